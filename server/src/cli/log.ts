import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Localized, languageOf, localize } from '../core/l10n.ts';
import { type LoadedLog, loadLog, type OpenFile } from '../io/loadLog.ts';
import { zoneOfWall } from '../io/localZone.ts';
import { LogReadError } from '../io/logReadError.ts';
import { createIndexer } from '../maillog/logIndex.ts';
import { type LogStats, logStats } from '../maillog/stats.ts';
import { followThreads } from './log/follow.ts';
import { createOutput, jsonLine, type Output, statsText, textLine } from './log/output.ts';
import { createProgressBar } from './log/progress.ts';
import { isFiltered, type LogRequest, needsText, parseTime } from './log/request.ts';
import { selectThreads } from './log/select.ts';

const wrongUse = 2;
const nothingFound = 1;

const states = [
  'sent',
  'deferred',
  'bounced',
  'expired',
  'partial',
  'held',
  'deleted',
  'rejected',
  'queued',
  'incomplete',
];
const otherStatuses = ['force-expired', 'deliverable', 'undeliverable'];

/** Adds `log FILE...` to the program. */
export function registerLog(program: Command): void {
  program
    .command('log')
    .description('Reads mail logs and tells the story of each message.')
    .argument('<file...>', 'mail logs in any order: plain, .gz, .bz2, .xz, .zst, - for standard input')
    .addOption(
      new Option('--format <format>', 'text, ndjson; json for --stats')
        .choices(['text', 'ndjson', 'json'])
        .default('text'),
    )
    .option('--stats', 'print totals')
    .option('--lines', 'print the lines of the messages, message by message')
    .option('--interleaved', 'with --lines: in the order of the log')
    .option('--follow', 'go on as the file grows, printing each message when its state changes')
    .option('--id <id>', 'the message with this queue ID')
    .option('--linked', 'with --id: and the messages linked with it')
    .option('--from <glob>', 'sender')
    .option('--to <glob>', 'recipient')
    .option('--status <status,...>', `state: ${states.join(', ')}`, parseStatuses)
    .option('--relay <glob>', 'relay of a delivery')
    .option('--client <glob>', 'client that the message came from')
    .option('--message-id <glob>', 'Message-ID')
    .option('--since <time>', 'RFC 3339 or "Mar 24 03:05"', checkTime)
    .option('--until <time>', 'RFC 3339 or "Mar 24 03:05"', checkTime)
    .option('--grep <text>', 'text in one of its lines')
    .option('--year <year>', 'year of the first line where stamps have none', parseYear)
    .action(async (files: string[], _options: unknown, command: Command) => {
      const request = requestOf(files, command.optsWithGlobals<LogOptions>());
      const problem = misuse(request);
      if (problem !== undefined)
        command.error(`error: log: ${localize(problem, request.language)}`, { exitCode: wrongUse });
      process.exitCode = await runLog(request);
    });
}

interface LogOptions {
  readonly format: 'text' | 'json' | 'ndjson';
  readonly stats?: boolean;
  readonly lines?: boolean;
  readonly interleaved?: boolean;
  readonly follow?: boolean;
  readonly id?: string;
  readonly linked?: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly status?: readonly string[];
  readonly relay?: string;
  readonly client?: string;
  readonly messageId?: string;
  readonly since?: string;
  readonly until?: string;
  readonly grep?: string;
  readonly year?: number;
  readonly lang?: string;
}

function requestOf(files: readonly string[], options: LogOptions): LogRequest {
  const { format, id, from, to, relay, client, messageId, since, until, grep, year } = options;
  return {
    files,
    format,
    stats: options.stats === true,
    lines: options.lines === true,
    interleaved: options.interleaved === true,
    follow: options.follow === true,
    linked: options.linked === true,
    statuses: options.status,
    id,
    from,
    to,
    relay,
    client,
    messageId,
    since,
    until,
    grep,
    year,
    language: languageOf(options.lang),
  };
}

function parseStatuses(text: string): string[] {
  const wanted = text.split(',').map((word) => word.trim());
  const unknown = wanted.find((word) => !states.includes(word) && !otherStatuses.includes(word));
  if (unknown !== undefined) throw new InvalidArgumentError(`"${unknown}" is none of ${states.join(', ')}.`);
  return wanted;
}

function checkTime(text: string): string {
  if (parseTime(text, undefined) === undefined) throw new InvalidArgumentError(`"${text}" is no time.`);
  return text;
}

function parseYear(text: string): number {
  if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError('A year has four digits.');
  return Number(text);
}

