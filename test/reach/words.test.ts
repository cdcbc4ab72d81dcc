import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyWords, slots, wordsOf, type Words } from "../../src/reach/index.ts";

const wordsIn = (path: string, text: string, env: Readonly<Record<string, string>> = {}): Words =>
  wordsOf([{ path, text }], env);

const valuesIn = (words: Words): Readonly<Record<string, readonly unknown[]>> =>
  Object.fromEntries(Object.entries(words).map(([slot, found]) => [slot, found.map(({ value }) => value)]));

const PYTHON = String.raw`
import os, re
from fastapi import FastAPI, Request

WATCHED = os.environ.get("WATCHED_REPO", "acme/default")
ALLOWED = {"ada", "grace-h"}

@app.post("/webhook")
async def hook(request: Request):
    """Retrains "acme/documented" when asked to."""
    p = await request.json()
    if p["repo"]["name"] == "acme/churn" and p["event"]["scope"].startswith("repo.content"):
        for ref in p["updatedRefs"]:
            if ref["ref"] == f"refs/heads/{BRANCH}" or ref["ref"].startswith("refs/tags/v"):
                log.info("a push to acme/logged")
    if p["discussion"]["title"].startswith("[BOT]") and p["discussion"]["num"] == 42:
        return {"ok": True}
    m = re.match(r"^/retrain\s+(?P<rate>0\.\d+)$", p["comment"]["content"])
    if m and float(m["rate"]) > 0.25:
        return {"ok": True}
    if "@churn-bot" in content or "threshold: 5" in content:
        return {"ok": True}
    if p["repo"]["owner"]["id"] == "5f17f0a0925b9863e28ad517" or p["repo"]["name"].endswith("-gguf"):
        raise ValueError("acme/raised")
`;

const TYPESCRIPT = `
import { Hono } from "hono/tiny";
const REPOS = new Set(["acme/churn", "acme/fraud"]);
const COMMANDS = { "/deploy": deploy, "/rollback": rollback };
app.post("/hook", verifySignature, async (c) => {
  const { repo, discussion, comment, updatedRefs }: Payload = await c.req.json();
  if (repo.name.split("/")[0] === "stabilityai" && updatedRefs.some((r) => r.ref === "refs/heads/release")) return c.text("done");
  if (/^\\/merge (squash|rebase)$/i.test(comment.content)) console.log("merging", \`for \${repo.name}\`);
  switch (discussion.status) { case "merged": case "draft": break; }
  if (comment.content.includes("\`\`\`json") || repo.tags?.includes("license:mit") || discussion.num >= 100) return;
  if (repo.name === \`\${process.env.TRUSTED_ORG}/model-v2\` || repo.name.startsWith("llm-")) return;
});`;

const GO = `
package main
import (
	"net/http"
	"github.com/acme/imported"
)
func hook(w http.ResponseWriter, r *http.Request) {
	if p.Repo.Name == "acme/go-model" && strings.HasPrefix(p.Comment.Content, "!eval") {
		log.Println("evaluating acme/logged")
	}
	if regexp.MustCompile(\`(?i)^run (\\d+) epochs$\`).MatchString(p.Comment.Content) { start() }
	http.Error(w, "nope", 500)
}`;

