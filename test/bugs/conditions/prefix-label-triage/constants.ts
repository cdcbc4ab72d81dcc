export type Label = { name: string; color: string };

export const PREFIX = "acme/asr-";

export const LABELS: Label[] = [
  { name: "bug", color: "#d73a4a" },
  { name: "question", color: "#d876e3" },
  { name: "data", color: "#0e8a16" },
];
