import { createRecords } from './columns.ts';
import * as LinkKind from './linkKind.ts';
import { Field, type Threads } from './threads.ts';

export { LinkKind };

/** One link; `target` is -1 while no thread of this log is known to have the ID. */
export interface Link {
  readonly kind: number;
  readonly source: number;
  readonly target: number;
  /** The line that says so. */
  readonly line: number;
}

export interface Links {
  readonly length: number;
  get(link: number): Link;
  /** Adds a link, unless the two threads are linked in this way already. */
  add(kind: number, source: number, target: number, line: number): number;
  /** Gives a link its target, which appeared later in the log. */
  resolve(link: number, target: number): void;
  outgoing(thread: number): Link[];
  incoming(thread: number): Link[];
}

const KIND = 0;
const SOURCE = 1;
const TARGET = 2;
const LINE = 3;
const NEXT_OUT = 4;
const NEXT_IN = 5;

/** A table without links between `threads`. */
export function createLinks(threads: Threads): Links {
  const records = createRecords(3);

  const get = (link: number): Link => ({
    kind: records.get(link, KIND),
    source: records.get(link, SOURCE),
    target: records.get(link, TARGET) - 1,
    line: records.get(link, LINE),
  });

  const chain = (first: number, next: number): number[] => {
    const found: number[] = [];
    for (let entry = first; entry !== 0; entry = records.get(entry - 1, next)) found.push(entry - 1);
    return found.reverse();
  };

  const resolve = (link: number, target: number): void => {
    records.set(link, TARGET, target + 1);
    records.set(link, NEXT_IN, threads.get(target, Field.linksIn));
    threads.set(target, Field.linksIn, link + 1);
  };

  /** The link of this way between two threads, or -1; a hop is one however it is told. */
  const find = (kind: number, source: number, target: number): number => {
    for (let at = threads.get(source, Field.linksOut); at !== 0; at = records.get(at - 1, NEXT_OUT)) {
      if (records.get(at - 1, TARGET) !== target + 1) continue;
      const known = records.get(at - 1, KIND);
      if (known === kind || (isHop(known) && isHop(kind))) return at - 1;
    }
    return -1;
  };

  /** The reply tells of a hop that is known already. */
  const confirm = (link: number, line: number): void => {
    records.set(link, KIND, LinkKind.queuedAs);
    records.set(link, LINE, line);
  };

  const links = {
    length: 0,
    get,
    resolve,
    add(kind: number, source: number, target: number, line: number): number {
      const known = target < 0 ? -1 : find(kind, source, target);
      if (known >= 0) {
        if (kind === LinkKind.queuedAs && records.get(known, KIND) === LinkKind.handedOn)
          confirm(known, line);
        return known;
      }
      const link = records.add();
      links.length = records.length;
      records.set(link, KIND, kind);
      records.set(link, SOURCE, source);
      records.set(link, LINE, line);
      records.set(link, NEXT_OUT, threads.get(source, Field.linksOut));
      threads.set(source, Field.linksOut, link + 1);
      if (target >= 0) resolve(link, target);
      return link;
    },
    outgoing: (thread: number): Link[] => chain(threads.get(thread, Field.linksOut), NEXT_OUT).map(get),
    incoming: (thread: number): Link[] => chain(threads.get(thread, Field.linksIn), NEXT_IN).map(get),
  };
  return links;
}

function isHop(kind: number): boolean {
  return kind === LinkKind.queuedAs || kind === LinkKind.handedOn;
}
