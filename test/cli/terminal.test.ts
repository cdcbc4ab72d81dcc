import { describe, expect, it } from "vitest";
import { wantsColour } from "../../src/cli/terminal.ts";

describe("wantsColour", () => {
  it.each([
    { env: {}, isTty: true, wants: true },
    { env: {}, isTty: false, wants: false },
    { env: { NO_COLOR: "1" }, isTty: true, wants: false },
    { env: { NO_COLOR: "" }, isTty: true, wants: true },
    { env: { TERM: "dumb" }, isTty: true, wants: false },
    { env: { FORCE_COLOR: "1" }, isTty: false, wants: true },
    { env: { FORCE_COLOR: "0" }, isTty: true, wants: false },
    { env: { FORCE_COLOR: "1", NO_COLOR: "1" }, isTty: true, wants: false },
  ])("with $env and a terminal: $isTty, it is $wants", ({ env, isTty, wants }) => {
    expect(wantsColour(env, isTty)).toBe(wants);
  });
});
