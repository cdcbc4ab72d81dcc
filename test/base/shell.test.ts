/** Words for shells that are not here to be asked: as their documentation has them. */
import { describe, expect, it } from "vitest";
import { cmdShell, posixShell, powerShell, shellIn, type Shell } from "../../src/base/index.ts";

const SECRET = { variable: "HUBHOOK_SECRET" };

describe("a word", () => {
  it.each<[name: string, shell: Shell, plain: string, filled: string]>([
    ["POSIX", posixShell, `'it'\\''s $5 "now"'`, `'a$b'"$HUBHOOK_SECRET"'"c'`],
    ["PowerShell", powerShell, `'it''s $5 "now"'`, '"a`$b$($env:HUBHOOK_SECRET)`"c"'],
    ["cmd", cmdShell, String.raw`"it's $5 \"now\""`, String.raw`"a$b%HUBHOOK_SECRET%\"c"`],
  ])("for %s is expanded nowhere but at its variable", (_, shell, plain, filled) => {
    expect(shell.word(`it's $5 "now"`)).toBe(plain);
    expect(shell.word("a$b", SECRET, '"c')).toBe(filled);
    expect(shell.word("")).toMatch(/^(''|"")$/);
  });
});

describe("the shell of a process", () => {
  it("is a POSIX one everywhere but on Windows, where its environment says which", () => {
    const system = String.raw`C:\Program Files\WindowsPowerShell\Modules;C:\Windows\system32\WindowsPowerShell\v1.0\Modules`;
    expect(shellIn({ PSModulePath: system }, "linux")).toBe(posixShell);
    expect(shellIn({ PSModulePath: system }, "win32")).toBe(cmdShell);
    expect(shellIn({ PSModulePath: `${String.raw`C:\Users\ada\Documents`};${system}` }, "win32")).toBe(powerShell);
    expect(shellIn({ PSModulePath: system, SHELL: "/usr/bin/bash" }, "win32")).toBe(posixShell);
  });
});
