/**
 * Which consumer answers at which URL. What is connected is called in this process, everything else is sent over HTTP.
 */
import { UsageError, type Exchange, type WireRequest } from "../base/index.ts";
import { toConsumer, urlConsumer, type Consumer, type ConsumerTarget, type SendOptions } from "../consumer/index.ts";

export interface Connections {
  /** From now on, `target` answers at `url`. @throws UsageError if the URL is none, or nothing can be sent to the target. */
  connect(url: string, target: ConsumerTarget): void;
  send(request: WireRequest, options: SendOptions): Promise<Exchange>;
  /** Closes the consumers that were made here. */
  close(): Promise<void>;
}

export function createConnections(): Connections {
  const connected = new Map<string, Consumer>();
  const made = new Set<Consumer>();
  let http: Consumer | undefined;
  const connectedAt = (href: string): Consumer | undefined => connected.get(href) ?? connected.get(withoutQuery(href));
  return {
    connect(url, target) {
      const consumer = toConsumer(target);
      if (consumer !== target) made.add(consumer);
      connected.set(addressOf(url), consumer);
    },
    send(request, options) {
      const consumer = connected.size === 0 ? undefined : connectedAt(new URL(request.url).href);
      if (consumer !== undefined) return consumer.send(request, options);
      http ??= urlConsumer(request.url);
      return http.send(request, options);
    },
    async close() {
      await Promise.all([...made, ...(http === undefined ? [] : [http])].map((consumer) => consumer.close()));
    },
  };
}

/** One spelling for each address. */
function addressOf(url: string): string {
  const parsed = URL.parse(url);
  if (parsed !== null) return parsed.href;
  throw new UsageError("Failed to connect a consumer: the url is not valid. Give the url of a webhook.");
}

/** A consumer hears of its webhook also when the secret is in the query. */
function withoutQuery(href: string): string {
  const end = href.search(/[?#]/);
  return end === -1 ? href : href.slice(0, end);
}
