/** Where a consumer stands, for readers that show what broke beside a source file. */

const SOURCE_FILE = /\.[cm]?[jt]sx?$/;

/** The path of the consumer's module, with slashes; `null` if it is none, such as a URL or a function. */
export function sourceFileOf(consumer: string): string | null {
  if (/^https?:\/\//.test(consumer) || /\s/.test(consumer) || !SOURCE_FILE.test(consumer)) return null;
  return consumer.replaceAll("\\", "/").replace(/^\.\//, "");
}
