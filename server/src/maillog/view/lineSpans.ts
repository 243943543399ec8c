import type { LineSpan, LineSpanKind } from '../../logProtocol/story.ts';
import type { LogLine } from '../line.ts';

const addresses = /<[^<>\s]*>|[\w.-]*\[[0-9a-fA-F.:]+\](?::\d+)?/g;
const status = /\bstatus=[\w-]+/;

/** The parts of a line that stand out; ascending, not overlapping. A line in another wrapping has none. */
export function lineSpans(line: LogLine, text: string): LineSpan[] {
  if (line.text !== text) return [];
  const spans: LineSpan[] = [];
  const add = (kind: LineSpanKind, span: { start: number; end: number } | undefined): void => {
    if (span !== undefined) spans.push({ kind, start: span.start, end: span.end });
  };
  add('time', line.time);
  add('host', line.host);
  add('tag', line.tag);
  add('queueId', line.queueId);
  const reply = replyOf(line, text);
  const end = reply?.start ?? text.length;
  const body = text.slice(line.messageStart, end);
  const inBody = [...body.matchAll(addresses)].map((match) => spanOf('address', match, line.messageStart));
  const found = line.event?.kind === 'delivery' ? status.exec(body) : null;
  if (found !== null) inBody.push(spanOf('status', found, line.messageStart));
  spans.push(...inBody.sort((one, other) => one.start - other.start));
  add('reply', reply);
  return spans;
}

function spanOf(kind: LineSpanKind, match: RegExpExecArray, offset: number): LineSpan {
  return { kind, start: offset + match.index, end: offset + match.index + match[0].length };
}

/** What a delivery line quotes in brackets at its end. */
function replyOf({ event }: LogLine, text: string): { start: number; end: number } | undefined {
  const reply = event?.kind === 'delivery' ? (event.fields['text'] ?? '') : '';
  const start = reply === '' ? -1 : text.lastIndexOf(`(${reply}`);
  return start < 0 ? undefined : { start: start + 1, end: start + 1 + reply.length };
}
