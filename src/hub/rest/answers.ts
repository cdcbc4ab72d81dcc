/**
 * Answers as the Hub gives them: its headers, and errors in the form that its clients read.
 * Sources: recorded answers of the Hub; HF's Python client (`X-Error-Message`, `X-Request-Id`).
 */
import { HttpResponse } from "msw/http";
import { messageOf, UsageError, type Random } from "../../base/index.ts";
import { UnknownDeliveryError, UnknownWebhookError, WebhookSettingsError } from "../../delivery/index.ts";

/** An answer that is not a success. */
export class HttpError extends UsageError {
  override readonly name = "HttpError";
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The status that an error stands for; undefined for one that is not the client's fault. */
function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpError) return thrown.status;
  if (thrown instanceof UnknownWebhookError || thrown instanceof UnknownDeliveryError) return 404;
  return thrown instanceof WebhookSettingsError ? 400 : undefined;
}

const EXPOSED_HEADERS =
  "X-Repo-Commit,X-Request-Id,X-Error-Code,X-Error-Message,X-Total-Count,ETag,Link,Accept-Ranges,Content-Range";

/**
 * Answers a request with what `run` returns, as JSON, or with the error that it throws.
 * @param random - Where request ids come from.
 */
export async function answer(request: Request, random: Random, run: () => unknown): Promise<HttpResponse<string>> {
  const headers = {
    "Content-Type": "application/json; charset=utf-8",
    "X-Powered-By": "huggingface-moon",
    "X-Request-Id": requestId(request, random),
    "Access-Control-Expose-Headers": EXPOSED_HEADERS,
  };
  try {
    return new HttpResponse(JSON.stringify(await run()), { headers });
  } catch (thrown) {
    const status = statusOf(thrown);
    if (status === undefined) throw thrown;
    const error = messageOf(thrown);
    const inHeader = error.replaceAll(/[^\x20-\x7E]/g, "?");
    return new HttpResponse(JSON.stringify({ error }), {
      status,
      headers: { ...headers, "X-Error-Message": inHeader },
    });
  }
}

/** The Hub's own id, and the client's behind it if the client sent one. */
function requestId(request: Request, random: Random): string {
  const own = `Root=1-${random.hex(8)}-${random.hex(24)}`;
  const theirs = request.headers.get("X-Amzn-Trace-Id");
  return theirs === null ? own : `${own};${theirs}`;
}

/** The JSON body of a request. @throws HttpError if it is none. */
export async function jsonBody(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const body: unknown = await request.json().catch(() => undefined);
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return { ...body };
  throw new HttpError(
    400,
    "Failed to read the body: it is not a JSON object. Send one with Content-Type: application/json.",
  );
}
