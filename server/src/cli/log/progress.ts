/** A bar on a terminal; nothing where the stream is none. */
export interface ProgressBar {
  show(done: number, total: number): void;
  clear(): void;
}

const WIDTH = 30;
/** Short work shows no bar. */
const DELAY_MS = 300;

export function createProgressBar(stream: NodeJS.WriteStream): ProgressBar {
  const begun = performance.now();
  let shown = false;
  return {
    show(done, total) {
      if (!stream.isTTY || total === 0 || performance.now() - begun < DELAY_MS) return;
      const part = Math.min(done / total, 1);
      const filled = Math.round(part * WIDTH);
      stream.write(`\r[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${Math.floor(part * 100)} %`);
      shown = true;
    },
    clear() {
      if (shown) stream.write('\r\x1b[K');
      shown = false;
    },
  };
}
