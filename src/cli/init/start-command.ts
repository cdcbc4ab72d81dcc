/** The command that starts a handler which is not a module of JavaScript, or can't be loaded as one. */
import { isRecord, parsedJson } from "../../base/index.ts";
import type { SourceText } from "./findings-in.ts";

/** @param handler - The file that it is in. @param others - Files of the project that may say how it starts. */
export function startCommandFor(handler: SourceText | undefined, others: readonly SourceText[]): string | undefined {
  const python = handler !== undefined && handler.path.endsWith(".py") ? pythonStart(handler) : undefined;
  return python ?? procfileStart(others) ?? packageStart(others) ?? ownStart(handler);
}

function pythonStart({ path, text }: SourceText): string {
  const module = path.replace(/\.py$/, "").replaceAll("/", ".");
  const fastApi = /^(\w+)\s*(?::[^=\n]*)?=\s*(?:FastAPI|Starlette|Litestar)\(/m.exec(text)?.[1];
  if (fastApi !== undefined) return `uvicorn ${module}:${fastApi} --port $PORT`;
  const flask = /^(\w+)\s*=\s*Flask\(/m.exec(text)?.[1];
  if (flask !== undefined) return `flask --app ${module} run --port $PORT`;
  return `python3 ${path}`;
}

/** `web: …` of a Procfile. */
function procfileStart(files: readonly SourceText[]): string | undefined {
  return /^web:\s*(.+)$/m.exec(textOf(files, "Procfile"))?.[1];
}

function packageStart(files: readonly SourceText[]): string | undefined {
  const manifest = parsedJson(textOf(files, "package.json"));
  const scripts = isRecord(manifest) && isRecord(manifest["scripts"]) ? manifest["scripts"] : {};
  if (typeof scripts["start"] === "string") return "npm start";
  return typeof scripts["dev"] === "string" ? "npm run dev" : undefined;
}

function ownStart(handler: SourceText | undefined): string | undefined {
  if (handler === undefined) return undefined;
  if (handler.path.endsWith(".go")) return `go run ./${handler.path.replace(/[^/]*$/, "")}`.replace(/\/$/, "/.");
  if (handler.path.endsWith(".rb")) return `ruby ${handler.path}`;
  const listens = /\b(?:listen|serve)\(/.test(handler.text);
  return listens && /\.[cm]?jsx?$/.test(handler.path) ? `node ${handler.path}` : undefined;
}

function textOf(files: readonly SourceText[], path: string): string {
  return files.find((file) => file.path === path)?.text ?? "";
}
