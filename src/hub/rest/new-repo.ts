/** `POST /api/repos/create`, and what it takes. Sources: the Hub's OpenAPI document, and what HF's two clients send. */
import { Buffer } from "node:buffer";
import { isRecord } from "../../base/index.ts";
import { mayRead, repoNamed, type FileContent, type NewSpaceSetting, type SpaceSdk } from "../../world/index.ts";
import { HttpError } from "./answers.ts";
import { checkSize } from "./commit-body.ts";
import { webUrl } from "./repo-json.ts";
import { addressIn, settingsIn, text } from "./repos.ts";
import { route, type Call, type Route } from "./route.ts";

export const newRepoRoutes: readonly Route[] = [route("post", "/api/repos/create", createRepo)];

async function createRepo(call: Call): Promise<unknown> {
  const body = await call.body();
  const repo = addressIn(call, body);
  const there = repoNamed(call.live.now(), repo);
  if (there !== undefined && mayRead(call.live.now(), there, call.user())) {
    throw new HttpError(409, `You already created this ${repo.type} repo`, { url: webUrl(call.origin, there) });
  }
  const { private: isPrivate = false } = settingsIn(body);
  const { sdk, secrets, variables, files } = body;
  const created = call.live.perform({
    kind: "create-repo",
    by: call.user(),
    repo,
    private: isPrivate,
    ...(sdk !== undefined && sdk !== null && { sdk: sdkIn(sdk) }),
    ...(Array.isArray(secrets) && { secrets: secrets.map((one) => spaceSettingIn("secrets", one)) }),
    ...(Array.isArray(variables) && { variables: variables.map((one) => spaceSettingIn("variables", one)) }),
    ...(Array.isArray(files) && { files: Object.fromEntries(files.map(fileIn)) }),
  });
  return { url: webUrl(call.origin, created), name: created.name, id: created.id };
}

const SDKS: readonly SpaceSdk[] = ["gradio", "docker", "static", "streamlit"];

function sdkIn(sdk: unknown): SpaceSdk {
  const known = SDKS.find((one) => one === sdk);
  if (known !== undefined) return known;
  throw new HttpError(400, `Failed to read "sdk": it is ${JSON.stringify(sdk)}. Take ${SDKS.join(", ")}.`);
}

function spaceSettingIn(list: "secrets" | "variables", value: unknown): NewSpaceSetting {
  const { key, value: content, description } = isRecord(value) ? value : {};
  return {
    key: text(`${list}[].key`, key),
    value: String(content ?? ""),
    ...(typeof description === "string" && { description }),
  };
}

function fileIn(value: unknown): readonly [path: string, content: FileContent] {
  const { path, content, encoding } = isRecord(value) ? value : {};
  const name = text("files[].path", path);
  const bytes = Buffer.from(typeof content === "string" ? content : "", encoding === "base64" ? "base64" : "utf8");
  checkSize(name, bytes.length);
  return [name, bytes];
}
