/** Phrases that texts begin with, by their first four bytes, so that a text is compared with one of them, as a rule. */
import { same } from './bytes';

const SLOT_BITS = 7;
/** First four bytes, length, value, what to read behind it, the next entry in the slot, and the text. */
const ENTRY_BYTES: usize = 64;
const TEXT: usize = 8;

/** The number of the first entry in each slot of each of four tables; 0 for none. */
const slots: usize = memory.data(512, 16);
const entries: usize = memory.data(8192, 16);
let used: usize = 0;

function slotOf(table: i32, start: u32): usize {
  return slots + (table << SLOT_BITS) + ((start * 0x9e3779b1) >> (32 - SLOT_BITS));
}

/** Adds a phrase of 4 to 48 bytes; `value` and `reader` are up to 255. */
export function addPhrase(table: i32, text: usize, length: i32, value: i32, reader: i32): void {
  const entry = entries + ++used * ENTRY_BYTES;
  const slot = slotOf(table, load<u32>(text));
  store<u32>(entry, load<u32>(text));
  store<u8>(entry + 4, length);
  store<u8>(entry + 5, value);
  store<u8>(entry + 6, reader);
  store<u8>(entry + 7, load<u8>(slot));
  memory.copy(entry + TEXT, text, length);
  store<u8>(slot, used);
}

/** The phrase of a table that the text at `at` begins with; 0 for none. */
export function findPhrase(table: i32, at: usize): usize {
  const start = load<u32>(at);
  let number = <usize>load<u8>(slotOf(table, start));
  while (number !== 0) {
    const entry = entries + number * ENTRY_BYTES;
    if (load<u32>(entry) === start && same(at, entry + TEXT, load<u8>(entry + 4))) return entry;
    number = load<u8>(entry + 7);
  }
  return 0;
}

/** Its bytes. */
export function phraseLength(phrase: usize): usize {
  return load<u8>(phrase + 4);
}

export function phraseValue(phrase: usize): i32 {
  return load<u8>(phrase + 5);
}

export function phraseReader(phrase: usize): i32 {
  return load<u8>(phrase + 6);
}
