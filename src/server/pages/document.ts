/**
 * A page as it travels: whole, readable without scripts, and unable to load or run anything. Values are escaped by the
 * template; what a payload holds is text, whatever it looks like.
 */
import { createHash } from "node:crypto";
import { html, raw } from "hono/html";

/** A piece of HTML that is safe to put into another. */
export type Piece = ReturnType<typeof html>;

const STYLE = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; font-weight: 600; }
th, td { border-block-end: 1px solid #8888; padding: .3rem .6rem; text-align: start; vertical-align: top; }
article { border: 1px solid #8888; border-radius: .4rem; margin-block: 1rem; padding: .8rem; }
code, pre { font-family: ui-monospace, monospace; font-size: .9rem; overflow-wrap: anywhere; }
pre { overflow-x: auto; white-space: pre-wrap; unicode-bidi: isolate; }
dl { display: grid; gap: .2rem 1rem; grid-template-columns: max-content 1fr; }
dt { font-weight: 600; } dd { margin: 0; }
`;

/** Ours, and byte for byte what the policy below allows. */
const STYLE_ELEMENT = raw(`<style>${STYLE}</style>`);

const HEADERS = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy":
    `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; ` +
    `form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Cache-Control": "no-store",
};

export async function page(title: string, body: Piece, status = 200): Promise<Response> {
  const whole = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title} · hubhook</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`;
  return new Response(String(whole), { status, headers: HEADERS });
}
