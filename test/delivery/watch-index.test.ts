import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WebhookState } from "../../src/delivery/index.ts";
import { watchIndex } from "../../src/delivery/watch-index.ts";
import type { WatchedItem } from "../../src/payload/index.ts";
import { payloadOf, type PayloadParts } from "./payloads.ts";

function webhookOf(
  place: number,
  watched: readonly WatchedItem[],
  domains: WebhookState["domains"] = ["repo"],
): WebhookState {
  const settings = {
    destination: { kind: "url", url: "https://bot.example/" },
    secret: undefined,
    watched,
    domains,
  } as const;
  return { id: `w${place}`, owner: "ada", place, disabled: false, failuresInARow: 0, ...settings };
}

/** What matching means, one webhook at a time. */
function watches({ watched, domains }: WebhookState, { scope, type, name = "" }: PayloadParts): boolean {
  const domain = scope?.startsWith("discussion") === true ? "discussion" : "repo";
  const [namespace] = name.split("/");
  const isWatched = (item: WatchedItem): boolean =>
    item.type === "user" || item.type === "org"
      ? name.includes("/") && item.name === namespace
      : item.type === type && item.name === name;
  return domains.includes(domain) && watched.some(isWatched);
}

const repoNames = fc.constantFrom("ada/bert", "ada/gpt", "bob/bert", "ada");
const watchedItems: fc.Arbitrary<WatchedItem> = fc.oneof(
  fc.record({ type: fc.constantFrom("model", "dataset"), name: repoNames }),
  fc.record({ type: fc.constantFrom("user", "org"), name: fc.constantFrom("ada", "bob") }),
);
const webhookParts = fc.record({
  watched: fc.array(watchedItems, { minLength: 1, maxLength: 4 }),
  domains: fc.uniqueArray(fc.constantFrom("repo", "discussion"), { minLength: 1 }),
});
const payloadParts: fc.Arbitrary<Required<PayloadParts>> = fc.record({
  scope: fc.constantFrom("repo", "repo.config.dois", "discussion"),
  type: fc.constantFrom("model", "dataset"),
  name: repoNames,
});

describe("watchIndex", () => {
  it("finds a webhook by the repo and by its owner, but only once", () => {
    const index = watchIndex();
    index.add(webhookOf(1, [{ type: "user", name: "ada" }]));
    index.add(webhookOf(2, [{ type: "model", name: "bob/bert" }]));
    index.add(
      webhookOf(0, [
        { type: "model", name: "ada/bert" },
        { type: "org", name: "ada" },
      ]),
    );
    expect(index.matching(payloadOf({ name: "ada/bert" }))).toEqual(["w0", "w1"]);
  });

  it("finds what a look at each webhook finds, oldest first, after any additions and removals", () => {
    fc.assert(
      fc.property(
        fc.array(webhookParts, { maxLength: 12 }),
        fc.func(fc.boolean()),
        fc.array(payloadParts, { minLength: 1, maxLength: 5 }),
        (parts, isRemoved, payloads) => {
          const index = watchIndex();
          const all = parts.map(({ watched, domains }, place) => webhookOf(place, watched, domains));
          for (const webhook of all.toReversed()) index.add(webhook);
          for (const webhook of all) if (isRemoved(webhook.id)) index.remove(webhook);
          for (const payload of payloads) {
            const expected = all.filter((webhook) => !isRemoved(webhook.id) && watches(webhook, payload));
            expect(index.matching(payloadOf(payload))).toEqual(expected.map(({ id }) => id));
          }
        },
      ),
    );
  });
});
