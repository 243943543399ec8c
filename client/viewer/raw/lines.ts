/** All lines of the log, as they are seen. */
import { effect, signal, untracked } from '@preact/signals';
import { type LineTone, lineTones } from '../../../server/src/logProtocol/lines.ts';
import { ask } from '../host.ts';
import { createPages, type Pages, pageSize } from '../rows/pages.ts';
import { revision, start } from '../state.ts';
import { throttled } from '../throttled.ts';

export interface RawLine {
  readonly text: string;
  /** The message it belongs to, or -1. */
  readonly thread: number;
  readonly tone: LineTone;
}

export interface RawLines {
  readonly pages: Pages<RawLine>;
  readonly total: number;
  /** Grows whenever lines arrive. */
  readonly version: number;
}

/** How often a growing log is looked at again, in milliseconds. */
const pause = 100;

export const rawLines = signal<RawLines>({ pages: linePages(), total: 0, version: 0 });

/** Keeps the number of lines, and the last ones, up with the log; begins anew when the log was opened anew. */
export function watchLines(lineCount: { readonly value: number }): void {
  const grow = throttled(pause, () => {
    const { pages, total, version } = rawLines.value;
    // The page that was the last one has become longer.
    pages.refresh(Math.max(0, total - pageSize));
    rawLines.value = { pages, total: lineCount.value, version: version + 1 };
  });
  effect(() => {
    if (start.value === null) return;
    untracked(() => {
      rawLines.value.pages.close();
      rawLines.value = { pages: linePages(), total: lineCount.value, version: 0 };
    });
  });
  effect(() => {
    if (revision.value > 0) untracked(grow);
  });
}

function linePages(): Pages<RawLine> {
  return createPages(
    async (from, count, signal) => {
      const answer = await ask('lines', { from, count }, signal);
      return answer?.texts.map((text, i) => ({
        text,
        thread: answer.threads[i] ?? -1,
        tone: lineTones[answer.tones[i] ?? 0] ?? 'plain',
      }));
    },
    () => {
      rawLines.value = { ...rawLines.value, version: rawLines.value.version + 1 };
    },
  );
}
