import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NAMING_FILES, placeOf } from "../../src/report/index.ts";
import { hostileText } from "./hostile.ts";

const files = [
  { path: "package.json", text: '{\n  "scripts": {\n    "start": "node server.js --port 3000"\n  }\n}\n' },
  { path: "Procfile", text: "web: uvicorn app:app --port $PORT\n" },
  { path: "Dockerfile", text: "FROM node\nEXPOSE 8080\nCMD node bot.mjs\n" },
  { path: "README.md", text: "# Bot\n\nSend webhooks to https://bot.example/webhook\n" },
];

describe("placeOf", () => {
  it.each([
    ["./src/bot.ts", "src/bot.ts", 1],
    ["npm start (http://127.0.0.1/webhook)", "package.json", 3],
    ["yarn run start (http://127.0.0.1/webhook)", "package.json", 3],
    ["node server.js --port 3000 (http://127.0.0.1:3000/)", "package.json", 3],
    ["uvicorn app:app (http://127.0.0.1:8000/webhook)", "Procfile", 1],
    ["node bot.mjs (http://127.0.0.1/)", "Dockerfile", 3],
    ["https://bot.example/webhook", "README.md", 3],
    ["http://127.0.0.1:3000/hook", "package.json", 3],
    ["http://127.0.0.1:8080/hook", "Dockerfile", 2],
    ["go run . (http://127.0.0.1/)", "README.md", 1],
  ])("finds %s in %s, line %i", (consumer, path, line) => {
    expect(placeOf(consumer, files)).toEqual({ path, line });
  });

  it("takes what there is when nothing names the consumer", () => {
    expect(placeOf("http://127.0.0.1:9/", files.slice(0, 2))).toEqual({ path: "package.json", line: 1 });
    expect(placeOf("http://127.0.0.1:9/", [])).toBeNull();
  });

  it("gives a line that is in the file, whatever the consumer is called and the files hold", () => {
    const file = fc.record({ path: fc.constantFrom(...NAMING_FILES), text: hostileText });
    fc.assert(
      fc.property(hostileText, fc.array(file, { minLength: 1 }), (consumer, files) => {
        const place = placeOf(`${consumer} (http://127.0.0.1/)`, files);
        const texts = files.filter(({ path }) => path === place?.path).map(({ text }) => text.split("\n").length);
        expect(place?.line).toBeGreaterThanOrEqual(1);
        expect(place?.line).toBeLessThanOrEqual(Math.max(...texts));
      }),
    );
  });
});
