/** Names, as people give them to repos, files and refs. */
import fc from "fast-check";
import type { RepoType } from "../payload/index.ts";

const NAMESPACES = ["ada", "grace-hopper", "HuggingFaceH4", "stabilityai", "x", "my_org", "0xdeadbeef", "a.b-c_d"];
const REPOS = ["bert", "Llama-3.1-8B-Instruct", "gpt2", "t", "model_v2.0", "my-cool-space", "2024", "Test.Repo--final"];

/** Models and datasets from before there were namespaces (published payloads). */
const CANONICAL = ["gpt2", "bert-base-uncased", "squad", "distilbert-base-uncased", "c4"];

/** A full name with a namespace. Shrinks to `ada/bert`. */
export function namespacedName(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...NAMESPACES), fc.constantFrom(...REPOS))
    .map(([namespace, name]) => `${namespace}/${name}`);
}

/** A name of a single segment, as old models and datasets have it. Shrinks to `gpt2`. */
export function canonicalName(): fc.Arbitrary<string> {
  return fc.constantFrom(...CANONICAL);
}

/** A full name; one model or dataset in eight has a single segment. Shrinks to `ada/bert`. */
export function repoName(type: RepoType): fc.Arbitrary<string> {
  if (type === "space" || type === "bucket") return namespacedName();
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 7, arbitrary: namespacedName() },
    { weight: 1, arbitrary: canonicalName() },
  );
}

/** A ref that is not a branch called main: a branch, tag, pull request or converted copy. Shrinks to `refs/pr/1`. */
export function sideRef(): fc.Arbitrary<string> {
  return fc.oneof(
    { withCrossShrink: true },
    fc.integer({ min: 1, max: 400 }).map((num) => `refs/pr/${num}`),
    fc.constantFrom(
      "refs/tags/v1.0",
      "refs/heads/dev",
      "refs/heads/feature/one",
      "refs/convert/parquet",
      "refs/heads/Main",
    ),
  );
}

/** The path of a file. Shrinks to `README.md`. */
export function filePath(): fc.Arbitrary<string> {
  return fc.constantFrom(
    "README.md",
    "data/train-00000-of-00001.parquet",
    "model.safetensors",
    "a b/c d.txt",
    ".gitattributes",
  );
}
