import { Kind } from '../kinds.ts';
import { parseLine } from '../line.ts';
import type { LineSource, LogIndex } from '../logIndex.ts';
import { withoutVariables } from '../reasons.ts';
import { createLineScan, type LineScan } from './lineScan.ts';

/** Refusals before there was a message, by client. */
export interface RejectTable {
  readonly scan: LineScan;
  readonly length: number;
  line(reject: number): number;
  /** Numbers of the texts below. */
  client(reject: number): number;
  reason(reject: number): number;
  readonly clients: readonly string[];
  readonly reasons: readonly string[];
}

/** An empty table beside an index that grows. */
export function createRejectTable(index: LogIndex, source: LineSource): RejectTable {
  const lines: number[] = [];
  const clientOf: number[] = [];
  const reasonOf: number[] = [];
  const clients = createNumbers();
  const reasons = createNumbers();

  const read = (line: number): void => {
    const { message } = parseLine(source.line(line));
    const { client, reason } = readReject(message);
    lines.push(line);
    clientOf.push(clients.of(client));
    reasonOf.push(reasons.of(withoutVariables(reason)));
    table.length = lines.length;
  };

  const table = {
    scan: createLineScan(index, isReject, read),
    length: 0,
    line: (reject: number): number => lines[reject] ?? -1,
    client: (reject: number): number => clientOf[reject] ?? 0,
    reason: (reject: number): number => reasonOf[reject] ?? 0,
    clients: clients.texts,
    reasons: reasons.texts,
  };
  return table;
}

function isReject(kind: number): boolean {
  return kind === Kind.noqueueReject || kind === Kind.noqueueMilterReject;
}

/** The client of a refusal, without its port, and the reply that it got. */
function readReject(message: string): { readonly client: string; readonly reason: string } {
  const match = /^\S+ (?:.*? )?from (\S*\[[^\]]*\])(?::\d+)?: ([\s\S]*?)(?:; |$)/.exec(message);
  return { client: match?.[1] ?? '', reason: match?.[2] ?? message };
}

function createNumbers(): { readonly texts: readonly string[]; of(text: string): number } {
  const texts: string[] = [];
  const known = new Map<string, number>();
  return {
    texts,
    of(text) {
      const number = known.get(text) ?? texts.push(text) - 1;
      known.set(text, number);
      return number;
    },
  };
}
