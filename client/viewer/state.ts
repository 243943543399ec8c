/** What the page shows, and what of it outlives the page. */
import { computed, effect, signal } from '@preact/signals';
import type { LogQuery, ParsedFilter, TimeRange } from '../../server/src/logProtocol/filter.ts';
import { type LogOrder, sortColumns } from '../../server/src/logProtocol/list.ts';
import type { LogStatus } from '../../server/src/logProtocol/openLog.ts';
import type { ViewerStart } from '../src/logViewer/messages.ts';
import { savedState, saveState } from './host.ts';
import { createClock } from './time.ts';

export type Mode = 'messages' | 'lines';

export const start = signal<ViewerStart | null>(null);
export const status = signal<LogStatus | null>(null);
/** Why there is nothing to show, or what went wrong last; empty otherwise. */
export const fault = signal('');

const saved = readSaved(savedState());

export const mode = signal<Mode>(saved.mode);
export const filter = signal(saved.filter);
/** A filter text, taken apart by the server. */
export interface ParsedText extends ParsedFilter {
  readonly text: string;
}

/** The filter, or the one before while the server is taking it apart. */
export const parsedFilter = signal<ParsedText>({ text: '', terms: [], faults: [] });
/** The time that the histogram spans, and the ones before it was narrowed down. */
export const ranges = signal<readonly TimeRange[]>(saved.ranges);
export const order = signal<LogOrder>(saved.order);
/** The message whose story is told. */
export const selected = signal<number | null>(saved.selected);
/** The line under the cursor of the raw mode. */
export const activeLine = signal<number | null>(saved.line);
/** How many messages there were when following was paused; null while it goes on. */
export const pausedAt = signal<number | null>(null);
/** Whether new messages are shown as they come. */
export const following = computed(() => pausedAt.value === null);
/** What part of the space the list has beside the story. */
export const listShare = signal(saved.listShare);

export const range = computed(() => ranges.value.at(-1));

export const query = computed<LogQuery>(() => ({
  filter: filter.value,
  ...(range.value && { range: range.value }),
  ...(pausedAt.value !== null && { upTo: pausedAt.value }),
}));

export const clock = computed(() => createClock(start.value?.timeZone ?? 'UTC'));

/** Grows with every change of the log. */
export const revision = computed(() => status.value?.revision ?? 0);

/** Keeps from now on what has to outlive the page. */
export function keepState(): void {
  effect(() => {
    const state: SavedState = {
      mode: mode.value,
      filter: filter.value,
      ranges: ranges.value,
      order: order.value,
      selected: selected.value,
      line: activeLine.value,
      listShare: listShare.value,
    };
    saveState(state);
  });
}

interface SavedState {
  readonly mode: Mode;
  readonly filter: string;
  readonly ranges: readonly TimeRange[];
  readonly order: LogOrder;
  readonly selected: number | null;
  readonly line: number | null;
  readonly listShare: number;
}

/** What was saved may come from another release: what is not as it should be is as at first. */
function readSaved(value: unknown): SavedState {
  const from: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {};
  const numberOrNull = (found: unknown) => (typeof found === 'number' ? found : null);
  const { filter: text, ranges: times, listShare: share } = from;
  return {
    mode: from['mode'] === 'lines' ? 'lines' : 'messages',
    filter: typeof text === 'string' ? text : '',
    ranges: Array.isArray(times) ? times.filter(isRange) : [],
    order: isOrder(from['order']) ? from['order'] : { column: 'time', descending: true },
    selected: numberOrNull(from['selected']),
    line: numberOrNull(from['line']),
    listShare: typeof share === 'number' && share > 0 && share < 1 ? share : 0.55,
  };
}

function isRange(value: unknown): value is TimeRange {
  if (typeof value !== 'object' || value === null || !('from' in value) || !('to' in value)) return false;
  return typeof value.from === 'number' && typeof value.to === 'number';
}

function isOrder(value: unknown): value is LogOrder {
  if (typeof value !== 'object' || value === null || !('column' in value) || !('descending' in value))
    return false;
  return sortColumns.some((column) => column === value.column) && typeof value.descending === 'boolean';
}
