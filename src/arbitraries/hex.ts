/**
 * Ids and commit ids, cut from integers. Payloads hold up to ten of them, and none means anything by itself:
 * one 32-bit salt decides all ids of a payload, which is many times faster than drawing each digit.
 */
import fc from "fast-check";
import { mixed } from "../base/index.ts";

/** What the ids of one payload are made from. Zero gives ids that are easy on the eye: `…0001`, `…0002`. */
export type Salt = number;

/** The places of ids among all ids of one payload. */
export const ID = {
  repo: 1,
  owner: 2,
  webhook: 3,
  discussion: 4,
  author: 5,
  comment: 6,
  commenter: 7,
  newOwner: 8,
} as const;

/** The places of commits among all commits of one payload. */
export const COMMIT = { head: 1, oldHead: 2, merge: 3, side: 16 } as const;

/** A salt whose ids are digits only, which loose readers take for numbers. */
export const DIGITS_ONLY: Salt = -1;

/**
 * Any salt; shrinks to 0. Without the usual bias to small numbers: two payloads of one run are to be about different
 * things, or a consumer that remembers would mix them up.
 */
export function salt(): fc.Arbitrary<Salt> {
  return fc.noBias(fc.nat(0xffff_ffff - 1));
}

/** The id number `index` of a payload: 24 hex digits, different for different indexes below 65,536. */
export function objectId(salt: Salt, index: number): string {
  return salt <= 0 ? plainHex(salt, index, 24) : digits(salt, index, 5) + fourDigits(index);
}

/** The commit number `index` of a payload: 40 hex digits, different for different indexes below 65,536. */
export function sha(salt: Salt, index: number): string {
  return salt <= 0 ? plainHex(salt, index, 40) : digits(salt ^ 0x5ac0_3417, index, 9) + fourDigits(index);
}

/** The content hash number `index` of a payload: 64 hex digits, different for different indexes below 65,536. */
export function xetHash(salt: Salt, index: number): string {
  return salt <= 0 ? plainHex(salt, index, 64) : digits(salt ^ 0x0fe1_77b2, index, 15) + fourDigits(index);
}

/** The id of something that has a name: the same wherever it occurs. */
export function idOf(name: string): string {
  return objectId((mixed(name) >>> 1) + 1, ID.owner);
}

function plainHex(salt: Salt, index: number, length: number): string {
  return salt === DIGITS_ONLY ? index.toString(10).padStart(length, "1") : index.toString(16).padStart(length, "0");
}

/** Groups of four hex digits that the salt and the index decide. */
function digits(salt: Salt, index: number, groups: number): string {
  let text = "";
  for (let group = 0; group < groups; group += 2) {
    const bits = finalized(salt + Math.imul(group, 0x9e37_79b1), index);
    text += group + 1 < groups ? fourDigits(bits >>> 16) + fourDigits(bits & 0xffff) : fourDigits(bits & 0xffff);
  }
  return text;
}

/** 32 bits that depend on every bit of both numbers (the finalizer of MurmurHash3). */
function finalized(a: number, b: number): number {
  let bits = Math.imul(a ^ Math.imul(b + 1, 0x85eb_ca6b), 0xc2b2_ae35);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85eb_ca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** All groups of four hex digits, written once: looking one up is several times faster than writing it. */
const FOUR_DIGITS: string[] = [];

function fourDigits(bits: number): string {
  if (FOUR_DIGITS.length === 0) {
    for (let i = 0; i < 0x1_0000; i++) FOUR_DIGITS.push((0x1_0000 + i).toString(16).slice(1));
  }
  return FOUR_DIGITS[bits] ?? "";
}