describe("wordsOf", () => {
  it("finds what a handler in Python compares with, and sorts it", () => {
    const words = valuesIn(wordsIn("bot.py", PYTHON));
    expect(words).toMatchObject({
      repoNames: ["acme/churn", "acme/default"],
      namespaces: ["acme", "ada", "grace-h"],
      nameSuffixes: ["-gguf"],
      ids: ["5f17f0a0925b9863e28ad517"],
      refs: ["refs/heads/", "refs/tags/v"],
      titles: ["[BOT]"],
      commands: ["/retrain"],
      mentions: ["@churn-bot"],
      lines: ["threshold: 5"],
      scopes: ["repo.content"],
      patterns: [{ source: String.raw`^/retrain\s+(?<rate>0\.\d+)$`, flags: "" }],
    });
    expect(words["numbers"]?.slice(0, 2)).toEqual([42, 0.25]);
    expect(words["numbers"]).toEqual(expect.arrayContaining([41, 43, 0.24, 0.26]));
    expect(JSON.stringify(words)).not.toMatch(/documented|logged|raised|webhook/);
  });

  it("finds what a handler in TypeScript compares with, and sorts it", () => {
    const words = valuesIn(wordsIn("src/bot.ts", TYPESCRIPT, { TRUSTED_ORG: "acme-org" }));
    expect(words).toMatchObject({
      repoNames: ["acme/churn", "acme/fraud"],
      namespaces: ["acme", "stabilityai", "acme-org"],
      names: ["stabilityai", "model-v2"],
      namePrefixes: ["llm-"],
      refs: ["refs/heads/release"],
      tags: ["license:mit"],
      commands: ["/merge", "/deploy", "/rollback"],
      fences: ["```json"],
      statuses: ["merged", "draft"],
      numbers: [100, 99, 101],
      patterns: [{ source: String.raw`^\/merge (squash|rebase)$`, flags: "i" }],
    });
    expect(JSON.stringify(words)).not.toMatch(/hono|hook|done|merging/);
  });

  it("finds what a handler in Go compares with, and sorts it", () => {
    const words = valuesIn(wordsIn("main.go", GO));
    expect(words).toMatchObject({
      repoNames: ["acme/go-model"],
      commands: ["!eval"],
      namePrefixes: ["run"],
      patterns: [{ source: String.raw`^run (\d+) epochs$`, flags: "i" }],
    });
    expect(JSON.stringify(words)).not.toMatch(/imported|logged|nope|500/);
  });

  it.each([
    ["hook.rb", `return if payload["repo"]["name"] != "acme/churn" || body.start_with?("/retrain")`],
    ["hook.rs", `if repo.name == "acme/churn" && content.starts_with("/retrain") {}`],
    ["Hook.java", `if (repo.getName().equals("acme/churn") && content.startsWith("/retrain")) {}`],
    ["hook.php", `<?php if ($repo['name'] === 'acme/churn' && str_contains($content, '/retrain')) {}`],
    ["Hook.cs", `if (repo.Name == "acme/churn" && content.StartsWith("/retrain")) {}`],
    ["hook.kt", `if (repo.name == "acme/churn" && content.startsWith("/retrain")) {}`],
    ["hook.sh", `if [ "$REPO" = "acme/churn" ]; then case "$TEXT" in "/retrain") ;; esac; fi`],
    ["hook.unknown", `if (repo.name == "acme/churn" && content.startsWith("/retrain")) {}`],
  ])("reads %s", (path, text) => {
    expect(valuesIn(wordsIn(path, text))).toMatchObject({ repoNames: ["acme/churn"], commands: ["/retrain"] });
  });

  it.each([
    ["watch.json", `{ "watch": { "repo": "acme/churn", "minimum": 1000 } }`],
    ["watch.yaml", `watch:\n  repo: acme/churn\n  minimum: 1000\n`],
    ["watch.toml", `[watch]\nrepo = "acme/churn"\nminimum = 1000\n`],
    [".env", `WATCHED=acme/churn\nMINIMUM=1000\n`],
  ])("reads the settings of %s", (path, text) => {
    expect(valuesIn(wordsIn(path, text))).toMatchObject({ repoNames: ["acme/churn"], numbers: [1000, 999, 1001] });
  });

  it.each([
    ["a.ts", `if (process.env.WATCHED === name || process.env["LABELS"]) {}`],
    ["a.py", `os.environ["WATCHED"], os.getenv("LABELS")`],
    ["a.go", `os.Getenv("WATCHED") + os.Getenv("LABELS")`],
    ["worker.js", `export default { fetch(request, env) { return env.WATCHED === env.LABELS; } }`],
  ])("reads the variables that %s names, and no others", (path, text) => {
    const env = { WATCHED: "acme/churn", LABELS: "llm-,vision-", OTHER: "acme/other" };
    expect(valuesIn(wordsIn(path, text, env))).toMatchObject({
      repoNames: ["acme/churn"],
      namePrefixes: ["llm-", "vision-"],
    });
  });

  it("puts together what sources put together from constants", () => {
    const words = wordsOf(
      [
        {
          path: "constants.ts",
          text: `export const NAMESPACE = "acme";\nexport const PROD = "prod-";\nexport const NAME: string = "churn";`,
        },
        {
          path: "app.ts",
          text: `
            if (repo.name.startsWith(\`\${NAMESPACE}/\${PROD}\`)) return;
            const OWN = NAMESPACE + "/" + NAME;
            const OTHER = ["acme", "moderation"].join("/");
            log(\`\${unknown}/\${NAME}\`);
          `,
        },
        { path: "app.py", text: `OWNER = "lab"\nREPO = f"{OWNER}/trees"\nLIST = "/".join([OWNER, "leaves"])` },
      ],
      {},
    );
    const names = words.repoNames.map(({ value }) => value);
    expect(names).toEqual(
      expect.arrayContaining(["acme/prod-", "acme/churn", "acme/moderation", "lab/trees", "lab/leaves"]),
    );
    expect(words.repoNames.find(({ value }) => value === "lab/trees")?.places).toEqual([{ path: "app.py", line: 2 }]);
  });

  it("finds the keys of tables, and what functions of the handler's own look for", () => {
    const words = wordsOf(
      [
        {
          path: "app.ts",
          text: `
            const verbs = { ping: () => "pong", rebase(event) { return run({ notAKey: 1 }); } };
            const wanted = field(comment.content, "split");
            const dataset = fields.get("dataset");
            return Response.json({ answered: true });
          `,
        },
        { path: "app.py", text: `VERBS = {"deploy": deploy, "undo": undo}` },
      ],
      {},
    );
    const lines = words.lines.map(({ value }) => value);
    expect(lines).toEqual(expect.arrayContaining(["ping:", "rebase:", "split:", "dataset:", "deploy:", "undo:"]));
    expect(JSON.stringify(words)).not.toMatch(/notAKey|answered/);
  });

  it("says where each word stands, once for all of its places", () => {
    const words = wordsOf(
      [
        { path: "a.py", text: `\nif repo == "acme/churn": pass\n` },
        { path: "b.js", text: `x === "acme/churn";\n// "acme/commented"\nx === 'acme/churn' && env.REPO` },
      ],
      { REPO: "acme/churn" },
    );
    expect(words.repoNames).toEqual([
      {
        value: "acme/churn",
        places: [
          { path: "a.py", line: 2 },
          { path: "b.js", line: 1 },
          { path: "b.js", line: 3 },
          { path: "$REPO", line: 1 },
        ],
      },
    ]);
  });

  it("finds no words where there are none", () => {
    expect(wordsOf([], {})).toEqual(emptyWords());
    expect(Object.keys(emptyWords())).toEqual([...slots, "numbers", "patterns"]);
    expect(wordsIn("package.json", `{ "name": "acme/churn", "dependencies": { "hono": "^4.1.0" } }`)).toEqual(
      emptyWords(),
    );
  });
});

