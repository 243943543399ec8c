import { Daemon, type Writer, writerOf } from './daemons.ts';
import { namesQueueIds } from './foreignIds.ts';
import { createInterner, type Interner } from './interner.ts';
import type { Kernel } from './kernel.ts';
import * as Line from './lineRecord.ts';
import { createProcesses, type Processes } from './processes.ts';
import { type Clock, type ClockOptions, createClock } from './stamp.ts';

/** The head of a log line: everything before its message. One is reused for all lines. */
export interface Envelope {
  readonly clock: Clock;
  readonly hosts: Interner;
  readonly instances: Interner;
  readonly processes: Processes;
  /** Whether the last line had a time stamp. */
  stamped: boolean;
  host: number;
  process: number;
  /** Who wrote it. */
  writer: TagWriter;
  /** Whether cleanup, qmgr or their like wrote under this instance name: it has a queue of its own. */
  isCore(instance: number): boolean;
  /** Takes the head of the line whose record starts at `at` in the kernel's records into the fields above. */
  read(at: number): void;
  /** The writer whose tag stands from `start` to `end` in the kernel's memory. */
  writerAt(start: number, end: number): TagWriter;
}

/** A writer with numbers instead of names. */
export interface TagWriter extends Writer {
  readonly tag: number;
  readonly instanceNumber: number;
  /** What the kernel has to know: `CLASS_…`. */
  readonly classes: number;
}

/** Programs of which every instance has its own; smtpd and smtp may write under a service's name. */
const coreDaemons: ReadonlySet<number> = new Set([
  Daemon.cleanup,
  Daemon.qmgr,
  Daemon.pickup,
  Daemon.bounce,
  Daemon.postsuper,
  Daemon.master,
]);

const SLASH = 47;
const nobody: TagWriter = { ...writerOf(''), postfix: false, tag: -1, instanceNumber: 0, classes: 0 };

/** Reads the heads of the lines of one log; hosts and tags get numbers in order of appearance. */
export function createEnvelope(kernel: Kernel, options: ClockOptions): Envelope {
  const { block, records } = kernel;
  const clock = createClock(kernel, options);
  const hosts = createInterner(kernel);
  const tags = createInterner(kernel);
  const instances = createInterner(kernel);
  const processes = createProcesses();
  const writers: TagWriter[] = [];
  const coreInstances = new Set<number>();

  const addWriter = (tag: number, start: number, end: number): TagWriter => {
    const name = tags.text(tag);
    const writer = writerOf(name);
    const slash = block.bytes.indexOf(SLASH, start);
    const instanceEnd = slash > start && slash < end ? slash : end;
    const instanceNumber = instances.internAt(start, instanceEnd);
    const added = { ...writer, tag, instanceNumber, classes: classesOf(writer, name) };
    writers[tag] = added;
    if (coreDaemons.has(writer.number)) coreInstances.add(instanceNumber);
    return added;
  };

  const envelope: Envelope = {
    clock,
    hosts,
    instances,
    processes,
    stamped: false,
    host: 0,
    process: 0,
    writer: nobody,
    isCore: (instance) => coreInstances.has(instance),
    read(at) {
      const flags = records[at + Line.FLAGS] ?? 0;
      if ((flags & Line.NEW_STAMP) !== 0) clock.set(at);
      envelope.stamped = (flags & Line.STAMPED) !== 0;
      envelope.host = records[at + Line.HOST] ?? 0;
      const writer = writers[records[at + Line.WRITER] ?? -1] ?? nobody;
      envelope.writer = writer;
      envelope.process =
        (writer.classes & Line.CLASS_PROCESS) === 0
          ? 0
          : processes.find(envelope.host, writer.tag, records[at + Line.PID] ?? 0);
    },
    writerAt(start, end) {
      const tag = tags.internAt(start, end);
      return writers[tag] ?? addWriter(tag, start, end);
    },
  };
  return envelope;
}

function classesOf({ postfix, number }: Writer, tag: string): number {
  if (!postfix) return namesQueueIds(tag) ? Line.CLASS_NAMES_IDS : 0;
  const sessions = number === Daemon.smtpd || number === Daemon.qmqpd;
  return Line.CLASS_POSTFIX | (sessions ? Line.CLASS_PROCESS : 0);
}
