import { textOf } from './bytes.ts';
import { Daemon, type Writer, writerOf } from './daemons.ts';
import { namesQueueIds } from './foreignIds.ts';
import type { Kernel } from './kernel.ts';
import * as Terms from './kernelTerms.ts';

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

/** Tells the kernel what the writer is that it asks about; instances get numbers in order of appearance. */
export function tellWriter({ own, bytes }: Kernel): void {
  const start = own.tagStart.value;
  const end = own.tagEnd.value;
  const tag = textOf(bytes, start, end);
  const writer = writerOf(tag);
  const slash = bytes.indexOf(SLASH, start);
  const instanceEnd = slash > start && slash < end ? slash : end;
  const instance = own.intern(Terms.INSTANCES, start, instanceEnd);
  const daemon = writer.number << Terms.WRITER_DAEMON_SHIFT;
  own.tellWriter(own.askedTag(), (instance << Terms.WRITER_INSTANCE_SHIFT) | daemon | classesOf(writer, tag));
}

function classesOf({ postfix, number }: Writer, tag: string): number {
  if (!postfix) return namesQueueIds(tag) ? Terms.WRITER_NAMES_IDS : 0;
  const sessions = number === Daemon.smtpd || number === Daemon.qmqpd;
  return (
    Terms.WRITER_POSTFIX |
    (sessions ? Terms.WRITER_SESSIONS : 0) |
    (coreDaemons.has(number) ? Terms.WRITER_CORE : 0)
  );
}
