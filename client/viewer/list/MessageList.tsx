import { useEffect } from 'preact/hooks';
import type { SortColumn, ThreadRow } from '../../../server/src/logProtocol/list.ts';
import { Icon } from '../icon.tsx';
import { RowLayer } from '../rows/RowLayer.tsx';
import { rowMove } from '../rows/rowMove.ts';
import { useRows } from '../rows/useRows.ts';
import { clock, filter, order, range, selected, status } from '../state.ts';
import { t } from '../texts.ts';
import { columns } from './columns.tsx';
import { chooseRow, currentRow, growsAtEnd, liveEdge, liveWish, soughtRow } from './current.ts';
import { messages } from './messages.ts';

/** Pixels, as in VS Code's own lists. */
const rowHeight = 22;
const headHeight = 23;

/** The list of messages: a grid with one row in the focus, of which only what is seen is drawn. */
export function MessageList({ onOpen }: { readonly onOpen: () => void }) {
  const shown = messages.value;
  const total = shown?.total ?? 0;
  const rows = useRows({ rowCount: total, rowHeight, headHeight, currentRow: currentRow.value });
  const { start, end } = rows.range;

  useEffect(() => shown?.pages.want(start, end), [shown, start, end]);
  useEffect(() => {
    liveEdge.value = growsAtEnd() ? rows.isAtEnd : rows.top === 0;
  });
  // The answer to another question is read from its first row on, or from the message that was chosen.
  useEffect(() => rows.reveal(0), [shown?.question]);
  useEffect(() => (growsAtEnd() ? rows.toEnd() : rows.reveal(0)), [liveWish.value]);
  useEffect(() => {
    if (currentRow.value >= 0) rows.center(currentRow.value);
  }, [soughtRow.value]);

  const choose = (row: number) => {
    chooseRow(row);
    rows.reveal(row);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') return onOpen();
    const row = rowMove(event, currentRow.value, total, rows.perPage);
    if (row === undefined) return;
    event.preventDefault();
    choose(row);
  };
  const isDrawn = currentRow.value >= start && currentRow.value < end;

  return (
    <div class="messages">
      <div
        class="scroller"
        role="grid"
        aria-label={t('list')}
        aria-rowcount={total + 1}
        aria-colcount={columns.length}
        tabIndex={0}
        ref={rows.scroller}
        onScroll={rows.onScroll}
        onKeyDown={onKeyDown}
        {...(isDrawn && { 'aria-activedescendant': rowId(currentRow.value) })}
      >
        <Head />
        <RowLayer
          rows={rows}
          rowHeight={rowHeight}
          draw={(row, offset, key) => (
            <Row key={key} row={row} offset={offset} message={shown?.pages.row(row)} onChoose={choose} />
          )}
        />
      </div>
      {shown && total === 0 && <Empty />}
    </div>
  );
}

function Empty() {
  const isNarrowed = filter.value !== '' || range.value !== undefined;
  if (status.value?.phase === 'reading' && !isNarrowed) return null;
  return (
    <p class="empty" role="status">
      {t(isNarrowed ? 'noMessages' : 'noMessagesYet')}
    </p>
  );
}

function Head() {
  const { column: sorted, descending } = order.value;
  const sortBy = (column: SortColumn) => {
    const isSame = column === sorted;
    order.value = { column, descending: isSame ? !descending : column === 'time' };
    currentRow.value = -1;
  };
  return (
    <div class="head" role="rowgroup">
      <div class="row" role="row" aria-rowindex={1}>
        {columns.map(({ id, numeric }, i) => (
          <div
            key={id}
            class={`cell ${id}${numeric ? ' numeric' : ''}`}
            role="columnheader"
            aria-colindex={i + 1}
            aria-sort={id !== sorted ? 'none' : descending ? 'descending' : 'ascending'}
          >
            <button type="button" title={t('sortBy', t(id))} onClick={() => sortBy(id)}>
              {t(id)}
              {id === sorted && <Icon name={descending ? 'arrow-small-down' : 'arrow-small-up'} />}
            </button>
          </div>
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  readonly row: number;
  /** Pixels from the top of the visible part. */
  readonly offset: number;
  /** Undefined while it is under way. */
  readonly message: ThreadRow | undefined;
  readonly onChoose: (row: number) => void;
}

function Row({ row, offset, message, onChoose }: RowProps) {
  const isSelected = message !== undefined && message[0] === selected.value;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
    <div
      id={rowId(row)}
      class={`row${isSelected ? ' selected' : ''}${row === currentRow.value ? ' current' : ''}`}
      role="row"
      aria-rowindex={row + 2}
      aria-selected={isSelected}
      style={{ transform: `translateY(${offset}px)` }}
      onClick={() => onChoose(row)}
    >
      {columns.map(({ id, numeric, cell, title }, i) => (
        <div
          key={id}
          class={`cell ${id}${numeric ? ' numeric' : ''}`}
          role="gridcell"
          aria-colindex={i + 1}
          {...(message && { title: title(message, clock.value) })}
        >
          {message ? cell(message, clock.value) : <span class="coming" />}
        </div>
      ))}
    </div>
  );
}

function rowId(row: number): string {
  return `message-${row}`;
}
