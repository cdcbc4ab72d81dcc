import { describe, expect, it } from "vitest";
import { isCallable, parametersOf, signatureOf, takes, takesOne } from "../../../src/consumer/shapes/callable.ts";

/** The function that an expression is. */
function made(expression: string): (...args: readonly unknown[]) => unknown {
  const value: unknown = new Function(`return ${expression}`)();
  if (isCallable(value)) return value;
  throw new Error(`${expression} is not a function`);
}

describe("parametersOf", () => {
  it.for([
    ["(request, env, ctx) => 1", ["request", "env", "ctx"]],
    ["async request=>1", ["request"]],
    ["(_req, __res) => 1", ["req", "res"]],
    ["function handler(req2, res3) {}", ["req", "res"]],
    ["async function (event = {}, context = f(1, [2, ')'])) {}", ["event", "context"]],
    ["({ m(a, b) {} }).m", ["a", "b"]],
    ["({ async fetch(request /* the, one */, env) {} }).fetch", ["request", "env"]],
    ["() => 1", []],
    ["(a,) => 1", ["a"]],
  ] as const)("reads the names of %s", ([expression, names]) => {
    expect(parametersOf(made(expression))?.map(({ name }) => name)).toEqual(names);
  });

  it("reads what is taken from one that is destructured", () => {
    const [first, second] = parametersOf(made("({ request, params: { id } = {}, ...rest }, [a]) => 1")) ?? [];
    expect(first).toEqual({ name: undefined, properties: ["request", "params"], isRest: false });
    expect(second).toMatchObject({ name: undefined, properties: [] });
  });

  it("knows nothing of a bound function, nor of a native one", () => {
    expect(parametersOf(made("((a, b) => 1).bind(null)"))).toBeUndefined();
    expect(parametersOf(made("Array.from"))).toBeUndefined();
  });
});

describe("takesOne", () => {
  it.for([
    ["(request) => 1", true],
    ["() => 1", true],
    ["(request, ...rest) => 1", true],
    ["(...args) => 1", true],
    ["(request, options = {}) => 1", true],
    ["(request, env) => 1", false],
    ["((request) => 1).bind(null)", false],
  ] as const)("says of %s: %s", ([expression, expected]) => {
    expect(takesOne(made(expression))).toBe(expected);
  });
});

describe("takes", () => {
  it("goes by the name", () => {
    expect(takes(made("(req, response) => 1"), 1, "response")).toBe(true);
    expect(takes(made("(req, resolve) => 1"), 1, "response")).toBe(false);
  });
});

describe("signatureOf", () => {
  it("writes what is destructured as such", () => {
    const callable = made("({ request }, ...more) => 1");
    expect(signatureOf({ name: "POST", callable, call: callable })).toBe("POST({ request }, ...more)");
  });
});
