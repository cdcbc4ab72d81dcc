/** What an Azure function returned, as the response that its host makes of it. */
import { isRecord } from "../../base/index.ts";
import { isResponse } from "../fetch-consumer.ts";

/** @returns What it was where it can't be made one; whoever reads it says so. */
export function azureAnswer(returned: unknown): Response {
  if (returned === undefined || returned === null) return new Response(null, { status: 204 });
  if (isResponse(returned)) return returned;
  if (!isRecord(returned)) return new Response(String(returned));
  const { jsonBody, body } = returned;
  const status = statusOf(returned);
  const headers = new Headers(
    Object.entries(Object(returned["headers"])).map(([name, value]) => [name, String(value)]),
  );
  if ([204, 205, 304].includes(status)) return new Response(null, { status, headers });
  if (jsonBody !== undefined) return Response.json(jsonBody, { status, headers });
  if (isPlain(body)) return Response.json(body, { status, headers });
  return new Response(bodyOf(body), { status, headers });
}

/** The model before has helpers of these names on the response. */
function statusOf({ status, statusCode }: Readonly<Record<string, unknown>>): number {
  const given = [status, statusCode].find((value) => typeof value === "number" || typeof value === "string");
  return given === undefined ? 200 : Number(given);
}

function isPlain(body: unknown): boolean {
  return Array.isArray(body) || (isRecord(body) && Object.getPrototypeOf(body) === Object.prototype);
}

function bodyOf(body: unknown): ConstructorParameters<typeof Response>[0] {
  if (body === undefined || body === null) return null;
  if (body instanceof ReadableStream || body instanceof Blob || body instanceof FormData) return body;
  if (body instanceof Uint8Array) return new Uint8Array(body);
  return String(body);
}
