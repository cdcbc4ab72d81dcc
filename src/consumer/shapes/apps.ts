/** Modules that export an app, whatever its name is. */
import { APP_KINDS, type AppKind } from "../apps.ts";
import type { Consumer } from "../consumer.ts";
import type { LoadedModule } from "../loading/index.ts";
import { defineShape, sure, type Shape } from "./shape.ts";

/** One shape for each kind. */
export const appShapes: readonly Shape[] = APP_KINDS.map((kind) =>
  defineShape<ExportedApp>({
    id: kind.id,
    title: kind.title,
    target: (module) => exportedApp(kind, module),
    sign: (_module, { name }) => sure(`its export ${name}`),
    open: ({ consumer }) => consumer,
  }),
);

interface ExportedApp {
  readonly name: string;
  readonly consumer: Consumer;
}

/** These names are looked at first. */
const USUAL_NAMES = ["default", "app", "server", "handlers"];

function exportedApp(kind: AppKind, { path, exports }: LoadedModule): ExportedApp | undefined {
  for (const name of new Set([...USUAL_NAMES, ...Object.keys(exports)])) {
    const consumer = kind.open(exports[name], path);
    if (consumer !== undefined) return { name, consumer };
  }
  return undefined;
}
