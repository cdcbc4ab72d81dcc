/* What is sent: a pure function of the seed, the worker and the number of the request */
export { loadRequest, type LoadCase, type LoadRequest, type LoadSource } from "./load-request.ts";
/* What Artillery calls for each request */
export { loadHooks, type LoadHooks } from "./hooks.ts";
/* What a load test does, and its files */
export { loadTarget, type LoadPlan, type LoadSettings } from "./settings.ts";
export { isOwnFile, REPORT_FILE, testFiles } from "./test-files.ts";
/* On machines elsewhere */
export { PLATFORMS, remoteSteps, type Platform, type RemoteSteps } from "./remote-run.ts";
/* What came of it */
export { loadResult, type Latency, type LoadResult } from "./load-result.ts";
