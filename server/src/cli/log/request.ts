import type { Language } from '../../core/l10n.ts';
import { zoneOfWall } from '../../io/localZone.ts';
import { indexText, type LogIndex } from '../../maillog/logIndex.ts';

/** What `postfix-lens log` was asked for. */
export interface LogRequest {
  readonly files: readonly string[];
  readonly format: 'text' | 'json' | 'ndjson';
  readonly stats: boolean;
  readonly lines: boolean;
  readonly interleaved: boolean;
  readonly follow: boolean;
  readonly year: number | undefined;
  readonly id: string | undefined;
  readonly linked: boolean;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly statuses: readonly string[] | undefined;
  readonly relay: string | undefined;
  readonly client: string | undefined;
  readonly messageId: string | undefined;
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly grep: string | undefined;
  readonly language: Language;
}

/** Whether the text of lines is needed, not the index alone. */
export function needsText(request: LogRequest): boolean {
  const { format, lines, grep, messageId, stats, follow } = request;
  return (
    format === 'ndjson' ||
    lines ||
    follow ||
    grep !== undefined ||
    messageId !== undefined ||
    (stats && isFiltered(request))
  );
}

/** Whether anything narrows the threads down. */
export function isFiltered(request: LogRequest): boolean {
  const { id, from, to, statuses, relay, client, messageId, since, until, grep } = request;
  return [id, from, to, statuses, relay, client, messageId, since, until, grep].some(
    (value) => value !== undefined,
  );
}

/**
 * Seconds since 1970 for a time given as RFC 3339 (date alone, blank instead of T, no zone: this machine's) or as in
 * syslog, `Mar 24 03:05[:00]`, whose year is the latest that does not lie after the log's end. Undefined for a text
 * that is no time.
 */
export function parseTime(text: string, index: LogIndex | undefined): number | undefined {
  const trimmed = text.trim();
  const full = complete(trimmed);
  if (full === undefined) return undefined;
  const last = index?.tables.totals.lastSeconds ?? -1;
  const reference = last < 0 ? Math.floor(Date.now() / 1000) : last;
  const { firstSeconds } = indexText(full, { reference, zone: zoneOfWall }).tables.totals;
  return firstSeconds < 0 ? undefined : firstSeconds;
}

/** The time with its missing parts filled in. */
function complete(text: string): string | undefined {
  const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?$/i.exec(text);
  if (iso !== null) return `${iso[1]}T${iso[2] ?? '00:00'}${iso[3] ?? ':00'}${iso[4]?.toUpperCase() ?? ''}`;
  const syslog = /^([A-Z][a-z]{2}) +(\d{1,2})(?: +(\d\d:\d\d)(:\d\d)?)?$/.exec(text);
  if (syslog === null) return undefined;
  return `${syslog[1]} ${(syslog[2] ?? '').padStart(2)} ${syslog[3] ?? '00:00'}${syslog[4] ?? ':00'}`;
}
