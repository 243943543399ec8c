import { isDelivery } from './kinds.ts';
import { type LogLine, parseLine } from './line.ts';
import type { LineSource, LinkName, LogIndex, ThreadState } from './logIndex.ts';

/** One attempt to deliver to one recipient. */
export interface StoryDelivery {
  readonly to: string;
  readonly origTo: string | null;
  readonly relay: string;
  /** Seconds from arrival to the end of the attempt. */
  readonly delay: number;
  /** Seconds before the queue manager, in it, connecting, and sending. */
  readonly delays: readonly [number, number, number, number] | null;
  readonly dsn: string | null;
  readonly status: string;
  /** The reply or reason. */
  readonly text: string;
  /** Queue ID that the reply names: "queued as", "forwarded as". */
  readonly queuedAs: string | null;
}

export interface StoryLink {
  readonly kind: LinkName;
  readonly id: string;
}

/** A message as the log tells of it, read from its lines. */
export interface ThreadStory {
  readonly id: string;
  /** First part of the syslog name. */
  readonly instance: string;
  readonly host: string;
  /** RFC 3339. */
  readonly start: string;
  readonly end: string;
  readonly state: ThreadState;
  readonly from: string | null;
  readonly size: number | null;
  readonly nrcpt: number | null;
  readonly messageId: string | null;
  readonly client: string | null;
  readonly saslUsername: string | null;
  readonly removed: boolean;
  readonly complete: boolean;
  readonly lines: number;
  readonly deliveries: readonly StoryDelivery[];
  readonly links: readonly StoryLink[];
}

/** Seconds to add to UTC for the wall clock of stamps without a zone. */
export type ZoneOf = (seconds: number) => number;

/** The story of a thread; `source` gives its lines, `zone` the zone of stamps that lack one (UTC where absent). */
export function threadStory(index: LogIndex, thread: number, source: LineSource, zone?: ZoneOf): ThreadStory {
  const numbers = Array.from(index.linesOfThread(thread));
  const parsed = numbers.map((number) => parseLine(source.line(number)));
  const fields = (kind: string): Readonly<Record<string, string>> =>
    parsed.find((line) => line.event?.kind === kind)?.event?.fields ?? {};
  const { from, size, nrcpt } = fields('queue-active');
  const { client, saslUsername } = fields('client');
  return {
    id: index.queueId(thread),
    instance: index.instance(thread),
    host: index.host(thread),
    start: stampOf(parsed[0], index.startTime(thread), zone),
    end: stampOf(parsed.at(-1), index.endTime(thread), zone),
    state: index.state(thread),
    from: from ?? fields('expired')['from'] ?? fields('pickup')['from'] ?? (index.sender(thread) || null),
    size: size === undefined ? index.size(thread) || null : Number(size),
    nrcpt: nrcpt === undefined ? null : Number(nrcpt),
    messageId: bare(fields('message-id')['messageId']),
    client: client ?? (index.client(thread) || null),
    saslUsername: saslUsername ?? (index.saslUser(thread) || null),
    removed: index.removed(thread),
    complete: index.complete(thread),
    lines: numbers.length,
    deliveries: numbers.flatMap((number, i) =>
      isDelivery(index.kindOfLine(number)) ? deliveryOf(parsed[i]) : [],
    ),
    links: storyLinks(index, thread, source).map(({ kind, id }) => ({ kind, id })),
  };
}

/** What a thread led to, by name: `thread` is -1 where the log does not hold the other message. */
export function storyLinks(
  index: LogIndex,
  thread: number,
  source: LineSource,
): (StoryLink & { readonly thread: number })[] {
  return index.linksFrom(thread).flatMap(({ kind, thread: other, line }) => {
    const id = other >= 0 ? index.queueId(other) : namedId(source.line(line));
    return id === undefined || (other < 0 && kind === 'queued-as') ? [] : [{ kind, id, thread: other }];
  });
}

/** The queue ID that a notice or a reply names at its end. */
function namedId(line: string): string | undefined {
  return /([0-9A-Za-z]+)\)?\s*$/.exec(line.slice(-64))?.[1];
}

function deliveryOf(line: LogLine | undefined): StoryDelivery[] {
  if (line?.event?.kind !== 'delivery') return [];
  const { to, origTo, relay, delay, delays, dsn, status, text } = line.event.fields;
  const [a, b, c, d] = (delays ?? '').split('/').map(Number);
  const known = a !== undefined && b !== undefined && c !== undefined && d !== undefined;
  return [
    {
      to: to ?? '',
      origTo: origTo ?? null,
      relay: relay ?? '',
      delay: Number(delay),
      delays: known ? [a, b, c, d] : null,
      dsn: dsn ?? null,
      status: status ?? '',
      text: text ?? '',
      queuedAs: status === 'sent' ? queuedAs(text ?? '') : null,
    },
  ];
}

/** The queue ID in a reply: "250 2.0.0 Ok: queued as ID", "forwarded as ID". */
export function queuedAs(text: string): string | null {
  return /(?:queued|forwarded) as ([0-9A-Za-z-]+)/.exec(text)?.[1] ?? null;
}

function bare(messageId: string | undefined): string | null {
  return messageId === undefined ? null : messageId.replace(/^<|>$/g, '');
}

/** A line's stamp in RFC 3339: its own, or made from the index's seconds where it lacks year or zone. */
export function stampOf(line: LogLine | undefined, seconds: number, zone?: ZoneOf): string {
  const text = line?.time?.text ?? '';
  const own = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d+))?(Z|[+-]\d\d:?\d\d)?$/.exec(text);
  const fraction = own?.[3] ?? /[.,](\d+)$/.exec(text)?.[1];
  const ending = fraction === undefined ? '' : `.${fraction}`;
  if (own?.[4] !== undefined)
    return `${own[1]}T${own[2]}${ending}${own[4].replace(/(\d\d)(\d\d)$/, '$1:$2')}`;
  const offset = zone?.(seconds) ?? 0;
  const wall = new Date((seconds + offset) * 1000).toISOString().slice(0, 19);
  return `${wall}${ending}${zoneText(offset)}`;
}

function zoneText(offset: number): string {
  if (offset === 0) return 'Z';
  const minutes = Math.round(Math.abs(offset) / 60);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
