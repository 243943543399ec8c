import { createDeliveries, type Deliveries } from './deliveries.ts';
import { createInterner, type Interner } from './interner.ts';
import { createKernel, type Kernel } from './kernel.ts';
import { ADDRESSES, CLIENTS, HOSTS, INSTANCES, LONG_IDS, RELAYS } from './kernelTerms.ts';
import { KIND_COUNT } from './kinds.ts';
import { createLineTable, type LineTable } from './lineTable.ts';
import { createLinks, type Links } from './links.ts';
import { createThreads, type Threads } from './threads.ts';

/** Everything that is known of a log; lines are read from the file when they are shown. */
export interface LogTables {
  /** Reads lines and holds the tables; the rest shows them. */
  readonly kernel: Kernel;
  readonly lines: LineTable;
  readonly threads: Threads;
  readonly deliveries: Deliveries;
  readonly links: Links;
  /** Names in the heads of lines. */
  readonly envelope: { readonly hosts: Interner; readonly instances: Interner };
  readonly addresses: Interner;
  readonly relays: Interner;
  readonly clients: Interner;
  /** Lines by kind. */
  readonly counts: Float64Array;
  readonly totals: LogTotals;
  /** To be called when the kernel has read lines. */
  refresh(): void;
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
export function createTables(): LogTables {
  const kernel = createKernel();
  const { own } = kernel;
  const lines = createLineTable(kernel);
  const [hosts, instances, addresses, relays, clients, longIds] = [
    createInterner(kernel, HOSTS),
    createInterner(kernel, INSTANCES),
    createInterner(kernel, ADDRESSES),
    createInterner(kernel, RELAYS),
    createInterner(kernel, CLIENTS),
    createInterner(kernel, LONG_IDS),
  ];
  const threads = createThreads(kernel, longIds);
  const deliveries = createDeliveries(kernel);
  const parts = [lines, threads, deliveries, hosts, instances, addresses, relays, clients, longIds];
  const counts = new Float64Array(KIND_COUNT);
  const totals = noTotals();
  return {
    kernel,
    lines,
    threads,
    deliveries,
    links: createLinks(threads),
    envelope: { hosts, instances },
    addresses,
    relays,
    clients,
    counts,
    totals,
    refresh() {
      kernel.refresh();
      for (const part of parts) part.refresh();
      counts.set(new Uint32Array(own.memory.buffer, own.kindCounts.value, KIND_COUNT));
      totals.withId = own.withId.value;
      totals.nonPostfix = own.foreign.value;
      totals.remoteQueuedAs = own.remoteQueuedAs.value;
      totals.startSeen = own.startSeen.value !== 0;
    },
  };
}

function noTotals(): LogTotals {
  return {
    withId: 0,
    nonPostfix: 0,
    remoteQueuedAs: 0,
    firstSeconds: -1,
    lastSeconds: -1,
    firstWall: -1,
    lastWall: -1,
    startSeen: false,
  };
}
