/** What a literal is there for, by what stands around it: in which comparison, in which call, under which name. */
import type { Bracket } from "./brackets.ts";
import { isSecretName, withoutCompared } from "./credential.ts";

/**
 * - `whole`, `prefix`, `suffix`, `part`: what a condition compares a text with, or its start, its end, any part of it
 * - `pattern`: a regular expression, in a language that writes it as a string
 * - `setting`: a value with a name: a constant, an item of a list, a default
 * - `key`: a key of a table, or what is asked of one
 * - `other`: anything else
 * - `ignored`: an import, a key, a header, a route, a message to people
 * - `secret`: something about it says that it is a credential
 */
export type Role =
  | "whole"
  | "prefix"
  | "suffix"
  | "part"
  | "pattern"
  | "setting"
  | "key"
  | "other"
  | "ignored"
  | "secret";

/** How far back to look on a line. */
const LONGEST_LINE = 400;

const CALLEES: readonly (readonly [Role, RegExp])[] = [
  ["ignored", /(?:^|\.)(?:require|import|getenv|LookupEnv|symbol)$/i],
  ["ignored", /environ\.get$|\benv\.(?:get|fetch)$|env::var$|ENV\.fetch$|headers?\.\w+$|\.(?:getHeader|setHeader|header)$/i],
  ["ignored", /\b(?:console|log|logger|logging|slog)\.\w+$|(?:^|\.)(?:print\w*|puts|Errorf?|\w*Error|\w*Exception|panic|fail|abort|warn|debug|info)!?$/i],
  ["ignored", /(?:^|\.)(?:fetch|Response|json|jsonify|text|html|body|send|sendStatus|status|write|end|WriteString|render|reply|comment_discussion|createComment)$/i],
  ["key", /^(?!.*(?:app|router|server|api|headers?|params|query|env|environ|cookies|request|req|fetch|axios|http|client|session|requests)\.get$).*(?:^|\w)\.(?:get|has)$/i],
  ["ignored", /\.(?:get|post|put|patch|delete|all|use|route|handle|HandleFunc|Handle|on|once|addEventListener|getattr|pop|setdefault)$/],
  ["pattern", /(?:^|\.)re\.\w+$|RegExp$|\bregex\w*\.\w+$|Regex::new$|Pattern\.\w+$|preg_\w+$|MustCompile$|MatchString$|\.matches$|\.match$/],
  ["prefix", /\.(?:startsWith|startswith|HasPrefix|start_with\?|starts_with|removeprefix|hasPrefix|StartsWith)$/],
  ["suffix", /\.(?:endsWith|endswith|HasSuffix|end_with\?|ends_with|removesuffix|hasSuffix|EndsWith)$/],
  ["part", /\.(?:includes|indexOf|contains|Contains|include\?|search|find|index|count|split|partition|Index|Split|replace|replaceAll)$/],
  ["whole", /\.(?:equals|equalsIgnoreCase|EqualFold|Equals|has|eq|fnmatch|compare|localeCompare)$|^(?:Set|frozenset|set)$/],
]; // prettier-ignore

/** What reads a value by its name, and gives a default if there is none. */
const GETTER = /(?:environ|env|ENV|headers?|\w)\.(?:get|fetch|pop|setdefault)$|getenv$|getattr$/;

/** A function of the handler's own, by its bare name: what it is given may be what it looks for. */
const OWN_FUNCTION = /^[a-z_]\w*$/;
const BUILT_IN =
  /^(?:if|elif|while|for|switch|match|return|and|or|not|in|new|throw|await|typeof|print|len|int|str|float|bool|list|dict|set|tuple|open|isinstance|getattr|hasattr|setattr|super|parse(?:Int|Float)|require|import|fetch|atob|btoa|hmac|hash\w*|describe|it|test|expect|serve|render_template|redirect|abort|url_for|jsonify|send_file|respond|reply|log\w*|warn|error|debug|info|fail)$/;

/** What is known of the place of a literal. */
export interface Surroundings {
  readonly source: string;
  /** Where it starts and ends in the source, in code units. */
  readonly start: number;
  readonly end: number;
  /** The brackets around it, the innermost first. */
  readonly around: readonly Bracket[];
}

