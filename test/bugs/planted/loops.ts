/** What a bot does on the Hub comes back to it, comes twice, or fails: planted in the discussion bot. */
import { discussionBot, type discussionBotFlaws } from "../../consumers/discussion-bot.ts";
import type { Bug } from "../bug.ts";

/** The discussion bot with one of its flaws. */
function inDiscussionBot(flaw: (typeof discussionBotFlaws)[number]): Bug["build"] {
  return (secret) => discussionBot({ secret, flaw });
}

export const loops: readonly Bug[] = [
  {
    id: "answers-itself",
    wrong: "Its own comment is an event, too, and has its own name in it.",
    check: "no-feedback-loop",
    build: inDiscussionBot("answers-itself"),
  },
  {
    id: "forgets-deliveries",
    wrong: "A retry has it comment a second time.",
    check: "acts-once",
    build: inDiscussionBot("forgets-deliveries"),
  },
  {
    id: "remembers-too-late",
    wrong: "A retry that overtakes the first attempt finds nothing remembered yet.",
    check: "acts-once",
    build: inDiscussionBot("remembers-too-late"),
  },
  {
    id: "trusts-the-hub",
    wrong: "The Hub answers 429, 500 or nothing at all, and it throws.",
    check: "survives-hub-errors",
    build: inDiscussionBot("trusts-the-hub"),
  },
  {
    id: "waits-for-the-hub",
    wrong: "The Hub does not answer, and so neither does it.",
    check: "survives-hub-errors",
    build: inDiscussionBot("waits-for-the-hub"),
  },
  {
    id: "counts-on-the-opening",
    wrong: "A comment may come before the discussion that it is in.",
    check: "survives-any-order",
    build: inDiscussionBot("counts-on-the-opening"),
  },
  {
    id: "stops-after-an-error",
    wrong: "One call that failed is the last one of its queue.",
    check: "survives-hub-errors",
    build: inDiscussionBot("stops-after-an-error"),
  },
  {
    id: "answers-in-the-last",
    wrong: "What one delivery is about stands in a variable that the next one sets.",
    check: "acts-where-asked",
    build: inDiscussionBot("answers-in-the-last"),
  },
  {
    id: "quotes-half-a-character",
    wrong: "It cuts a quotation within an emoji.",
    check: "writes-clean-text",
    build: inDiscussionBot("quotes-half-a-character"),
  },
  {
    id: "shows-its-token",
    wrong: "It writes its access token for everybody to read.",
    check: "writes-clean-text",
    build: inDiscussionBot("shows-its-token"),
  },
  {
    id: "shows-the-secret",
    wrong: "It writes the webhook's secret for everybody to read.",
    check: "writes-clean-text",
    build: inDiscussionBot("shows-the-secret"),
  },
];
