import { isDelivery, Kind } from './kinds.ts';
import { parseLine } from './line.ts';
import type { LineSource, LogIndex } from './logIndex.ts';

/** Why mail was not delivered, with the variable parts of the text removed. */
export interface Reason {
  readonly status: string;
  readonly dsn: string;
  /** The text with `<…>` for addresses, `HOST` for host names and addresses, `N` for numbers. */
  readonly pattern: string;
  readonly count: number;
  /** One of the texts, whole. */
  readonly example: string;
}

/** Failed attempts of the threads given, grouped by status, code and text, the most frequent first. */
export function failureReasons(index: LogIndex, threads: Iterable<number>, source: LineSource): Reason[] {
  const found = new Map<string, { reason: Reason; count: number }>();
  for (const thread of threads) {
    for (const line of index.linesOfThread(thread)) {
      const kind = index.kindOfLine(line);
      if (!isDelivery(kind) || kind === Kind.sent || kind === Kind.deliverable) continue;
      addReason(found, parseLine(source.line(line)).event?.fields ?? {});
    }
  }
  return [...found.values()]
    .map(({ reason, count }) => ({ ...reason, count }))
    .sort((one, other) => other.count - one.count || (one.pattern < other.pattern ? -1 : 1));
}

function addReason(
  found: Map<string, { reason: Reason; count: number }>,
  { status = '', dsn = '', text = '' }: Readonly<Record<string, string>>,
): void {
  const pattern = withoutVariables(text);
  const key = `${status} ${dsn} ${pattern}`;
  const known = found.get(key);
  if (known === undefined)
    found.set(key, { reason: { status, dsn, pattern, count: 0, example: text }, count: 1 });
  else known.count++;
}

const codes = /\b[245]\d\d(?:[ -][245]\.\d{1,3}\.\d{1,3})?\b/y;

/** A text of a reply with what differs from mail to mail replaced. Reply and status codes stay. */
export function withoutVariables(text: string): string {
  return text
    .replace(/<[^<>]*>/g, '<…>')
    .replace(/[\w.-]+\[[^\]\s]*\](?::\d+)?/g, 'HOST')
    .replace(/\[(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*)[^\]]*\]/gi, 'HOST')
    .replace(/https?:\/\/\S+/g, 'URL')
    .replace(/\bname=\S+/g, 'name=HOST')
    .replace(/\b(?:queued as|id=?) ?[\w-]+/g, 'ID')
    .replace(/\S*\d\S*/g, (word) => (isCode(word) ? word : 'N'));
}

function isCode(word: string): boolean {
  codes.lastIndex = 0;
  return codes.test(word) || /^[245]\.\d{1,3}\.\d{1,3}$/.test(word);
}
