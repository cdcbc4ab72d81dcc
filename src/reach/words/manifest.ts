/** The settings that a handler keeps for itself in package.json. */
import { isRecord, parsedJson } from "../../base/index.ts";

export function isManifest(path: string): boolean {
  return /(?:^|[\\/])package\.json$/i.test(path);
}

/** What npm and other tools read there. */
const OF_TOOLS: ReadonlySet<string> = new Set(
  (
    "name version description keywords homepage bugs license author contributors funding files exports imports main browser bin " +
    "man directories repository scripts dependencies devDependencies peerDependencies peerDependenciesMeta " +
    "bundleDependencies optionalDependencies overrides resolutions engines os cpu private publishConfig workspaces type types " +
    "typings module sideEffects packageManager pnpm yarn eslintConfig prettier jest vitest babel browserslist lint-staged husky " +
    "nodemonConfig volta tsup ava mocha nyc c8 stylelint commitlint release-it $schema"
  ).split(" "),
);

/** The text without what tools read; each line stays where it is. */
export function ownSettingsIn(text: string): string {
  const manifest = parsedJson(text);
  if (!isRecord(manifest)) return "";
  const own = new Set(Object.keys(manifest).filter((key) => !OF_TOOLS.has(key)));
  if (own.size === 0) return "";
  let isOwn = false;
  return text
    .split("\n")
    .map((line) => {
      const key = /^(?: {2}|\t| {4})"([^"]+)"\s*:/.exec(line)?.[1]; // as npm indents it
      if (key !== undefined && Object.hasOwn(manifest, key)) isOwn = own.has(key);
      return isOwn ? line : "";
    })
    .join("\n");
}
