/** Where everything lies in the kernel's memory. */

/** Of a longer line only this many bytes are looked at. */
export const PARSED_BYTES: usize = 65_536;
/** Readers may look this far behind the end of a text; what they find there must not matter. */
export const PADDING: usize = 64;

/** A line's beginning, kept from before, and a chunk. */
export const input: usize = memory.data(196_800, 16);
/** A text from TypeScript. */
export const scratch: usize = memory.data(66_048, 16);

const PAGE: usize = 65_536;
/** Behind what the compiler puts there: words (words.ts) and strings. */
const FIRST_FREE: usize = (__heap_base + PAGE) & ~(<usize>15);
/** Memory grows by at least so many pages, and by a quarter: pages that are not used cost nothing, and growing does. */
const PAGES_AT_ONCE: i32 = 16;

let free: usize = FIRST_FREE;
/** A place that was given back: it is given out again first. */
let spare: usize = 0;
let spareEnd: usize = 0;

/** Zeroed memory of its own: `bytes`, rounded up to 16. Where there is no more (4 GiB are the limit), TypeScript throws. */
export function allocate(bytes: usize): usize {
  const size = (bytes + 15) & ~(<usize>15);
  if (spare + size <= spareEnd) {
    spare += size;
    memory.fill(spare - size, 0, size);
    return spare - size;
  }
  const place = free;
  free += size;
  if (free < place) abort();
  const missing = <i32>((<u64>free + PAGE - 1) / PAGE) - memory.size();
  if (missing > 0) grow(missing);
  return place;
}

function grow(missing: i32): void {
  const generous = max(max(missing, PAGES_AT_ONCE), memory.size() >> 2);
  if (memory.grow(generous) < 0 && memory.grow(missing) < 0) abort();
}

/** Takes memory back; of two such places the larger one is used again. */
export function giveBack(place: usize, bytes: usize): void {
  if (bytes <= spareEnd - spare) return;
  spare = place;
  spareEnd = place + bytes;
}

/** Address of entry `i` of a table in segments of `1 << bits` entries; `directory` holds the segments' addresses. */
export function entry(directory: usize, i: i32, bits: i32, bytes: usize): usize {
  const segment = <usize>load<u32>(directory + ((<usize>(<u32>i >> bits)) << 2));
  return segment + <usize>(i & ((1 << bits) - 1)) * bytes;
}

/** Makes the segment that entry `i` begins, if it begins one. */
export function extend(directory: usize, i: i32, bits: i32, bytes: usize): void {
  if ((i & ((1 << bits) - 1)) !== 0) return;
  store<u32>(directory + ((<usize>(<u32>i >> bits)) << 2), <u32>allocate(bytes << bits));
}
