/** Repos come, go, move and change their settings. Source of the events: hub docs, webhooks, event. */
import type { ActionParts, RepoSettings } from "../action.ts";
import { mayWriteIn } from "../access.ts";
import { SYSTEM, type Namespace } from "../namespace.ts";
import { EMPTY_FOLDER, type Folder } from "../file-tree.ts";
import { emptyMap } from "../persistent-map.ts";
import { repoTitle, type Bucket, type Commit, type GitRepo, type Repo, type RepoAddress } from "../repo.ts";
import { headSha, MAIN } from "../revision.ts";
import { newId, putRepo, removeRepo, tell, type Stage, type Steps } from "../stage.ts";
import { storedFile, type Files } from "../stored-file.ts";
import { repoNamed } from "../world.ts";
import { AlreadyExistsError, ForbiddenError, InvalidActionError, NamespaceNotFoundError } from "../world-error.ts";
import { changed, fileChanges } from "./files.ts";
import { userCalled, writable } from "./find.ts";
import { checkRepoName } from "./rules.ts";
import { spaceSettings } from "./spaces.ts";

export const repoSteps: Steps<"create-repo" | "delete-repo" | "move-repo" | "update-settings"> = {
  "create-repo"(stage, { by, repo: address, private: isPrivate = false, ...parts }) {
    checkParts(stage, address, parts);
    const owner = ownerFor(stage, by, address);
    const base = {
      id: idFor(stage, address),
      name: address.name,
      owner: { id: owner.id, name: owner.name },
      private: isPrivate,
      createdAtMs: stage.nowMs,
    };
    if (address.type === "bucket") {
      const bucket: Bucket = putRepo(stage, { ...base, type: "bucket", files: EMPTY_FOLDER });
      tell(stage, { name: "repo:create", repo: bucket, hasHead: false });
      return bucket;
    }
    const first = firstCommit(stage, parts.files);
    const repo: GitRepo = putRepo(stage, {
      ...base,
      type: address.type,
      gated: false,
      discussionsDisabled: false,
      refs: emptyMap<string>().with(MAIN, first.sha),
      commits: emptyMap<Commit>().with(first.sha, first),
      discussions: emptyMap(),
      lastNum: stage.world.firstNum - 1,
      sdk: address.type === "space" ? (parts.sdk ?? "static") : null,
      secrets: spaceSettings(stage, parts.secrets),
      variables: spaceSettings(stage, parts.variables),
    });
    tell(stage, { name: "repo:create", repo, hasHead: true });
    if (stage.world.conduct.contentOnCreate) {
      const updatedRefs = [{ ref: MAIN, oldSha: null, newSha: headSha(repo) }];
      tell(stage, { name: "repo.content:update", repo, updatedRefs });
    }
    return repo;
  },

  "delete-repo"(stage, action) {
    const repo = writable(stage, action);
    removeRepo(stage, repo);
    tell(stage, { name: "repo:delete", repo, hasHead: stage.world.conduct.headOnDelete });
    return repo;
  },

  "move-repo"(stage, action) {
    const before = writable(stage, action);
    if (action.to === before.name) {
      throw new InvalidActionError(stage.doing, `${repoTitle(before)} has that name already`, "Give the new name.");
    }
    const owner = ownerFor(stage, action.by, { type: before.type, name: action.to });
    const after: Repo = putRepo<Repo>(stage, { ...before, name: action.to, owner: { id: owner.id, name: owner.name } });
    tell(stage, {
      name: "repo:move",
      repo: stage.world.conduct.movedRepo === "as-before" ? before : after,
      movedTo: { name: after.name, owner: after.owner },
    });
    return after;
  },

  "update-settings"(stage, action) {
    const before = writable(stage, action);
    const after = withSettings(stage, before, action.settings);
    if (after === before) return before;
    putRepo(stage, after);
    const updatedConfig = after.private === before.private ? {} : { private: after.private };
    tell(stage, { name: "repo.config:update", repo: after, updatedConfig });
    return after;
  },
};

