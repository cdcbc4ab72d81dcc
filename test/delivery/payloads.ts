import type { AnyPayload } from "../../src/payload/index.ts";

export interface PayloadParts {
  readonly scope?: "repo" | "discussion" | "repo.config.dois";
  readonly type?: "model" | "dataset" | "space";
  readonly name?: string;
}

/** A payload, as far as delivery looks at it. */
export function payloadOf({ scope = "repo", type = "model", name = "ada/bert" }: PayloadParts = {}): AnyPayload {
  const prefix = type === "model" ? "" : `${type}s/`;
  return {
    event: { scope, action: "update" },
    repo: {
      type,
      name,
      id: "6366c000a2abcdf2fd69a080",
      private: false,
      url: { web: `https://huggingface.co/${prefix}${name}`, api: `https://huggingface.co/api/${type}s/${name}` },
      owner: { id: "61d2000c3c2083e1c08af22d" },
    },
    webhook: { id: "000000000000000000000000", version: 3 },
  };
}
