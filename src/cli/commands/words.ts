/** `hubhook words`: what a consumer's conditions compare with, as its own sources say. */
import { Command } from "commander";
import { printableJson } from "../../base/index.ts";
import { EXIT } from "../exit.ts";
import { jsonOption } from "../options.ts";
import type { Terminal } from "../terminal.ts";

const ABOUT = `
Literals of JavaScript, TypeScript, Python, Go and other sources, of JSON, YAML, TOML and .env files, and the environment
variables that the sources name. What looks like a credential, by its name or by itself, is left out.

Examples:
  hubhook words
  hubhook words app.py settings.toml
  hubhook words src --json`;

export function wordsCommand(terminal: Terminal): Command {
  return new Command("words")
    .description("Print what the conditions of a handler compare with, and what it is taken for")
    .argument("[files...]", "sources and settings, or folders of them", ["."])
    .addOption(jsonOption())
    .addHelpText("after", ABOUT)
    .action(async (files: readonly string[], { json }: { readonly json?: boolean }) => {
      const [{ countOf, readWords }, { wordsText }] = await Promise.all([
        import("../../reach/index.ts"),
        import("../words-text.ts"),
      ]);
      const { words, files: read } = await readWords(files, { cwd: terminal.cwd, env: terminal.env });
      const count = countOf(words);
      if (json) terminal.out(printableJson(words));
      else if (count > 0) terminal.out(wordsText(words));
      terminal.err(
        `${count} ${count === 1 ? "word" : "words"} in ${read.length} ${read.length === 1 ? "file" : "files"}.`,
      );
      terminal.exitWith(EXIT.ok);
    });
}
