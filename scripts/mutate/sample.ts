/**
 * A plugin of Stryker that leaves out a part of the mutants: all those of a function, or of another statement of a file, are
 * in the sample or none. MUTATE_SHARE says how large the sample is, as a number up to 1.
 */
import { hash } from "node:crypto";
import type { Ignorer } from "@stryker-mutator/api/ignore";
import { declareValuePlugin, PluginKind, type Plugin } from "@stryker-mutator/api/plugin";
import { isRecord } from "../../src/base/index.ts";

const share = Number(process.env["MUTATE_SHARE"] ?? 1);

/** Where Babel, whose paths these are, keeps the kind of a node and its place in the file. */
function partOf(path: object, name: "node" | "parent", key: "type" | "start" | "end"): unknown {
  const node: unknown = Reflect.get(path, name);
  return isRecord(node) ? node[key] : undefined;
}

const sample: Ignorer = {
  shouldIgnore(path) {
    if (partOf(path, "parent", "type") !== "Program") return undefined;
    const place = `${String(partOf(path, "node", "start"))} ${String(partOf(path, "node", "end"))}`;
    const lot = Number.parseInt(hash("sha256", place).slice(0, 8), 16) / 2 ** 32;
    return lot < share ? undefined : "not in the sample";
  },
};

export const strykerPlugins: readonly Plugin<PluginKind>[] = [declareValuePlugin(PluginKind.Ignore, "sample", sample)];
