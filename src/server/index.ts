/* The mock Hub on a port */
export { serveHandlers, type Served, type ServeOptions } from "./serve.ts";
/* Deliveries caught on their way */
export { recordDeliveries, type Recorded, type RecordOptions } from "./record.ts";
