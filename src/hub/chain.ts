/**
 * How it came to a delivery: what somebody did, the delivery of it, the call that this made the consumer make, the
 * delivery of what the call did, and so on.
 */
import type { Delivery } from "../delivery/index.ts";
import type { CallLog, HubCall } from "./call-log.ts";

export type ChainLink =
  | { readonly kind: "delivery"; readonly delivery: Delivery }
  | { readonly kind: "call"; readonly call: HubCall };

/** @param last - Where the chain ends. @returns The chain from its first delivery on, `last` included. */
export function chainTo(
  last: Delivery,
  calls: Pick<CallLog, "find">,
  find: (deliveryId: string) => Delivery | undefined,
): readonly ChainLink[] {
  const links: ChainLink[] = [];
  for (let delivery: Delivery | undefined = last; delivery !== undefined;) {
    links.push({ kind: "delivery", delivery });
    const call: HubCall | undefined = delivery.raisedBy === null ? undefined : calls.find(delivery.raisedBy);
    if (call === undefined) break;
    links.push({ kind: "call", call });
    delivery = call.causedBy === null ? undefined : find(call.causedBy);
  }
  return links.toReversed();
}
