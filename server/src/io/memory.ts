import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the memory of this process small, for a server that lives as long as an editor: V8 would let the
 * space of new objects grow to many times what a keystroke needs, and collect old ones late. To be called
 * before much memory is in use.
 */
export function keepMemorySmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=50');
}
