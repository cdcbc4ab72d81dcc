/** The body of a request, as text that can be shown. */
import type { WireRequest } from "../base/index.ts";

export interface BodyText {
  readonly text: string;
  /** `base64` when the bytes are no UTF-8. */
  readonly encoding: "utf-8" | "base64";
}

export function bodyText({ body }: WireRequest): BodyText {
  if (typeof body === "string") return { text: body, encoding: "utf-8" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body), encoding: "utf-8" };
  } catch {
    return { text: Buffer.from(body).toString("base64"), encoding: "base64" };
  }
}
