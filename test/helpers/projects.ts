/** Tests that need the projects of test/projects: a visible skip where they are not installed, a failure where skips are forbidden. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { packageFile } from "../../src/base/index.ts";
import { describeNeeding } from "./needing.ts";

const FOLDER: string = packageFile("test/projects");
const HELP = "test/projects has no packages: run npm run project-envs";

/** The absolute path of a project. */
export function projectPath(name: string): string {
  return join(FOLDER, name);
}

export function describeWithProjects(title: string, body: () => void): void {
  describeNeeding("packages", existsSync(join(FOLDER, "node_modules/installed-lock.json")), HELP, title, body);
}
