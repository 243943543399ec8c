/** What server/expressions/expressions.c offers; all arguments and results are 32-bit numbers. */
interface Calls {
  allocate(size: number): number;
  release(address: number): void;
  error_number(): number;
  error_offset(): number;
  pcre_compile(text: number, length: number, options: number): number;
  pcre_message(number: number, text: number, size: number): number;
  pcre_groups(code: number): number;
  pcre_match(code: number, text: number, length: number, limit: number, places: number): number;
  posix_compile(text: number, options: number): number;
  posix_message(number: number, text: number, size: number): number;
  posix_groups(code: number): number;
  posix_match(code: number, text: number, count: number, places: number): number;
}

/** The libraries at work, and their memory. */
export interface Libraries {
  readonly calls: Calls;
  allocate(size: number): number;
  /** `count` signed 32-bit numbers from `address` on. */
  numbers(address: number, count: number): number[];
  write(address: number, bytes: Uint8Array): void;
  /** The words of an error, by the call that knows them. */
  message(describe: (number: number, text: number, size: number) => number, number: number): string;
}

const messageSize = 256;

/** Starts the libraries with a memory of their own. */
export function openLibraries(module: WebAssembly.Module): Libraries {
  // The C library could write to files; nothing here makes it do so.
  const refuse = () => 8;
  const { exports } = new WebAssembly.Instance(module, {
    wasi_snapshot_preview1: { fd_close: refuse, fd_seek: refuse, fd_write: refuse },
  });
  const { memory } = exports;
  if (!(memory instanceof WebAssembly.Memory)) throw new Error('the libraries of expressions have no memory');
  const call =
    (name: string) =>
    (...values: number[]): number => {
      const target = exports[name];
      if (typeof target !== 'function') throw new Error(`the libraries of expressions have no ${name}`);
      return Number(target(...values) ?? 0);
    };
  call('_initialize')();
  const calls: Calls = {
    allocate: call('allocate'),
    release: call('release'),
    error_number: call('error_number'),
    error_offset: call('error_offset'),
    pcre_compile: call('pcre_compile'),
    pcre_message: call('pcre_message'),
    pcre_groups: call('pcre_groups'),
    pcre_match: call('pcre_match'),
    posix_compile: call('posix_compile'),
    posix_message: call('posix_message'),
    posix_groups: call('posix_groups'),
    posix_match: call('posix_match'),
  };
  const allocate = (size: number): number => {
    const address = calls.allocate(size);
    if (address === 0) throw new WebAssembly.RuntimeError('out of memory');
    return address;
  };
  return {
    calls,
    allocate,
    numbers: (address, count) => Array.from(new Int32Array(memory.buffer, address, count)),
    write: (address, bytes) => new Uint8Array(memory.buffer).set(bytes, address),
    message(describe, number) {
      const address = allocate(messageSize);
      describe(number, address, messageSize);
      const bytes = new Uint8Array(memory.buffer, address, messageSize);
      const words = new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(0)));
      calls.release(address);
      return words;
    },
  };
}

/** Hands `text` over as UTF-8 that ends with a NUL, as long as `use` runs; a NUL in it ends it, as in Postfix. */
export function withText<Result>(
  { calls, allocate, write }: Libraries,
  text: string,
  use: (address: number, length: number) => Result,
): Result {
  const bytes = new TextEncoder().encode(`${text}\0`);
  const address = allocate(bytes.length);
  write(address, bytes);
  try {
    return use(address, bytes.indexOf(0));
  } finally {
    calls.release(address);
  }
}
