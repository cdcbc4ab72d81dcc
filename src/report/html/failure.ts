/** One failure as a card: what the consumer did, with what, how it came to it, and how to see it again. */
import { countLine, stateLines } from "../failure-text.ts";
import type { JsonFailure } from "../json.ts";
import { cut } from "../visible.ts";
import { LONGEST_BODY, requestView, responseView } from "./exchange.ts";
import { jsonIn, jsonView } from "./json-view.ts";
import { growthView } from "./growth.ts";
import { exactly, folded, markup, unfolded, type Markup } from "./markup.ts";

/** A loop is shown by its first rounds. */
const MAX_LINKS = 12;

const LONGEST_TITLE = 600;

export function failureCard(failure: JsonFailure, number: number): Markup {
  const { title, event, edgeCase, stderr } = failure;
  const names = [event, edgeCase]
    .filter((name) => name !== null)
    .map((name) => markup`<code class="tag">${name}</code>`);
  const payload = payloadView(failure);
  return markup`<article class="failure">
<h3><span class="number">${number}</span><span>The consumer ${cut(title, LONGEST_TITLE)}</span></h3>
<p class="meta">${names}<span>${countLine(failure)}</span></p>
${chainView(failure)}
${stateView(failure)}
${growthView(failure)}
${payload}
${responseView(failure)}
${stderr === null ? null : folded("What it wrote to stderr", markup`<div class="block">${stderr}</div>`)}
${requestView(failure, payload !== null)}
${againView(failure)}
</article>
`;
}

/** The payload with the places marked that set it apart; what is no payload stands with the request. */
function payloadView({ isAboutBody, request, differences }: JsonFailure): Markup | null {
  const value = isAboutBody ? jsonIn(request.body) : undefined;
  if (value === undefined) return null;
  const marked = differences ?? [];
  const about =
    differences === null
      ? "The payload"
      : marked.length === 0
        ? "The payload, a plain one"
        : "The payload, and where it differs from a plain one";
  return unfolded(about, markup`<div class="block">${jsonView(value, marked)}</div>`);
}

function chainView({ chain }: JsonFailure): Markup | null {
  if (chain.length === 0) return null;
  const more = chain.length - MAX_LINKS;
  const links = chain.slice(0, MAX_LINKS).map(({ kind, text }) => {
    const words = cut(kind === "call" ? `It called ${text}` : text, LONGEST_BODY);
    return markup`<li class="is-${kind}">${words}</li>`;
  });
  const rest = more > 0 ? markup`<li class="is-more">… and ${more.toLocaleString("en-US")} more</li>` : null;
  return markup`<section class="chain"><h4>How it came to it</h4><ol>${links}${rest}</ol></section>`;
}

function stateView(failure: JsonFailure): Markup | null {
  const lines = stateLines(failure, LONGEST_BODY);
  return lines.length === 0
    ? null
    : unfolded(
        "What it held, and what it holds after the same in order",
        markup`<div class="block">${lines.join("\n")}</div>`,
      );
}

function againView({ again, curl }: JsonFailure): Markup | null {
  const lines = [again, curl].filter((line) => line !== null).map(lineToCopy);
  return lines.length === 0 ? null : markup`<div class="again"><h4>See it again</h4>${lines}</div>`;
}

function lineToCopy(line: string): Markup {
  return markup`<div class="copy" data-copy="${exactly(line)}"><code>${line}</code></div>`;
}