/** Secrets as people choose them: words as well as random letters. */
const secretWord = fc.stringMatching(/^[a-z]{5,9}-[a-z]{5,9}-word$/);
const randomSecret = fc
  .tuple(
    fc.constantFrom("hf_", "ghp_", "sk-", "whsec_", "glpat-", "xoxb-", "AKIA", "npm_", ""),
    fc.stringMatching(/^[A-Za-z0-9]{32}$/).filter((text) => /[a-z]/.test(text) && (text.match(/\d/g)?.length ?? 0) > 4),
  )
  .map((parts) => parts.join(""));

/** Where sources keep what looks like a credential by its name. */
const NAMED: readonly (readonly [string, (secret: string) => string])[] = [
  ["a.py", (secret) => `WEBHOOK_SECRET = "${secret}"`],
  ["a.py", (secret) => `if request.headers.get("x-webhook-secret") != "${secret}": raise HTTPException(401)`],
  ["a.py", (secret) => `EXPECTED = "${secret}"\ndef ok(r):\n    return hmac.compare_digest(r.headers["x"], EXPECTED)`],
  ["a.py", (secret) => `TOKENS = [\n    "${secret}",\n]`],
  ["a.py", (secret) => `TOKENS = [\n${'    "acme/any-name",\n'.repeat(200)}    "${secret}",\n]`],
  ["a.py", (secret) => `SECRET = {  # see (1) and [2\n    "one": "${secret}",\n}`],
  ["a.py", (secret) => `def ok(sig, right="${secret}"):\n    return hmac.compare_digest(sig, right)`],
  ["a.ts", (secret) => `const client = new Client({ repo: "acme/churn", key: "${secret}" });`],
  ["a.py", (secret) => `class Settings(BaseSettings):\n    webhook_secret: str = "${secret}"`],
  ["a.py", (secret) => `requests.post(url, auth=("ada", "${secret}"))`],
  ["a.py", (secret) => `RIGHT = {"${secret}"}\nif request.headers.get("X-Webhook-Secret") not in RIGHT: abort(401)`],
  ["a.py", (secret) => `given = request.headers.get("X-Webhook-Secret")\nif given != "${secret}": abort(401)`],
  ["a.py", (secret) => `client = Client(\n    name="acme/churn",\n    api_key="${secret}",\n)`],
  ["a.py", (secret) => `KEY = os.environ.get("SIGNING_KEY", "${secret}")`],
  ["a.ts", (secret) => `const apiKey: string = "${secret}";`],
  ["a.ts", (secret) => `export const config = { repo: "acme/churn", auth: { user: "${secret}" } };`],
  [
    "a.ts",
    (secret) => `const right = "${secret}"; if (req.headers["x-webhook-secret"] !== right) throw new Error("no");`,
  ],
  ["a.ts", (secret) => `const right = "${secret}";\nif (c.req.header("x-webhook-secret") === right) run();`],
  ["a.ts", (secret) => `if (!timingSafeEqual(Buffer.from("${secret}"), given)) return;`],
  ["a.ts", (secret) => `const SECRETS = new Set(["${secret}"]);`],
  ["a.ts", (secret) => `fetch(url, { headers: { Authorization: \`Bearer ${secret}\` } });`],
  ["a.ts", (secret) => `const url = "https://ada:${secret}@acme.example/hook";`],
  ["a.ts", (secret) => `const { "x-webhook-secret": given } = req.headers;\nif (given !== "${secret}") return;`],
  ["a.ts", (secret) => `switch (req.headers["x-webhook-secret"]) {\n  case "${secret}":\n    return run();\n}`],
  ["a.ts", (secret) => `createHmac("sha256", "${secret}").update(body);`],
  ["a.go", (secret) => `secret := "${secret}"`],
  ["a.go", (secret) => `subtle.ConstantTimeCompare([]byte(got), []byte("${secret}"))`],
  ["a.sh", (secret) => `curl -H "X-Webhook-Secret: ${secret}" http://127.0.0.1`],
  ["a.go", (secret) => `if r.Header.Get("X-Webhook-Secret") != "${secret}" { return }`],
  ["a.json", (secret) => `{ "hub": { "token": "${secret}" } }`],
  ["a.json", (secret) => `{\n  "secrets": {\n    "hub": "${secret}"\n  }\n}`],
  ["a.yaml", (secret) => `credentials:\n  hub:\n    value: ${secret}\n`],
  ["a.yaml", (secret) => `env:\n  - name: WEBHOOK_SECRET\n    value: ${secret}\n`],
  ["a.yaml", (secret) => `environment:\n  - WEBHOOK_SECRET=${secret}\n`],
  ["a.json", (secret) => `{ "name": "WEBHOOK_SECRET", "value": "${secret}" }`],
  ["a.toml", (secret) => `[hub.secrets]\nvalue = "${secret}"\n`],
  [".env", (secret) => `HUB_PASSWORD=${secret}\n`],
  ["a.ts", (secret) => `const API_TOKEN = "${secret}";\nif (x === \`acme/\${API_TOKEN}\`) run();`],
  ["a.ts", (secret) => `const right = "${secret}";\nif (given.secret !== right) return;\nlookUp("hub/" + right);`],
  ["a.py", (secret) => `PASSWORD = "${secret}"\nname = "/".join(["acme", PASSWORD])`],
  ["a.ts", (secret) => `const signWith = { hub(body) {} };\nverify("${secret}", signature);`],
];

