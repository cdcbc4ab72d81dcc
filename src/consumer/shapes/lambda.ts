/**
 * A handler of AWS Lambda behind a function URL or an API Gateway (docs.aws.amazon.com/lambda, Node.js handler):
 * `handler(event, context[, callback])`. The event is that of payload format 2.0, or 1.0 where the code or template asks for it.
 */
import { messageOf } from "../../base/index.ts";
import type { Attempt } from "../attempt.ts";
import { describeThrown } from "../describe-thrown.ts";
import { inProcessConsumer } from "../in-process.ts";
import { textOf, type LoadedModule, type Neighbour } from "../loading/index.ts";
import {
  exportedFunction,
  isCallable,
  propertyOf,
  signatureOf,
  takes,
  type Callable,
  type Exported,
} from "./callable.ts";
import { lambdaAnswer } from "./lambda-answer.ts";
import { lambdaEventV1, lambdaEventV2 } from "./lambda-event.ts";
import { defineShape, likely, sure, type Shape } from "./shape.ts";

const TEMPLATES = [
  "template.yaml",
  "template.yml",
  "serverless.yml",
  "serverless.yaml",
  "serverless.ts",
  "samconfig.toml",
  "cdk.json",
  "sst.config.ts",
];

const PACKAGES = [
  "@types/aws-lambda",
  "@middy/core",
  "serverless-http",
  "@codegenie/serverless-express",
  "@aws-lambda-powertools/logger",
  "aws-lambda",
  "serverless",
];

export const lambdaHandler: Shape = defineShape<Exported>({
  id: "lambda",
  title: "a Lambda handler",
  target: (module) => exportedFunction(module, "handler", "lambdaHandler", "default"),
  sign({ project }, target) {
    const { callable } = target;
    if (takes(callable, 0, "request")) return undefined;
    const template = templateOf(project);
    if (template !== undefined) return sure(template.name);
    const owned = PACKAGES.find(project.dependsOn);
    if (owned !== undefined) return sure(`${owned} among its dependencies`);
    if (project.neighbour("netlify.toml") !== undefined) return sure("netlify.toml and its export handler");
    return takes(callable, 0, "event") ? likely(signatureOf(target)) : undefined;
  },
  open({ call }, module) {
    const eventOf = takesFormat1(module) ? lambdaEventV1 : lambdaEventV2;
    return inProcessConsumer(module.path, async (request, attempt) => {
      const returned = await invoked(call, eventOf(request), attempt);
      await lambdaAnswer(returned, attempt);
    });
  },
});

function templateOf({ neighbour }: LoadedModule["project"]): Neighbour | undefined {
  return neighbour(...TEMPLATES);
}

/** Whether it reads what only format 1.0 has, or its template declares a REST API. */
function takesFormat1({ file, project }: LoadedModule): boolean {
  const template = templateOf(project);
  const isRestApi = template !== undefined && /^\s*(?:Type: Api|- http:)\s*$/m.test(textOf(template.file));
  if (isRestApi || project.neighbour("netlify.toml") !== undefined) return true;
  const source = textOf(file);
  if (/requestContext\s*\??\.\s*http\b|rawPath|APIGatewayProxy\w*V2|LambdaFunctionURL/.test(source)) return false;
  return /\.httpMethod\b|multiValueHeaders|APIGatewayProxy(?:Event|Handler|Result)\b/.test(source);
}

/** Waits for what comes first: the promise that is returned, or the callback. */
async function invoked(call: Callable, event: unknown, attempt: Attempt): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  let hasCalledBack = false;
  const callback = (error: unknown, result: unknown): void => {
    hasCalledBack = true;
    if (error === null || error === undefined) resolve(result);
    else reject(error instanceof Error ? error : new Error(messageOf(error)));
  };
  const returned = call(event, contextFor(attempt, callback), callback);
  const then = propertyOf(returned, "then");
  if (!isCallable(then)) return await promise;
  const work = Promise.resolve(returned);
  work.then(resolve, (thrown: unknown) => {
    if (!hasCalledBack) reject(thrown instanceof Error ? thrown : new Error(describeThrown(thrown)));
  });
  promise.then(
    () => attempt.watch(work), // what fails after the callback
    () => undefined,
  );
  return await promise;
}

function contextFor(attempt: Attempt, callback: (error: unknown, result: unknown) => void): unknown {
  const endMs = performance.now() + 30_000;
  return {
    awsRequestId: crypto.randomUUID(),
    callbackWaitsForEmptyEventLoop: true,
    functionName: "handler",
    functionVersion: "$LATEST",
    invokedFunctionArn: "arn:aws:lambda:us-east-1:123456789012:function:handler",
    logGroupName: "/aws/lambda/handler",
    logStreamName: "stream",
    memoryLimitInMB: "128",
    getRemainingTimeInMillis: () => Math.max(0, endMs - performance.now()),
    done: callback,
    succeed: (result: unknown) => callback(null, result),
    fail: (error: unknown) => callback(error, undefined),
    waitUntil: (work: unknown) => attempt.watch(Promise.resolve(work)),
  };
}
