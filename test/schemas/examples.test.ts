import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { eventNameOf, eventNames, parsePayload, repoUrl, valueAt } from "../../src/payload/index.ts";

const files = readdirSync("schemas/examples");

function read(file: string): unknown {
  return JSON.parse(readFileSync(`schemas/examples/${file}`, "utf8"));
}

describe("the example payloads", () => {
  it("are there for every event, and for what a handler may forget", () => {
    const variants = ["repo.content.update-bucket", "repo.content.update-space", "discussion.comment.update-hidden"];
    const plain = eventNames.map((event) => event.replace(":", "."));
    expect(files.sort()).toEqual([...plain, ...variants].map((name) => `${name}.json`).sort());
  });

  it.each(files)("%s is valid, and of the event that it is named after", (file) => {
    const parsed = parsePayload(read(file), { strict: true });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    expect(eventNameOf(parsed.payload).replace(":", ".")).toBe(file.replace(/(-\w+)?\.json$/, ""));
  });

  it.each(files)("%s tells one coherent story", (file) => {
    const parsed = parsePayload(read(file));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    const { repo } = parsed.payload;
    expect(repo.url).toEqual(repoUrl("https://huggingface.co", repo.type, repo.name));
    const num = valueAt(parsed.payload, "/discussion/num");
    if (num === undefined) return;
    expect(valueAt(parsed.payload, "/discussion/url/web")).toBe(`${repo.url.web}/discussions/${String(num)}`);
    const comment = valueAt(parsed.payload, "/comment/id");
    if (comment === undefined) return;
    expect(valueAt(parsed.payload, "/comment/url/web")).toBe(
      `${repo.url.web}/discussions/${String(num)}#${String(comment)}`,
    );
  });
});
