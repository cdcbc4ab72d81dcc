/** Edge cases of the repo itself: its name, its ids, its optional parts, its settings, its moves. */
import fc from "fast-check";
import type { Weight } from "../../base/index.ts";
import { eventNames } from "../../payload/index.ts";
import { exactText } from "../exactly.ts";
import { DIGITS_ONLY } from "../hex.ts";
import { fixedName, isRepoName, type Name } from "../names.ts";
import { DISCUSSION_EVENTS, entry, REPO_EVENTS, type EdgeCaseEntry } from "./entry.ts";

const named = (name: string, about: string, repoName: string, weight: Weight = "today"): EdgeCaseEntry =>
  entry({ name, about, weight, events: eventNames, with: { name: nameShrinking(repoName) } });

/** A name that shrinks to ones that the Hub takes. */
function nameShrinking(full: string): fc.Arbitrary<Name> {
  return exactText(full, { isValid: isRepoName }).map((shorter) => ({ full: shorter, canonical: null }));
}

const LONG = "long-name-".repeat(10).slice(0, 94).concat("s");

export const repoCases: readonly EdgeCaseEntry[] = [
  entry({
    name: "canonical-name",
    about: "a repo without a namespace, such as gpt2",
    events: eventNames,
    repoTypes: ["model", "dataset"],
    with: { name: fc.constant({ full: "ada/gpt2", canonical: "gpt2" }) },
  }),
  named("shortest-name", "a name of one letter on each side", "a/b"),
  named("longest-name", "a name of 96 characters on each side", `n${LONG}/r${LONG}`),
  named("name-of-a-property", "a name that every JavaScript object already has", "constructor/__proto__", "strangers"),
  named("name-of-digits", "a name that reads as a number on each side", "1e3/0x10", "strangers"),
  named(
    "name-of-a-method",
    "a name that every object already has a method for",
    "toString/hasOwnProperty",
    "strangers",
  ),
  entry({
    name: "canonical-name-of-a-property",
    about: "a repo without a namespace whose name every JavaScript object already has",
    weight: "strangers",
    events: eventNames,
    repoTypes: ["model", "dataset"],
    with: { name: fixedName("constructor") },
  }),
  named("name-with-version", "a name that ends in a version, as a file in its extension", "meta-llama/llama-3.2"),
  named("name-like-a-file", "a name that reads as the name of a file", "ada/model.safetensors"),
  named("name-of-a-device", "a name that Windows keeps for a device", "con/nul", "strangers"),
  named("name-of-a-year", "a name that reads as a year", "ada/2024"),
  named("name-in-capitals", "a name in capital letters, which Kubernetes and Docker do not take", "ADA/My_BERT"),
  named("name-of-64", "a name of 64 characters, one more than a label of DNS may have", `ada/${"m".repeat(64)}`),
  named("name-with-many-dashes", "a name whose two parts have what people join them with", "a-b_c/d-e_f"),
  named("name-with-dots", "a name with dots, dashes and underscores", "a.b-c_d/model.v2.json"),
  named("name-like-a-route", "a name that looks like a part of the Hub's own urls", "api/discussions", "strangers"),
  entry({
    name: "ids-of-digits",
    about: "ids and commits of digits only, which loose readers take for numbers",
    events: eventNames,
    with: { salt: fc.constant(DIGITS_ONLY) },
  }),
  entry({ name: "private-repo", about: "a private repo", events: eventNames, with: { isPrivate: fc.constant(true) } }),
  entry({
    name: "dataset",
    about: "a dataset, whose urls have a prefix",
    events: eventNames,
    repoTypes: ["dataset"],
    with: {},
  }),
  entry({
    name: "space-without-subdomain",
    about: "a Space without a subdomain",
    events: eventNames,
    repoTypes: ["space"],
    with: { hasSubdomain: fc.constant(false) },
  }),
  entry({
    name: "space-with-subdomain",
    about: "a Space with a subdomain",
    events: ["repo.content:update", "repo:update", "repo:move", "repo.config:update"],
    repoTypes: ["space"],
    with: { hasSubdomain: fc.constant(true), name: fixedName("Ada/My_App.v2") },
  }),
  entry({
    name: "tagged-repo",
    about: "a repo with its tags, which today's docs leave out",
    weight: "tomorrow",
    events: eventNames,
    with: { tags: fc.constant(["license:other", "region:us", "has_space"]) },
  }),
  entry({
    name: "tags-of-properties",
    about: "a repo whose tags every JavaScript object already has",
    weight: "tomorrow",
    events: eventNames,
    with: { tags: fc.constant(["constructor", "__proto__", "toString"]) },
  }),
  entry({
    name: "repo-with-empty-tags",
    about: "a repo with an empty list of tags",
    weight: "tomorrow",
    events: eventNames,
    with: { tags: fc.constant([]) },
  }),
  entry({
    name: "repo-without-head",
    about: "a repo that has no commit yet, or none any more",
    events: ["repo:create", "repo:delete"],
    with: { isHeadless: fc.constant(true) },
  }),
  entry({
    name: "empty-config",
    about: "a config update that does not say what changed",
    events: ["repo.config:update"],
    with: { isConfigTold: fc.constant(false) },
  }),
  entry({
    name: "made-private",
    about: "a repo that was made private",
    events: ["repo.config:update"],
    with: { isConfigTold: fc.constant(true), isPrivate: fc.constant(true) },
  }),
  entry({
    name: "renamed",
    about: "a repo that got a new name and kept its owner",
    events: ["repo:move"],
    with: { name: fixedName("ada/old"), move: fc.constant(["ada/new", false]) },
  }),
  entry({
    name: "transferred",
    about: "a repo that got a new owner",
    events: ["repo:move"],
    with: { name: fixedName("ada/bert"), move: fc.constant(["grace/ernie", true]) },
  }),
  entry({
    name: "every-optional-part-of-a-repo",
    about: "a repo with everything that is sometimes left out",
    weight: "tomorrow",
    events: REPO_EVENTS,
    repoTypes: ["space"],
    with: {
      tags: fc.constant(["region:us"]),
      hasSubdomain: fc.constant(true),
      isHeadless: fc.constant(false),
      isConfigTold: fc.constant(true),
    },
  }),
  entry({
    name: "every-optional-part-of-a-discussion",
    about: "a merged pull request with everything that is sometimes left out",
    weight: "tomorrow",
    events: DISCUSSION_EVENTS.filter((event) => event !== "discussion:create"),
    with: {
      tags: fc.constant(["region:us"]),
      isPinned: fc.constant(true),
      pullRequest: fc.constant("merged"),
      hasMergeCommit: fc.constant(true),
      isHidden: fc.constant(false),
    },
  }),
];
