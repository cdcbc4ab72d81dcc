/** How the page looks: one column, in the colours of the reader's system, and on paper. */
export const STYLE = `
:root {
  --ground: #f6f6f4; --surface: #fff; --sunk: #f3f3f0; --line: #e2e2dd;
  --ink: #1c1d20; --soft: #5f6068;
  --good: #1a7347; --fair: #8a5a00; --bad: #b3261e;
  --bad-ground: #fdeceb; --mark: #fff1bd; --key: #34507d;
  --text: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  --code: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #121316; --surface: #1a1c20; --sunk: #14161a; --line: #2c2f36;
    --ink: #e7e8ec; --soft: #9c9ea8;
    --good: #6fcf9a; --fair: #e3b461; --bad: #ff8f86;
    --bad-ground: #351c1c; --mark: #4b3e14; --key: #9dbbec;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 var(--text); overflow-wrap: break-word; }
header, main { max-width: 60rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2.5rem; }
main { padding-bottom: 4rem; }
h1, h2, h3, h4, p, dl, ul, ol { margin: 0; padding: 0; }
ul, ol { list-style: none; }
code, .block, .head, .facts dd, .headers { font-family: var(--code); }
a { color: inherit; text-underline-offset: .2em; text-decoration-color: var(--soft); }
a:focus-visible, summary:focus-visible, button:focus-visible { outline: 2px solid var(--key); outline-offset: 2px; border-radius: 4px; }

.reach { margin-top: 2.5rem; }
.reach details { margin-top: .8rem; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); }
.reach summary { padding: .5rem .9rem; cursor: pointer; }
.reach summary span { color: var(--soft); font-size: .85rem; margin-left: .6rem; }
.reach pre { margin: 0; padding: .6rem 0; overflow-x: auto; background: var(--sunk); font: .8rem/1.5 var(--code); }
.reach pre span { display: block; padding: 0 .9rem; min-width: max-content; }
.reach pre b { color: var(--soft); font-weight: 400; user-select: none; }
.reach .never { background: var(--bad-ground); }

.brand { font-weight: 650; letter-spacing: .02em; color: var(--soft); }
h1 { font-size: clamp(1.7rem, 4.5vw, 2.5rem); line-height: 1.15; letter-spacing: -.02em; text-wrap: balance; margin: .3rem 0 1.3rem; }
.is-broken h1 { color: var(--bad); }
.is-ok h1 { color: var(--good); }
.bar { display: flex; gap: 3px; height: 8px; }
.bar i { flex: 1; border-radius: 2px; background: var(--line); }
.bar .is-passed { background: var(--good); }
.bar .is-failed { background: var(--bad); }
.facts { display: flex; flex-wrap: wrap; gap: .6rem 2.2rem; margin: 1.1rem 0 2rem; }
.facts dt { font-size: .78rem; color: var(--soft); }
.facts dd { margin: 0; font-size: .88rem; overflow-wrap: anywhere; }
.hint { border-left: 3px solid var(--fair); background: var(--surface); padding: .8rem 1rem; margin-bottom: 1.5rem; border-radius: 0 8px 8px 0; }

.checks { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; font-size: .9rem; }
.checks li { display: grid; grid-template-columns: 1.2rem 13.5rem 1fr auto; gap: 0 .6rem; padding: .45rem 1rem; align-items: baseline; }
.checks li + li { border-top: 1px solid var(--line); }
.checks b { font-weight: 600; }
.checks .promise, .checks .count { color: var(--soft); }
.checks .count { text-align: right; font-variant-numeric: tabular-nums; max-width: 19rem; text-wrap: balance; }
.sign::before { content: "–"; color: var(--soft); font-weight: 700; }
.is-passed .sign::before { content: "✓"; color: var(--good); }
.is-failed .sign::before { content: "✗"; color: var(--bad); }
.checks .is-failed .count, .checks .is-failed a { color: var(--bad); }
.checks .is-skipped { color: var(--soft); }

.check { margin-top: 3rem; scroll-margin-top: 1rem; }
h2 { font-size: 1.35rem; letter-spacing: -.01em; }
.promised { color: var(--soft); }
.advice { margin: .7rem 0 0; padding: .75rem 1rem; border-left: 3px solid var(--good); background: var(--surface); border-radius: 0 8px 8px 0; }
.failure { margin-top: 1.2rem; padding: 1.2rem 1.3rem 1.3rem; background: var(--surface); border: 1px solid var(--line); border-radius: 12px; }
h3 { display: flex; gap: .7rem; align-items: baseline; font-size: 1.05rem; font-weight: 600; line-height: 1.4; overflow-wrap: anywhere; }
h3 > span:last-child { unicode-bidi: plaintext; }
.number { flex: none; min-width: 1.6rem; height: 1.6rem; line-height: 1.6rem; padding: 0 .35rem; text-align: center; font-size: .85rem; border-radius: 99px; color: var(--bad); background: var(--bad-ground); }
.meta { display: flex; flex-wrap: wrap; gap: .35rem .6rem; align-items: baseline; margin: .5rem 0 .2rem 2.3rem; color: var(--soft); font-size: .88rem; }
.tag { font-size: .8rem; color: var(--ink); background: var(--sunk); border: 1px solid var(--line); border-radius: 6px; padding: .05rem .45rem; overflow-wrap: anywhere; }
h4 { font-size: .82rem; font-weight: 600; color: var(--soft); }
.aside { font-size: .85rem; color: var(--soft); margin: .4rem 0; }
details, .chain, .again { margin-top: 1rem; }
summary { cursor: pointer; font-size: .88rem; font-weight: 600; color: var(--soft); width: fit-content; }
summary:hover { color: var(--ink); }
.block { margin-top: .45rem; padding: .8rem 1rem; background: var(--sunk); border: 1px solid var(--line); border-radius: 8px; font-size: .82rem; line-height: 1.6; white-space: pre-wrap; overflow-wrap: anywhere; overflow: auto; max-height: 34rem; unicode-bidi: plaintext; tab-size: 4; }
.block:has(> .json) { max-height: none; white-space: normal; }
.line { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; padding: 0 .3rem; margin: 0 -.3rem; border-radius: 4px; }
.indent { white-space: pre; }
.what { white-space: pre-wrap; }
.key { font-weight: 400; color: var(--key); }
.text { unicode-bidi: isolate; }
mark { color: inherit; background: none; }
.is-changed, .is-added, .is-missing { background: var(--mark); }
.is-missing s { text-decoration-thickness: 1px; opacity: .75; }
.note { color: var(--soft); font-family: var(--text); font-size: .8rem; padding-left: .8rem; max-width: 22rem; }
i { color: var(--soft); font-style: normal; }

.head { font-size: .88rem; margin-top: .4rem; overflow-wrap: anywhere; }
.head .good { color: var(--good); } .head .fair { color: var(--fair); } .head .bad { color: var(--bad); }
.headers { font-size: .8rem; margin: .3rem 0; overflow-wrap: anywhere; }
.headers dt { display: inline; color: var(--soft); }
.headers dt::after { content: ": "; }
.headers dd { display: inline; margin: 0; }
.headers dd::after { content: ""; display: block; }

.growth { margin: .5rem 0 0; font-size: .8rem; color: var(--soft); }
.growth svg { display: block; width: 100%; height: 7.5rem; background: var(--sunk); border: 1px solid var(--line); border-radius: 8px; overflow: visible; }
.growth polyline { fill: none; stroke: var(--bad); stroke-width: 2; vector-effect: non-scaling-stroke; stroke-linejoin: round; }
.growth p { display: flex; justify-content: space-between; }
.chain ol { margin-top: .5rem; border-left: 2px solid var(--line); padding-left: 1.1rem; }
.chain li { position: relative; padding: .2rem 0; font-size: .88rem; overflow-wrap: anywhere; unicode-bidi: plaintext; }
.chain li::before { content: ""; position: absolute; left: -1.5rem; top: .65rem; width: .7rem; height: .7rem; border-radius: 50%; background: var(--surface); border: 2px solid var(--key); }
.chain .is-call { font-family: var(--code); font-size: .8rem; color: var(--soft); }
.chain .is-call::before { border-color: var(--line); background: var(--line); width: .5rem; height: .5rem; left: -1.4rem; top: .75rem; }
.chain .is-more::before { display: none; }

.copy { display: flex; align-items: flex-start; gap: .5rem; margin-top: .45rem; background: var(--sunk); border: 1px solid var(--line); border-radius: 8px; padding: .5rem .5rem .5rem .9rem; }
.copy code { flex: 1; min-width: 0; font-size: .8rem; line-height: 1.7; overflow-wrap: anywhere; white-space: pre-wrap; user-select: all; -webkit-user-select: all; max-height: 9rem; overflow: auto; }
button { flex: none; min-width: 4.6rem; font: 600 .8rem/1 var(--text); color: var(--ink); background: var(--surface); border: 1px solid var(--line); border-radius: 6px; padding: .45rem .7rem; cursor: pointer; }
button:hover { border-color: var(--soft); }

@media (max-width: 44rem) {
  header, main { padding-left: 1rem; padding-right: 1rem; }
  header { padding-top: 1.5rem; }
  .checks li { grid-template-columns: 1.2rem 1fr; padding: .55rem .8rem; }
  .checks .promise, .checks .count { grid-column: 2; text-align: left; max-width: none; }
  .failure { padding: 1rem; }
  .note { grid-column: 2; padding: 0; }
  .meta { margin-left: 0; }
  .copy { flex-direction: column; padding: .6rem .8rem; }
  .copy button { width: 100%; padding: .6rem; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print {
  :root { --ground: #fff; --surface: #fff; --sunk: #fff; --line: #bbb; --ink: #000; --soft: #444; --good: #14532d; --fair: #6b4600; --bad: #8c1d18; --bad-ground: #f1e4e3; --key: #1e3a6e; --mark: #eee; }
  body { font-size: 10.5pt; }
  button { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .block, .copy code { max-height: none; }
  .failure, .checks { break-inside: auto; border-radius: 0; }
  h2, h3, .advice { break-after: avoid; }
  .line, .copy { break-inside: avoid; }
  .is-changed, .is-added, .is-missing { outline: 1px solid #888; }
}
`;