/** @param secretNames - What is known to hold a credential, by other places of the sources. */
export function roleOf({ source, start, end, around }: Surroundings, secretNames: ReadonlySet<string>): Role {
  const line = source.slice(Math.max(source.lastIndexOf("\n", start - 1) + 1, start - LONGEST_LINE), start);
  const [rest = ""] = source.slice(end, end + 80).split("\n");
  const [inner] = around;
  if (isSecret(line, rest, around, secretNames)) return "secret";
  if (/\b(?:from|import)\s*[({]?\s*$/.test(line) || (inner?.sign === "(" && /\bimport\s*$/.test(inner.head)))
    return "ignored";
  if (/[\w)\]]\[\s*$/.test(line) && /^\s*\]/.test(rest)) return "ignored";
  if (/^\s*:(?![:=])/.test(rest) && /(?:[{,]|^)\s*$/.test(line) && /^.[\w-]+.$/.test(source.slice(start, end)))
    return isTable(around) ? "key" : "ignored";
  return roleInCall(around) ?? roleInExpression(line, rest, around);
}

/** A list or an object that a name is given, and not an argument or a value that is returned. */
function isTable(around: readonly Bracket[]): boolean {
  return (
    around.length === 1 &&
    /(?:^|\s)[\w$]+\s*(?::[^=]*)?=\s*(?:new\s+Map\s*\(\s*|Object\.freeze\(\s*)?$/.test(around[0]?.head ?? "")
  );
}

/** The key of a value, after a brace or a comma. */
const OWN_KEY = /[{,]\s*(["']?[\w-]+["']?\s*[:=]\s*[[({]*\s*)$/;

/** By the statement, by the calls and objects around it, and by the name that it is given. */
function isSecret(line: string, rest: string, around: readonly Bracket[], secretNames: ReadonlySet<string>): boolean {
  const own = line.match(OWN_KEY)?.[1]; // the other properties of an object say nothing about this one
  const statement = own ?? `${line.split(/[;{}]/).at(-1)}${rest.split(/[;{}]/)[0]}`;
  const names = [line, ...around.map(({ head }) => head)].flatMap((text) => nameSet(text) ?? []);
  if (
    isSecretName(withoutCompared(statement)) ||
    names.some((name) => isSecretName(name) || /^keys?$/i.test(name) || secretNames.has(name))
  )
    return true;
  if (identifiersBeside(line, rest).some((identifier) => secretNames.has(identifier))) return true;
  if (around.some(({ head }) => /\b(?:switch|match)\b/.test(head) && isSecretName(head))) return true;
  const body = around.findIndex(isBody);
  return around.slice(0, body === -1 ? around.length : body).some(({ head }) => isSecretName(head.slice(-120)));
}

/** The name that a value, or the list that starts there, is given. */
function nameSet(text: string): string | undefined {
  return text.match(/([A-Za-z_]\w*)["']?\s*(?::[^=]*)?(?::=|=|:)\s*(?:new\s+)?\w*$/)?.[1];
}

/** What a literal is compared with: the last name before the comparison, or the first one after it. */
function identifiersBeside(line: string, rest: string): readonly string[] {
  const [, before] = line.match(/([A-Za-z_]\w*)\s*(?:[=!]==?|\bnot in\b|\bin\b)\s*[([{]?[^([{]*$/) ?? [];
  const [, after] = rest.match(/^\s*(?:[=!]==?)\s*([A-Za-z_]\w*)/) ?? [];
  return [before, after].flatMap((name) => name ?? []);
}

/** The body of a function or a branch is not part of what stands around a literal. */
function isBody({ sign, head }: Bracket): boolean {
  return sign === "{" && /(?:\)|=>|\belse|\btry|\bdo|\bfinally)\s*$|\b(?:func|fn|class|interface|struct)\b/.test(head);
}

/** By the innermost call, over lists and objects in its arguments; a body of a function is not an argument. */
function roleInCall(around: readonly Bracket[]): Role | null {
  for (const bracket of around) {
    const { sign, head, hasComma } = bracket;
    if (isBody(bracket)) return null;
    if (sign !== "(") continue;
    const callee = head.match(/[\w.$:?!]+$/)?.[0] ?? "";
    if (hasComma && GETTER.test(callee)) return "setting"; // the default
    const found = CALLEES.find(([, pattern]) => pattern.test(callee));
    if (found !== undefined) return found[0];
    if (OWN_FUNCTION.test(callee) && !BUILT_IN.test(callee)) return "key";
    if (!/^(?:if|elif|while|for|switch|match|return|and|or|not|in)?$/.test(callee)) return "other";
  }
  return null;
}

function roleInExpression(line: string, rest: string, around: readonly Bracket[]): Role {
  if (/(?:[=!]==?|=~|\bcase|\bwhen|\bis(?:\s+not)?|\beq)\s*$/.test(line) || /^\s*[=!]==?/.test(rest)) return "whole";
  if (/(?:<=?|>=?)\s*$/.test(line) || /^\s*(?:<=?|>=?)/.test(rest)) return "whole";
  if (/^\s*(?:not\s+)?in\b/.test(rest)) return "part";
  if (/\bin\s*[([{][^)\]}]*$/.test(line) || /\bcase\b[^:]*$/.test(line)) return "whole";
  if (/(?:[\w\])"'?]\s*(?::=|=|:)|\|\||\?\?|\bor)\s*$/.test(line)) return "setting";
  if (around[0]?.sign === "[" || (around[0]?.sign === "{" && /[{,]\s*$/.test(line))) return "setting";
  if (/^\s*(?:-\s+)?$/.test(line) || /[[{(,|]\s*$/.test(line)) return around.length === 0 ? "other" : "setting";
  return "other";
}
