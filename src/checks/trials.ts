/** Trials that most checks are made of: one delivery, judged by its answer. */
import type fc from "fast-check";
import type { WireRequest } from "../base/index.ts";
import {
  edgeCases,
  isReachable,
  payload,
  plainBeside,
  plainPayload,
  type Aim,
  type EdgeCaseEntry,
} from "../arbitraries/index.ts";
import { eventNameOf, eventNames, isRepoType, type AnyPayload, type Payload, type RepoType } from "../payload/index.ts";
import type { Driver, NamedTrials, Trial } from "./check.ts";
import { mustAccept, type Judge } from "./judge.ts";
import { INCONCLUSIVE, type Outcome } from "./outcome.ts";
import { delivered } from "./request.ts";

/** One delivery of a payload. */
function deliveryOf(payload: unknown, judge: Judge, name: string | null = null): Trial {
  return {
    name,
    payload,
    decides: "payload",
    async run(driver) {
      const request = delivered(driver, payload);
      return judge(request, await driver.send(request));
    },
  };
}

/** One delivery of a payload that is to be taken, such as one that was written by hand. */
export function payloadTrial(payload: unknown, name: string | null): Trial {
  return deliveryOf(payload, mustAccept, name);
}

/** Deliveries of payloads, each judged alone. */
export function deliveries(
  payloads: fc.Arbitrary<AnyPayload>,
  judge: Judge,
  name: string | null = null,
): fc.Arbitrary<Trial> {
  return payloads.map((payload) => deliveryOf(payload, judge, name));
}

/** A request beside one that differs from it in the one thing that the trial is about. */
export interface Comparison extends Pick<Trial, "name" | "payload" | "decides"> {
  readonly judge: Judge;
  readonly counterpart: AnyPayload;
  /** Sends the request and judges what comes of it. Default: by its answer. */
  readonly send?: (driver: Driver, request: WireRequest, judge: Judge) => Promise<Outcome>;
  /** Judges the counterpart. Default: `judge`. */
  readonly counterpartJudge?: Judge;
  request(driver: Driver): WireRequest;
}

/**
 * A request that is judged alone, and if it fails beside its counterpart. When the counterpart fails, too, the difference
 * between the two is not what the consumer stumbles over, and another check tells what is.
 */
export function compared(comparison: Comparison): Trial {
  const { name, payload, decides, judge, counterpart, counterpartJudge = judge, request } = comparison;
  return {
    name,
    payload,
    others: [counterpart],
    decides,
    async run(driver) {
      const sent = request(driver);
      const outcome = await (comparison.send ?? sendAndJudge)(driver, sent, judge);
      if (outcome.status !== "failed" || outcome.symptom === "acted") return outcome;
      const other = delivered(driver, counterpart, 1);
      const beside = await driver.send(other);
      const isGone = beside.kind === "unanswered" && beside.reason === "connection-refused"; // ended by the first of the two
      return isGone || counterpartJudge(other, beside).status === "kept" ? outcome : INCONCLUSIVE;
    },
  };
}

async function sendAndJudge(driver: Driver, request: WireRequest, judge: Judge): Promise<Outcome> {
  return judge(request, await driver.send(request));
}

/** A payload that is to be taken if its counterpart is. */
export function likeItsCounterpart(
  payload: AnyPayload,
  counterpart: AnyPayload,
  about: Pick<Trial, "name" | "decides" | "weight">,
  judge: Judge = mustAccept,
): Trial {
  const request = (driver: Driver): WireRequest => delivered(driver, payload);
  return { ...about, ...compared({ ...about, payload, judge, counterpart, request }) };
}

/** A payload that is nasty on purpose, beside the plainest one of its event. */
export function edgeCaseTrial({ name, weight, isAboutName }: EdgeCaseEntry, payload: Payload, aim: Aim): Trial {
  const counterpart = isAboutName ? plainestLike(payload, aim) : plainBeside(payload, aim);
  return likeItsCounterpart(payload, counterpart, { name, decides: "payload", weight });
}

/** The plainest payload of the same event. */
function plainestLike(payload: Payload, aim: Aim): Payload {
  const event = eventNameOf(payload);
  const { type } = payload.repo;
  const isOnModels = !isRepoType(type) || (type !== "bucket" && isReachable(aim, [event], ["model"]));
  return plainPayload(event, isOnModels ? "model" : type, aim);
}

/** The edge cases of the catalogue that pass `isWanted` and can be about what is watched, each a named trial. */
export function edgeCaseTrials(aim: Aim, isWanted: (entry: EdgeCaseEntry) => boolean): readonly NamedTrials[] {
  return edgeCases.filter(isWanted).flatMap((entry) => {
    const trials = entry.arbitraryFor(aim)?.map((payload) => edgeCaseTrial(entry, payload, aim));
    return trials === undefined ? [] : [{ name: entry.name, trials }];
  });
}

/** The events of one type of repo, each a named trial. */
export function eventTrials(aim: Aim, repoTypes: readonly RepoType[]): readonly NamedTrials[] {
  return eventNames
    .filter((event) => isReachable(aim, [event], repoTypes))
    .map((event) => ({ name: event, trials: deliveries(payload({ events: [event], repoTypes, aim }), mustAccept) }));
}
