/**
 * A request as API Gateway hands it to a Lambda (docs.aws.amazon.com/apigateway, payload format versions). Function URLs
 * send format 2.0, too. A text is a string, everything else is base64.
 */
import type { WireRequest } from "../../base/index.ts";
import { lowerCaseHeaders } from "../headers.ts";
import { bytesOf } from "./response-helpers.ts";

const TEXT = /^(?:text\/|application\/(?:[\w.+-]*json|xml|javascript|x-www-form-urlencoded))/i;

/** The times stand still, so that the same request makes the same event. */
const TIME = { time: "01/Jan/2026:00:00:00 +0000", timeEpoch: 1_767_225_600_000 };

export function lambdaEventV2(request: WireRequest): Readonly<Record<string, unknown>> {
  const { pathname, search, searchParams, host } = new URL(request.url);
  const { cookie, ...headers } = lowerCaseHeaders([["host", host], ...request.headers.filter(isNotHost)]);
  const isText = TEXT.test(headers["content-type"] ?? "");
  const query = Object.entries(multiValues(searchParams)).map(([name, values]) => [name, values.join(",")]);
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: pathname,
    rawQueryString: search.slice(1),
    ...(cookie !== undefined && { cookies: cookie.split(/;\s*/) }),
    headers,
    ...(query.length > 0 && { queryStringParameters: Object.fromEntries(query) }),
    requestContext: {
      accountId: "123456789012",
      apiId: "api",
      domainName: host,
      domainPrefix: host.split(".")[0],
      http: {
        method: "POST",
        path: pathname,
        protocol: "HTTP/1.1",
        sourceIp: "127.0.0.1",
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: headers["webhook-id"] ?? "request",
      routeKey: "$default",
      stage: "$default",
      ...TIME,
    },
    body: bytesOf(request).toString(isText ? "utf8" : "base64"),
    isBase64Encoded: !isText,
  };
}

export function lambdaEventV1(request: WireRequest): Readonly<Record<string, unknown>> {
  const { pathname, searchParams, host } = new URL(request.url);
  const headers = [["Host", host] as const, ...request.headers.filter(isNotHost)];
  const multiValueHeaders: Record<string, string[]> = {};
  for (const [name, value] of headers) (multiValueHeaders[name] ??= []).push(value);
  const query = multiValues(searchParams);
  const hasQuery = Object.keys(query).length > 0;
  return {
    version: "1.0",
    resource: pathname,
    path: pathname,
    httpMethod: "POST",
    headers: Object.fromEntries(headers),
    multiValueHeaders,
    queryStringParameters: hasQuery ? Object.fromEntries(searchParams) : null,
    multiValueQueryStringParameters: hasQuery ? query : null,
    pathParameters: null,
    stageVariables: null,
    requestContext: {
      accountId: "123456789012",
      apiId: "api",
      domainName: host,
      httpMethod: "POST",
      identity: { sourceIp: "127.0.0.1", userAgent: "" },
      path: pathname,
      protocol: "HTTP/1.1",
      requestId: "request",
      requestTimeEpoch: TIME.timeEpoch,
      resourcePath: pathname,
      stage: "prod",
    },
    body: bytesOf(request).toString(),
    isBase64Encoded: false,
  };
}

function isNotHost([name]: readonly [string, string]): boolean {
  return name.toLowerCase() !== "host";
}

function multiValues(parameters: URLSearchParams): Readonly<Record<string, string[]>> {
  const values: Record<string, string[]> = {};
  for (const [name, value] of parameters) (values[name] ??= []).push(value);
  return values;
}
