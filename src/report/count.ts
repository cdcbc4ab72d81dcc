/** A number with its noun, as in "1 case" and "1,011 cases". */
export function countOf(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? noun : plural}`;
}
