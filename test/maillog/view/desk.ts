import type { LineSource, LogIndex } from '../../../server/src/maillog/logIndex.ts';
import { createLogDesk, type LogDesk } from '../../../server/src/maillog/view/logDesk.ts';
import { indexBytes, linesOf, readLog } from '../support.ts';

export interface TestDesk {
  readonly desk: LogDesk;
  readonly index: LogIndex;
  readonly source: LineSource;
  readonly threads: readonly number[];
}

/** A desk for one of the real logs, all of it read; the machine's zone is UTC. */
export function deskFor(name: string): TestDesk {
  const bytes = readLog(name);
  const index = indexBytes(bytes, { year: 2026 });
  const source = linesOf(bytes);
  const desk = createLogDesk(index, source, { now: () => 0, zoneAt: () => 0, zoneOfWall: () => 0 });
  desk.update();
  while (desk.advance(500));
  return { desk, index, source, threads: Array.from({ length: index.threadCount }, (_, thread) => thread) };
}
