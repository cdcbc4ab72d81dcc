import type { RepoAddress } from "../../world/index.ts";

/** Where a discussion is found. The repo may be moved meanwhile. */
export interface DiscussionAddress {
  readonly repo: RepoAddress;
  readonly num: number;
}
