/**
 * Who may do what. Simpler than on the Hub, where members of an organization have roles: whoever owns a repo, or is in the
 * organization that does, may do everything with it; everybody else may read what is public, discuss it, and propose changes.
 */
import type { Identity } from "./namespace.ts";
import type { Repo } from "./repo.ts";
import type { World } from "./world.ts";

/** Whether a user may change what belongs to a namespace. @param user - The user's name. */
export function mayWriteIn(world: World, namespace: string, user: string): boolean {
  if (world.admins.includes(user)) return true;
  const owner = world.namespaces.get(namespace);
  return owner?.kind === "organization" ? owner.members.includes(user) : owner?.name === user;
}

/** Whether a user may push to a repo and change its settings. @param user - The user's name. */
export function mayWrite(world: World, repo: Repo, user: string): boolean {
  return mayWriteIn(world, repo.owner.name, user);
}

/** Whether a user may see a repo. @param user - The user's name; nobody has to be known to see what is public. */
export function mayRead(world: World, repo: Repo, user: string): boolean {
  return !repo.private || mayWrite(world, repo, user);
}

/** Who may be told of something: everybody, or the users of these names. */
export type Audience = "everybody" | readonly string[];

/** Who may see a repo, as it is now. */
export function readersOf(
  world: World,
  { private: isPrivate, owner }: { readonly private: boolean; readonly owner: Identity },
): Audience {
  if (!isPrivate) return "everybody";
  const namespace = world.namespaces.get(owner.name);
  return [...(namespace?.kind === "organization" ? namespace.members : [owner.name]), ...world.admins];
}
