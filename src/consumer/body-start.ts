/**
 * The start of an answer's body. A consumer may send gigabytes; what tells the story is at the front.
 */

/** How much of an answer's body is kept, in bytes. When there is more, reading stops. */
export const BODY_LIMIT_BYTES: number = 64 * 1024;

export interface BodyStart {
  /** Takes the next chunk. @returns Whether more is wanted: false once the limit is passed. */
  add(chunk: Uint8Array): boolean;
  /** What was kept, decoded as UTF-8; a character that the limit cuts in two is left out. */
  text(): string;
  /** Whether something was left out. */
  isCut(): boolean;
}

/** Collects up to `BODY_LIMIT_BYTES`. */
export function bodyStart(): BodyStart {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  let cut = false;
  return {
    add(chunk) {
      const roomBytes = BODY_LIMIT_BYTES - sizeBytes;
      const kept = chunk.length > roomBytes ? chunk.subarray(0, roomBytes) : chunk;
      chunks.push(kept);
      sizeBytes += kept.length;
      if (kept.length < chunk.length) cut = true;
      return !cut;
    },
    text() {
      const [first, second] = chunks;
      if (first === undefined) return "";
      const whole =
        second === undefined ? Buffer.from(first.buffer, first.byteOffset, first.length) : Buffer.concat(chunks);
      return cut ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(whole, { stream: true }) : whole.toString();
    },
    isCut: () => cut,
  };
}
