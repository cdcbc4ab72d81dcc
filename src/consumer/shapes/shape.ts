/**
 * A shape: the convention by which a platform or framework calls what a module exports. One file each beside this one;
 * `registry.ts` lists them.
 */
import type { Consumer } from "../consumer.ts";
import type { LoadedModule } from "../loading/index.ts";

export interface Shape {
  /** As `--as` takes it. */
  readonly id: string;
  /** With its article, such as "a Cloudflare Worker". */
  readonly title: string;
  /** Undefined if the module exports nothing that could be called this way. */
  match(module: LoadedModule): Match | undefined;
}

export interface Match {
  /** What shows that the module is meant this way; undefined if it merely could be. */
  readonly sign: Sign | undefined;
  /** @throws UsageError if the module needs what only the platform has. */
  open(): Consumer | Promise<Consumer>;
}

export interface Sign {
  /** What it is recognised by, such as "wrangler.jsonc". */
  readonly by: string;
  /** A sure sign beats the likely ones of other shapes. */
  readonly isSure: boolean;
}

export function sure(by: string): Sign {
  return { by, isSure: true };
}

export function likely(by: string): Sign {
  return { by, isSure: false };
}

interface ShapeDefinition<Target> {
  readonly id: string;
  readonly title: string;
  /** What of the module would be called. */
  target(module: LoadedModule): Target | undefined;
  sign(module: LoadedModule, target: Target): Sign | undefined;
  open(target: Target, module: LoadedModule): Consumer | Promise<Consumer>;
}

export function defineShape<Target>({ id, title, target, sign, open }: ShapeDefinition<Target>): Shape {
  return {
    id,
    title,
    match(module) {
      const found = target(module);
      if (found === undefined) return undefined;
      return { sign: sign(module, found), open: () => open(found, module) };
    },
  };
}
