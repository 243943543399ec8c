import { closeSync, fstatSync, readSync } from 'node:fs';
import type { LineSource, LogIndex } from '../maillog/logIndex.ts';

/** Where a stretch of the log's bytes can be read again. */
interface Segment {
  /** Offset in the log, over all its files. */
  readonly start: number;
  descriptor: number;
  /** Offset in the file of the segment's first byte. */
  readonly fileStart: number;
}

/** Reads lines of an indexed log again, from the files that it was read from. */
export interface LineStore extends LineSource {
  /** From `start` on, the log's bytes are those of this file from `fileStart` on. The store closes the descriptor. */
  addSegment(start: number, descriptor: number, fileStart: number): void;
  /** From `start` on, bytes cannot be read again. */
  addGap(start: number): void;
  /** What was read from the file with this inode is there no more: it was cut off or written anew. */
  lose(inode: number): void;
  /**
   * The bytes of a line without its line feed; fewer, or none, where the file no longer holds them. They are overwritten
   * when other lines are read.
   */
  bytes(line: number): Buffer;
  /**
   * The bytes of the lines from `first` on, before `last`, in pieces of whole lines of one file, each with its first line.
   * Lines that cannot be read any more are left out. The bytes are overwritten by those of the next piece.
   */
  pieces(first: number, last: number): Iterable<LinePiece>;
  close(): void;
}

/** Whole lines that stand one behind the other in a file. */
export interface LinePiece {
  readonly first: number;
  readonly bytes: Buffer;
}

const PAGE_BYTES = 65_536;
const PAGES = 128;
const NO_FILE = -1;

/** A store for the lines of `index`. Pages read last are kept, 8 MiB of them. */
export function createLineStore(index: LogIndex): LineStore {
  const segments: Segment[] = [];
  const pages = new Map<string, Buffer>();

  const segmentAt = (offset: number): Segment | undefined => {
    for (let i = segments.length - 1; i >= 0; i--) {
      const segment = segments[i];
      if (segment !== undefined && segment.start <= offset) return segment;
    }
    return undefined;
  };

  /** The first line that begins at or after an offset in the log, between two lines. */
  const lineAt = (offset: number, first: number, last: number): number => {
    let low = first;
    let high = last;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (index.lineSpan(middle).start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  /** Memory for pieces and for lines that are not kept. */
  let scratch = Buffer.alloc(PAGE_BYTES);
  const readScratch = (descriptor: number, offset: number, length: number): Buffer => {
    if (scratch.length < length) scratch = Buffer.alloc(length * 2);
    return readAt(descriptor, offset, scratch.subarray(0, length));
  };

  function* pieces(first: number, last: number): Iterable<LinePiece> {
    for (let line = first; line < last; ) {
      const { start } = index.lineSpan(line);
      const segment = segmentAt(start);
      const next = segments[segment === undefined ? 0 : segments.indexOf(segment) + 1];
      const end = next === undefined || next.start <= start ? last : lineAt(next.start, line + 1, last);
      if (segment !== undefined && segment.descriptor !== NO_FILE) {
        const length = index.lineSpan(end - 1).end - start;
        const offset = start - segment.start + segment.fileStart;
        yield { first: line, bytes: readScratch(segment.descriptor, offset, length) };
      }
      line = end;
    }
  }

  /** Takes the memory of the page that was used the longest time ago where there are many. */
  const freePage = (): Buffer => {
    const [oldest] = pages.size < PAGES ? [] : pages.keys();
    const memory = oldest === undefined ? undefined : pages.get(oldest);
    if (oldest !== undefined) pages.delete(oldest);
    return memory ?? Buffer.alloc(PAGE_BYTES);
  };

  const page = (descriptor: number, number: number): Buffer => {
    const key = `${descriptor}:${number}`;
    const known = pages.get(key);
    if (known !== undefined) {
      pages.delete(key);
      pages.set(key, known);
      return known;
    }
    const read = readAt(descriptor, number * PAGE_BYTES, freePage());
    if (read.length === PAGE_BYTES) pages.set(key, read);
    return read;
  };

  const bytes = (line: number): Buffer => {
    const { start, end } = index.lineSpan(line);
    const segment = segmentAt(start);
    if (segment === undefined || segment.descriptor === NO_FILE) return Buffer.alloc(0);
    const from = start - segment.start + segment.fileStart;
    const length = end - start;
    const number = Math.floor(from / PAGE_BYTES);
    const inPage = from - number * PAGE_BYTES;
    if (inPage + length > PAGE_BYTES) return readScratch(segment.descriptor, from, length);
    return page(segment.descriptor, number).subarray(inPage, inPage + length);
  };

  return {
    addSegment(start, descriptor, fileStart) {
      segments.push({ start, descriptor, fileStart });
    },
    addGap(start) {
      segments.push({ start, descriptor: NO_FILE, fileStart: 0 });
    },
    lose(inode) {
      for (const segment of segments) {
        if (segment.descriptor === NO_FILE || fstatSync(segment.descriptor).ino !== inode) continue;
        closeSync(segment.descriptor);
        segment.descriptor = NO_FILE;
      }
      // The next file to be opened may get the number of one that was closed.
      pages.clear();
    },
    bytes,
    pieces,
    line(number) {
      const text = bytes(number).toString('utf8');
      return text.endsWith('\r') ? text.slice(0, -1) : text;
    },
    close() {
      const descriptors = new Set(segments.map(({ descriptor }) => descriptor));
      for (const descriptor of descriptors) if (descriptor !== NO_FILE) closeSync(descriptor);
      segments.length = 0;
      pages.clear();
    },
  };
}

/** Fills a buffer from an offset; what was read, less at the end of the file or where it cannot be read any more. */
function readAt(descriptor: number, offset: number, buffer: Buffer): Buffer {
  let done = 0;
  try {
    while (done < buffer.length) {
      const read = readSync(descriptor, buffer, done, buffer.length - done, offset + done);
      if (read === 0) break;
      done += read;
    }
  } catch {
    return buffer.subarray(0, done);
  }
  return buffer.subarray(0, done);
}
