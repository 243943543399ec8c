/** The settings by which the queue manager decides when to try again; seconds. */
export interface RetrySettings {
  readonly minimalBackoff: number;
  readonly maximalBackoff: number;
  readonly queueRunDelay: number;
  /** How long mail stays in the queue: `bounce_queue_lifetime` for mail without a sender, otherwise `maximal_queue_lifetime`. */
  readonly lifetime: number;
}

/** When a message is tried again; seconds since 1970. */
export interface RetryTimes {
  readonly earliest: number;
  readonly latest: number;
  readonly expires: number;
}

/**
 * When the queue manager takes up a message again that arrived and was deferred at these times. It waits as long as the
 * message is old, within its bounds, qmgr(8); then the next scan of the deferred queue finds it, postconf(5)
 * queue_run_delay.
 */
export function nextRetry(arrival: number, deferred: number, settings: RetrySettings): RetryTimes {
  const age = deferred - arrival;
  const wait = Math.max(settings.minimalBackoff, Math.min(age, settings.maximalBackoff));
  const earliest = deferred + wait;
  return { earliest, latest: earliest + settings.queueRunDelay, expires: arrival + settings.lifetime };
}
