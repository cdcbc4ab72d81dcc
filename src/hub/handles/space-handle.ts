/** A Space in hand: its secrets and variables. */
import { GitRepoHandle } from "./git-repo-handle.ts";
import { handOf } from "./hand.ts";

/** A secret or variable to set: letters, digits and `_`, starting with a letter. */
export interface NewSpaceSetting {
  readonly key: string;
  readonly value: string;
  readonly description?: string;
}

export class SpaceHandle extends GitRepoHandle {
  /** The same Space in the hands of another user. */
  override as(user: string): SpaceHandle {
    return new SpaceHandle(handOf(this.hand().live, user), this.state());
  }

  /** Adds a secret, or gives it another value. Webhooks are told that something changed, and not what. */
  addSecret(secret: NewSpaceSetting): void {
    this.perform({ kind: "add-space-secret", ...this.target(), ...secret });
  }

  deleteSecret(key: string): void {
    this.perform({ kind: "delete-space-secret", ...this.target(), key });
  }

  /** Adds a variable, or gives it another value. */
  addVariable(variable: NewSpaceSetting): void {
    this.perform({ kind: "add-space-variable", ...this.target(), ...variable });
  }

  deleteVariable(key: string): void {
    this.perform({ kind: "delete-space-variable", ...this.target(), key });
  }
}
