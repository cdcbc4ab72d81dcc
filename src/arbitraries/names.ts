/** Names, as people give them to repos, files and refs. */
import fc from "fast-check";

export const NAMESPACES: readonly string[] = [
  "ada",
  "grace-hopper",
  "HuggingFaceH4",
  "stabilityai",
  "x",
  "my_org",
  "0xdeadbeef",
  "a.b-c_d",
];
export const REPOS: readonly string[] = [
  "bert",
  "Llama-3.1-8B-Instruct",
  "gpt2",
  "t",
  "model_v2.0",
  "my-cool-space",
  "2024",
  "Test.Repo--final",
];

/** Models and datasets from before there were namespaces (published payloads). */
const CANONICAL = ["gpt2", "bert-base-uncased", "squad", "distilbert-base-uncased", "c4"];

/** What a repo is called; which of the two counts depends on its type. */
export interface Name {
  /** `namespace/name`. */
  readonly full: string;
  /** The single segment of an old model or dataset; `null` for a repo that has a namespace, as new ones do. */
  readonly canonical: string | null;
}

/** A full name with a namespace. Shrinks to `ada/bert`. */
export function namespacedName(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...NAMESPACES), fc.constantFrom(...REPOS))
    .map(([namespace, name]) => `${namespace}/${name}`);
}

/** A name; one model or dataset in eight has a single segment. Shrinks to `ada/bert`. */
export function repoName(): fc.Arbitrary<Name> {
  return fc
    .tuple(namespacedName(), fc.nat(7), fc.constantFrom(...CANONICAL))
    .map(([full, rank, single]) => ({ full, canonical: rank === 7 ? single : null }));
}

/** Always the same name; one without a namespace is that of an old model or dataset. */
export function fixedName(full: string): fc.Arbitrary<Name> {
  const isCanonical = !full.includes("/");
  return fc.constant<Name>({ full: isCanonical ? `${full}/${full}` : full, canonical: isCanonical ? full : null });
}

/** The names of one user's or organization's repos. */
export function namesIn(namespace: string): fc.Arbitrary<Name> {
  return fc.constantFrom(...REPOS).map((name) => ({ full: `${namespace}/${name}`, canonical: null }));
}

/** Whether the Hub would take a full name: two parts of letters, digits, `-`, `_` and `.`, 96 of them at most. */
export function isRepoName(full: string): boolean {
  return /^\w([\w.-]{0,94}\w)?\/\w([\w.-]{0,94}\w)?$/.test(full) && !/--|\.\.|\.git$/.test(full);
}

/** Whether Git would take the full name of a branch, a tag or another ref (git check-ref-format). */
export function isRef(ref: string): boolean {
  return (
    /^refs\/(?:heads|tags|pr|convert)\/[^\s~^:?*[\\\p{Cc}]{1,150}$/u.test(ref) &&
    !/\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)|[/.]$/.test(ref)
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
