/** What queries say, in the ways that clients write it. */

/** The values of a list in the query. Clients write its name both as `expand` and as `expand[]`. */
export function asked(url: URL, name: string): readonly string[] {
  return [...url.searchParams.getAll(name), ...url.searchParams.getAll(`${name}[]`)];
}

/** A flag: Python writes True, others true or 1. */
export function isTrue(value: string | null): boolean {
  return value === "1" || value?.toLowerCase() === "true";
}
