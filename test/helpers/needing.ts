/** Tests that need what a machine may lack: a visible skip there, a failure where skips are forbidden. */
import { describe, it } from "vitest";

/** @param what - Its name. @param help - What is missing, and how to get it. */
export function describeNeeding(what: string, isThere: boolean, help: string, title: string, body: () => void): void {
  if (isThere) describe(title, body);
  else if (process.env["HUBHOOK_FORBID_SKIPS"] === undefined) describe.skip(`${title} (${help})`, body);
  else {
    describe(title, () => {
      it(`finds its ${what}`, () => {
        throw new Error(help);
      });
    });
  }
}
