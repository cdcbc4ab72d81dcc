/**
 * Who a request comes from. An access token is all that the Hub needs to know it.
 */

/** The user of webhooks that a test creates without saying whose they are. */
export const DEFAULT_USER = "me";

/** The user of an access token, or undefined if the token is none. */
export type UserOf = (token: string) => string | undefined;

/** The same, as far as a token belongs to one of these users. */
export function amongUsers(names: readonly string[], userOf: UserOf): UserOf {
  const known = new Set(names);
  return (token) => {
    const user = userOf(token);
    return user !== undefined && known.has(user) ? user : undefined;
  };
}

/**
 * @param users - Names by token. Any other token that starts with `hf_` belongs to the user whose name follows.
 */
export function usersByToken(users: Readonly<Record<string, string>>): UserOf {
  const byToken = new Map(Object.entries(users));
  return (token) => byToken.get(token) ?? /^hf_(.+)$/.exec(token)?.[1];
}
