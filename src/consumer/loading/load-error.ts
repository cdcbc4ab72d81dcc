/** Why a user's module did not load, in the user's terms: which import failed, which file asked for it, what to try. */
import { relative } from "node:path";
import { messageOf, UnableError } from "../../base/index.ts";
import { describeThrown } from "../describe-thrown.ts";
import type { FailedImport } from "./module-hooks.ts";

/**
 * @param path - The module, as the user gave it.
 * @param failed - The import whose failure was thrown.
 */
export function loadError(path: string, thrown: unknown, failed: FailedImport | undefined): UnableError {
  if (thrown instanceof UnableError) return thrown;
  const [why, advice] = failed === undefined ? explained(thrown, path) : unresolved(failed);
  return new UnableError(`Failed to load "${path}": ${why}. ${advice}`, { cause: thrown });
}

type Explanation = readonly [why: string, advice: string];

function unresolved({ specifier, importer }: FailedImport): Explanation {
  const why = `${shown(importer)} imports "${specifier}", which was not found`;
  if (/^\.{0,2}\//.test(specifier))
    return [why, "Check the path; a file that a build step makes has to be made first."];
  if (/^(?:\$app\/|[a-z-]+:)/.test(specifier)) {
    return [why, "It exists only on its platform. Start the app there, and give its URL."];
  }
  if (/^(?:[@~#$]\/|[$#])/.test(specifier)) {
    return [why, 'Say where it leads by "paths" in the tsconfig.json beside it, as for the editor.'];
  }
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
  return [why, `Install it where the app is: npm install ${name}`];
}

const SELF = "Make sure that it runs on its own with";

function explained(thrown: unknown, path: string): Explanation {
  const message = messageOf(thrown);
  if (message.includes("Top-level await is currently not supported")) {
    return [
      "it awaits something at its top level, which a CommonJS module can't do",
      'Put "type": "module" into its package.json, or name it .mts.',
    ];
  }
  const transform = /^(.*): ERROR: (.*)$/m.exec(message);
  if (transform !== null) return [`${shown(transform[1] ?? "")}: ${transform[2]}`, "Correct the syntax."];
  const global = /^(Deno|Bun|awslambda|EdgeRuntime|Netlify|addEventListener) is not defined/.exec(message)?.[1];
  if (global !== undefined) {
    return [
      `it uses ${global}, which exists only on its platform`,
      'Start it there: hubhook fuzz http://127.0.0.1/webhook --start "…"',
    ];
  }
  return [`${placeOf(thrown)}${describeThrown(thrown)}`, `${SELF} \`npx tsx ${path}\`.`];
}

/** An error of syntax says where it is only above its stack. */
function placeOf(thrown: unknown): string {
  if (!(thrown instanceof SyntaxError)) return "";
  const place = /^(?:file:\/\/)?(\/[^\n?]*?)(?:\?[^\n:]*)?:(\d+)$/m.exec(thrown.stack?.split("\n")[0] ?? "");
  return place === null ? "" : `${shown(place[1] ?? "")}:${place[2]}: `;
}

/** From the working directory, where that is shorter. */
function shown(file: string): string {
  const near = relative(process.cwd(), file);
  return near.startsWith("..") ? file : `./${near}`;
}
