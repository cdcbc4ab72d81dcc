import { eventNames, formatIssue, parsePayload } from "../../src/payload/index.ts";
import { story } from "../../src/arbitraries/index.ts";
import { itKeepsTheLaws } from "../helpers/arbitrary-laws.ts";
import { incoherences } from "../helpers/coherence.ts";

itKeepsTheLaws("story()", story(), {
  runs: 10_000,
  problems(told) {
    const invalid = told.flatMap((payload) => {
      const parsed = parsePayload(payload, { strict: true });
      return parsed.ok ? incoherences(payload) : parsed.issues.map(formatIssue);
    });
    const repos = new Set(told.map(({ repo }) => repo.type));
    const discussions = new Set(
      told.flatMap((payload) =>
        "discussion" in payload
          ? [`${payload.discussion.id} ${payload.discussion.num} ${payload.discussion.title}`]
          : [],
      ),
    );
    const events = told.map(({ event }) => `${event.scope}:${event.action}`);
    const written = told.flatMap((payload) =>
      payload.event.scope === "discussion.comment" && payload.event.action === "create" && "comment" in payload
        ? [payload.comment.id]
        : [],
    );
    return [
      ...invalid,
      ...(repos.size === 1 ? [] : ["it is about several repos"]),
      ...(discussions.size <= 1 ? [] : ["it is about several discussions"]),
      ...(events.length >= 2 ? [] : ["it has less than two events"]),
      ...(new Set(written).size === written.length ? [] : ["two of its comments have the same id"]),
      ...(events.every((event) => (eventNames as readonly string[]).includes(event))
        ? []
        : ["it has an unknown event"]),
    ];
  },
});
