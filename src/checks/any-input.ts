/** Any request that a consumer may meet: for promises that hold whatever comes. */
import fc from "fast-check";
import type { WireRequest } from "../base/index.ts";
import {
  edgeCase,
  faultyPayload,
  futurePayload,
  payload,
  rawBody,
  rawBodyNames,
  type Aim,
} from "../arbitraries/index.ts";
import type { Driver } from "./check.ts";
import { delivered, withContentType } from "./request.ts";

export interface AnyInput {
  /** What is special about it; `null` for a plain payload. */
  readonly name: string | null;
  /** The JSON value, if it is one. */
  readonly payload: unknown;
  /** Payloads that a program may read in it all the same. */
  readonly others: readonly unknown[];
  /** The request that carries it, with the right secret. */
  request(driver: Driver, index: number): WireRequest;
}

/** Valid and invalid input of all kinds. Shrinks within its kind. */
export function anyInput(aim: Aim): fc.Arbitrary<AnyInput> {
  return fc.oneof({ weight: 4, arbitrary: validInput(aim) }, { weight: 1, arbitrary: invalidInput(aim) });
}

/** Input that the Hub sends, or may send one day. */
export function validInput(aim: Aim): fc.Arbitrary<AnyInput> {
  return fc.oneof(
    payload({ aim }).map((value) => json(null, value)),
    edgeCase({ aim }).map(({ name, payload }) => json(name, payload)),
    futurePayload({ aim }).map((value) => json(null, value)),
  );
}

/** Input that only strangers send. */
export function invalidInput(aim: Aim): fc.Arbitrary<AnyInput> {
  return fc.oneof(
    faultyPayload({ aim }).map(({ payload, fault }) => json(`${fault.keyword} at ${fault.pointer}`, payload)),
    malformedInput(aim),
  );
}

/** Input that is no payload at all. @param names - Kinds to choose from, as in `rawBodyNames`. Default: all. */
export function malformedInput(aim: Aim, names: readonly string[] = rawBodyNames): fc.Arbitrary<AnyInput> {
  return rawBody({ names, aim }).map(({ name, body, contentType, valid }) => ({
    name,
    payload: undefined,
    others: [valid],
    request: (driver, index) => withContentType(delivered(driver, body, index), contentType),
  }));
}

function json(name: string | null, value: unknown): AnyInput {
  return { name, payload: value, others: [], request: (driver, index) => delivered(driver, value, index) };
}
