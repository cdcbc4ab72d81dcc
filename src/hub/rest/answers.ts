/**
 * Answers as the Hub gives them: its headers, and errors in the form that its clients read.
 * Sources: recorded answers of the Hub; HF's Python client (`X-Error-Code`, `X-Error-Message`, `X-Request-Id`).
 */
import { messageOf, UsageError, type Random } from "../../base/index.ts";
import { UnknownDeliveryError, UnknownWebhookError, WebhookSettingsError } from "../../delivery/index.ts";
import { WorldError, type WorldErrorKind } from "../../world/index.ts";

/** An answer that is not a success. */
export class HttpError extends UsageError {
  override readonly name = "HttpError";
  readonly status: number;
  /** What the answer says besides the error. */
  readonly extra: Readonly<Record<string, unknown>>;
  constructor(status: number, message: string, extra: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.status = status;
    this.extra = extra;
  }
}

interface ErrorAnswer {
  readonly status: number;
  /** Decides the exception that HF's Python client raises. */
  readonly code?: string;
}

/** What the Hub answers to an action that it can't do. Source: the tests of HF's Python client. */
const ANSWERS: Readonly<Record<WorldErrorKind, ErrorAnswer>> = {
  "namespace-not-found": { status: 404 },
  "repo-not-found": { status: 404, code: "RepoNotFound" },
  "revision-not-found": { status: 404, code: "RevisionNotFound" },
  "entry-not-found": { status: 404, code: "EntryNotFound" },
  "discussion-not-found": { status: 404 },
  "comment-not-found": { status: 404 },
  "already-exists": { status: 409 },
  "stale-parent": { status: 412 },
  conflict: { status: 400 },
  invalid: { status: 400 },
  "invalid-path": { status: 422 },
  forbidden: { status: 403 },
};

/** The answer that an error stands for; undefined for one that is not the client's fault. */
function answerFor(thrown: unknown): ErrorAnswer | undefined {
  if (thrown instanceof HttpError) return { status: thrown.status };
  if (thrown instanceof WorldError) return ANSWERS[thrown.kind];
  if (thrown instanceof UnknownWebhookError || thrown instanceof UnknownDeliveryError) return { status: 404 };
  return thrown instanceof WebhookSettingsError ? { status: 400 } : undefined;
}

const EXPOSED_HEADERS =
  "X-Repo-Commit,X-Request-Id,X-Error-Code,X-Error-Message,X-Total-Count,ETag,Link,Accept-Ranges,Content-Range";

/**
 * Answers a request with what `run` returns: a response as it is, any other value as JSON; or with the error that it
 * throws.
 * @param random - Where request ids come from.
 */
export async function answer(request: Request, random: Random, run: () => unknown): Promise<Response> {
  const headers = {
    "Content-Type": "application/json; charset=utf-8",
    "X-Powered-By": "huggingface-moon",
    "X-Request-Id": requestId(request, random),
    "Access-Control-Expose-Headers": EXPOSED_HEADERS,
  };
  try {
    const result = await run();
    if (!(result instanceof Reply)) return new Response(JSON.stringify(result), { headers });
    const body = request.method === "HEAD" ? null : result.body;
    return new Response(body, { status: result.status, headers: { ...headers, ...result.headers } });
  } catch (thrown) {
    const known = answerFor(thrown);
    if (known === undefined) throw thrown;
    const error = messageOf(thrown);
    const extra = thrown instanceof HttpError ? thrown.extra : {};
    return new Response(JSON.stringify({ error, ...extra }), {
      status: known.status,
      headers: {
        ...headers,
        "X-Error-Message": error.replaceAll(/[^\x20-\x7E]/g, "?"),
        ...(known.code !== undefined && { "X-Error-Code": known.code }),
      },
    });
  }
}

/** An answer that is not plain JSON with the status 200. */
export class Reply {
  readonly body: string | Uint8Array<ArrayBuffer> | null;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  constructor(body: Reply["body"], headers: Readonly<Record<string, string>> = {}, status = 200) {
    this.body = body;
    this.headers = headers;
    this.status = status;
  }
}

/** A JSON value with headers of its own. */
export function json(value: unknown, headers: Readonly<Record<string, string>> = {}, status = 200): Reply {
  return new Reply(JSON.stringify(value), headers, status);
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
