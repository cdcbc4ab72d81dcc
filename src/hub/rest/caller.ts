/** Who calls: the user of the access token that a request carries. */
import type { UserOf } from "../users.ts";
import { HttpError } from "./answers.ts";

/** @returns undefined for a request without a token. @throws HttpError 401 for a token that is nobody's. */
export function callerOf(request: Request, userOf: UserOf): string | undefined {
  const token = /^Bearer (.+)$/i.exec(request.headers.get("Authorization") ?? "")?.[1];
  if (token === undefined) return undefined;
  const user = userOf(token);
  if (user === undefined) throw badToken();
  return user;
}

/** An answer in the words that HF's Python client looks for. */
export function badToken(): HttpError {
  return new HttpError(401, "Invalid credentials in Authorization header");
}
