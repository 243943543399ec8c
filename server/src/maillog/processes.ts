import { mix } from './bytes.ts';

/** The processes that serve clients: host, tag and process id. Numbers start at 1. */
export interface Processes {
  readonly size: number;
  find(host: number, tag: number, pid: number): number;
  /** The thread that the process opened last, plus 1; 0 for none; minus a flag for the one it is about to open. */
  openThread(process: number): number;
  setOpenThread(process: number, value: number): void;
}

/** A slot: process id, host and tag, the process's number (0: free), and one number unused. */
const SLOT_BITS = 2;

export function createProcesses(): Processes {
  let slots = new Int32Array(1024 << SLOT_BITS);
  let mask = 1023;
  let open = new Int32Array(1024);

  const slotOf = (origin: number, pid: number): number => {
    let slot = mix(Math.imul(pid, 0x9e3779b1) ^ Math.imul(origin, 0x85ebca6b)) & mask;
    for (;;) {
      const at = slot << SLOT_BITS;
      if (slots[at + 2] === 0 || (slots[at] === pid && slots[at + 1] === origin)) return at;
      slot = (slot + 1) & mask;
    }
  };

  const grow = (): void => {
    const old = slots;
    slots = new Int32Array(old.length * 2);
    mask = (slots.length >> SLOT_BITS) - 1;
    for (let at = 0; at < old.length; at += 1 << SLOT_BITS) {
      if (old[at + 2] !== 0) slots.set(old.subarray(at, at + 3), slotOf(old[at + 1] ?? 0, old[at] ?? 0));
    }
    const larger = new Int32Array(mask + 1);
    larger.set(open);
    open = larger;
  };

  const processes = {
    /** Number 0 stands for the processes that are not told apart. */
    size: 1,
    find(host: number, tag: number, pid: number): number {
      const origin = (host << 16) ^ tag;
      const at = slotOf(origin, pid);
      const known = slots[at + 2] ?? 0;
      if (known !== 0) return known;
      const process = processes.size++;
      slots[at] = pid;
      slots[at + 1] = origin;
      slots[at + 2] = process;
      if (processes.size * 2 > mask) grow();
      return process;
    },
    openThread: (process: number): number => open[process] ?? 0,
    setOpenThread(process: number, value: number): void {
      open[process] = value;
    },
  };
  return processes;
}
