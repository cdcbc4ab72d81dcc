/** The world and its webhooks at scale: many webhooks of others, whole histories, many repos. */
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { history } from "../../src/arbitraries/index.ts";
import { createHub, type Hub } from "../../src/hub/index.ts";
import { apply, createWorld } from "../../src/world/index.ts";
import { compare, type Group, type Row } from "./row.ts";

const MATCHING = 10;
const UNLIMITED = { rateLimit: { maxTriggers: Number.MAX_SAFE_INTEGER, windowMs: 86_400_000 } };

export const world: Group = async () => [...(await manyWebhooks()), ...(await histories()), manyRepos()];

/** A push, and the deliveries to the 10 webhooks that watch the repo, beside all the others there are. */
async function manyWebhooks(): Promise<readonly Row[]> {
  const [few, many] = [pushing(MATCHING), pushing(1_000_000)];
  const rows = await compare({
    what: "events in a world with 1,000,000 webhooks, 10 of them matching",
    unit: "events/s",
    ours: many.push,
    peers: [{ name: "the same with 10 webhooks", work: few.push, target: { atLeast: 0.5 } }],
  });
  await Promise.all([few.hub.close(), many.hub.close()]);
  return rows;
}

function pushing(webhooks: number): { readonly hub: Hub; readonly push: () => Promise<void> } {
  const hub = createHub({ policy: UNLIMITED });
  const url = "https://bot.example/webhook";
  hub.connect(url, () => new Response());
  const repo = hub.as("ada").createRepo({ type: "model", name: "bert" });
  for (let index = 0; index < webhooks; index++) {
    const name = index < MATCHING ? "ada/bert" : `user-${index}/bert`;
    hub.webhooks.create({ url, watched: [{ type: "model", name }], domains: ["repo"] });
  }
  let pushes = 0;
  return {
    hub,
    async push() {
      repo.push({ files: { "README.md": `# ${pushes++ % 100}` } });
      await hub.settled();
    },
  };
}

async function histories(): Promise<readonly Row[]> {
  const made = fc.sample(history(), { seed: 1, numRuns: 200 });
  let next = 0;
  const values = history();
  const random = (seed: number): void => void fc.sample(values, { seed, numRuns: 10 });
  return await compare({
    what: "histories of up to 30 actions, made 10 at a time",
    unit: "× 10/s",
    ours: () => random(next++),
    peers: [
      {
        name: "doing the actions alone",
        work: () => {
          for (let i = 0; i < 10; i++) {
            let now = createWorld();
            for (const action of made[next++ % made.length] ?? []) now = apply(now, action, 0).world;
          }
        },
        target: null,
      },
    ],
  });
}

/** Makes repos and prints how many bytes each of them takes. */
const REPOS = `
  import { createHub } from "./src/hub/index.ts";
  const repos = Number(process.argv[1]);
  const hub = createHub();
  const ada = hub.as("ada");
  globalThis.gc();
  const before = process.memoryUsage();
  for (let index = 0; index < repos; index++) ada.createRepo({ type: "model", name: "repo-" + index });
  globalThis.gc();
  const after = process.memoryUsage();
  console.log((after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / repos);
  hub.close();
`;

function manyRepos(): Row {
  const bytesEach = (repos: number): number =>
    Number(
      execFileSync(process.execPath, ["--expose-gc", "--input-type=module", "-e", REPOS, String(repos)], {
        encoding: "utf8",
        timeout: 600_000,
      }),
    );
  const [ours, theirs] = [bytesEach(100_000), bytesEach(10_000)].map((bytes) => bytes / 1024);
  return {
    what: `memory of each of 100,000 repos (${Math.round(((ours ?? 0) * 100_000) / 1024)} MiB in all)`,
    against: "each of 10,000",
    ours: ours ?? Number.NaN,
    theirs: theirs ?? Number.NaN,
    unit: "KiB",
    ratio: (ours ?? Number.NaN) / (theirs ?? Number.NaN),
    target: { atMost: 1.2 },
  };
}
