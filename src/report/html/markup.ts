/** Markup that can only be built safely: what is put into it is text, unless it is markup already. */
import { visible } from "../visible.ts";

export interface Markup {
  readonly html: string;
}

/** What a place in a template may hold; `null` for nothing. */
export type Child = string | number | Markup | null | readonly Child[];

/**
 * A piece of HTML.
 * @example
 * markup`<p title="${text}">${text}</p>`; // text can be anything: it stays text, in an attribute with double quotes, too
 */
export function markup(strings: TemplateStringsArray, ...children: readonly Child[]): Markup {
  return { html: strings.map((string, index) => string + markupOf(children[index] ?? null)).join("") };
}

function markupOf(child: Child): string {
  if (child === null) return "";
  if (typeof child === "string") return escaped(visible(child));
  if (typeof child === "number") return String(child);
  if ("html" in child) return child.html;
  return child.map(markupOf).join("");
}

/** Text as HTML writes it, character by character: also what can't be seen stays what it is. Only for attributes to copy from. */
export function exactly(text: string): Markup {
  return { html: escaped(text) };
}

/** What is shown once it is asked for. */
export function folded(title: string, content: Markup): Markup {
  return markup`<details><summary>${title}</summary>${content}</details>`;
}

/** What can be put away. */
export function unfolded(title: string, content: Markup): Markup {
  return markup`<details open><summary>${title}</summary>${content}</details>`;
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
