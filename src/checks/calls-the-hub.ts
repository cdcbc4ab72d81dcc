/**
 * What the checks of consumers that call the Hub back have in common: when they apply, and what people do on the Hub to
 * make such a consumer act.
 */
import fc from "fast-check";
import { textsFor, wish, type Aim, type Wish } from "../arbitraries/index.ts";
import type { ActionKind } from "../world/index.ts";
import type { Check, Driver, Setup } from "./check.ts";
import { openSandbox } from "./sandbox.ts";

/** What consumers act on: a comment, an upload, a proposal, a decision, a setting. */
export const OCCASIONS: readonly ActionKind[] = [
  "comment",
  "open-discussion",
  "open-pull-request",
  "commit",
  "create-repo",
  "change-status",
  "merge",
  "rename-discussion",
  "edit-comment",
  "create-tag",
  "update-settings",
];

/** What people write by default: a greeting, a mention, and a command in one. */
const CALL = "Hello @bot, can you help? /help";

/** People wanting something that consumers act on. */
export function wishes({ aim }: Setup): fc.Arbitrary<Wish> {
  const usual = fc.constantFrom(CALL, "Hello!", "/retrain main");
  return wish({
    kinds: OCCASIONS,
    aim,
    texts: aim.say.length > 0 ? fc.constantFrom(...aim.say) : textsFor(aim, usual),
  });
}

/** Wishes for one kind of action, and what has to come before it: as often as it takes until it is done. */
export interface Occasion {
  /** The kind of action, with a number from the second text on. */
  readonly name: string;
  readonly wishes: fc.Arbitrary<readonly Wish[]>;
}

/**
 * Every kind of action with a text of its own; those that people write something in with each text that may matter.
 * @param written - What is written in place of such a text. Default: the text.
 */
export function occasionsOf(
  { aim }: Setup,
  kinds: readonly ActionKind[] = OCCASIONS,
  written: (text: string) => string = (text) => text,
): readonly Occasion[] {
  return kinds.flatMap((kind) =>
    textsOf(aim, kind).map((text, nth) => ({
      name: nth === 0 ? kind : `${kind}-${nth + 1}`,
      wishes: wish({ kinds: [kind], aim, texts: fc.constant(written(text)) }).map((wanted) =>
        Array.from({ length: STEPS_TO[kind] ?? 3 }, () => wanted),
      ),
    })),
  );
}

/** What is said for the sake of an answer. */
const SAID: readonly ActionKind[] = ["comment", "open-discussion"];

/** How many texts are tried by name; more are left to chance. */
const MOST_TEXTS = 6;

function textsOf(aim: Aim, kind: ActionKind): readonly string[] {
  const words = [...aim.words.commands, ...aim.words.mentions].map(({ value }) => value);
  const own = aim.say.length > 0 ? aim.say : [CALL, ...words].slice(0, MOST_TEXTS);
  return SAID.includes(kind) ? own : own.slice(0, 1);
}

/** How many steps it takes to a kind of action in a world with nothing in it; three for those that need a repo. */
const STEPS_TO: Readonly<Partial<Record<ActionKind, number>>> = {
  "create-repo": 2,
  comment: 4,
  "change-status": 4,
  merge: 4,
  "rename-discussion": 4,
  "edit-comment": 4,
};

/** What the checks of consumers that call the Hub back share. */
export const forCallers: Pick<Check, "share" | "obstacle" | "inconclusiveReason"> = {
  share: 0.02,
  obstacle: async (driver) => {
    if (driver.hubEndpoint === null) {
      return "hubhook does not see its calls to the Hub: start it with --start, or point its HF_ENDPOINT to --hub-port";
    }
    if (driver.hubEndpoint.calls() === 0) await tryItOut(driver);
    return driver.hubEndpoint.calls() === 0 ? "the consumer does not call the Hub" : null;
  },
  inconclusiveReason: "nothing that happened made the consumer act on the Hub (see --say)",
};

/** Which sandbox of its trial the try is; trials have their own before it. */
const TRY = 9;

/** One thing of each kind, to see whether the consumer calls the Hub at all. */
async function tryItOut(driver: Driver): Promise<void> {
  const sandbox = openSandbox(driver, TRY, { onSideEffect: () => sandbox.webhook.disable() });
  try {
    for (const { wishes } of occasionsOf(driver.setup)) {
      for (const one of fc.sample(wishes, { seed: 1, numRuns: 1 })[0] ?? []) sandbox.fulfil(one);
    }
    await sandbox.settle();
    await driver.hubEndpoint?.quiet();
  } finally {
    sandbox.end();
  }
}
