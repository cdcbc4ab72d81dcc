import { readFileSync } from "node:fs";
import { isRecord, packageFile } from "../base/index.ts";

/** The version of this package. */
export function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(packageFile("package.json"), "utf8"));
  return isRecord(manifest) ? String(manifest["version"]) : "";
}
