/** What a promise asks of the answer to one request. */
import type { Failure } from "../../fuzz/index.ts";

/** The status of a good answer, as a pattern that TypeScript and Python read alike. */
export const STATUS = {
  accepted: "^2\\d\\d$",
  refused: "^4\\d\\d$",
  survived: "^[24]\\d\\d$",
  answered: "^\\d\\d\\d$",
} as const;

export type Asked = keyof typeof STATUS;

/** Of the checks that judge one answer by its status; the others compare several, or look for more. */
const ASKED: Readonly<Record<string, Asked>> = {
  "accepts-every-event": "accepted",
  "accepts-buckets": "accepted",
  "accepts-edge-cases": "accepted",
  "tolerates-new-scopes": "accepted",
  "tolerates-new-fields": "accepted",
  "rejects-missing-secret": "refused",
  "rejects-wrong-secret": "refused",
  "survives-malformed-body": "survived",
  "survives-invalid-payload": "survived",
  "answers-in-time": "answered",
};

/** @returns null when one answer does not show the failure. */
export function askedOf({ foundBy, symptom, edgeCase }: Failure): Asked | null {
  if (symptom === "gone") return null; // what ends a consumer may end it after its answer
  if (foundBy === "rejects-missing-secret" && edgeCase === "known-delivery") return null; // it was taken before
  // A request may hold the secret in an odd way: then only letting it in would be right, too.
  if (foundBy === "rejects-wrong-secret" && symptom !== "let-in") return "survived";
  return ASKED[foundBy] ?? null;
}
