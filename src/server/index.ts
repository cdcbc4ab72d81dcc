/* The mock Hub on a port */
export { serveHandlers, type Served, type ServeOptions } from "./serve.ts";
/* Its pages for people */
export { webhookPages } from "./pages/index.ts";
/* Deliveries caught on their way */
export { recordDeliveries, type RecordOptions } from "./record.ts";
export { hadSecret, recordedIn, recordedRequest, type Recorded } from "./recorded.ts";
