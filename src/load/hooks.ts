/**
 * What Artillery calls for each request: one function that fills it in, one that judges the answer.
 * The written `processor.mjs` is a call of `loadHooks`; so can any other processor be.
 */
import { UsageError } from "../base/index.ts";
import { loadRequests } from "./load-request.ts";
import type { LoadPlan } from "./settings.ts";

/** The parts that we use of what Artillery hands to a hook (its docs: HTTP engine, extending with custom code). */
interface HookRequest {
  url?: string;
  headers?: Readonly<Record<string, string>>;
  body?: Uint8Array;
}
interface HookContext {
  readonly vars: Record<string, unknown>;
}
type Next = (error?: Error) => void;

export interface LoadHooks {
  /** A `beforeRequest` hook: makes the request the next delivery of this worker. */
  deliver(request: HookRequest, context: HookContext, events: unknown, next: Next): void;
  /** An `afterResponse` hook: every answer but 2xx is an error, counted as `HTTP 500`, say. */
  judge(
    request: unknown,
    response: { readonly statusCode: number },
    context: unknown,
    events: unknown,
    next: Next,
  ): void;
}

/**
 * The hooks of one worker, which count its requests from 0.
 * @param env - Where the secret is, as HUBHOOK_SECRET, and what Artillery says of the worker.
 * @throws UsageError when the plan asks for a secret and there is none: every request would be refused.
 */
export function loadHooks(plan: LoadPlan, env: Readonly<Record<string, string | undefined>>): LoadHooks {
  const { secretIn, ...source } = plan;
  const requestOf = loadRequests(secretIn === null ? source : { ...source, secretIn, secret: secretFrom(env) });
  const worker = workerIn(env);
  let index = 0;
  return {
    deliver(request, { vars }, _events, next) {
      const { url, headers, body } = requestOf(worker, index);
      index += 1;
      // Artillery takes {{ … }} in any text for a template, in a payload as well as in a secret. It leaves alone what is
      // no text, and what it puts in from a variable.
      vars["hubhookHeaders"] = headers.map(([, value]) => value);
      request.headers = Object.fromEntries(headers.map(([name], nth) => [name, `{{ hubhookHeaders[${nth}] }}`]));
      request.url = url.replaceAll("{", "%7B");
      request.body = Buffer.from(body);
      next();
    },
    judge(_request, { statusCode }, _context, _events, next) {
      next(statusCode >= 200 && statusCode < 300 ? undefined : new Error(`HTTP ${statusCode}`));
    },
  };
}

function secretFrom(env: Readonly<Record<string, string | undefined>>): string {
  const secret = env["HUBHOOK_SECRET"] ?? "";
  if (secret !== "") return secret;
  throw new UsageError(
    "Failed to start the load test: it sends a secret, and there is none in HUBHOOK_SECRET. Export it first.",
  );
}

/**
 * Who this worker is. Artillery numbers its threads in LOCAL_WORKER_ID; where it runs on several machines, each has a
 * WORKER_ID (Artillery 2.0.34: lib/platform/local/worker.ts, lib/platform/aws-ecs/worker/loadgen-worker,
 * lib/platform/aws-lambda/lambda-handler/a9-handler-index.js).
 */
function workerIn(env: Readonly<Record<string, string | undefined>>): string {
  return [env["WORKER_ID"], env["LOCAL_WORKER_ID"]].filter((part) => part !== undefined).join("/");
}
