import { textOf } from './bytes.ts';
import type { Kernel } from './kernel.ts';
import { TEXT_HEADER } from './kernelTerms.ts';

/** Texts that are kept once each and stand in the tables as small numbers; the kernel gives the numbers. */
export interface Interner {
  /** How many numbers are given; number 0 stands for the empty text. */
  readonly size: number;
  /** The text with a number; empty for an unknown one. */
  text(number: number): string;
  /** The bytes with a number, to be looked at before the kernel reads on. */
  bytes(number: number): Uint8Array;
}

export interface KernelInterner extends Interner {
  /** To be called when the kernel has read lines. */
  refresh(): void;
}

/** One of the kernel's interners. */
export function createInterner(kernel: Kernel, which: number): KernelInterner {
  const { own } = kernel;
  const bytes = (number: number): Uint8Array => {
    if (number <= 0 || number >= interner.size) return new Uint8Array(0);
    const start = own.textAddress(which, number) >>> 0;
    const header = start - TEXT_HEADER;
    const length = (kernel.bytes[header + 4] ?? 0) | ((kernel.bytes[header + 5] ?? 0) << 8);
    return kernel.bytes.subarray(start, start + length);
  };
  const interner = {
    size: 1,
    refresh(): void {
      interner.size = own.textCount(which);
    },
    text(number: number): string {
      const found = bytes(number);
      return textOf(found, 0, found.length);
    },
    bytes,
  };
  return interner;
}