describe("credentials", () => {
  it.each(NAMED.map(([path, write]) => [path, write("SECRET"), write] as const))(
    "never come out of %s: %s",
    (path, _, write) => {
      fc.assert(
        fc.property(fc.oneof(secretWord, randomSecret), (secret) => {
          expect(JSON.stringify(wordsIn(path, write(secret)))).not.toContain(secret);
          if (!/\.(?:ts|py|go)$/.test(path)) return;
          const words = wordsIn(path, `if name == "acme/before" {}\n${write(secret)}\nif name == "acme/after" {}`);
          expect(JSON.stringify(words)).not.toContain(secret);
          expect(valuesIn(words)["repoNames"]).toEqual(expect.arrayContaining(["acme/before", "acme/after"]));
        }),
        { numRuns: 20 },
      );
    },
  );

  it("never come out wherever they stand, when they look like one by themselves", () => {
    const places = [
      (secret: string) => `if (comment.content === "${secret}") run();`,
      (secret: string) => `const LABELS = ["${secret}"];`,
      (secret: string) => `if (/^${secret}$/.test(x)) run();`,
      (secret: string) => `if (x.startsWith(\`${secret}\${y}\`)) run();`,
    ];
    fc.assert(
      fc.property(randomSecret, fc.constantFrom(...places), (secret, write) => {
        expect(JSON.stringify(wordsIn("a.ts", write(secret)))).not.toContain(secret);
      }),
      { numRuns: 500 },
    );
  });

  it("never come out of the environment, nor where a source repeats them", () => {
    fc.assert(
      fc.property(
        secretWord,
        fc.constantFrom("HUB_TOKEN", "WEBHOOK_SECRET", "DB_PASSWORD", "apiKey"),
        (secret, name) => {
          const source = `process.env.${name}; if (comment.content === "${secret}" || x === "/say ${secret}") run();`;
          expect(JSON.stringify(wordsIn("a.ts", source, { [name]: secret }))).not.toContain(secret);
        },
      ),
    );
  });

  it("are not seen in names that only sound like one, and a check of the secret does not hide the rest", () => {
    const source = String.raw`
def hook(request, x_webhook_secret=Header(None)):
    if x_webhook_secret != WEBHOOK_SECRET: raise HTTPException(401)
    author, payload = verified(request, x_webhook_secret)
    for key, value in payload["updatedConfig"].items():
        if key == "gated": return
    if payload["repo"]["name"] == "acme/session-tokens" or author == "ada" or tokenizer == "bpe-1": return`;
    const words = valuesIn(wordsIn("a.py", source));
    expect(words["repoNames"]).toEqual(["acme/session-tokens"]);
    expect(words["namespaces"]).toEqual(["gated", "acme", "ada", "bpe-1"]);
  });

  it("are not seen in names as people give them on the Hub", () => {
    const names = [
      "HuggingFaceH4/zephyr-7b-beta",
      "meta-llama/Llama-3.1-8B-Instruct",
      "distilbert/distilbert-base-uncased-finetuned-sst-2-english",
      "openai/clip-vit-large-patch14-336",
      "Qwen/Qwen2.5-Coder-32B-Instruct-GPTQ-Int4",
      "acme/tokenizer",
      "acme/author-names",
    ];
    const source = `const WATCHED = [${names.map((name) => `"${name}"`).join(", ")}];`;
    expect(valuesIn(wordsIn("a.ts", source))["repoNames"]).toEqual(names);
  });
});

