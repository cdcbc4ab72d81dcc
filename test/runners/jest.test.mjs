import { testTheBot } from "./own-runner.mjs";

testTheBot({ test, beforeAll, afterAll, assert: (actual, expected) => expect(actual).toBe(expected) });
