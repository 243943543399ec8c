import { createDeliveries, type DeliveryTable } from './deliveries.ts';
import { createEnvelope, type Envelope } from './envelope.ts';
import { createInterner, type Interner } from './interner.ts';
import { type Kernel, openKernel } from './kernel.ts';
import { KIND_COUNT } from './kinds.ts';
import { createLineTable, type LineTable } from './lineTable.ts';
import { createLinks, type Links } from './links.ts';
import type { ClockOptions } from './stamp.ts';
import { createThreads, type Threads } from './threads.ts';

/** Everything that is known of a log; lines are read from the file when they are shown. */
export interface LogTables {
  /** Reads lines; its records hold those at hand. */
  readonly kernel: Kernel;
  readonly lines: LineTable;
  readonly threads: Threads;
  readonly deliveries: DeliveryTable;
  readonly links: Links;
  readonly envelope: Envelope;
  readonly addresses: Interner;
  readonly relays: Interner;
  readonly clients: Interner;
  /** Lines by kind. */
  readonly counts: Float64Array;
  readonly totals: LogTotals;
}

export interface LogTotals {
  /** Lines of Postfix that start with a queue ID. */
  withId: number;
  /** Lines that Postfix did not write. */
  nonPostfix: number;
  /** Queue IDs of other machines in their replies ("queued as"). */
  remoteQueuedAs: number;
  /** The first and the last stamp's seconds since 1970 (UTC), and as their own wall clock; -1 without stamps. */
  firstSeconds: number;
  lastSeconds: number;
  firstWall: number;
  lastWall: number;
  /** Postfix was started before the first message: nothing is cut off at the log's start. */
  startSeen: boolean;
}

/** Empty tables. */
export function createTables(options: ClockOptions): LogTables {
  const kernel = openKernel();
  const threads = createThreads(kernel);
  const addresses = createInterner(kernel);
  const relays = createInterner(kernel);
  const envelope = createEnvelope(kernel, options);
  return {
    kernel,
    lines: createLineTable(),
    threads,
    deliveries: createDeliveries(kernel, addresses, relays),
    links: createLinks(threads),
    envelope,
    addresses,
    relays,
    clients: createInterner(kernel),
    counts: new Float64Array(KIND_COUNT),
    totals: {
      withId: 0,
      nonPostfix: 0,
      remoteQueuedAs: 0,
      firstSeconds: -1,
      lastSeconds: -1,
      firstWall: -1,
      lastWall: -1,
      startSeen: false,
    },
  };
}
