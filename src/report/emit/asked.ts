/** What a promise asks of the answer to one request. */
import type { Diagnosis } from "../../findings/index.ts";

/** What one answer can show; a comparison takes several. */
export type Asked = Exclude<Diagnosis["expected"], "comparison">;

/** The status of a good answer, as a pattern that TypeScript and Python read alike. */
export const STATUS: Readonly<Record<Asked, string>> = {
  accepted: "^2\\d\\d$",
  refused: "^4\\d\\d$",
  survived: "^[24]\\d\\d$",
  answered: "^\\d\\d\\d$",
};
