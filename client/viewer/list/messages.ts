/** The rows of the list of messages, kept up with the query, the order and the log. */
import { effect, signal, untracked } from '@preact/signals';
import type { LogQuery } from '../../../server/src/logProtocol/filter.ts';
import type { LogOrder, ThreadRow } from '../../../server/src/logProtocol/list.ts';
import { ask } from '../host.ts';
import { createPages, type Pages } from '../rows/pages.ts';
import { start } from '../state.ts';
import { throttled } from '../throttled.ts';

export interface MessageRows {
  readonly pages: Pages<ThreadRow>;
  /** Messages that the query lets through. */
  readonly total: number;
  /** Those that came after following was paused. */
  readonly newer: number;
  /** Grows whenever rows arrive. */
  readonly version: number;
  readonly serial: number;
  /** The same as long as filter, time and order are: what stands where is the same message, or nearly. */
  readonly question: string;
}

/** How often a growing log is looked at again, in milliseconds. */
const pause = 200;

export const messages = signal<MessageRows | null>(null);

/** Starts to answer what `query` and `order` ask, anew whenever they change, and again when `revision` does. */
export function watchMessages(
  query: { readonly value: LogQuery },
  order: { readonly value: LogOrder },
  revision: { readonly value: number },
): void {
  let serial = 0;
  let coming: Pages<ThreadRow> | undefined;

  const begin = () => {
    coming?.close();
    coming = askFor(++serial, query.value, order.value);
    coming.want(0, 1);
  };
  const lookAgain = throttled(pause, () => {
    const shown = messages.value;
    shown?.pages.refresh(0);
    if (!shown) begin();
    else messages.value = { ...shown, version: shown.version + 1 };
  });

  // A log that was opened anew is asked anew.
  effect(() => {
    if (start.value) begin();
  });
  effect(() => {
    if (revision.value > 0) untracked(lookAgain);
  });
}

/** The old rows stay until the first new ones are there. */
function askFor(serial: number, query: LogQuery, order: LogOrder): Pages<ThreadRow> {
  const question = JSON.stringify([query.filter, query.range, order]);
  let version = 0;
  let total = 0;
  let newer = 0;
  const pages: Pages<ThreadRow> = createPages(
    async (offset, limit, signal) => {
      const answer = await ask('rows', { query, order, offset, limit }, signal);
      if (!answer) return undefined;
      ({ total, newer } = answer);
      return answer.rows;
    },
    () => {
      const shown = messages.value;
      if (shown && shown.serial > serial) return;
      if (shown && shown.pages !== pages) shown.pages.close();
      messages.value = { pages, total, newer, version: ++version, serial, question };
    },
  );
  return pages;
}
