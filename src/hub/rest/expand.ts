/** `?expand=`: only some of what is known of a repo. Sources: HF's two clients, for the names, and the tests of the Python one. */
import type { RepoAddress } from "../../world/index.ts";
import { HttpError } from "./answers.ts";
import { asked } from "./query.ts";

/** What can be asked for. Of most the mock Hub knows nothing: it is left out of the answer. */
const SHARED =
  "author cardData createdAt disabled downloads downloadsAllTime gated gitalyUid lastModified likes private resourceGroup sha siblings tags trendingScore usedStorage";
const NAMES: Readonly<Record<RepoAddress["type"], ReadonlySet<string>>> = {
  model: names(
    "baseModels childrenModelCount config evalResults gguf inference inferenceProviderMapping library_name mask_token model-index pipeline_tag provider safetensors spaces transformersInfo widgetData xetEnabled",
  ),
  dataset: names("citation description mainSize paperswithcode_id xetEnabled"),
  space: names("datasets models region runtime sdk subdomain xetEnabled"),
  bucket: names(""),
};

function names(own: string): ReadonlySet<string> {
  return new Set([...SHARED.split(" "), ...own.split(" ").filter((name) => name !== "")]);
}

/** All of it if the query does not say. @throws HttpError 400 for a name that no repo of the type has. */
export function expanded(
  known: Readonly<Record<string, unknown>>,
  type: RepoAddress["type"],
  url: URL,
): Readonly<Record<string, unknown>> {
  const wanted = asked(url, "expand");
  if (wanted.length === 0) return known;
  const unknown = wanted.find((name) => !NAMES[type].has(name));
  if (unknown !== undefined) {
    throw new HttpError(
      400,
      `Failed to expand ${JSON.stringify(unknown)}: a ${type} has none. Take ${[...NAMES[type]].join(", ")}.`,
    );
  }
  return Object.fromEntries(Object.entries(known).filter(([name]) => KEPT.has(name) || wanted.includes(name)));
}

/** What is always told. */
const KEPT = new Set(["_id", "id", "modelId"]);
