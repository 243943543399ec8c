/** The story that is told: of the chosen message, or what the chosen line means. */
import { effect, signal, untracked } from '@preact/signals';
import type { LineExplanation } from '../../../server/src/logProtocol/meaning.ts';
import type { MessageStory } from '../../../server/src/logProtocol/story.ts';
import { ask } from '../host.ts';
import { activeLine, revision, selected, start } from '../state.ts';
import { throttled } from '../throttled.ts';

export const story = signal<MessageStory | null>(null);

/** What a line means that belongs to no message; in the raw mode alone. */
export const explanation = signal<(LineExplanation & { readonly line: number }) | null>(null);

/** How often a growing log is asked for more of the story, in milliseconds. */
const pause = 1000;

export function watchStory(): void {
  let asked: AbortController | undefined;

  const tell = async (thread: number) => {
    asked?.abort();
    const mine = new AbortController();
    asked = mine;
    const answer = await ask('story', { thread }, mine.signal);
    if (answer && asked === mine) story.value = answer;
  };
  const tellOn = throttled(pause, () => {
    const told = story.value;
    // What has left the queue has no more to tell.
    if (selected.value !== null && !told?.removed) void tell(selected.value);
  });

  effect(() => {
    const thread = selected.value;
    if (start.value === null) return;
    if (thread !== null) void tell(thread);
    else story.value = null;
  });
  effect(() => {
    if (revision.value > 0) untracked(tellOn);
  });
}

/** Tells the story of the line's message, or what the line means where it belongs to none (-1). */
export async function tellOfLine(line: number, thread: number): Promise<void> {
  explanation.value = null;
  selected.value = thread < 0 ? null : thread;
  if (thread >= 0) return;
  const answer = await ask('explainLine', { line });
  if (answer && activeLine.value === line && selected.value === null) explanation.value = { ...answer, line };
}

export function closeStory(): void {
  selected.value = null;
  explanation.value = null;
}
