/** Makes the next case while a consumer elsewhere works on the current one: then nobody waits for it. */
import type { Case, CaseSource } from "./case.ts";

/** @param step - From each index that is asked for to the next one. */
export function prefetch(source: CaseSource, step: number): CaseSource {
  let asked: number | undefined;
  let made: { readonly index: number; readonly value: Case } | undefined;
  return {
    namedCount: source.namedCount,
    at(index, variations = []) {
      if (variations.length > 0) return source.at(index, variations);
      const value = made?.index === index ? made.value : source.at(index);
      const next = index + step;
      asked = index;
      setImmediate(() => {
        if (asked === index && made?.index !== next) made = { index: next, value: source.at(next) };
      });
      return value;
    },
  };
}
