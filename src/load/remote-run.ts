/**
 * How a load test runs on machines that Artillery starts: the commands, for people to paste.
 * The secret is in none of them; each platform has its own way to bring it into the environment of the workers.
 * Source: Artillery 2.0.34, lib/cmds/run-fargate.ts, run-lambda.ts and run-aci.ts.
 */
import { shellQuoted, unreachable } from "../base/index.ts";

export const PLATFORMS = ["fargate", "lambda", "aci"] as const;
export type Platform = (typeof PLATFORMS)[number];

export interface RemoteRun {
  readonly platform: Platform;
  readonly machines: number;
  /** The folder of the test's files, as the shell sees it. */
  readonly folder: string;
  readonly hasSecret: boolean;
}

export interface RemoteSteps {
  /** What brings the secret to the workers, once; `null` when there is none. It reads it from HUBHOOK_SECRET. */
  readonly secret: { readonly about: string; readonly command: string } | null;
  /** What starts the load. */
  readonly command: string;
}

export function remoteSteps({ platform, machines, folder, hasSecret }: RemoteRun): RemoteSteps {
  const script = quoted(`${folder}/test.yml`);
  const count = `--count ${machines}`;
  const dotenv = quoted(`${folder}/.env`);
  const withDotenv = hasSecret ? ` --dotenv ${dotenv}` : "";
  switch (platform) {
    case "fargate":
      return {
        secret: hasSecret
          ? {
              about: "The workers read the secret from AWS's parameter store. Put it there once, in their region:",
              command:
                'aws ssm put-parameter --type SecureString --name /artilleryio/HUBHOOK_SECRET --value "$HUBHOOK_SECRET"',
            }
          : null,
        command: `npx artillery run:fargate ${count}${hasSecret ? " --secret HUBHOOK_SECRET" : ""} ${script}`,
      };
    case "lambda":
      return {
        secret: hasSecret ? dotenvStep(dotenv) : null,
        command: `npx artillery run:lambda ${count}${withDotenv} ${script}`,
      };
    case "aci":
      return {
        secret: hasSecret ? dotenvStep(dotenv) : null,
        command: `npx artillery run:aci ${count}${withDotenv} ${script}`,
      };
    default:
      return unreachable(platform);
  }
}

/** The file stands beside the test: a worker finds it by its name alone, next to the test. */
function dotenvStep(file: string): NonNullable<RemoteSteps["secret"]> {
  return {
    about: "The workers read the secret from a file that goes with the test. Write it, and keep it out of Git:",
    command: `printf "HUBHOOK_SECRET='%s'\\n" "$HUBHOOK_SECRET" > ${file}`,
  };
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : shellQuoted(path);
}
