import type { Language } from '../../core/l10n.ts';
import type { LogQuery } from '../../logProtocol/filter.ts';
import { logLimits } from '../../logProtocol/requests.ts';
import type { FailureGroup, Problems, ProblemsParams, RejectGroup } from '../../logProtocol/totals.ts';
import type { LineSource } from '../logIndex.ts';
import { meaningOf } from '../replies/meaningOf.ts';
import type { FailureTable } from './failureTable.ts';
import { filterTextOf } from './filterText.ts';
import { lineTime } from './lineTimes.ts';
import type { RejectTable } from './rejectTable.ts';
import type { RowSource } from './rows.ts';
import type { ThreadLists } from './threadLists.ts';
import { largestOf } from './topLists.ts';

export interface ProblemSource extends RowSource {
  readonly failures: FailureTable;
  readonly rejects: RejectTable;
  readonly source: LineSource;
}

/** Why mail is not delivered, by reason, and who is refused, by client; as far as lines were looked at. */
export function problemsOf(
  source: ProblemSource,
  lists: ThreadLists,
  { query, limit }: ProblemsParams,
  language: Language,
): Problems {
  const { index, failures, rejects } = source;
  const most = Math.min(limit, logLimits.topEntries);
  const counts = countFailures(source, lists, query);
  const groups = (statuses: readonly string[]): FailureGroup[] => {
    const ours = counts.map((count, i) => (statuses.includes(failures.reasonOf(i).status) ? count : 0));
    // largestOf leaves number 0 out: here it is a reason like the others.
    return largestOf([0, ...ours], most).map((i) => failureGroup(failures, i - 1, counts, language));
  };
  return {
    revision: source.revision(),
    complete: failures.scan.lines === index.lineCount && rejects.scan.lines === index.lineCount,
    deferred: groups(['deferred']),
    bounced: groups(['bounced', 'undeliverable']),
    ...rejectGroups(source, query, most),
  };
}

function countFailures({ columns, failures }: ProblemSource, lists: ThreadLists, query: LogQuery): number[] {
  const counts = new Array<number>(failures.reasons.size).fill(0);
  const { threads } = lists.find(query);
  const all = threads.length === columns.length;
  const wanted = new Uint8Array(all ? 0 : columns.length);
  if (!all) for (const thread of threads) wanted[thread] = 1;
  for (let failure = 0; failure < failures.length; failure++) {
    const reason = failures.reason(failure);
    if (all || wanted[failures.thread(failure)] === 1) counts[reason] = (counts[reason] ?? 0) + 1;
  }
  return counts;
}

function failureGroup(
  failures: FailureTable,
  reason: number,
  counts: readonly number[],
  language: Language,
): FailureGroup {
  const { status, dsn, pattern, example } = failures.reasonOf(reason);
  return {
    dsn,
    pattern,
    example,
    count: counts[reason] ?? 0,
    title: meaningOf({ reply: example, dsn, status }, language)?.title ?? pattern,
    filter: filterTextOf('reason', failures.reasons.text(reason)),
  };
}

function rejectGroups(
  { index, rejects, source }: ProblemSource,
  { range }: LogQuery,
  most: number,
): { readonly rejects: RejectGroup[]; readonly rejectTotal: number } {
  const ofClient = rejects.clients.map((): number[] => []);
  let rejectTotal = 0;
  for (let reject = 0; reject < rejects.length; reject++) {
    const seconds = range === undefined ? 0 : index.tables.lines.blockSeconds(rejects.line(reject));
    if (range !== undefined && (seconds < range.from || seconds > range.to)) continue;
    ofClient[rejects.client(reject)]?.push(reject);
    rejectTotal++;
  }
  const counts = [0, ...ofClient.map(({ length }) => length)];
  const groups = largestOf(counts, most).map((number): RejectGroup => {
    const ours = ofClient[number - 1] ?? [];
    const client = rejects.clients[number - 1] ?? '';
    const lastLine = rejects.line(ours.at(-1) ?? -1);
    const reason = rejects.reasons[mostFrequent(ours.map(rejects.reason))] ?? '';
    const lastTime = lineTime(index, source, lastLine);
    return { client, count: ours.length, reason, lastLine, lastTime, search: client };
  });
  return { rejects: groups, rejectTotal };
}

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [-1, 0])[0];
}
