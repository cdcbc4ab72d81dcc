import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { mkdir, writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { PLATFORMS, remoteSteps, testFiles } from "../../src/load/index.ts";
import { ARTILLERY, describeWithArtillery, installHubhook } from "../helpers/artillery.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { SETTINGS } from "./settings.ts";

const run = promisify(execFile);

/** Asks Artillery what it would send, by the code that all three platforms go through. */
const BUNDLE = `
  const lib = process.argv[1] + "/dist/lib/";
  const { createGlobalObject } = await import(lib + "artillery-global.js");
  await createGlobalObject();
  const { createBOM } = await import(lib + "platform/aws-ecs/legacy/bom.js");
  const script = process.cwd() + "/hubhook-load/test.yml";
  const flags = { platform: "aws:lambda", dotenv: "hubhook-load/.env" };
  createBOM(script, [], { flags, scenarioPath: script }, (error, bom) => {
    const names = bom.files.map(({ noPrefix }) => noPrefix);
    const dotenv = names.filter((name) => name === flags.dotenv.split("/").at(-1)); // the worker is told no more of it
    process.stdout.write(JSON.stringify({ names, modules: bom.modules, dotenv }), () => process.exit());
  });
`;

describe("remoteSteps()", () => {
  it("has Fargate read the secret from the parameter store", () => {
    expect(remoteSteps({ platform: "fargate", machines: 4, folder: "hubhook-load", hasSecret: true })).toEqual({
      secret: {
        about: expect.stringContaining("parameter store"),
        command:
          'aws ssm put-parameter --type SecureString --name /artilleryio/HUBHOOK_SECRET --value "$HUBHOOK_SECRET"',
      },
      command: "npx artillery run:fargate --count 4 --secret HUBHOOK_SECRET hubhook-load/test.yml",
    });
  });

  it.each(["lambda", "aci"] as const)("has %s take the secret along in a file beside the test", (platform) => {
    const { secret, command } = remoteSteps({ platform, machines: 2, folder: "a load's test", hasSecret: true });
    const folder = String.raw`a load'\''s test`;
    expect(secret?.command).toBe(`printf "HUBHOOK_SECRET='%s'\\n" "$HUBHOOK_SECRET" > '${folder}/.env'`);
    expect(command).toBe(`npx artillery run:${platform} --count 2 --dotenv '${folder}/.env' '${folder}/test.yml'`);
  });

  it.each(PLATFORMS)("asks %s for no secret when there is none", (platform) => {
    const steps = remoteSteps({ platform, machines: 1, folder: "hubhook-load", hasSecret: false });
    expect(steps).toEqual({ secret: null, command: `npx artillery run:${platform} --count 1 hubhook-load/test.yml` });
  });
});

describeWithArtillery("Artillery, for machines elsewhere", () => {
  it("takes the whole test along, the file with the secret too, and has this hubhook installed there", async () => {
    const folder = await temporaryFolder();
    await installHubhook(folder);
    const files = { ...testFiles({ ...SETTINGS, secretIn: "header" }, "1.2.3"), ".env": "HUBHOOK_SECRET='x'" };
    await mkdir(join(folder, "hubhook-load"));
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, "hubhook-load", name), text);
    const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", BUNDLE, ARTILLERY], {
      cwd: folder,
    });
    const { names, modules, dotenv } = JSON.parse(stdout);
    expect(names.toSorted()).toEqual(Object.keys(files).toSorted());
    expect(modules).toEqual(["hubhook"]);
    expect(dotenv).toEqual([".env"]);
  });

  it.each(PLATFORMS)("has the options that are printed for %s", async (platform) => {
    const { command } = remoteSteps({ platform, machines: 2, folder: "hubhook-load", hasSecret: true });
    const [, , name = "", ...rest] = command.split(" ");
    const { stdout: help } = await run(process.execPath, [join(ARTILLERY, "bin/run"), name, "--help"], {
      env: { ...process.env, ARTILLERY_DISABLE_TELEMETRY: "true" },
    });
    const options = rest.filter((word) => word.startsWith("--"));
    expect(options).toHaveLength(2);
    for (const option of options) expect(help).toContain(`${option}=`);
  });
});
