/** What follows from the payloads of a story for those after them: commits, comments, visibility, names. */
import { refreshUrls, type Payload, type RepoMovePayload } from "../payload/index.ts";
import { withIdentities } from "./identities.ts";

export interface Course {
  /** Whether each push of main goes on where the one before it ended; else a delivery between them was lost. */
  readonly goesOn: boolean;
  /** Whether each update of the settings turns the visibility round. */
  readonly turnsVisibility: boolean;
}

/** What is so after the payloads until now. */
interface State {
  readonly head: string | null;
  readonly comments: number;
  readonly isPrivate: boolean | null;
  readonly movedTo: RepoMovePayload["movedTo"] | null;
  /** How often the repo was deleted: what is created under its name afterwards is another one. */
  readonly deletions: number;
}

/** The same payloads as they come one after the other. */
export function inCourse<P extends readonly Payload[]>(payloads: P, course: Course): P;
export function inCourse(payloads: readonly Payload[], course: Course): readonly Payload[] {
  let state: State = { head: null, comments: 0, isPrivate: null, movedTo: null, deletions: 0 };
  return payloads.map((payload) => {
    const next = [pushed, commented, turned, moved, deleted].reduce<Step>((step, rule) => rule(step, course), {
      payload,
      state,
    });
    ({ state } = next);
    return next.payload;
  });
}

interface Step {
  readonly payload: Payload;
  readonly state: State;
}

function pushed({ payload, state }: Step, { goesOn }: Course): Step {
  if (!("updatedRefs" in payload) || !("headSha" in payload.repo)) return { payload, state };
  const [main, ...side] = payload.updatedRefs;
  if (main?.ref !== "refs/heads/main" || main.newSha === null) return { payload, state };
  if (state.head === null) return { payload, state: { ...state, head: main.newSha } };
  const [oldSha, newSha] = goesOn
    ? [state.head, next(state.head)]
    : [next(next(state.head)), next(next(next(state.head)))];
  const updatedRefs = [{ ...main, oldSha, newSha }, ...side];
  const repo = { ...payload.repo, headSha: newSha };
  return { payload: { ...payload, repo, updatedRefs }, state: { ...state, head: newSha } };
}

/** Each comment that is written has an id of its own. */
function commented({ payload, state }: Step): Step {
  const isNew = payload.event.scope === "discussion.comment" && payload.event.action === "create";
  if (!isNew || !("comment" in payload)) return { payload, state };
  const id = Array.from({ length: state.comments }).reduce<string>(next, payload.comment.id);
  return { payload: withIdentities(payload, [["comment", id]]), state: { ...state, comments: state.comments + 1 } };
}

function turned({ payload, state }: Step, { turnsVisibility }: Course): Step {
  if (!turnsVisibility) return { payload, state };
  const before = state.isPrivate ?? payload.repo.private;
  const isPrivate = payload.event.scope === "repo.config" ? !before : before;
  const after = structuredClone(payload);
  after.repo.private = isPrivate;
  if ("updatedConfig" in after && "private" in after.updatedConfig) after.updatedConfig.private = isPrivate;
  return { payload: after, state: { ...state, isPrivate } };
}

/** After a move, everything happens under the new name. */
function moved({ payload, state }: Step): Step {
  const after = state.movedTo === null ? payload : underName(payload, state.movedTo);
  return { payload: after, state: "movedTo" in after ? { ...state, movedTo: after.movedTo } : state };
}

/** A repo that is created again has another id. */
function deleted({ payload, state }: Step): Step {
  const id = Array.from({ length: state.deletions }).reduce<string>(next, payload.repo.id);
  const after = state.deletions === 0 ? payload : withIdentities(payload, [["repo", id]]);
  const isDeletion = payload.event.scope === "repo" && payload.event.action === "delete";
  return { payload: after, state: isDeletion ? { ...state, deletions: state.deletions + 1 } : state };
}

function underName(payload: Payload, { name, owner }: RepoMovePayload["movedTo"]): Payload {
  const after = structuredClone(payload);
  after.repo.name = name;
  after.repo.owner = { id: owner.id };
  refreshUrls(after);
  if ("movedTo" in after && after.movedTo.name === name) after.movedTo.name = `${name}-moved`; // it moves on
  if ("subdomain" in after.repo) delete after.repo.subdomain;
  return after;
}

/** Another id or commit. */
function next(digits: string): string {
  return Array.from(digits, (digit) => ((Number.parseInt(digit, 16) + 1) % 16).toString(16)).join("");
}
