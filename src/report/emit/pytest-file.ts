/** The failures of a run as a test file for Python: for pytest as for unittest, with nothing but the standard library. */
import type { FuzzResult } from "../../fuzz/index.ts";
import { STATUS } from "./asked.ts";
import { urlWithoutSecret, type Sent } from "./sent.ts";
import { chunksOf, commentLines, quoted, withVariable } from "./source.ts";
import { testCasesOf, type EmitOptions, type TestCase } from "./test-case.ts";

/** The file; `null` when nothing failed that a test can show. */
export function pytestFile(result: FuzzResult, options: EmitOptions): string | null {
  const cases = testCasesOf(result, options);
  const tests = cases.filter(({ how }) => how.kind === "request");
  if (tests.length === 0) return null;
  const hasBytes = tests.some(({ how }) => how.kind === "request" && how.sent.body.encoding === "base64");
  return [
    ...headOf(options, hasBytes),
    ...tests.flatMap((one, index) => ["", ...testOf(one, index + 1, options.secret ?? "")]),
    ...cases.filter(({ how }) => how.kind !== "request").flatMap((one) => ["", ...leftOut(one)]),
    "",
    "",
    `if __name__ == "__main__":`,
    `    unittest.main()`,
    "",
  ].join("\n");
}

function headOf({ subject, secret = "", timeoutMs }: EmitOptions, hasBytes: boolean): readonly string[] {
  const address = withVariable(urlWithoutSecret(subject.url), secret, "SECRET");
  const isThere = subject.kind === "url"; // a module or a command listens where it is told to
  return [
    ...commentLines(
      "#",
      "What hubhook found, as tests: each fails until its cause is fixed, and guards it afterwards.",
    ),
    ...commentLines("#", "Run them with pytest, or this file by itself. HUBHOOK_URL says where the consumer listens."),
    ...(hasBytes ? ["import base64"] : []),
    `import http.client`,
    `import os`,
    `import unittest`,
    `from urllib.parse import parse_qsl, urlencode, urlsplit`,
    "",
    ...(secret === "" ? [] : required("SECRET", "HUBHOOK_SECRET", "the secret that the consumer expects")),
    ...(isThere
      ? [`URL = os.environ.get("HUBHOOK_URL", ${address})`]
      : required("URL", "HUBHOOK_URL", "the URL where the consumer listens")),
    "",
    "",
    `def post(headers, body, query=()):`,
    `    """The status of the answer as text, or why there is none."""`,
    `    url = urlsplit(URL)`,
    `    secure = url.scheme == "https"`,
    `    connect = http.client.HTTPSConnection if secure else http.client.HTTPConnection`,
    `    connection = connect(url.hostname, url.port, timeout=${timeoutMs / 1000})`,
    `    pairs = urlencode([*parse_qsl(url.query, keep_blank_values=True), *query])`,
    `    try:`,
    `        connection.putrequest("POST", (url.path or "/") + ("?" + pairs if pairs else ""))`,
    `        for name, value in headers:`,
    `            connection.putheader(name, value)`,
    `        connection.putheader("Content-Length", str(len(body)))`,
    `        connection.endheaders(body)`,
    `        answer = connection.getresponse()`,
    `        answer.read()`,
    `        return str(answer.status)`,
    `    except (OSError, http.client.HTTPException) as error:`,
    `        return "no answer: " + repr(error)`,
    `    finally:`,
    `        connection.close()`,
    "",
    "",
    `class KeepsItsPromises(unittest.TestCase):`,
  ];
}

function required(name: string, variable: string, what: string): readonly string[] {
  return [
    `${name} = os.environ.get("${variable}", "")`,
    `if not ${name}:`,
    `    raise RuntimeError("Set ${variable} to ${what}.")`,
  ];
}

function testOf({ title, about, again, how, found }: TestCase, number: number, secret: string): readonly string[] {
  if (how.kind !== "request") return [];
  const name = `test_${number}_${found.check.replaceAll(/\W/g, "_")}`;
  return [
    ...[title, ...about, `Again: ${again}`].flatMap((line) => commentLines("#", line)).map((line) => `    ${line}`),
    `    def ${name}(self):`,
    `        answer = post(`,
    ...argumentsOf(how.sent, secret).map((line) => `            ${line},`),
    `        )`,
    `        self.assertRegex(answer, r"${STATUS[how.asked]}")`,
  ];
}

function argumentsOf({ headers, body, inQuery }: Sent, secret: string): readonly string[] {
  const pairs = headers.map(([name, value]) => `(${quoted(name)}, ${withVariable(value, secret, "SECRET")})`);
  const query = inQuery === null ? [] : [`[('secret', ${withVariable(inQuery, secret, "SECRET")})]`];
  if (body.encoding === "base64") return [`[${pairs.join(", ")}]`, `base64.b64decode("${body.text}")`, ...query];
  const chunks = chunksOf(body.text);
  const text =
    chunks.length === 1
      ? chunks.join("")
      : `(\n${chunks.map((chunk) => `                ${chunk}\n`).join("")}            )`;
  return [`[${pairs.join(", ")}]`, `${text}.encode()`, ...query];
}

function leftOut({ title, about, again, how }: TestCase): readonly string[] {
  const why = how.kind === "request" ? "" : how.why;
  return [title, ...about, `No test: ${why}.`, `Again: ${again}`]
    .flatMap((line) => commentLines("#", line))
    .map((line) => `    ${line}`);
}
