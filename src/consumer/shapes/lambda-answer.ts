/** What a Lambda returned, as the answer that API Gateway makes of it. */
import { isRecord } from "../../base/index.ts";
import type { Attempt } from "../attempt.ts";
import { readResponse } from "../fetch-consumer.ts";

/** Without a status code, format 2.0 takes what is returned for the body of a 200. */
export async function lambdaAnswer(returned: unknown, attempt: Attempt): Promise<void> {
  if (returned instanceof Response) {
    attempt.fail("threw", "the handler returned a Response. Return { statusCode, headers, body }, or say --as fetch");
    return;
  }
  if (!isRecord(returned) || !("statusCode" in returned)) {
    const text = typeof returned === "string" ? returned : (JSON.stringify(returned) ?? "null");
    await readResponse(new Response(text, { headers: { "content-type": "application/json" } }), attempt);
    return;
  }
  const { body, isBase64Encoded } = returned;
  const status = Number(returned["statusCode"]);
  if (!Number.isInteger(status) || status < 200 || status > 599) {
    attempt.fail("threw", `the handler returned the status code ${String(returned["statusCode"])}. Return 200 to 599`);
    return;
  }
  if (body !== undefined && body !== null && typeof body !== "string") {
    attempt.fail(
      "threw",
      `the handler returned a body of type ${typeof body}. Return a string, such as by JSON.stringify`,
    );
    return;
  }
  const content = isBase64Encoded === true ? Buffer.from(body ?? "", "base64") : (body ?? "");
  const isEmpty = [204, 205, 304].includes(status);
  await readResponse(new Response(isEmpty ? null : content, { status, headers: headersOf(returned) }), attempt);
}

function headersOf({ headers, multiValueHeaders, cookies }: Readonly<Record<string, unknown>>): Headers {
  const all = new Headers();
  for (const [name, value] of Object.entries(Object(headers))) all.set(name, String(value));
  for (const [name, values] of Object.entries(Object(multiValueHeaders))) {
    for (const value of Array.isArray(values) ? values : []) all.append(name, String(value));
  }
  for (const cookie of Array.isArray(cookies) ? cookies : []) all.append("set-cookie", String(cookie));
  return all;
}
