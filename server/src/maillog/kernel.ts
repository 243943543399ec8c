/** The kernel (server/kernel) as seen from TypeScript. There is one in a process; its work is done within a call. */
import { type ByteBlock, blockOf, bytesOf } from './bytes.ts';
import { kernelCode } from './kernelCode.ts';
import { WIDTH } from './lineRecord.ts';
import { phraseTables } from './phrases.ts';

/** What server/kernel/index.ts exports. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  inputAddress(): number;
  scratchAddress(): number;
  recordsAddress(): number;
  addPhrase(table: number, text: number, length: number, value: number, reader: number): void;
  reset(): void;
  readLines(start: number, end: number): number;
  readLine(start: number, end: number): number;
  nextLine(): number;
  stopReason(): number;
  askedStart(): number;
  askedEnd(): number;
  answer(number: number, classes: number): void;
  hash(at: number, length: number): number;
  readIdAlone(start: number, end: number): number;
  isWrapped(start: number, end: number): number;
}

export interface Kernel extends Exports {
  /** Its memory. */
  readonly block: ByteBlock;
  /** The records of the lines read last, one after the other. */
  readonly records: Int32Array;
  /** Where bytes to read are put, and texts. */
  readonly input: number;
  readonly scratch: number;
}

/** Of a longer line only this many bytes are looked at; the rest is counted and skipped. */
export const PARSED_BYTES = 65_536;
/** The kernel may look this far behind the end of a text; what it finds there does not matter. */
export const PADDING = 64;
/** Bytes that the kernel takes at once. */
export const CHUNK_BYTES = 131_072;

const RECORDS = 1024;

let kernel: Kernel | undefined;
let owner: object | undefined;

/** The kernel; it is made when it is first asked for. */
export function openKernel(): Kernel {
  kernel ??= createKernel();
  return kernel;
}

/** The kernel, which forgets what it knows of a log when it comes to another. */
export function takeKernel(reader: object): Kernel {
  const taken = openKernel();
  if (owner !== reader) taken.reset();
  owner = reader;
  return taken;
}

function createKernel(): Kernel {
  const code = Uint8Array.from(atob(kernelCode), (character) => character.charCodeAt(0));
  const abort = (): never => {
    throw new Error('the log kernel stopped');
  };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { env: { abort } });
  const own = exports as unknown as Exports;
  const block = blockOf(new Uint8Array(own.memory.buffer));
  const scratch = own.scratchAddress();
  for (const { table, text, value, reader } of phraseTables) {
    const bytes = bytesOf(text);
    block.bytes.set(bytes, scratch);
    own.addPhrase(table, scratch, bytes.length, value, reader);
  }
  const records = new Int32Array(own.memory.buffer, own.recordsAddress(), RECORDS * WIDTH);
  return { ...own, block, records, input: own.inputAddress(), scratch };
}