describe("any text", () => {
  it("is read without an error, and gives plain data", () => {
    const path = fc.constantFrom(
      "a.ts",
      "a.py",
      "a.go",
      "a.rb",
      "a.php",
      "a.vue",
      "a.yaml",
      "a.toml",
      "a.json",
      ".env",
      "a",
      "",
    );
    const code = fc.array(
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 10 }),
        fc.constantFrom(
          ...`" ' \` """ \${ { } ( ) [ ] / /* */ // # \\ \n === == in case if = : . , /^( r" f" acme/churn @bot`.split(
            " ",
          ),
        ),
        fc.constantFrom("\n", "process.env.A", "import", "0x", "1e9", "secret", "[a]\n", "- a: |\n"),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(path, code, fc.dictionary(fc.constantFrom("A", "B_TOKEN"), fc.string()), (path, pieces, env) => {
        const words = wordsIn(path, pieces.join(""), env);
        expect(JSON.parse(JSON.stringify(words))).toEqual(words);
        for (const { value } of words.patterns) expect(new RegExp(value.source, value.flags)).toBeInstanceOf(RegExp);
        for (const { value } of words.numbers) expect(value).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 2_000 },
    );
  });

  it("of hundreds of thousands of letters takes a moment, whatever is in it", () => {
    const pieces = [
      "a",
      "(",
      "[a",
      "import (",
      ' "a" == ',
      "\n  a: b",
      "`${",
      "x = [",
      "secret == a ",
      "a.a(",
      "<a ",
      "/",
    ];
    for (const piece of pieces) {
      for (const path of ["a.ts", "a.py", "a.yaml", "a.toml"])
        expect(wordsIn(path, piece.repeat(50_000 / piece.length))).toBeDefined();
    }
  });
});