/** The id that was given to a repo, for the first of its name; one that is created again is another one. */
function idFor(stage: Stage, address: RepoAddress): string {
  const title = repoTitle(address);
  const { [title]: given, ...givenRepoIds } = stage.world.givenRepoIds;
  if (given === undefined) return newId(stage, 24);
  stage.world = { ...stage.world, givenRepoIds };
  return stage.world.repos.has(given) ? newId(stage, 24) : given;
}

/** What can only be said of some repos. */
function checkParts(stage: Stage, { type }: RepoAddress, parts: Omit<ActionParts["create-repo"], "by" | "repo">): void {
  const { sdk, secrets, variables, files } = parts;
  if (type !== "space" && [sdk, ...(secrets ?? []), ...(variables ?? [])].some((part) => part !== undefined)) {
    throw new InvalidActionError(stage.doing, `a ${type} has no sdk, secrets and variables`, "Create a Space.");
  }
  if (type === "bucket" && files !== undefined && Object.keys(files).length > 0) {
    throw new InvalidActionError(stage.doing, "a bucket starts empty", "Write the files to it afterwards.");
  }
}

/** Whose repo it is going to be. @throws WorldError if the name is taken, or the namespace is not the user's. */
function ownerFor(stage: Stage, by: string, address: RepoAddress): Namespace {
  const user = userCalled(stage, by);
  const namespace = checkRepoName(stage, address.name);
  const owner = stage.world.namespaces.get(namespace);
  if (owner === undefined) throw new NamespaceNotFoundError(stage.doing, namespace);
  if (!mayWriteIn(stage.world, namespace, user.name)) {
    throw new ForbiddenError(
      stage.doing,
      `"${by}" may not create anything below "${namespace}"`,
      `Act as "${namespace}" or one of its members.`,
    );
  }
  if (repoNamed(stage.world, address) !== undefined) throw new AlreadyExistsError(stage.doing, repoTitle(address));
  return owner;
}

/** Every Git repo starts with one (HF's Python client: by `system`, with `.gitattributes` in it). */
function firstCommit(stage: Stage, files: Files = {}): Commit {
  return {
    sha: newId(stage, 40),
    parent: null,
    summary: "initial commit",
    description: "",
    author: SYSTEM,
    atMs: stage.nowMs,
    files: changed(stage, FIRST_FILES, fileChanges(stage, FIRST_FILES, { files })),
  };
}

const LARGE_FILES = ["*.bin", "*.parquet", "*.safetensors"];

const FIRST_FILES: Folder = {
  kind: "folder",
  entries: EMPTY_FOLDER.entries.with(
    ".gitattributes",
    storedFile(LARGE_FILES.map((files) => `${files} filter=lfs diff=lfs merge=lfs -text\n`).join("")),
  ),
};

/** The repo with other settings; the same one if nothing changes. */
function withSettings(stage: Stage, repo: Repo, settings: RepoSettings): Repo {
  const { private: isPrivate = repo.private } = settings;
  if (repo.type === "bucket") {
    if (settings.gated !== undefined || settings.discussionsDisabled !== undefined) {
      throw new InvalidActionError(stage.doing, `${repoTitle(repo)} has no such settings`, 'Set "private" only.');
    }
    return isPrivate === repo.private ? repo : { ...repo, private: isPrivate };
  }
  const { gated = repo.gated, discussionsDisabled = repo.discussionsDisabled } = settings;
  if (repo.type === "space" && gated !== false) {
    throw new InvalidActionError(stage.doing, "a Space can't be gated", "Make it private.");
  }
  const isSame = isPrivate === repo.private && gated === repo.gated && discussionsDisabled === repo.discussionsDisabled;
  return isSame ? repo : { ...repo, private: isPrivate, gated, discussionsDisabled };
}
