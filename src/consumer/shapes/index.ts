/* How a module is called */
export { recognise, SHAPES, type Recognised } from "./registry.ts";
export { refuseNest } from "./unsupported.ts";
export type { Match, Shape, Sign } from "./shape.ts";
