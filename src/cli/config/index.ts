/* hubhook.config.ts, and what it says */
export { codeIn, ownIn, type OwnCode } from "./code-in.ts";
export { configFor, configOption } from "./config-for.ts";
export { configIn, type FoundConfig } from "./find-config.ts";
