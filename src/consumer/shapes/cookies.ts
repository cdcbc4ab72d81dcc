/** The cookies of a request. The Hub sends none; a handler may look all the same. */

/** @param header - The value of the `Cookie` header, if there is one. */
export function cookiesIn(header: string | null | undefined): Readonly<Record<string, string>> {
  const pairs = (header ?? "").split(";").flatMap((pair) => {
    const at = pair.indexOf("=");
    return at === -1 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const];
  });
  return Object.fromEntries(pairs);
}

/** A jar that answers as those of SvelteKit, Astro and Netlify do, and keeps nothing beyond its request. */
export function cookieJar(request: Request): Readonly<Record<string, unknown>> {
  const cookies = new Map(Object.entries(cookiesIn(request.headers.get("cookie"))));
  return {
    get: (name: string) => cookies.get(name),
    getAll: () => [...cookies].map(([name, value]) => ({ name, value })),
    has: (name: string) => cookies.has(name),
    set: (name: string, value: unknown) => void cookies.set(name, String(value)),
    delete: (name: string) => void cookies.delete(name),
    serialize: (name: string, value: string) => `${name}=${value}`,
  };
}
