import { Kind } from '../kinds.ts';
import type { LogIndex } from '../logIndex.ts';
import { type GroupedDocument, sectionAt } from './groupedDocument.ts';

/** To what the keys lead: to the lines of the message at the cursor, or to whatever went wrong. */
export type StepTarget = 'message' | 'problem';

const problems: ReadonlySet<number> = new Set([
  Kind.deferred,
  Kind.bounced,
  Kind.undeliverable,
  Kind.expired,
  Kind.forceExpired,
  Kind.reject,
  Kind.milterReject,
  Kind.noqueueReject,
  Kind.noqueueMilterReject,
  Kind.sizeLimit,
  Kind.messageWarning,
  Kind.warning,
  Kind.error,
  Kind.fatal,
  Kind.panic,
]);

/** Whether a line of this kind tells of failed delivery, a refusal, a warning or an error. */
export function isProblem(kind: number): boolean {
  return problems.has(kind);
}

/** The next line (`step` 1) or the one before (-1), from `line`; after the last comes the first. -1 for none. */
export function stepFrom(index: LogIndex, line: number, target: StepTarget, step: 1 | -1): number {
  return target === 'message' ? stepInMessage(index, line, step) : stepToProblem(index, line, step);
}

/** The same in a grouped document, in its own lines; messages are its sections. */
export function stepInGrouped(
  grouped: GroupedDocument,
  index: LogIndex,
  line: number,
  target: StepTarget,
  step: 1 | -1,
): number {
  const { logLines } = grouped;
  if (target === 'problem') {
    return around(logLines.length, line, step, (at) => isProblem(index.kindOfLine(logLines[at] ?? -1)));
  }
  const section = sectionAt(grouped, line);
  if (section === undefined) return -1;
  const size = section.last - section.head + 1;
  return section.head + ((line - section.head + step + size) % size);
}

function stepInMessage(index: LogIndex, line: number, step: 1 | -1): number {
  const thread = index.threadOfLine(line);
  if (thread < 0) return -1;
  const lines = index.linesOfThread(thread);
  return lines[(lines.indexOf(line) + step + lines.length) % lines.length] ?? -1;
}

function stepToProblem(index: LogIndex, line: number, step: 1 | -1): number {
  return around(index.lineCount, line, step, (at) => isProblem(index.kindOfLine(at)));
}

/** The first number below `count` from `start` on in steps of `step`, round the end, for which `test` holds; or -1. */
function around(count: number, start: number, step: 1 | -1, test: (at: number) => boolean): number {
  const from = Math.min(Math.max(start, 0), count - 1);
  for (let i = 1; i <= count; i++) {
    const at = (from + step * i + count * 2) % count;
    if (test(at)) return at;
  }
  return -1;
}
