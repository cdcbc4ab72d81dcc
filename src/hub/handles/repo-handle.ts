/**
 * A repo as a test holds it in hand: always its present state, also under another name, and what a user can do with it.
 * Whatever a handle does throws a `WorldError` that says what to do, if it can't be done.
 */
import {
  RepoNotFoundError,
  type ActionKind,
  type ActionOf,
  type Repo,
  type RepoAddress,
  type RepoSettings,
  type Results,
} from "../../world/index.ts";
import type { Hand } from "./hand.ts";

/** What all repos have in common. Reading a repo that was deleted throws. */
export class RepoHandle {
  /** 24 lower-case hex digits; it survives a move. */
  readonly id: string;
  readonly #hand: Hand;
  /** What it was called last. */
  #address: RepoAddress;

  constructor(hand: Hand, { id, type, name }: Pick<Repo, "id" | "type" | "name">) {
    this.#hand = hand;
    this.id = id;
    this.#address = { type, name };
  }

  get type(): Repo["type"] {
    return this.#address.type;
  }

  /** `namespace/name`. */
  get name(): string {
    return this.state().name;
  }

  get private(): boolean {
    return this.state().private;
  }

  /** Gives it another name, or another owner with it. @param name - `namespace/name`, or a name in the same namespace. */
  move(name: string): void {
    const [namespace] = this.name.split("/");
    this.perform({ kind: "move-repo", ...this.target(), to: name.includes("/") ? name : `${namespace}/${name}` });
  }

  updateSettings(settings: RepoSettings): void {
    this.perform({ kind: "update-settings", ...this.target(), settings });
  }

  /** From now on, only webhooks of users who may see the repo hear of it. */
  makePrivate(): void {
    this.updateSettings({ private: true });
  }

  makePublic(): void {
    this.updateSettings({ private: false });
  }

  delete(): void {
    this.perform({ kind: "delete-repo", ...this.target() });
  }

  protected hand(): Hand {
    return this.#hand;
  }

  /** What the world knows of it now. */
  protected state(): Repo {
    const repo = this.#hand.live.now().repos.get(this.id);
    if (repo === undefined) throw new RepoNotFoundError("read repo", this.#address, this.#hand.user);
    this.#address = { type: repo.type, name: repo.name };
    return repo;
  }

  /** Who acts, and on what. */
  protected target(): { readonly by: string; readonly repo: RepoAddress } {
    const { type, name } = this.state();
    return { by: this.#hand.user, repo: { type, name } };
  }

  protected perform<K extends ActionKind>(action: ActionOf<K>): Results[K] {
    return this.#hand.live.perform(action);
  }
}
