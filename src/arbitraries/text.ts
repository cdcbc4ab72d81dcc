/** Titles and comments that people write every day; the strange ones are edge cases. */
import fc from "fast-check";

const WORDS = [
  "fix",
  "the",
  "model",
  "card",
  "thanks!",
  "@bot",
  "please",
  "#12",
  "README.md",
  "**bold**",
  "1.5x",
  "why?",
  "ça",
  "数据",
];

const COMMENTS = [
  "Hello!",
  "Thanks for the model :)",
  "/retrain main",
  "hello @bot, can you look at this?",
  "I get `KeyError: 'lm_head'` with\n\n```python\nmodel.generate(**inputs)\n```\n\nany idea?",
  "See [the docs](https://huggingface.co/docs) and #3.",
  "LGTM 👍",
];

/** The shortest title, in characters (the Hub's OpenAPI document). */
export const SHORTEST_TITLE = 3;

/** The longest title, in characters (the Hub's OpenAPI document). */
export const LONGEST_TITLE = 200;

/** A title of 3 to 200 characters. Shrinks to `Fix the card`. */
export function title(): fc.Arbitrary<string> {
  return fc.oneof(
    { withCrossShrink: true },
    fc.constantFrom(
      "Fix the card",
      "Update co2 emissions",
      "Cannot load dataset from hf hub",
      "Add `library_name` tag",
      "?!?",
    ),
    words().map((text) => `Re: ${text}`),
  );
}

/** A comment in Markdown. Shrinks to `Hello!`. */
export function commentText(): fc.Arbitrary<string> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 3, arbitrary: fc.constantFrom(...COMMENTS) },
    { weight: 1, arbitrary: words() },
  );
}

function words(): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }).map((picked) => picked.join(" "));
}
