/* The mock Hub on a port */
export { serveHandlers, type Served, type ServeOptions } from "./serve.ts";
