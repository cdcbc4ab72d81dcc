/** Who there is: users, and organizations they are members of. Both share their names, and own repos below them. */

/** What an account is called and known by; neither ever changes. */
export interface Identity {
  /** 24 lower-case hex digits. */
  readonly id: string;
  readonly name: string;
}

export interface User extends Identity {
  readonly kind: "user";
}

export interface Organization extends Identity {
  readonly kind: "organization";
  /** The names of the users who are in it. */
  readonly members: readonly string[];
}

/** What stands before the slash in the name of a repo. */
export type Namespace = User | Organization;

/** The author of a repo's first commit (what HF's Python client is shown). */
export const SYSTEM: Identity = { id: "0".repeat(24), name: "system" };
