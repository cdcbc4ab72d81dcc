/**
 * Handlers that others might have written, each with one bug behind conditions of its own: its repo, its branch, its commands,
 * what came before. Each has a folder with the handler, its settings, and deliveries that trigger the bug with the last one.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Payload } from "../../../src/payload/index.ts";

export interface ConditionBug {
  /** The name of its folder. */
  readonly id: string;
  readonly language: "js" | "ts" | "py";
  /** How many conditions stand before the bug. */
  readonly conditions: number;
  readonly kind: "payload" | "sequence";
  /** Where the constants of the conditions stand. */
  readonly constants: "source" | "neighbour" | "data" | "env";
  readonly about: string;
}

export const conditionBugs: readonly ConditionBug[] = JSON.parse(textOf("manifest.json"));

/** What a handler says where its bug shows. */
export const MARK = "PLANTED";

/** The absolute path of a handler's folder. */
export function folderOf({ id }: Pick<ConditionBug, "id">): string {
  return fileURLToPath(new URL(id, import.meta.url));
}

/** The file of a handler, in its folder. */
export function fileOf({ language }: Pick<ConditionBug, "language">): string {
  return { js: "handler.mjs", ts: "handler.ts", py: "app.py" }[language];
}

/** Deliveries of which the last one triggers the bug. */
export function triggerOf({ id }: Pick<ConditionBug, "id">): readonly Payload[] {
  const lines = textOf(`${id}/trigger.payloads.ndjson`).trimEnd().split("\n");
  return lines.map((line): Payload => JSON.parse(line));
}

function textOf(path: string): string {
  return readFileSync(new URL(path, import.meta.url), "utf8");
}
