/** Edge cases of discussions and pull requests, and of who writes in them. */
import fc from "fast-check";
import type { EventName, PullRequest } from "../../payload/index.ts";
import { exactNumber } from "../exactly.ts";
import { COMMENT_EVENTS, DISCUSSION_EVENTS, entry, type EdgeCaseEntry } from "./entry.ts";

const LATER: readonly EventName[] = DISCUSSION_EVENTS.filter((event) => event !== "discussion:create");

const standing = (name: string, about: string, status: PullRequest["status"], hasMergeCommit = false): EdgeCaseEntry =>
  entry({
    name,
    about,
    events: LATER,
    with: { pullRequest: fc.constant(status), hasMergeCommit: fc.constant(hasMergeCommit) },
  });

export const discussionCases: readonly EdgeCaseEntry[] = [
  entry({
    name: "plain-discussion",
    about: "a discussion that is not a pull request, and so has no changes",
    events: DISCUSSION_EVENTS,
    with: { pullRequest: fc.constant(null), openedPullRequest: fc.constant(null) },
  }),
  entry({
    name: "opened-draft",
    about: "a pull request that was opened as a draft",
    events: ["discussion:create"],
    with: { openedPullRequest: fc.constant("draft") },
  }),
  standing("draft-pull-request", "a pull request that is a draft, a status that the docs do not name", "draft"),
  standing("merged-pull-request", "a merged pull request with its merge commit", "merged", true),
  standing("merged-without-commit", "a merged pull request without its merge commit", "merged"),
  standing("closed-pull-request", "a closed pull request", "closed"),
  entry({
    name: "closed-discussion",
    about: "a closed discussion",
    events: LATER,
    with: { pullRequest: fc.constant(null), isClosed: fc.constant(true) },
  }),
  entry({
    name: "pinned-discussion",
    about: "a pinned discussion, which only HF's Python model knows",
    weight: "tomorrow",
    events: DISCUSSION_EVENTS,
    with: { isPinned: fc.constant(true) },
  }),
  entry({
    name: "pull-request-to-a-branch",
    about: "a pull request that is not to be merged into main",
    events: LATER,
    with: { pullRequest: fc.constant("open"), base: fc.constant("refs/heads/release/v2") },
  }),
  ...[1, 999, 1_000, 1_001, 65_536].map((num) =>
    entry({
      name: `number-${num}`,
      about: `discussion number ${num.toLocaleString("en-US")}`,
      events: DISCUSSION_EVENTS,
      with: { num: exactNumber(num, 1) },
    }),
  ),
  entry({
    name: "largest-number",
    about: "a discussion number that 53 bits just hold",
    weight: "strangers",
    events: DISCUSSION_EVENTS,
    with: { num: exactNumber(Number.MAX_SAFE_INTEGER, 1) },
  }),
  entry({
    name: "number-of-32-bits",
    about: "a discussion number that 32 bits do not hold",
    weight: "strangers",
    events: DISCUSSION_EVENTS,
    with: { num: exactNumber(2 ** 32, 1) },
  }),
  entry({
    name: "hidden-comment",
    about: "a hidden comment, which has no content",
    events: ["discussion.comment:update"],
    with: { isHidden: fc.constant(true) },
  }),
  entry({
    name: "one-person",
    about: "an owner who talks to themselves",
    events: COMMENT_EVENTS,
    with: { isOnePerson: fc.constant(true) },
  }),
];
