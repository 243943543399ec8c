/** Where everything lies in the kernel's memory: fixed places, nothing grows. */
import { WIDTH } from '../src/maillog/lineRecord';

/** Of a longer line only this many bytes are looked at. */
export const PARSED_BYTES: usize = 65_536;
/** Readers may look this far behind the end of a text; what they find there must not matter. */
export const PADDING: usize = 64;
/** Bytes that come in at once. */
export const CHUNK_BYTES: usize = 131_072;
/** Lines that are read before TypeScript takes them. */
export const RECORDS: usize = 1024;

export const RECORD_BYTES: usize = WIDTH * 4;

/** A line's beginning, kept from before, a chunk, and a line feed. */
export const input: usize = memory.data(196_800, 16);
/** A text from TypeScript. */
export const scratch: usize = memory.data(66_048, 16);
export const records: usize = memory.data(163_840, 16);
