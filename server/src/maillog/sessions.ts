import { Kind } from './kinds.ts';
import type { LogTables } from './tables.ts';
import { Field } from './threads.ts';

/** A session's lines are looked for at most this many lines before and after the message's first line. */
const REACH = 500_000;

/**
 * The lines without a queue ID of the client's session in which a message came in, ascending: from the `connect` of the
 * process that wrote the message's `client=` to its `disconnect`. Other processes' lines lie between them.
 */
export function sessionLines(tables: LogTables, thread: number): number[] {
  const { lines, threads } = tables;
  const opening = threads.get(thread, Field.firstLine);
  if (lines.kind(opening) !== Kind.client) return [];
  const start = collect(tables, opening, -1, Kind.connect, Kind.disconnect).reverse();
  return [...start, ...collect(tables, opening, 1, Kind.disconnect, Kind.connect)];
}

/** Lines of the process of line `from` towards one end of its session: up to a line of kind `last`, before `beyond`. */
function collect({ lines }: LogTables, from: number, step: number, last: number, beyond: number): number[] {
  const process = lines.process(from);
  const found: number[] = [];
  const limit = Math.min(REACH, step < 0 ? from : lines.length - 1 - from);
  for (let distance = 1; distance <= limit; distance++) {
    const line = from + step * distance;
    if (lines.process(line) !== process) continue;
    const kind = lines.kind(line);
    if (kind === beyond) break;
    if (lines.thread(line) < 0) found.push(line);
    if (kind === last) break;
  }
  return found;
}
