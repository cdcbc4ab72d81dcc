/** The numbers that conditions compare with, and those beside them. */
import type { Role } from "./context.ts";

/** What a condition on an answer's status compares with says nothing about payloads. */
const OF_ANSWERS = /status|\bcode\b|timeout|\bport\b|\bsleep|delay/i;

/**
 * The number that a literal writes, and the two beside it, each with its distance: 0 or 1.
 * Empty for a text that is not a number, and for a number that nothing is compared with.
 */
export function numbersOf(literal: string, role: Role, hint: string): readonly (readonly [number, number])[] {
  if ((role !== "whole" && role !== "setting") || OF_ANSWERS.test(hint)) return [];
  const plain = literal.trim().replaceAll(/(?<=\d)_(?=\d)/g, "");
  const isHex = /^0[xob]/i.test(plain);
  if (!isHex && !/^\d+(?:\.\d+)?(?:e[+-]?\d+)?(?:[a-z]\w{0,4})?$/i.test(plain)) return [];
  const number = Number(isHex ? plain.replace(/n$/, "") : (plain.match(/^[\d.]+(?:e[+-]?\d+)?/i)?.[0] ?? plain));
  if (!Number.isFinite(number) || Math.abs(number) > Number.MAX_SAFE_INTEGER) return [];
  const decimals = Number.isInteger(number) ? 0 : (plain.match(/\.(\d+)/)?.[1]?.length ?? 0);
  const step = 10 ** -decimals;
  const beside = [number - step, number + step].filter((each) => each >= 0 && each <= Number.MAX_SAFE_INTEGER);
  return [[0, number], ...beside.map((each) => [1, Number(each.toFixed(decimals))] as const)];
}
