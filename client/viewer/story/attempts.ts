import type { AttemptStatus, DelayPart } from '../../../server/src/logProtocol/story.ts';
import type { Tone } from '../outcomes.ts';

const tonesOfAttempts: Readonly<Record<AttemptStatus, Tone>> = {
  sent: 'sent',
  deliverable: 'sent',
  deferred: 'deferred',
  bounced: 'failed',
  undeliverable: 'failed',
  other: 'waiting',
};

const icons: Readonly<Record<AttemptStatus, string>> = {
  sent: 'pass',
  deliverable: 'pass',
  deferred: 'history',
  bounced: 'error',
  undeliverable: 'error',
  other: 'question',
};

export function toneOfAttempt(status: AttemptStatus): Tone {
  return tonesOfAttempts[status];
}

export function iconOfAttempt(status: AttemptStatus): string {
  return icons[status];
}

/** `delays=a/b/c/d` by name. */
export function partsOf(delays: readonly [number, number, number, number]): DelayPart[] {
  const [beforeQueue, inQueue, connecting, sending] = delays;
  return [
    { part: 'beforeQueue', seconds: beforeQueue },
    { part: 'inQueue', seconds: inQueue },
    { part: 'connecting', seconds: connecting },
    { part: 'sending', seconds: sending },
  ];
}
