import { textOf } from './bytes.ts';
import { EVENT_CUT_THREAD, EVENT_LAST_LINK, EVENT_LONG_LINE, EVENT_WIDTH } from './kernelTerms.ts';
import type { LogTables } from './tables.ts';

/**
 * Makes the function that takes the kernel's events: it links messages, also with those whose ID was named before they
 * appeared, and keeps the sizes of very long lines.
 */
export function createEventTaker({ kernel, links, lines, threads }: LogTables): () => void {
  const { own } = kernel;
  const first = own.events.value >>> 2;
  /** Links whose target has not appeared, by queue ID. */
  const pending = new Map<string, number[]>();

  const addPending = (link: number, name: string): void => {
    const waiting = pending.get(name);
    if (waiting === undefined) pending.set(name, [link]);
    else waiting.push(link);
  };

  const resolve = (thread: number, name: string): void => {
    for (const link of pending.get(name) ?? []) links.resolve(link, thread);
    pending.delete(name);
  };

  const take = (at: number): void => {
    const { numbers, bytes } = kernel;
    const what = numbers[at] ?? 0;
    const thread = numbers[at + 1] ?? 0;
    const other = numbers[at + 2] ?? -1;
    const line = numbers[at + 3] ?? 0;
    const name = (): string => textOf(bytes, numbers[at + 4] ?? 0, numbers[at + 5] ?? 0);
    if (what === EVENT_LONG_LINE) lines.setLongSize(line, thread >>> 0);
    else if (what === EVENT_CUT_THREAD && pending.size > 0) resolve(thread, name());
    else if (what <= EVENT_LAST_LINK) {
      const link = links.add(what, thread, other, line);
      if (other < 0) addPending(link, name());
    }
  };

  return () => {
    const count = own.eventCount.value;
    threads.refresh();
    for (let i = 0; i < count; i++) take(first + i * EVENT_WIDTH);
    if (count > 0) own.forgetEvents();
  };
}
