import { type Language, type Localized, localize } from '../../core/l10n.ts';
import type { LoadedLog } from '../../io/loadLog.ts';
import { zoneAt } from '../../io/localZone.ts';
import type { LogStats } from '../../maillog/stats.ts';
import { threadStory } from '../../maillog/story.ts';
import { threadSummary } from '../../maillog/summary.ts';

/** Takes output in pieces of any size. */
export interface Output {
  write(text: string | Uint8Array): void;
  flush(): Promise<void>;
}

const BATCH_BYTES = 65_536;

/** Gathers small pieces, and waits while the reader is slower than we are. */
export function createOutput(stream: NodeJS.WritableStream): Output {
  let pieces: Buffer[] = [];
  let size = 0;
  let full: Promise<void> | undefined;
  const send = (): void => {
    if (size === 0) return;
    const ready = stream.write(Buffer.concat(pieces));
    pieces = [];
    size = 0;
    if (!ready) full = new Promise((resolve) => stream.once('drain', resolve));
  };
  return {
    write(text) {
      const piece = typeof text === 'string' ? Buffer.from(text) : Buffer.from(text);
      pieces.push(piece);
      size += piece.length;
      if (size >= BATCH_BYTES) send();
    },
    async flush() {
      send();
      await full;
      full = undefined;
    },
  };
}

/** A thread as one line of text: first time, queue ID, from, to, state, total delay, number of lines. */
export function textLine({ index }: LoadedLog, thread: number, language: Language): string {
  const { start, id, from, to, moreRecipients, state, delay, lines } = threadSummary(index, thread);
  const offset = zoneAt(start);
  const time = new Date((start + offset) * 1000).toISOString().slice(0, 19).replace('T', ' ');
  const more = moreRecipients === 0 ? '' : ` (+${moreRecipients})`;
  const count = localize(lines === 1 ? oneLine : manyLines, language, { lines });
  return `${time}  ${id}  ${from === undefined ? '-' : from || '<>'} -> ${to || '-'}${more}  ${state}  ${delay === undefined ? '-' : `${round(delay)} s`}  ${count}\n`;
}

const oneLine: Localized = { en: '1 line', ja: '1 行' };
const manyLines: Localized = { en: '{lines} lines', ja: '{lines} 行' };

function round(seconds: number): string {
  return String(Math.round(seconds * 1000) / 1000);
}

/** A thread as one line of JSON. */
export function jsonLine({ index, lines }: LoadedLog, thread: number): string {
  return `${JSON.stringify(threadStory(index, thread, lines, zoneAt))}\n`;
}

/** The totals for people to read. */
export function statsText(stats: LogStats, language: Language): string {
  const rows: [Localized, string][] = [
    [{ en: 'files', ja: 'ファイル' }, String(stats.files)],
    [{ en: 'lines', ja: '行' }, String(stats.lines)],
    [{ en: 'bytes', ja: 'バイト' }, String(stats.bytes)],
    [{ en: 'lines of other programs', ja: 'ほかのプログラムの行' }, String(stats.nonPostfix)],
    [{ en: 'lines with a queue ID', ja: 'キュー ID のある行' }, String(stats.withId)],
    [{ en: 'messages', ja: 'メッセージ' }, String(stats.threads)],
    [{ en: 'messages from beginning to end', ja: '最初から最後まであるメッセージ' }, String(stats.complete)],
    [{ en: 'deliveries: sent', ja: '配送: sent' }, String(stats.status.sent)],
    [{ en: 'deliveries: deferred', ja: '配送: deferred' }, String(stats.status.deferred)],
    [{ en: 'deliveries: bounced', ja: '配送: bounced' }, String(stats.status.bounced)],
    [{ en: 'expired', ja: '期限切れ' }, String(stats.status.expired + stats.status['force-expired'])],
    [{ en: 'removed from the queue', ja: 'キューからの削除' }, String(stats.removed)],
    [{ en: 'deleted by the administrator', ja: '管理者による削除' }, String(stats.postsuperRemoved)],
    [{ en: 'rejects without a queue ID', ja: '拒否（キュー ID なし）' }, String(stats.rejects.noqueue)],
    [{ en: 'rejects with a queue ID', ja: '拒否（キュー ID あり）' }, String(stats.rejects.withId)],
    [{ en: 'rejects by milters', ja: 'milter による拒否' }, String(stats.rejects.milter)],
    [{ en: 'first time', ja: '最初の時刻' }, stats.firstTime ?? '-'],
    [{ en: 'last time', ja: '最後の時刻' }, stats.lastTime ?? '-'],
  ];
  return rows.map(([name, value]) => `${localize(name, language)}: ${value}\n`).join('');
}
