/** What a consumer is asked when nothing about the question is to matter. */
import { plainPayloads, type Aim } from "../arbitraries/index.ts";
import { eventNameOf, type Payload } from "../payload/index.ts";

export interface PlainQuestion {
  readonly payload: Payload;
  /** As people call it. */
  readonly name: string;
}

/** A plain push where the aim has one; else the first plain event that it has. */
export function plainQuestion(aim: Aim): PlainQuestion {
  const [payload] = plainPayloads(aim);
  return { payload, name: nameOf(payload) };
}

/** Another plain event, or the same where there is no other. */
export function otherQuestion(aim: Aim): PlainQuestion {
  const [first, ...others] = plainPayloads(aim);
  const payload = others.find(({ event }) => eventNameOf({ event }) === "discussion:create") ?? others[0] ?? first;
  return { payload, name: nameOf(payload) };
}

function nameOf({ event }: Payload): string {
  const name = eventNameOf({ event });
  return name === "repo.content:update"
    ? "a plain push"
    : name === "discussion:create"
      ? "a plain discussion"
      : `a plain ${name}`;
}
