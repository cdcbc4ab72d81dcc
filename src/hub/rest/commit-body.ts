/** The body of a commit: NDJSON, a line for each thing to do. Source: the Hub's OpenAPI document, and what its clients send. */
import { Buffer } from "node:buffer";
import type { Change, FileContent } from "../../world/index.ts";
import { HttpError } from "./answers.ts";
import { text } from "./repos.ts";

/** hubhook keeps files in memory: it is made for small ones. */
export const MAX_FILE_BYTES: number = 5 * 1024 * 1024;

/** One line of a commit's body. */
interface Line {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** A change as clients send it: NDJSON, a line for each thing to do (the Hub's OpenAPI document). */
export function changeIn(body: string, contentType: string): Change {
  const lines = linesOf(body, contentType);
  const files: Record<string, FileContent> = {};
  const deletions: string[] = [];
  let header: Change = {};
  for (const { key, value } of lines) {
    switch (key) {
      case "header":
        header = {
          summary: text("summary", value["summary"]),
          ...(typeof value["description"] === "string" && { description: value["description"] }),
          ...(typeof value["parentCommit"] === "string" && { parentCommit: value["parentCommit"] }),
        };
        break;
      case "file": {
        const path = text("path", value["path"]);
        const content = contentOf(value);
        checkSize(path, content.length);
        files[path] = content;
        break;
      }
      case "deletedFile":
      case "deletedEntry":
        deletions.push(text("path", value["path"]));
        break;
      case "deletedFolder":
        deletions.push(`${text("path", value["path"]).replace(/\/$/, "")}/`);
        break;
      default:
        throw new HttpError(
          400,
          `Failed to commit: hubhook does not know what "${key}" does. Send files as regular ones, as preupload says.`,
        );
    }
  }
  return { ...header, files, deletions };
}

function linesOf(body: string, contentType: string): readonly Line[] {
  try {
    if (!contentType.startsWith("application/json")) {
      return body
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line): Line => JSON.parse(line));
    }
    const { summary, description, parentCommit, files = [], deletedFiles = [] } = JSON.parse(body);
    return [
      { key: "header", value: { summary, description, parentCommit } },
      ...[...files].map((value) => ({ key: "file", value })),
      ...[...deletedFiles].map((value) => ({ key: "deletedFile", value })),
    ];
  } catch {
    throw new HttpError(
      400,
      "Failed to read the commit: a line of it is not JSON. Send NDJSON as application/x-ndjson.",
    );
  }
}

function contentOf({ content, encoding }: Readonly<Record<string, unknown>>): Uint8Array {
  return Buffer.from(typeof content === "string" ? content : "", encoding === "base64" ? "base64" : "utf8");
}

/** @throws HttpError if a file is too large to keep. */
export function checkSize(path: string, sizeBytes: number): void {
  if (sizeBytes <= MAX_FILE_BYTES) return;
  throw new HttpError(
    413,
    `Failed to take "${path}": it has ${sizeBytes} bytes, and hubhook keeps files up to ${MAX_FILE_BYTES} bytes (5 MiB). Use a smaller one.`,
  );
}
