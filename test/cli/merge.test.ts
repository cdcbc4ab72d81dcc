import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { shell } from "../e2e/hubhook.ts";

const APP = `export default async (request) => new Response(null, { status: (await request.text()).includes('"private":true') ? 500 : 200 });`;

describe("hubhook merge", () => {
  it("brings shards together, in the exit code and in any report", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "app.mjs"), APP);
    const fuzz = `hubhook fuzz ${folder}/app.mjs --seed 1 --runs 40 --no-words --no-guidance --checks accepts-every-event`;
    const { code, out, err } = await shell(
      `for i in 1 2 3; do ${fuzz} --shard $i/3 --json > ${folder}/shard-$i.json; done
       hubhook merge ${folder}/shard-*.json --report junit=${folder}/report.xml`,
    );
    expect(err).toContain("report.xml");
    expect(out).toContain("✗ accepts-every-event      1 failure in 51 cases");
    expect(code).toBe(1);
    expect(await readFile(join(folder, "report.xml"), "utf8")).toContain("accepts-every-event");
  });

  it("says which file is no result", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "other.json"), "[1, 2]");
    const { code, err } = await shell(`hubhook merge ${folder}/other.json`);
    expect(code).toBe(3);
    expect(err).toContain('other.json": it holds no result of a run');
  });
});
