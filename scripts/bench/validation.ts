/** Validations per second with the generated code, against ajv that compiles the same schemas at run time. */
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { payload } from "../../src/arbitraries/index.ts";
import { definitions, eventNameOf, parsePayload } from "../../src/payload/index.ts";
import { compare, type Group } from "./row.ts";

export const validation: Group = async () => {
  const values = fc.sample(payload(), { seed: 1, numRuns: 1_000 });
  let next = 0;
  const value = (): (typeof values)[number] | undefined => values[next++ % values.length];
  const compiled = compiledAtRunTime();
  const running = await compare({
    what: "strict validation",
    unit: "/s",
    ours: () => parsePayload(value(), { strict: true }).ok,
    peers: [
      {
        name: "ajv, compiled at run time",
        work: () => {
          const some = value();
          return some !== undefined && compiled.get(eventNameOf(some))?.(some);
        },
        target: null,
      },
    ],
  });
  const starting = await compare({
    what: "first validation in a process",
    unit: "/s",
    turnMs: 1_500,
    rounds: 3,
    ours: () => import(`../../generated/validators.js?fresh=${next++}`),
    peers: [{ name: "ajv, compiled at run time", work: compiledAtRunTime, target: { atLeast: 2 } }],
  });
  return [...running, ...starting];
};

/** One validator for each event. */
function compiledAtRunTime(): ReadonlyMap<string, (value: unknown) => boolean> {
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false, keywords: ["tsType"] });
  ajv.addSchema({ $id: "all", $defs: definitions });
  const paths = Object.keys(definitions).filter((path) => path.startsWith("payload/") && !path.includes("#"));
  return new Map(
    paths.map((path) => {
      const event = path.replace("payload/", "").replace(/\.(\w+)\.json$/, ":$1");
      const validate = ajv.compile({ $ref: `all#/$defs/${encodeURIComponent(path.replaceAll("/", "~1"))}` });
      return [event, (value: unknown) => validate(value)];
    }),
  );
}
