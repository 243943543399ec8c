/** Gives equal texts the same small number, and keeps each once. There are several, for hosts, addresses and so on. */
import { INTERNERS, TEXT_BITS, TEXT_HEADER } from '../src/maillog/kernelTerms';
import { hash, same } from './bytes';
import { allocate, entry, extend } from './memory';
import { createSlots, doubleSlots, fillSlot, SLOT_BYTES, slotHash, slotValue } from './slots';

/** Longer texts are cut. */
const LONGEST: usize = 4096;
const BLOCK_BYTES: usize = 65_536;
const FIRST_MASK: u32 = 255;

/** The state of an interner. Its slots hold hashes and addresses of texts. */
@unmanaged
class Interner {
  slots: usize;
  mask: u32;
  /** How many numbers are given; number 0 stands for the empty text. */
  size: i32;
}

const INTERNER_BYTES: usize = 16;
const interners: usize = memory.data(256, 16);
/** For each interner the directory of the addresses of its texts, by number. */
const DIRECTORY_BYTES: usize = 32_768;
const directories: usize = memory.data(229_376, 16);

/** Where the next text goes. */
let free: usize = 0;
let freeEnd: usize = 0;

for (let which = 0; which < INTERNERS; which++) {
  const interner = at(which);
  interner.slots = createSlots(FIRST_MASK);
  interner.mask = FIRST_MASK;
  interner.size = 1;
  extend(directoryOf(which), 0, TEXT_BITS, 4);
}

function at(which: i32): Interner {
  return changetype<Interner>(interners + <usize>which * INTERNER_BYTES);
}

function directoryOf(which: i32): usize {
  return directories + <usize>which * DIRECTORY_BYTES;
}

/** How many texts it has, the empty one included. */
export function textCount(which: i32): i32 {
  return at(which).size;
}

/** The address of a text, behind its header. */
export function textAddress(which: i32, number: i32): usize {
  return <usize>load<u32>(entry(directoryOf(which), number, TEXT_BITS, 4)) + TEXT_HEADER;
}

/** The number of the text from `start` to `end`. */
export function intern(which: i32, start: usize, end: usize): i32 {
  if (end <= start) return 0;
  const interner = at(which);
  const length = min(end - start, LONGEST);
  const itsHash = hash(start, length);
  let slot = itsHash & interner.mask;
  while (true) {
    const place = interner.slots + <usize>slot * SLOT_BYTES;
    const text = <usize>slotValue(place);
    if (text === 0) return add(which, start, length, itsHash, place);
    if (slotHash(place) === itsHash && load<u16>(text, 4) === <u16>length) {
      if (same(start, text + TEXT_HEADER, length)) return load<i32>(text);
    }
    slot = (slot + 1) & interner.mask;
  }
}

function add(which: i32, start: usize, length: usize, itsHash: i32, place: usize): i32 {
  const interner = at(which);
  const number = interner.size++;
  const text = keep(start, length, number);
  const directory = directoryOf(which);
  extend(directory, number, TEXT_BITS, 4);
  store<u32>(entry(directory, number, TEXT_BITS, 4), <u32>text);
  fillSlot(place, itsHash, <u32>text);
  if (<u32>number * 4 <= interner.mask * 3) return number;
  interner.slots = doubleSlots(interner.slots, interner.mask);
  interner.mask = interner.mask * 2 + 1;
  return number;
}

function keep(start: usize, length: usize, number: i32): usize {
  const bytes = (length + TEXT_HEADER + 7) & ~(<usize>7);
  if (free + bytes > freeEnd) {
    free = allocate(BLOCK_BYTES);
    freeEnd = free + BLOCK_BYTES;
  }
  const text = free;
  free += bytes;
  store<i32>(text, number);
  store<u16>(text, <u16>length, 4);
  memory.copy(text + TEXT_HEADER, start, length);
  return text;
}
