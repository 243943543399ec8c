/** The kernel (server/kernel) as seen from TypeScript. Every log has one of its own, whose memory holds its tables. */
import { bytesOf } from './bytes.ts';
import { kernelCode } from './kernelCode.ts';
import { phraseTables } from './phrases.ts';

/** Of a longer line only this many bytes are looked at; the rest is counted and skipped. */
export const PARSED_BYTES = 65_536;
/** The kernel may look this far behind the end of a text; what it finds there does not matter. */
export const PADDING = 64;
/** Bytes that the kernel takes at once. */
export const CHUNK_BYTES = 131_072;

interface Global<Value = number> {
  readonly value: Value;
}

/** What server/kernel/index.ts exports. Addresses are offsets in its memory; a directory has those of segments. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly input: Global;
  readonly scratch: Global;
  readonly next: Global;
  readonly lineCount: Global;
  readonly threadCount: Global;
  readonly deliveryCount: Global;
  readonly idCount: Global;
  readonly byteCount: Global<bigint>;
  readonly withId: Global;
  readonly foreign: Global;
  readonly remoteQueuedAs: Global;
  readonly startSeen: Global;
  readonly kindCounts: Global;
  readonly lineDirectory: Global;
  readonly kindDirectory: Global;
  readonly blockDirectory: Global;
  readonly threadDirectory: Global;
  readonly deliveryDirectory: Global;
  readonly events: Global;
  readonly eventCount: Global;
  readonly year: Global;
  readonly month: Global;
  readonly day: Global;
  readonly time: Global;
  readonly zoneOffset: Global;
  readonly tagStart: Global;
  readonly tagEnd: Global;
  addPhrase(table: number, text: number, length: number, value: number, reader: number): void;
  readLines(start: number, end: number): number;
  readLine(start: number, end: number, size: number): number;
  isWrapped(start: number, end: number): number;
  lineStart(): number;
  lineEnd(): number;
  lineSize(): number;
  askedTag(): number;
  tellWriter(tag: number, writer: number): void;
  setTime(seconds: number): void;
  forgetEvents(): void;
  findId(start: number, end: number): number;
  intern(interner: number, start: number, end: number): number;
  textAddress(interner: number, number: number): number;
  textCount(interner: number): number;
}

export interface Kernel {
  readonly own: Exports;
  /** Its memory: views that `refresh` makes anew when it has grown. */
  bytes: Uint8Array;
  numbers: Int32Array;
  /** To be called when the kernel has read lines, before its memory is looked at. */
  refresh(): void;
  /** Where entry `i` of a table starts in `numbers`: entries of `width` numbers, segments of `1 << bits` entries. */
  entry(directory: number, i: number, bits: number, width: number): number;
  /** Puts a text where the kernel can read it; returns where it starts and ends. */
  put(text: Uint8Array): { readonly start: number; readonly end: number };
}

let compiled: WebAssembly.Module | undefined;

/** A kernel without lines; it throws RangeError where a log is too large for it. */
export function createKernel(): Kernel {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(kernelCode), (byte) => byte.charCodeAt(0)));
  const abort = (): never => {
    throw new RangeError('the index of the log needs more than the 4 GiB that it can have');
  };
  const own = new WebAssembly.Instance<Exports>(compiled, { env: { abort } }).exports;
  const kernel: Kernel = {
    own,
    bytes: new Uint8Array(own.memory.buffer),
    numbers: new Int32Array(own.memory.buffer),
    refresh() {
      const { buffer } = own.memory;
      if (kernel.bytes.buffer === buffer) return;
      kernel.bytes = new Uint8Array(buffer);
      kernel.numbers = new Int32Array(buffer);
    },
    entry(directory, i, bits, width) {
      const segment = kernel.numbers[(directory >>> 2) + (i >>> bits)] ?? 0;
      return (segment >>> 2) + (i & ((1 << bits) - 1)) * width;
    },
    put(text) {
      const start = own.scratch.value;
      const end = start + text.length;
      kernel.bytes.set(text, start);
      kernel.bytes.fill(0, end, end + PADDING);
      return { start, end };
    },
  };
  for (const { table, text, value, reader } of phraseTables) {
    const { start, end } = kernel.put(bytesOf(text));
    own.addPhrase(table, start, end - start, value, reader);
  }
  return kernel;
}
