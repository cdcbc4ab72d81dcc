/** One planted bug under hubhook and its rivals. */
import type { Diagnosis } from "../../src/findings/index.ts";
import type { FuzzOptions, FuzzResult, Progress } from "../../src/fuzz/index.ts";
import type { Difference } from "../../src/payload/index.ts";
import { diagnosesOf, failsAgain, fuzzBug, hasAgain } from "../../test/bugs/again.ts";
import type { Bug } from "../../test/bugs/bug.ts";
import { rivalNames, searchedBy, type RivalName } from "./rivals.ts";

/** What all consumers here are given: letters of both cases, and characters that mean more to patterns. */
export const SECRET = "Correct.horse-42";

export const SEED = 1;

export interface BugRow {
  readonly kind: string;
  readonly id: string;
  /** The check that must find it. */
  readonly check: string;
  /** How that check reports it; `null` if it does not. */
  readonly found: Found | null;
  /** How many findings the whole run has, advice included. */
  readonly findings: number;
  /** Of those that have an `Again` line, how many there are, and those that did not fail again. */
  readonly again: { readonly lines: number; readonly lost: readonly string[] };
  /** The other checks that failed. */
  readonly alsoBy: readonly string[];
  /** Cases of the whole run, over all checks. */
  readonly cases: number;
  /** How long the whole run took, in milliseconds. */
  readonly ms: number;
  /** After how many payloads each rival found something; `null` if it found nothing in as many as there were cases. */
  readonly rivals: Readonly<Record<RivalName, number | null>>;
}

export interface Found {
  /** The check in whose cases it showed: mostly the same. */
  readonly by: string;
  /** After how many cases of that check, named ones included; `null` if what showed first was put down to another one. */
  readonly afterCases: number | null;
  /** How many causes the check reports. */
  readonly causes: number;
  /** In how many places the first of them differs from the plainest payload; `null` if its body is no payload, or was not shrunk. */
  readonly places: number | null;
  readonly bytes: number;
  /** How long the case took in which it showed, its shrinking included, in milliseconds. */
  readonly shrinkMs: number | null;
}

export async function bugRow(kind: string, bug: Bug): Promise<BugRow> {
  const { id, check, secretIn = "header", build } = bug;
  const rises = risesOf();
  const options: FuzzOptions = { seed: SEED, failOn: bug.failOn };
  const result = await fuzzBug(bug, SECRET, { ...options, onProgress: rises.note });
  const failures = failuresOf(result, check);
  const [first] = failures;
  const cases = rises.cases();
  const searched: [RivalName, number | null][] = [];
  for (const rival of rivalNames) {
    searched.push([rival, await searchedBy(rival, { target: build(SECRET), secret: SECRET, secretIn }, cases)]);
  }
  const byName = new Map(searched);
  return {
    kind,
    id,
    check,
    found: first === undefined ? null : foundAs(first, failures.length, rises.first(first.found.check)),
    findings: diagnosesOf(result).length,
    again: await againOf(bug, result, options),
    alsoBy: result.checks.filter((own) => own.status === "failed" && own.id !== check).map((own) => own.id),
    cases,
    ms: Math.round(result.durationMs),
    rivals: {
      "json-schema-faker": byName.get("json-schema-faker") ?? null,
      "naive fast-check": byName.get("naive fast-check") ?? null,
    },
  };
}

/** Runs what every `Again` line says. */
async function againOf(bug: Bug, result: FuzzResult, options: FuzzOptions): Promise<BugRow["again"]> {
  const shown = diagnosesOf(result).filter(hasAgain);
  const lost: string[] = [];
  for (const diagnosis of shown) {
    if (await failsAgain(bug, SECRET, diagnosis, options)) continue;
    const { check, path } = diagnosis.found;
    lost.push(`${check} --path ${path}`);
  }
  return { lines: shown.length, lost };
}

/** What a check met, under whichever check it is reported. */
function failuresOf({ checks }: FuzzResult, id: string): readonly Diagnosis[] {
  const findings = checks.flatMap((check) => (check.status === "failed" ? check.failures : []));
  return findings
    .filter(({ example, alsoIn }) => [example.check, ...alsoIn].includes(id))
    .map(({ example }) => example);
}

function foundAs({ kind, found, differences, request }: Diagnosis, causes: number, rise: Rise | undefined): Found {
  const places = differences === null || kind === "unsteady" ? null : placesIn(differences);
  const { afterCases = null, ms: shrinkMs = null } = rise ?? {};
  return { by: found.check, afterCases, causes, places, bytes: Buffer.byteLength(request.body), shrinkMs };
}

/** What a reader has to look at: all that was added to one list is one place. */
function placesIn(differences: readonly Difference[]): number {
  return new Set(differences.map(({ kind, pointer }) => (kind === "added" ? pointer.replace(/\/\d+$/, "/+") : pointer)))
    .size;
}

/** The case at which the number of failures rose. */
interface Rise {
  /** After how many cases of its check, itself included. */
  readonly afterCases: number;
  /** How long it took, in milliseconds. */
  readonly ms: number;
}

/** Counts the cases of each check, and keeps at which of them the number of failures rose first. */
function risesOf(): {
  readonly note: (progress: Progress) => void;
  readonly cases: () => number;
  readonly first: (checkId: string) => Rise | undefined;
} {
  const counts = new Map<string, number>();
  const firsts = new Map<string, Rise>();
  let findings = 0;
  let cases = 0;
  let sinceMs = performance.now();
  return {
    note(progress) {
      const nth = (counts.get(progress.checkId) ?? 0) + 1;
      const nowMs = performance.now();
      counts.set(progress.checkId, nth);
      if (progress.findings > findings && !firsts.has(progress.checkId)) {
        firsts.set(progress.checkId, { afterCases: nth, ms: nowMs - sinceMs });
      }
      ({ findings, cases } = progress);
      sinceMs = nowMs;
    },
    cases: () => cases,
    first: (checkId) => firsts.get(checkId),
  };
}
