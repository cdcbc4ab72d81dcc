/** The request that went wrong and the answer to it, whole but for very long bodies. */
import type { JsonFailure } from "../json.ts";
import { cut } from "../visible.ts";
import { jsonIn } from "./json-view.ts";
import { folded, markup, unfolded, type Markup } from "./markup.ts";

/** Longer bodies are cut: the whole stands in the JSON report. */
export const LONGEST_BODY = 4_000;

/** The request; open when nothing else shows what was sent. */
export function requestView({ request, chain }: JsonFailure, isShown: boolean): Markup {
  const { url, headers, body, bodyEncoding } = request;
  const value = jsonIn(body);
  const about =
    bodyEncoding === "base64" ? "Base64: the body is no UTF-8" : value === undefined ? null : "indented here";
  const content = value === undefined ? body : JSON.stringify(value, null, 2);
  const view = markup`<p class="head"><b>POST</b> ${url}</p>${headersView(headers)}${bodyView(content, about)}`;
  return isShown || chain.length > 0 ? folded("The request", view) : unfolded("The request", view);
}

/** The answer; open when it says something. `null` if there was none: the failure's title tells why. */
export function responseView({ response }: JsonFailure): Markup | null {
  if (response === null) return null;
  const { status, headers, body } = response;
  const head = markup`<p class="head"><b class="${toneOf(status)}">${status}</b></p>${headersView(headers)}`;
  return body === "" ? folded("The answer", head) : unfolded("The answer", markup`${head}${bodyView(body, null)}`);
}

function toneOf(status: number): "good" | "fair" | "bad" {
  if (status >= 200 && status < 300) return "good";
  return status >= 400 && status < 500 ? "fair" : "bad";
}

function headersView(headers: Readonly<Record<string, string>>): Markup {
  const rows = Object.entries(headers).map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`);
  return markup`<dl class="headers">${rows}</dl>`;
}

function bodyView(body: string, about: string | null): Markup {
  const length = body.length > LONGEST_BODY ? `${body.length.toLocaleString("en-US")} characters, cut` : null;
  const notes = [about, length].filter((note) => note !== null).join("; ");
  const aside = notes === "" ? null : markup`<p class="aside">${notes}</p>`;
  return markup`${aside}<div class="block">${body === "" ? markup`<i>no body</i>` : cut(body, LONGEST_BODY)}</div>`;
}
