/** Functions among a module's exports, and what their parameters say of who is to call them. */
import type { LoadedModule } from "../loading/index.ts";

export type Callable = (...args: readonly unknown[]) => unknown;

/** Classes are functions, too, but nobody calls them. */
export function isCallable(value: unknown): value is Callable {
  return typeof value === "function" && !isClass(value);
}

export function isClass(value: unknown): value is new (...args: readonly unknown[]) => unknown {
  return typeof value === "function" && /^class\b/.test(Function.prototype.toString.call(value));
}

/** A function that a module exports. */
export interface Exported {
  /** How it is exported, for people, such as "default.fetch". */
  readonly name: string;
  /** The function itself, for what its source says. */
  readonly callable: Callable;
  /** Calls it, as a method of what holds it. */
  readonly call: Callable;
}

/** The first function among the exports of these names. */
export function exportedFunction({ exports }: LoadedModule, ...names: readonly string[]): Exported | undefined {
  const name = names.find((candidate) => isCallable(exports[candidate]));
  const callable = name === undefined ? undefined : exports[name];
  return name !== undefined && isCallable(callable) ? { name, callable, call: callable } : undefined;
}

/** The method of an object that is exported under one of these names. */
export function exportedMethod(
  { exports }: LoadedModule,
  method: string,
  ...names: readonly string[]
): Exported | undefined {
  for (const name of names) {
    const holder = exports[name];
    const callable = propertyOf(holder, method);
    if (!isCallable(callable)) continue;
    return { name: `${name}.${method}`, callable, call: (...args) => Reflect.apply(callable, holder, args) };
  }
  return undefined;
}

/** A property of whatever may have some. */
export function propertyOf(holder: unknown, name: string): unknown {
  if ((typeof holder !== "object" && typeof holder !== "function") || holder === null) return undefined;
  return Reflect.get(holder, name);
}

export interface Parameter {
  /** Undefined for one that is destructured; without leading underscores, and digits that compilers add. */
  readonly name: string | undefined;
  /** The properties that are taken from one that is destructured. */
  readonly properties: readonly string[];
  readonly isRest: boolean;
}

/** What a function's source says; undefined where it says nothing, as of bound and native functions. */
export function parametersOf(callable: Callable): readonly Parameter[] | undefined {
  const source = Function.prototype.toString.call(callable).replaceAll(/\/\*[\s\S]*?\*\//g, "");
  if (source.includes("[native code]")) return undefined;
  const lone = /^(?:async\s+)?([\w$]+)\s*=>/.exec(source)?.[1];
  if (lone !== undefined) return [parameter(lone)];
  const start = source.indexOf("(");
  return start === -1 ? undefined : splitList(source.slice(start + 1)).map(parameter);
}

function parameter(text: string): Parameter {
  const bare = text.trim();
  const isRest = bare.startsWith("...");
  if (bare.startsWith("{")) {
    const properties = splitList(bare.slice(1)).map((property) => /^[\w$]+/.exec(property.trim())?.[0] ?? "");
    return { name: undefined, properties: properties.filter((name) => name !== ""), isRest };
  }
  const name = /^(?:\.\.\.)?_*([A-Za-z$][\w$]*?)\d*(?:\s*=[\s\S]*)?$/.exec(bare)?.[1];
  return { name, properties: [], isRest };
}

/** The parts between commas, up to the bracket that closes the list. */
function splitList(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = "";
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quote !== "") {
      if (char === "\\") at += 1;
      else if (char === quote) quote = "";
    } else if (char === '"' || char === "'" || char === "`") quote = char;
    else if ("([{".includes(char)) depth += 1;
    else if (depth > 0 && ")]}".includes(char)) depth -= 1;
    else if (")]}".includes(char)) {
      parts.push(text.slice(from, at));
      break;
    } else if (char === "," && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return parts.filter((part) => part.trim() !== "");
}

/** What a parameter's name says it is. */
export type Role = "request" | "response" | "context" | "env" | "event" | "info" | "app";

const ROLES: Readonly<Record<Role, RegExp>> = {
  request: /^(?:req|request|incoming|incomingMessage)$/i,
  response: /^(?:res|response|reply|outgoing|serverResponse)$/i,
  context: /^(?:ctx|context|c)$/i,
  env: /^(?:env|bindings)$/i,
  event: /^(?:event|evt)$/i,
  info: /^(?:info|connInfo|remoteInfo)$/i,
  app: /^(?:fastify|instance|server|app|f)$/i,
};

/** Whether the parameter at an index is named like one of that role. */
export function takes(callable: Callable, index: number, role: Role): boolean {
  const name = parametersOf(callable)?.[index]?.name;
  return name !== undefined && ROLES[role].test(name);
}

/** Whether a function can do with one argument, as far as its source says. */
export function takesOne(callable: Callable): boolean {
  return parametersOf(callable) !== undefined && callable.length <= 1;
}

/** Whether the parameter at an index is destructured, with this property among those taken. */
export function takesProperty(callable: Callable, index: number, property: string): boolean {
  return parametersOf(callable)?.[index]?.properties.includes(property) ?? false;
}

/** As a reader would write it, such as "handler(event, context)". */
export function signatureOf({ name, callable }: Exported): string {
  const parameters = parametersOf(callable) ?? [];
  const written = parameters.map(
    ({ name: own, properties, isRest }) => `${isRest ? "..." : ""}${own ?? `{ ${properties.join(", ")} }`}`,
  );
  return `${name}(${written.join(", ")})`;
}
