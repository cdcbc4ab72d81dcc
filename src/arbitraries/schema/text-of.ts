/** Texts of a pattern and a length, counted in code points as JSON Schema counts. */
import fc from "fast-check";

export interface TextConstraints {
  readonly pattern: string | undefined;
  readonly minLength: number;
  readonly maxLength: number | undefined;
}

/** The pattern of an id: only hex digits, a fixed number of them. */
const HEX = /^\^\[0-9a-f\]\{(\d+)\}\$$/;

/** How many hex digits a double holds exactly. */
const DIGITS_PER_NUMBER = 12;

export function textOf({ pattern, minLength, maxLength }: TextConstraints): fc.Arbitrary<string> {
  if (pattern === undefined) {
    return fc
      .string({ unit: "grapheme", minLength, ...(maxLength !== undefined && { maxLength }) })
      .filter((text) => fits(text, minLength, maxLength));
  }
  const digits = pattern.match(HEX)?.[1];
  const texts = digits === undefined ? fc.stringMatching(new RegExp(pattern, "u")) : hexOf(Number(digits));
  return texts.filter((text) => fits(text, minLength, maxLength));
}

/** Hex digits, drawn as a few large numbers. */
function hexOf(length: number): fc.Arbitrary<string> {
  const groups = Math.ceil(length / DIGITS_PER_NUMBER);
  const group = fc.maxSafeNat().map((value) => value % 16 ** DIGITS_PER_NUMBER);
  return fc.tuple(...Array.from({ length: groups }, () => group)).map((numbers) =>
    numbers
      .map((value) => value.toString(16).padStart(DIGITS_PER_NUMBER, "0"))
      .join("")
      .slice(0, length),
  );
}

function fits(text: string, minLength: number, maxLength: number | undefined): boolean {
  if (minLength === 0 && maxLength === undefined) return true;
  const { length } = [...text];
  return length >= minLength && (maxLength === undefined || length <= maxLength);
}
