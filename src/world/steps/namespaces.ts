/** Users and organizations come to the Hub. No event tells of it. */
import { newId, putNamespace, type Stage, type Steps } from "../stage.ts";
import type { Organization, User } from "../namespace.ts";
import { AlreadyExistsError } from "../world-error.ts";
import { userCalled } from "./find.ts";
import { checkNamespace } from "./rules.ts";

export const namespaceSteps: Steps<"create-user" | "create-organization"> = {
  "create-user"(stage, { name }) {
    checkFree(stage, name);
    const user: User = { kind: "user", id: stage.world.userIds[name] ?? newId(stage, 24), name };
    putNamespace(stage, user);
    return user;
  },

  "create-organization"(stage, { name, members }) {
    checkFree(stage, name);
    for (const member of members) userCalled(stage, member);
    const organization: Organization = {
      kind: "organization",
      id: newId(stage, 24),
      name,
      members: [...new Set(members)],
    };
    putNamespace(stage, organization);
    return organization;
  },
};

/** Users and organizations share their names. */
function checkFree(stage: Stage, name: string): void {
  checkNamespace(stage, name);
  if (stage.world.namespaces.has(name)) throw new AlreadyExistsError(stage.doing, `"${name}"`);
}
