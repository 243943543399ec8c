/** Tells of changes at once, but never more often than the interval allows: the last one is always told. */
export interface Teller {
  changed(): void;
  stop(): void;
}

export function createTeller(tell: () => void, intervalMs: number): Teller {
  let told = -Infinity;
  let timer: NodeJS.Timeout | undefined;
  const now = (): void => {
    timer = undefined;
    told = performance.now();
    tell();
  };
  return {
    changed() {
      if (timer !== undefined) return;
      const wait = told + intervalMs - performance.now();
      if (wait <= 0) now();
      else timer = setTimeout(now, wait);
    },
    stop: () => clearTimeout(timer),
  };
}
