export const BOT_PREFIX = "[bot]";
export const MERGED = "merged";
export const OPEN = "open";
