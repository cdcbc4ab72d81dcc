/* What runs in the processes of a consumer */
export { openAgents, type Agents } from "./agents.ts";
