import type { LogIndex } from '../maillog/logIndex.ts';
import type { OpenedLog } from './loadLog.ts';
import { zoneAt } from './localZone.ts';
import type { WorkerStatus } from './maillogMessages.ts';
import { createTeller } from './teller.ts';

/** How the log is; told whenever it changes, at most ten times a second. */
export interface StatusBoard {
  open(log: OpenedLog, revision: () => number): void;
  /** Bytes read of all to be read. */
  progress(done: number, total: number): void;
  ready(): void;
  fail(reason: string): void;
  /** The log has grown, or more is known of it. */
  changed(): void;
  notice(file: string, kind: NoticeKind): void;
  /** The file cannot be read for a reason, or can again (undefined). */
  trouble(file: string, reason: string | undefined): void;
}

type Notice = NonNullable<WorkerStatus['notice']>;
type NoticeKind = Notice['kind'];

const INTERVAL_MS = 100;

export function createStatusBoard(tell: (status: WorkerStatus) => void): StatusBoard {
  let index: LogIndex | undefined;
  let revision = (): number => 0;
  let phase: WorkerStatus['phase'] = 'reading';
  let bytes = { done: 0, total: 0 };
  let notice: Notice | null = null;
  let readable = true;
  let failure = '';

  const status = (): WorkerStatus => {
    const totals = index?.tables.totals;
    const timed = totals !== undefined && totals.firstSeconds >= 0;
    return {
      revision: revision(),
      phase,
      bytesRead: bytes.done,
      bytesTotal: bytes.total,
      lines: index?.lineCount ?? 0,
      threads: index?.threadCount ?? 0,
      firstTime: timed ? totals.firstSeconds : null,
      lastTime: timed ? totals.lastSeconds : null,
      zone: timed ? zoneName(totals.lastSeconds, totals.lastWall) : machineZone(),
      readable,
      notice,
      reason: failure,
    };
  };
  const teller = createTeller(() => tell(status()), INTERVAL_MS);
  const note = (file: string, kind: NoticeKind, reason = ''): void => {
    notice = { kind, file, time: Math.floor(Date.now() / 1000), reason };
    teller.changed();
  };

  return {
    open(opened, current) {
      index = opened.index;
      bytes = { done: 0, total: opened.sources.reduce((sum, { size }) => sum + size, 0) };
      revision = current;
    },
    progress(done, total) {
      bytes = { done, total };
      teller.changed();
    },
    ready() {
      phase = 'ready';
      bytes = { ...bytes, done: bytes.total };
      teller.changed();
    },
    fail(reason) {
      phase = 'failed';
      failure = reason;
      teller.changed();
    },
    changed: teller.changed,
    notice: note,
    trouble(file, reason) {
      readable = reason === undefined;
      if (reason === undefined) note(file, 'recovered');
      else note(file, reason === 'no such file' ? 'vanished' : 'unreadable', reason);
    },
  };
}

/** The zone of the log's stamps: this machine's, unless their own clock says otherwise. */
function zoneName(seconds: number, wall: number): string {
  const offset = wall - seconds;
  if (offset === zoneAt(seconds)) return machineZone();
  const minutes = Math.round(Math.abs(offset) / 60);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function machineZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
