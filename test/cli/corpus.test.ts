import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { plainPayload } from "../../src/arbitraries/index.ts";
import type { JsonResult } from "../../src/report/index.ts";
import { shell, type Ended } from "../e2e/hubhook.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const appThat = (fails: string): string =>
  `export default async (request) => new Response(null, { status: (await request.text()).includes(${JSON.stringify(fails)}) ? 500 : 200 });`;

/** A folder with an app, and how to fuzz it there. */
async function project(): Promise<{
  readonly corpus: string;
  readonly write: (fails: string) => Promise<void>;
  readonly fuzz: (options?: string) => Promise<Ended>;
}> {
  const folder = await temporaryFolder();
  const corpus = join(folder, "corpus");
  const checks = "--checks accepts-every-event,tolerates-new-scopes";
  return {
    corpus,
    write: (fails) => writeFile(join(folder, "app.mjs"), appThat(fails)),
    fuzz: (options = "") => shell(`hubhook fuzz ${folder}/app.mjs --corpus ${corpus} ${checks} ${options}`),
  };
}

function outcomes({ out }: Ended): JsonResult["corpus"] {
  const result: JsonResult = JSON.parse(out);
  return result.corpus;
}

describe("hubhook fuzz --corpus", () => {
  it("keeps a failure, runs it first next time, and tells when it is fixed", async () => {
    const { corpus, write, fuzz } = await project();
    await write('"private":true');
    const first = await fuzz("--runs 60 --seed 1");
    const [file = "", ...others] = await readdir(corpus);
    expect(others).toEqual([]);
    expect(first.err).toContain(`New in the corpus: ${file}.`);
    expect(JSON.parse(await readFile(join(corpus, file), "utf8"))).toMatchObject({
      check: "accepts-every-event",
      happened: "answered 500",
      payload: { repo: { private: true } },
    });

    const second = await fuzz("--runs 0 --seed 2 --json");
    expect(second.code).toBe(1);
    expect(outcomes(second)).toEqual([{ name: file, status: "failing" }]);
    expect(await readdir(corpus)).toEqual([file]);

    await write("what people\u0000 never write");
    const third = await fuzz("--runs 5 --seed 3");
    expect(third).toMatchObject({ code: 0, err: expect.stringContaining(`Fixed, --prune removes it: ${file}.\n`) });
    expect((await fuzz("--runs 5 --seed 3 --prune")).err).toContain(`Fixed, removed: ${file}.`);
    expect(await readdir(corpus)).toEqual([]);
  });

  it("runs payloads that people drop into it, and leaves them there", async () => {
    const { corpus, write, fuzz } = await project();
    await write("a very special title");
    await fuzz("--runs 1 --seed 1");
    const payload = plainPayload("discussion:create", "model");
    const special = JSON.stringify(payload).replace("Fix the card", "a very special title");
    await writeFile(join(corpus, "special.json"), special);
    const { code, out } = await fuzz("--runs 1 --seed 1");
    expect(code).toBe(1);
    expect(out).toContain('on discussion:create "special.json", plain but for');
    expect(out).toMatch(
      /Again: npx hubhook fuzz .* --checks accepts-every-event --case discussion:create --set 'discussion\.title=a very special title'\n/,
    );
    await write("what people\u0000 never write");
    const pruned = await fuzz("--runs 1 --seed 1 --prune");
    expect(pruned.code).toBe(0);
    expect(pruned.err).not.toContain("special.json");
    expect(await readdir(corpus)).toEqual(["special.json"]);
  });

  it("says which file it can't use, and refuses to prune what is not there", async () => {
    const { corpus, write, fuzz } = await project();
    await write("nothing");
    await fuzz("--runs 1 --seed 1");
    await writeFile(join(corpus, "odd.json"), '{"check":"no-such-check","seed":1,"path":"0"}');
    const { code, err } = await fuzz("--runs 1");
    expect(code).toBe(2);
    expect(err).toContain('Failed to use "odd.json" of the corpus');
    expect((await shell("hubhook fuzz ./app.mjs --prune")).err).toContain("there is no corpus");
  });
});
