/** The rate limiter of each webhook, made when it is first needed. Triggers from before a restart count as well. */
import type { ActivityStore } from "./activity.ts";
import type { DeliveryPolicy } from "./assumptions.ts";
import { rateLimiter, type RateLimiter } from "./rate-limit.ts";

export interface Limiters {
  of(webhookId: string): RateLimiter;
  forget(webhookId: string): void;
}

/** @param activity - What is known of earlier triggers; of a new webhook there are none. */
export function rateLimiters(
  { rateLimit, activityLimit }: Pick<DeliveryPolicy, "rateLimit" | "activityLimit">,
  activity: Pick<ActivityStore, "page">,
): Limiters {
  const limiters = new Map<string, RateLimiter>();
  const made = (webhookId: string): RateLimiter => {
    const limiter = rateLimiter(rateLimit);
    const earlier = activity.page(webhookId, { limit: activityLimit }).filter(({ status }) => status !== "limited");
    for (const { triggeredAtMs } of earlier.toReversed()) limiter.trigger(triggeredAtMs);
    return limiter;
  };
  return {
    of(webhookId) {
      let limiter = limiters.get(webhookId);
      if (limiter === undefined) {
        limiter = made(webhookId);
        limiters.set(webhookId, limiter);
      }
      return limiter;
    },
    forget: (webhookId) => void limiters.delete(webhookId),
  };
}
