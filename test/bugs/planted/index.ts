/** Every planted bug, by kind. A new kind is a file and a line here, a new bug an entry in the list of its kind. */
import type { Bug } from "../bug.ts";
import { aftermath } from "./aftermath.ts";
import { answers } from "./answers.ts";
import { bodies } from "./bodies.ts";
import { chance } from "./chance.ts";
import { concurrency } from "./concurrency.ts";
import { forms } from "./forms.ts";
import { loops } from "./loops.ts";
import { memory } from "./memory.ts";
import { names } from "./names.ts";
import { novelties } from "./novelties.ts";
import { numbers } from "./numbers.ts";
import { optionalParts } from "./optional-parts.ts";
import { secrets } from "./secrets.ts";
import { sequences } from "./sequences.ts";
import { statuses } from "./statuses.ts";
import { text } from "./text.ts";
import { transport } from "./transport.ts";
import { wear } from "./wear.ts";

export const bugsByKind: Readonly<Record<string, readonly Bug[]>> = {
  "optional parts": optionalParts,
  names,
  novelties,
  secrets,
  bodies,
  text,
  forms,
  transport,
  numbers,
  statuses,
  sequences,
  concurrency,
  memory,
  aftermath,
  answers,
  loops,
  wear,
  chance,
};

export const bugs: readonly Bug[] = Object.values(bugsByKind).flat();
