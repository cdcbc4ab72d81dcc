/** Text as a payload, an answer or a consumer's name may hold it: what markup, commands and terminals would love to obey. */
import fc from "fast-check";
import type { Diagnosis, Finding } from "../../src/findings/index.ts";
import type { FuzzResult } from "../../src/fuzz/index.ts";
import { NOTHING_RUN, ANSWER, failed, finding, REQUEST, resultOf } from "./results.ts";

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.constantFrom(
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "</style><style>*{}",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus='alert(1)",
    "&lt;b&gt; &amp; &#x3c;",
    "<!-- ", "-->", "]]>", "<![CDATA[", "<?xml ?>",
    "::error::taken over", "\n::add-mask::x", "%0A::set-env name=A::b", "a:b,c=d",
    "``` \n# heading\n```", "`code`", "| cell | cell |", "[link](javascript:alert(1))", "<details>", "*/", "// x", "'''", '"""', "'\\", "${x}",
    "\u2028\u2029\u0000\u0001\u001B[31m\u007F\u0085\uFEFF\uFFFE\uD800\u202Eevil\u2066",
    "مرحبا e\u0301\u0301\u0301 😀",
  ),
); // prettier-ignore

/** A failure in which everything that comes from outside is hostile. */
export const hostileFailure: fc.Arbitrary<Finding<Diagnosis>> = fc
  .record({ one: hostileText, two: hostileText, three: hostileText, isAnswered: fc.boolean() })
  .map(({ one, two, three, isAnswered }) => {
    const payload = { event: { scope: two, action: "update" }, [one]: { [three]: two }, list: [one, two, three] };
    return finding({
      happened: `threw: ${one}`,
      edgeCase: three,
      alsoWith: [two],
      payload,
      event: `${two}:update`,
      differences: [
        { kind: "changed", pointer: "/list/1", plain: one, value: two },
        { kind: "missing", pointer: `/${three}`, plain: two },
        { kind: "added", pointer: "/event", value: { scope: two, action: "update" } },
      ],
      request: { ...REQUEST, headers: [...REQUEST.headers, ["X-Any", one]], body: JSON.stringify(payload) },
      exchange: isAnswered
        ? { ...ANSWER, headers: { "x-any": two }, body: three }
        : { kind: "unanswered", reason: "threw", detail: one, durationMs: 1 },
      stderr: three,
    });
  });

/** A run with one such failure, on a consumer with such a name. */
export const hostileResult: fc.Arbitrary<FuzzResult> = fc.tuple(hostileFailure, hostileText).map(([one, name]) => ({
  ...resultOf(failed(one), {
    id: "stays-up",
    promise: "goes on",
    status: "skipped",
    ...NOTHING_RUN,
    reason: `no ${name}`,
  }),
  consumer: `app ${name}`,
  hint: `it ${name}`,
}));
