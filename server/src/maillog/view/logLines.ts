import { type LinesParams, type LineTone, type LogLines, lineTones } from '../../logProtocol/lines.ts';
import { logLimits } from '../../logProtocol/requests.ts';
import { Kind } from '../kinds.ts';
import type { LineSource, LogIndex } from '../logIndex.ts';

/** Lines of the log, by their numbers. */
export function logLines(index: LogIndex, source: LineSource, { from, count }: LinesParams): LogLines {
  const first = Math.min(Math.max(0, Math.floor(from)), index.lineCount);
  const last = Math.min(first + Math.min(count, logLimits.lines), index.lineCount);
  const numbers = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
  return {
    from: first,
    total: index.lineCount,
    texts: numbers.map((line) => shownText(source, line)),
    threads: numbers.map((line) => index.threadOfLine(line)),
    tones: numbers.map((line) => lineTones.indexOf(toneOf(index.kindOfLine(line)))),
  };
}

/** The text of a line, cut where it is too long to be shown. */
export function shownText(source: LineSource, line: number): string {
  return source.line(line).slice(0, logLimits.lineLength);
}

const tones: ReadonlyMap<number, LineTone> = new Map([
  [Kind.foreign, 'foreign'],
  ...([Kind.sent, Kind.deliverable] as const).map((kind) => [kind, 'sent'] as const),
  [Kind.deferred, 'deferred'],
  ...([Kind.bounced, Kind.undeliverable, Kind.expired, Kind.forceExpired] as const).map(
    (kind) => [kind, 'bounced'] as const,
  ),
  ...(
    [Kind.noqueueReject, Kind.noqueueMilterReject, Kind.reject, Kind.milterReject, Kind.sizeLimit] as const
  ).map((kind) => [kind, 'reject'] as const),
  ...([Kind.warning, Kind.headerWarning, Kind.messageWarning] as const).map(
    (kind) => [kind, 'warning'] as const,
  ),
  ...([Kind.error, Kind.fatal, Kind.panic] as const).map((kind) => [kind, 'error'] as const),
]);

/** How a line of a kind is to be looked at. */
function toneOf(kind: number): LineTone {
  return tones.get(kind) ?? 'plain';
}
