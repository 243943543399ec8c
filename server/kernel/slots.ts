/** Hash tables by open addressing: a slot holds a hash and a number of which 0 says that the slot is free. */
import { allocate, giveBack } from './memory';

export const SLOT_BYTES: usize = 8;

/** A table with `mask + 1` slots. */
export function createSlots(mask: u32): usize {
  return allocate((<usize>mask + 1) * SLOT_BYTES);
}

export function slotHash(slot: usize): i32 {
  return load<i32>(slot);
}

export function slotValue(slot: usize): u32 {
  return load<u32>(slot, 4);
}

export function fillSlot(slot: usize, hash: i32, value: u32): void {
  store<i32>(slot, hash);
  store<u32>(slot, value, 4);
}

/** A table twice as large as that with `mask + 1` slots, with its contents; the old one is given back. */
export function doubleSlots(old: usize, mask: u32): usize {
  const end = old + (<usize>mask + 1) * SLOT_BYTES;
  const wider = mask * 2 + 1;
  const slots = createSlots(wider);
  for (let from = old; from < end; from += SLOT_BYTES) {
    if (slotValue(from) === 0) continue;
    let slot = slotHash(from) & wider;
    while (slotValue(slots + <usize>slot * SLOT_BYTES) !== 0) slot = (slot + 1) & wider;
    fillSlot(slots + <usize>slot * SLOT_BYTES, slotHash(from), slotValue(from));
  }
  giveBack(old, end - old);
  return slots;
}
