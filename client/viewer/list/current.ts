/** Which row is in the focus, and whether new messages would be seen. */
import { effect, signal, untracked } from '@preact/signals';
import { ask } from '../host.ts';
import { order, pausedAt, query, selected, status } from '../state.ts';
import { messages } from './messages.ts';

/** The row of the chosen message, or where the focus was last; -1 for none. */
export const currentRow = signal(-1);

/** A row that was chosen before its message was here; -1 for none. */
const wantedRow = signal(-1);

/** Puts the focus on a row and chooses its message, as soon as that is here. */
export function chooseRow(row: number): void {
  const message = messages.value?.pages.row(row);
  wantedRow.value = message ? -1 : row;
  currentRow.value = row;
  if (message) selected.value = message[0];
}

/** Whether the list stands where new messages appear. */
export const liveEdge = signal(true);

/** Grows whenever the list is to go where new messages appear. */
export const liveWish = signal(0);

/** Whether following pauses of itself, as the user reads what is further away. */
const pausedByScrolling = signal(false);

/** Grows whenever the row of the chosen message was looked for, and is to be brought into sight. */
export const soughtRow = signal(0);

/** Keeps `currentRow` at the chosen message: wherever others push it, and in the answer to another question. */
export function watchCurrentRow(): void {
  let last: { readonly thread: number | null; readonly question: string } | undefined;
  effect(() => {
    const shown = messages.value;
    const thread = selected.value;
    if (!shown) return;
    const wanted = untracked(() => wantedRow.value);
    if (wanted >= 0) {
      if (shown.pages.row(wanted)) untracked(() => chooseRow(wanted));
      return;
    }
    const { question } = shown;
    const isOther = last?.thread !== thread || last.question !== question;
    const isSameQuestion = last?.question === question;
    last = { thread, question };
    const row = untracked(() => currentRow.value);
    const isThere = isSameQuestion && row >= 0 && shown.pages.row(row)?.[0] === thread;
    if (thread !== null && !isThere) void findRow(thread, isOther);
  });
}

async function findRow(thread: number, seek: boolean): Promise<void> {
  const params = { query: query.value, order: order.value, of: { thread } };
  const found = await ask('rowOf', params);
  if (!found || selected.value !== thread) return;
  currentRow.value = found.row;
  if (seek && found.row >= 0) soughtRow.value++;
}

/** Whether new messages stand last in the list. */
export function growsAtEnd(): boolean {
  const { column, descending } = order.value;
  return column === 'time' && !descending;
}

/** Rows that the user looks at do not move: away from where new messages appear, they wait. */
export function watchLiveEdge(): void {
  effect(() => {
    const isLive = liveEdge.value;
    untracked(() => {
      if (isLive && pausedByScrolling.value) resume();
      if (isLive || growsAtEnd() || pausedAt.value !== null) return;
      pausedByScrolling.value = true;
      pausedAt.value = status.value?.threads ?? null;
    });
  });
}

export function pause(): void {
  pausedByScrolling.value = false;
  pausedAt.value = status.value?.threads ?? 0;
}

/** Shows new messages again, and goes where they appear. */
export function resume(): void {
  pausedByScrolling.value = false;
  pausedAt.value = null;
  liveWish.value++;
}
