import { mix } from './bytes.ts';
import { createRecords } from './columns.ts';

/** Every process that wrote to the log: host, tag and process id. */
export interface Processes {
  readonly size: number;
  find(host: number, tag: number, pid: number): number;
  /** The thread that the process opened last and has not seen the content of, plus 1; 0 for none. */
  openThread(process: number): number;
  setOpenThread(process: number, threadPlusOne: number): void;
}

const HOST = 0;
const TAG = 1;
const PID = 2;
const OPEN = 3;

export function createProcesses(): Processes {
  const records = createRecords(2);
  let slots = new Int32Array(1024);

  const hashOf = (host: number, tag: number, pid: number): number =>
    mix(Math.imul(pid, 0x9e3779b1) ^ Math.imul(tag, 0x85ebca6b) ^ Math.imul(host, 0xc2b2ae35));

  const grow = (): void => {
    slots = new Int32Array(slots.length * 2);
    for (let i = 0; i < records.length; i++) {
      let slot = hashOf(records.get(i, HOST), records.get(i, TAG), records.get(i, PID)) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = i + 1;
    }
  };

  const add = (host: number, tag: number, pid: number, slot: number): number => {
    const process = records.add();
    records.set(process, HOST, host);
    records.set(process, TAG, tag);
    records.set(process, PID, pid);
    slots[slot] = process + 1;
    if (process * 2 > slots.length) grow();
    return process;
  };

  return {
    get size() {
      return records.length;
    },
    find(host, tag, pid) {
      const mask = slots.length - 1;
      let slot = hashOf(host, tag, pid) & mask;
      for (let entry = slots[slot] ?? 0; entry !== 0; entry = slots[slot] ?? 0) {
        const process = entry - 1;
        const same = records.get(process, PID) === pid && records.get(process, TAG) === tag;
        if (same && records.get(process, HOST) === host) return process;
        slot = (slot + 1) & mask;
      }
      return add(host, tag, pid, slot);
    },
    openThread(process) {
      return records.get(process, OPEN);
    },
    setOpenThread(process, threadPlusOne) {
      records.set(process, OPEN, threadPlusOne);
    },
  };
}
