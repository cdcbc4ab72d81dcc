/* What a project says once, in hubhook.config.ts */
export {
  defineConfig,
  type FuzzSettings,
  type HubhookConfig,
  type RunningConsumer,
  type ServeSettings,
} from "./config.ts";
