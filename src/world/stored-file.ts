/** A file as the Hub keeps it: what is in it, and the id that Git gives it. */
import { hash } from "node:crypto";

/** The content of a file to store; a text is stored as UTF-8. */
export type FileContent = string | Uint8Array;

/** Files to store, by path. */
export type Files = Readonly<Record<string, FileContent>>;

export interface StoredFile {
  readonly kind: "file";
  /** Not to be changed. */
  readonly content: Uint8Array;
  /** The id of the Git blob, which clients compute as well to find out what has changed. */
  readonly oid: string;
}

const encoder = new TextEncoder();

export function storedFile(content: FileContent): StoredFile {
  const bytes = typeof content === "string" ? encoder.encode(content) : content.slice();
  return { kind: "file", content: bytes, oid: blobOid(bytes) };
}

/** The id of a Git blob: the SHA-1 of a short header and the content (Git documentation, objects). */
function blobOid(content: Uint8Array): string {
  const header = encoder.encode(`blob ${content.length}\0`);
  const whole = new Uint8Array(header.length + content.length);
  whole.set(header);
  whole.set(content, header.length);
  return hash("sha1", whole);
}

/** What stands for the Xet hash of a file: as long, but the SHA-256 of its content. */
export function xetHashOf({ content }: StoredFile): string {
  return hash("sha256", content);
}
