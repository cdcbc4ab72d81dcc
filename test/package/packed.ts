/** Packs the package and puts it into a new project, as `npm install` would, but without a network. */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface Project {
  /** Takes it away. */
  remove(): Promise<void>;
  /** The root of the project that uses hubhook. */
  readonly folder: string;
  /** What the package holds, as paths below its root. */
  readonly packedFiles: readonly string[];
}

export async function projectWithPackage(): Promise<Project> {
  const root = await mkdtemp(join(tmpdir(), "hubhook-"));
  const staged = join(root, "staged");
  await mkdir(staged);
  await run(process.execPath, ["scripts/build.ts", "--out", join(staged, "dist")]);
  const top = (await readdir(".")).filter((name) =>
    /^(package\.json|schemas|docs|generated|[A-Z]+(\.md)?)$/.test(name),
  );
  for (const name of top) await cp(name, join(staged, name), { recursive: true });
  const { stdout } = await run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", root], {
    cwd: staged,
  });
  const [packed] = JSON.parse(stdout);

  const folder = join(root, "project");
  const installed = join(folder, "node_modules/hubhook");
  await mkdir(installed, { recursive: true });
  await run("tar", ["-xzf", join(root, packed.filename), "--strip-components=1", "-C", installed]);
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module", private: true }));
  const manifest = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  for (const name of Object.keys(manifest.dependencies)) await linked(folder, name);
  await mkdir(join(folder, "node_modules/.bin"));
  await symlink(join(installed, manifest.bin.hubhook), join(folder, "node_modules/.bin/hubhook"));
  return {
    remove: () => rm(root, { recursive: true }),
    folder,
    packedFiles: packed.files.map(({ path }: { path: string }) => path),
  };
}

async function linked(folder: string, name: string): Promise<void> {
  const link = join(folder, "node_modules", name);
  await mkdir(dirname(link), { recursive: true });
  await symlink(resolve("node_modules", name), link);
}
