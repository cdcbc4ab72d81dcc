/** One 32-bit number of several values (FNV-1a over their text). */
export function mixed(...parts: readonly (string | number)[]): number {
  let hash = 0x811c_9dc5;
  const text = parts.join("\n");
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x0100_0193);
  return hash | 0;
}
