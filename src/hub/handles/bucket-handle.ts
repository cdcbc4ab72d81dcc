/** A bucket in hand: files without Git, and no discussions. */
import type { Files } from "../../world/index.ts";
import { handOf } from "./hand.ts";
import { RepoHandle } from "./repo-handle.ts";

export class BucketHandle extends RepoHandle {
  /** The same bucket in the hands of another user. */
  as(user: string): BucketHandle {
    return new BucketHandle(handOf(this.hand().live, user), this.state());
  }

  /** Writes and deletes files, in one event. A folder is deleted by its path with a slash at its end. */
  write(change: { readonly files?: Files; readonly deletions?: readonly string[] }): void {
    this.perform({ kind: "write-bucket", ...this.target(), ...change });
  }
}
