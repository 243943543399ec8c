import { effect } from '@preact/signals';
import { activeLine, mode } from '../state.ts';
import { tellOfLine } from '../story/story.ts';
import { rawLines } from './lines.ts';

/** Has the story follow the line under the cursor, as soon as it is known what the line belongs to. */
export function watchActiveLine(): void {
  let told: number | null = null;
  effect(() => {
    const line = activeLine.value;
    if (line === null || line === told || mode.value !== 'lines') return;
    const found = rawLines.value.pages.row(line);
    if (!found) return;
    told = line;
    void tellOfLine(line, found.thread);
  });
}
