import { equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { testTheBot } from "./own-runner.mjs";

testTheBot({ test, beforeAll: before, afterAll: after, assert: equal });
