/* What a run is about, and what is drawn for it */
export { aimOf, ANYTHING, domainsOf, eventsOf, type Aim, type AimOptions, type Domain } from "./aim.ts";
export { possibleAim } from "./possible-aim.ts";
export { isReachable, targetsOf, type Target } from "./targets.ts";
