import type { Language } from '../../core/l10n.ts';
import type { AttemptStatus, DelayPart, StoryAttempt, StoryRecipient } from '../../logProtocol/story.ts';
import { isDelivery, Kind } from '../kinds.ts';
import { meaningOf } from '../replies/meaningOf.ts';
import { queuedAs } from '../story.ts';
import type { ReadLine } from './storyLines.ts';

/** An attempt to deliver, with where it is told. */
export interface AttemptRecord extends StoryAttempt {
  readonly to: string;
  readonly originalTo: string | null;
  readonly daemon: string;
  readonly program: string;
  /** Place of its line in the story. */
  readonly place: number;
}

/** The attempts that a message's lines tell of, in order. */
export function attemptsOf(lines: readonly ReadLine[]): AttemptRecord[] {
  return lines.flatMap((line, place) => {
    const fields = line.parsed.event?.kind === 'delivery' ? line.parsed.event.fields : undefined;
    if (!line.own || !isDelivery(line.kind) || fields === undefined) return [];
    const reply = fields['text'] ?? '';
    return [
      {
        to: fields['to'] ?? '',
        originalTo: fields['origTo'] ?? null,
        daemon: line.parsed.daemon,
        program: line.parsed.tag?.text ?? '',
        place,
        time: line.time,
        relay: fields['relay'] ?? '',
        delay: Number(fields['delay']),
        delays: delaysOf(fields['delays']),
        dsn: fields['dsn'] ?? null,
        status: statuses[line.kind] ?? 'other',
        statusText: fields['status'] ?? '',
        reply,
        queuedAs: line.kind === Kind.sent ? queuedAs(reply) : null,
        line: place,
      },
    ];
  });
}

const statuses: Readonly<Record<number, AttemptStatus>> = {
  [Kind.sent]: 'sent',
  [Kind.deferred]: 'deferred',
  [Kind.bounced]: 'bounced',
  [Kind.deliverable]: 'deliverable',
  [Kind.undeliverable]: 'undeliverable',
};

function delaysOf(text: string | undefined): StoryAttempt['delays'] {
  const [a, b, c, d] = (text ?? '').split('/').map(Number);
  return a === undefined || b === undefined || c === undefined || d === undefined ? null : [a, b, c, d];
}

const partNames = ['beforeQueue', 'inQueue', 'connecting', 'sending'] as const;

/** The parts of `delays=a/b/c/d`, postconf(5) delay_logging_resolution_limit. */
export function delayParts(delays: StoryAttempt['delays']): DelayPart[] {
  return delays === null ? [] : partNames.map((part, i) => ({ part, seconds: delays[i] ?? 0 }));
}

/** Attempts by recipient, in the order of their first ones, with the meaning of the last reply. */
export function recipientsOf(attempts: readonly AttemptRecord[], language: Language): StoryRecipient[] {
  const groups = Map.groupBy(attempts, ({ to, originalTo }) => `${to}\n${originalTo ?? ''}`);
  return [...groups.values()].map((group) => {
    const [first] = group;
    return {
      to: first?.to ?? '',
      originalTo: first?.originalTo ?? null,
      attempts: group.map(bare),
      meaning: lastMeaning(group, language),
    };
  });
}

function lastMeaning(group: readonly AttemptRecord[], language: Language): StoryRecipient['meaning'] {
  const last = group.at(-1);
  return last === undefined ? null : meaningOf(last, language);
}

function bare({
  time,
  relay,
  delay,
  delays,
  dsn,
  status,
  statusText,
  reply,
  queuedAs,
  line,
}: AttemptRecord): StoryAttempt {
  return { time, relay, delay, delays, dsn, status, statusText, reply, queuedAs, line };
}
