/**
 * The world told a second time, in plain maps of texts: no ids, no sharing, no checks. It only follows histories that are
 * possible, and says after each action what there is, and what webhooks should have been told.
 */
import type { Action, RepoAddress } from "../../src/world/index.ts";

/** Texts by path. One such object is one commit: refs that share it are at the same one. */
type Files = Record<string, string>;

interface Talk {
  title: string;
  status: string;
  pinned: boolean;
  author: string;
  /** Oldest first; `null` is hidden. */
  comments: (string | null)[];
  /** Only of pull requests. */
  base?: string;
}

interface Place {
  private: boolean;
  /** Files by full ref; those of a bucket stand at "files". */
  refs: Record<string, Files>;
  talks: Record<string, Talk>;
  secrets: Record<string, string>;
  variables: Record<string, string>;
}

/** What there is, by type and name of the repo. */
export type Known = Record<string, Place>;

export interface Oracle {
  readonly known: Known;
  /** Follows an action. @returns What webhooks are told of, a line for each event. */
  follow(action: Action): readonly string[];
}

const MAIN = "refs/heads/main";

/** @param commentIdsOf - The ids of a discussion's comments, oldest first: the only thing that can't be foretold. */
export function oracle(commentIdsOf: (repo: RepoAddress, num: number) => readonly string[]): Oracle {
  const known: Known = {};
  const starts = new Map<Talk, Files>(); // what the base held when a pull request was opened
  const silent = new Set<string>();
  const gates = new Map<string, unknown>();
  const counts = new Map<string, number>();
  const keyOf = ({ type, name }: RepoAddress): string => `${type} ${name}`;
  const place = (key: string): Place =>
    known[key] ?? { private: false, refs: {}, talks: {}, secrets: {}, variables: {} };
  const main = (spot: Place): Files => spot.refs[MAIN] ?? {};
  const talkIn = (spot: Place, num: number): Talk =>
    spot.talks[num] ?? { title: "", status: "", pinned: false, author: "", comments: [] };
  const written = (files: Files, change: object): Files => {
    const { files: added = {}, deletions = [] } = change as { files?: Files; deletions?: readonly string[] };
    const kept = Object.entries(files).filter(([path]) => !deletions.includes(path));
    return { ...Object.fromEntries(kept), ...added };
  };
  const open = (spot: Place, key: string, action: { title: string; text: string; by: string }): [string, Talk] => {
    const num = String((counts.get(key) ?? 0) + 1);
    counts.set(key, Number(num));
    const talk = { title: action.title, status: "open", pinned: false, author: action.by, comments: [action.text] };
    spot.talks[num] = talk;
    return [num, talk];
  };

  const follow = (action: Action): readonly string[] => {
    if (action.kind === "create-user" || action.kind === "create-organization") return [];
    const key = keyOf(action.repo);
    if (action.kind === "create-repo") {
      const refs = action.repo.type === "bucket" ? { files: {} } : { [MAIN]: { ".gitattributes": "" } };
      known[key] = { private: action.private ?? false, refs, talks: {}, secrets: {}, variables: {} };
      for (const memory of [silent, gates, counts]) memory.delete(key);
      return ["repo:create"];
    }
    const spot = place(key);
    switch (action.kind) {
      case "delete-repo":
        delete known[key];
        return ["repo:delete"];
      case "move-repo": {
        const to = keyOf({ type: action.repo.type, name: action.to });
        known[to] = spot;
        delete known[key];
        counts.set(to, counts.get(key) ?? 0);
        gates.set(to, gates.get(key));
        if (silent.delete(key)) silent.add(to);
        else silent.delete(to);
        return [`repo:move ${action.to}`];
      }
      case "update-settings": {
        const { settings } = action;
        const isNewGate = settings.gated !== undefined && settings.gated !== (gates.get(key) ?? false);
        if (isNewGate) gates.set(key, settings.gated);
        const isNewSilence =
          settings.discussionsDisabled !== undefined && settings.discussionsDisabled !== silent.has(key);
        if (isNewSilence && !silent.delete(key)) silent.add(key);
        const isNewSight = settings.private !== undefined && settings.private !== spot.private;
        if (isNewSight) spot.private = !spot.private;
        if (!isNewGate && !isNewSilence && !isNewSight) return [];
        return [`repo.config:update ${isNewSight ? `private=${spot.private}` : "?"}`];
      }
      case "commit": {
        const ref = action.revision.startsWith("refs/") ? action.revision : `refs/heads/${action.revision}`;
        spot.refs[ref] = written(spot.refs[ref] ?? {}, action);
        return [`repo.content:update ${ref} moved`];
      }
      case "create-branch": {
        const ref = `refs/heads/${action.branch}`;
        const told = `repo.content:update ${ref} ${ref in spot.refs ? "moved" : "created"}`;
        if (spot.refs[ref] === main(spot)) return [];
        spot.refs[ref] = main(spot);
        return [told];
      }
      case "create-tag":
        spot.refs[`refs/tags/${action.tag}`] = main(spot);
        return [`repo.content:update refs/tags/${action.tag} created`];
      case "delete-branch":
        delete spot.refs[`refs/heads/${action.branch}`];
        return [`repo.content:update refs/heads/${action.branch} deleted`];
      case "delete-tag":
        delete spot.refs[`refs/tags/${action.tag}`];
        return [`repo.content:update refs/tags/${action.tag} deleted`];
      case "super-squash":
        spot.refs[`refs/heads/${action.branch}`] = { ...spot.refs[`refs/heads/${action.branch}`] };
        return [`repo.content:update refs/heads/${action.branch} moved`];
      case "open-discussion": {
        const [num] = open(spot, key, action);
        return [`discussion:create #${num} open "${action.text}"`];
      }
      case "open-pull-request": {
        const [num, talk] = open(spot, key, action);
        talk.base = MAIN;
        if (action.change === undefined) talk.status = "draft";
        starts.set(talk, main(spot));
        spot.refs[`refs/pr/${num}`] = action.change === undefined ? main(spot) : written(main(spot), action.change);
        return [
          `discussion:create #${num} ${talk.status} "${action.text}"`,
          `repo.content:update refs/pr/${num} created`,
        ];
      }
      case "comment":
        talkIn(spot, action.num).comments.push(action.text);
        return [`discussion.comment:create #${action.num} "${action.text}"`];
      case "edit-comment":
      case "hide-comment": {
        const at = commentIdsOf(action.repo, action.num).indexOf(action.commentId);
        const text = action.kind === "edit-comment" ? action.text : null;
        talkIn(spot, action.num).comments[at] = text;
        return [`discussion.comment:update #${action.num} ${text === null ? "hidden" : `"${text}"`}`];
      }
      case "rename-discussion": {
        const talk = talkIn(spot, action.num);
        if (talk.title === action.title) return [];
        talk.title = action.title;
        return [`discussion:update #${action.num} ${talk.status}`];
      }
      case "change-status":
      case "merge": {
        const talk = talkIn(spot, action.num);
        const remark =
          action.comment === undefined ? [] : [`discussion.comment:create #${action.num} "${action.comment}"`];
        if (action.comment !== undefined) talk.comments.push(action.comment);
        talk.status = action.kind === "merge" ? "merged" : action.status;
        const told = [...remark, `discussion:update #${action.num} ${talk.status}`];
        if (action.kind !== "merge") return told;
        const [start, theirs] = [starts.get(talk) ?? {}, spot.refs[`refs/pr/${action.num}`] ?? {}];
        const merged = { ...main(spot) };
        for (const path of new Set([...Object.keys(start), ...Object.keys(theirs)])) {
          if (theirs[path] === start[path]) continue;
          if (theirs[path] === undefined) delete merged[path];
          else merged[path] = theirs[path];
        }
        spot.refs[MAIN] = merged;
        return [...told, `repo.content:update ${MAIN} moved`];
      }
      case "pin":
        talkIn(spot, action.num).pinned = action.pinned;
        return [`discussion:update #${action.num} ${talkIn(spot, action.num).status}`];
      case "delete-discussion":
        delete spot.talks[action.num];
        delete spot.refs[`refs/pr/${action.num}`];
        return [`discussion:delete #${action.num}`];
      case "delete-pull-request-ref":
        delete spot.refs[`refs/pr/${action.num}`];
        return [`repo.content:update refs/pr/${action.num} deleted`];
      case "add-space-secret":
        spot.secrets[action.key] = action.value;
        return ["repo.config:update ?"];
      case "add-space-variable":
        spot.variables[action.key] = action.value;
        return ["repo.config:update ?"];
      case "delete-space-secret":
        delete spot.secrets[action.key];
        return ["repo.config:update ?"];
      case "delete-space-variable":
        delete spot.variables[action.key];
        return ["repo.config:update ?"];
      case "write-bucket": {
        const paths = [
          ...Object.keys(action.files ?? {}).map((path) => `+${path}`),
          ...(action.deletions ?? []).map((path) => `-${path}`),
        ];
        spot.refs["files"] = written(spot.refs["files"] ?? {}, action);
        return [`repo.content:update ${paths.join(" ")}`];
      }
      default:
        throw new TypeError(`the oracle has not heard of ${JSON.stringify(action satisfies never)}`);
    }
  };
  return { known, follow };
}