/** What cannot be asked for at the same time. */
function misuse(request: LogRequest): Localized | undefined {
  const { format, stats, lines, interleaved, follow, linked, id } = request;
  if (format === 'json' && !stats)
    return { en: '--format json needs --stats', ja: '--format json には --stats が必要です' };
  if (stats && format === 'ndjson')
    return { en: '--stats is text or json', ja: '--stats の形式は text か json です' };
  if (stats && (lines || follow)) {
    return {
      en: '--stats does not go with --lines or --follow',
      ja: '--stats は --lines や --follow と一緒に使えません',
    };
  }
  if (follow && lines)
    return { en: '--follow does not go with --lines', ja: '--follow は --lines と一緒に使えません' };
  if (interleaved && !lines)
    return { en: '--interleaved needs --lines', ja: '--interleaved には --lines が必要です' };
  if (linked && id === undefined) return { en: '--linked needs --id', ja: '--linked には --id が必要です' };
  if (follow && request.files.includes('-')) {
    return { en: '--follow needs a file', ja: '--follow にはファイルが必要です' };
  }
  return undefined;
}

/** Runs the command; the exit status: 0 fine, 1 nothing found, 2 a log that cannot be read. */
export async function runLog(request: LogRequest): Promise<number> {
  const bar = createProgressBar(process.stderr);
  let log: LoadedLog;
  try {
    log = await loadLog({
      paths: request.files,
      year: request.year,
      keepText: needsText(request),
      growing: request.follow,
      onProgress: bar.show,
    });
  } catch (error) {
    bar.clear();
    if (!(error instanceof LogReadError)) throw error;
    process.stderr.write(`postfix-lens: ${error.message}\n`);
    return wrongUse;
  }
  bar.clear();
  try {
    if (!request.follow || log.newest !== undefined) return await printLog(log, request);
    const path = log.sources.at(-1)?.path ?? '';
    process.stderr.write(localize(willNotGrow, request.language, { path }));
    return wrongUse;
  } finally {
    log.lines.close();
  }
}

async function printLog(log: LoadedLog, request: LogRequest): Promise<number> {
  const output = createOutput(process.stdout);
  if (request.stats && !isFiltered(request)) {
    return printStats(logStats(log.index, log.sources.length), request, output);
  }
  const threads = selectThreads(log, request);
  if (request.stats) return printStats(statsOfThreads(log, threads), request, output);
  if (request.lines) await printLines(log, threads, request, output);
  else await printThreads(log, threads, request, output);
  if (log.newest !== undefined && request.follow) {
    await follow(log, log.newest, request, output);
    return 0;
  }
  return threads.length > 0 ? 0 : nothingFound;
}

async function printStats(
  stats: LogStats,
  { format, language }: LogRequest,
  output: Output,
): Promise<number> {
  output.write(format === 'json' ? `${JSON.stringify(stats)}\n` : statsText(stats, language));
  await output.flush();
  return stats.lines > 0 ? 0 : nothingFound;
}

/** The totals of some threads: those of a log that consists of their lines alone. */
function statsOfThreads(log: LoadedLog, threads: readonly number[]): LogStats {
  const part = createIndexer({ reference: log.index.tables.totals.lastSeconds, zone: zoneOfWall });
  for (const line of linesInOrder(log, threads)) {
    part.feed(log.lines.bytes(line));
    part.feed(lineFeed);
  }
  return logStats(part.index, log.sources.length);
}

const lineFeed = Buffer.from('\n');

function linesInOrder({ index }: LoadedLog, threads: readonly number[]): number[] {
  return threads
    .flatMap((thread) => Array.from(index.linesOfThread(thread)))
    .sort((one, other) => one - other);
}

async function printLines(
  log: LoadedLog,
  threads: readonly number[],
  { interleaved }: LogRequest,
  output: Output,
): Promise<void> {
  const groups = interleaved
    ? [linesInOrder(log, threads)]
    : threads.map((thread) => Array.from(log.index.linesOfThread(thread)));
  for (const group of groups) {
    for (const line of group) {
      output.write(log.lines.bytes(line));
      output.write(lineFeed);
    }
    await output.flush();
  }
}

function printer(log: LoadedLog, { format, language }: LogRequest, output: Output): (thread: number) => void {
  if (format === 'ndjson') return (thread) => output.write(jsonLine(log, thread));
  return (thread) => output.write(textLine(log, thread, language));
}

const FLUSH_EVERY = 512;

async function printThreads(
  log: LoadedLog,
  threads: readonly number[],
  request: LogRequest,
  output: Output,
): Promise<void> {
  const print = printer(log, request, output);
  for (const [i, thread] of threads.entries()) {
    print(thread);
    if (i % FLUSH_EVERY === 0) await output.flush();
  }
  await output.flush();
}

async function follow(log: LoadedLog, file: OpenFile, request: LogRequest, output: Output): Promise<void> {
  const ending = new AbortController();
  const end = (): void => ending.abort();
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  await followThreads(log, request, output, printer(log, request, output), file, ending.signal);
}

const willNotGrow: Localized = {
  en: 'postfix-lens: {path}: a compressed file or a pipe does not grow: --follow needs a plain file\n',
  ja: 'postfix-lens: {path}: 圧縮されたファイルやパイプは伸びません。--follow には圧縮していないファイルが必要です\n',
};
