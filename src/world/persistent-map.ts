/**
 * A map that never changes: `with` and `without` give a new one that shares all but a few nodes with the old one.
 * That is what lets every action leave the world before it untouched and still cost the same in a world of 100,000 repos.
 * Inside: a trie over the bits of the keys' hashes, 16 children wide.
 */
export interface PersistentMap<V> {
  readonly size: number;
  get(key: string): V | undefined;
  has(key: string): boolean;
  /** The map with one more entry, or with another value at the key. */
  with(key: string, value: V): PersistentMap<V>;
  /** The map without the key; the same map if it has no such key. */
  without(key: string): PersistentMap<V>;
  /** In no order that means anything, but in the same one for the same keys. */
  entries(): readonly (readonly [key: string, value: V])[];
  keys(): readonly string[];
  values(): readonly V[];
}

/** A map with nothing in it. */
export function emptyMap<V>(): PersistentMap<V> {
  return EMPTY;
}

const BITS = 4;
const WIDTH = 1 << BITS;
const MASK = WIDTH - 1;

interface Leaf<V> {
  readonly hash: number;
  readonly key: string;
  readonly value: V;
  /** Another entry whose key has the same hash. */
  readonly next: Leaf<V> | null;
}

interface Branch<V> {
  readonly children: readonly (Node<V> | null)[];
}

type Node<V> = Leaf<V> | Branch<V>;

class Trie<V> implements PersistentMap<V> {
  readonly size: number;
  private readonly root: Node<V> | null;

  constructor(root: Node<V> | null, size: number) {
    this.root = root;
    this.size = size;
  }

  get(key: string): V | undefined {
    return find(this.root, hashOf(key), key)?.value;
  }

  has(key: string): boolean {
    return find(this.root, hashOf(key), key) !== undefined;
  }

  with(key: string, value: V): PersistentMap<V> {
    const hash = hashOf(key);
    const isNew = find(this.root, hash, key) === undefined;
    return new Trie(put(this.root, 0, { hash, key, value, next: null }), this.size + (isNew ? 1 : 0));
  }

  without(key: string): PersistentMap<V> {
    const hash = hashOf(key);
    if (find(this.root, hash, key) === undefined) return this;
    return new Trie(take(this.root, 0, hash, key), this.size - 1);
  }

  entries(): readonly (readonly [key: string, value: V])[] {
    return leavesOf(this.root, []).map(({ key, value }) => [key, value] as const);
  }

  keys(): readonly string[] {
    return leavesOf(this.root, []).map(({ key }) => key);
  }

  values(): readonly V[] {
    return leavesOf(this.root, []).map(({ value }) => value);
  }
}

const EMPTY: PersistentMap<never> = new Trie<never>(null, 0);

function find<V>(root: Node<V> | null, hash: number, key: string): Leaf<V> | undefined {
  let node = root;
  for (let shift = 0; node !== null && "children" in node; shift += BITS) {
    node = node.children[(hash >>> shift) & MASK] ?? null;
  }
  for (let leaf = node; leaf !== null; leaf = leaf.next) if (leaf.key === key) return leaf;
  return undefined;
}

function put<V>(node: Node<V> | null, shift: number, leaf: Leaf<V>): Node<V> {
  if (node === null) return leaf;
  const slot = (leaf.hash >>> shift) & MASK;
  if ("children" in node) {
    return { children: node.children.with(slot, put(node.children[slot] ?? null, shift + BITS, leaf)) };
  }
  if (node.hash === leaf.hash) return { ...leaf, next: cut(node, leaf.key) };
  const children: (Node<V> | null)[] = Array.from({ length: WIDTH }, () => null);
  children[(node.hash >>> shift) & MASK] = node;
  return put({ children }, shift, leaf);
}

function take<V>(node: Node<V> | null, shift: number, hash: number, key: string): Node<V> | null {
  if (node === null) return null;
  if (!("children" in node)) return cut(node, key);
  const slot = (hash >>> shift) & MASK;
  const children = node.children.with(slot, take(node.children[slot] ?? null, shift + BITS, hash, key));
  const left = children.filter((child) => child !== null);
  const [only = null] = left;
  // A lone leaf moves up; a lone branch has to keep its depth, which is what its slots are counted from.
  return left.length === 1 && only !== null && !("children" in only) ? only : { children };
}

/** The entries of one hash without that of a key. */
function cut<V>(leaf: Leaf<V> | null, key: string): Leaf<V> | null {
  if (leaf === null) return null;
  return leaf.key === key ? leaf.next : { ...leaf, next: cut(leaf.next, key) };
}

/** Adds all leaves below a node to a list. @returns The list. */
function leavesOf<V>(node: Node<V> | null, found: Leaf<V>[]): readonly Leaf<V>[] {
  if (node !== null && "children" in node) for (const child of node.children) leavesOf(child, found);
  else for (let leaf = node; leaf !== null; leaf = leaf.next) found.push(leaf);
  return found;
}

/** 32 bits of a text (FNV-1a). */
function hashOf(key: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x0100_0193);
  return hash >>> 0;
}
