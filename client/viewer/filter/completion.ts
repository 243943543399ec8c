/** What may be typed next in the filter box. */
import { signal } from '@preact/signals';
import type { FilterCompletion } from '../../../server/src/logProtocol/filter.ts';
import { ask } from '../host.ts';

export interface Proposals {
  readonly completion: FilterCompletion;
  /** The one that Enter or Tab takes; -1 while none is chosen. */
  readonly chosen: number;
}

export const proposals = signal<Proposals | null>(null);

let asked: AbortController | undefined;

/** Asks for proposals at the cursor. */
export async function propose(text: string, offset: number): Promise<void> {
  asked?.abort();
  const mine = new AbortController();
  asked = mine;
  const completion = await ask('completeFilter', { text, offset }, mine.signal);
  if (asked !== mine || !completion) return;
  proposals.value = completion.proposals.length > 0 ? { completion, chosen: -1 } : null;
}

export function closeProposals(): void {
  asked?.abort();
  asked = undefined;
  proposals.value = null;
}

/** Chooses the next (1) or the previous (-1) proposal, round and round. */
export function moveChoice(step: 1 | -1): void {
  const shown = proposals.value;
  if (!shown) return;
  const count = shown.completion.proposals.length;
  const from = shown.chosen < 0 && step < 0 ? 0 : shown.chosen;
  proposals.value = { ...shown, chosen: (from + step + count) % count };
}
