/**
 * What an error of the network means for the exchange. The codes are those of Node.js (`errno`, OpenSSL)
 * and of undici (`UND_ERR_…`). A certificate that is not trusted counts as refused: here it is us who refuse.
 */
import type { NoAnswer } from "../base/index.ts";

const REASONS: Readonly<Record<string, NoAnswer>> = {
  ECONNREFUSED: "connection-refused",
  ENOTFOUND: "connection-refused",
  EAI_AGAIN: "connection-refused",
  EHOSTUNREACH: "connection-refused",
  ENETUNREACH: "connection-refused",
  EADDRNOTAVAIL: "connection-refused",
  ETIMEDOUT: "timeout",
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  UND_ERR_HEADERS_OVERFLOW: "not-http",
  EPROTO: "not-http", // TLS spoken to a server that does not speak it
  UND_ERR_INVALID_ARG: "unsendable",
  UND_ERR_REQ_CONTENT_LENGTH_MISMATCH: "unsendable",
  UND_ERR_NOT_SUPPORTED: "unsendable",
};

/** Why there was no answer; an error that is not known broke the connection. */
export function reasonOf(error: Error): { readonly reason: NoAnswer; readonly detail: string } {
  const code = codeOf(error);
  const reason =
    REASONS[code] ?? (isNotHttp(error, code) ? "not-http" : code.includes("CERT") ? "connection-refused" : "reset");
  return { reason, detail: detailOf(error, code) };
}

/** The parser also complains of an answer that ends too early; that one is HTTP, and the connection's fault. */
function isNotHttp(error: Error, code: string): boolean {
  if (error.name === "HTTPParserError") return !error.message.includes("Invalid EOF state");
  return code.startsWith("ERR_SSL_");
}

function codeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : "";
}

/** Of a host with several addresses, the first one's message: the sum of them has none. */
function detailOf(error: Error, code: string): string {
  const [first = error]: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
  const message = first instanceof Error ? first.message : "";
  return message === "" ? code : message;
}
