import type { ComponentChildren } from 'preact';
import type { SortColumn, ThreadRow } from '../../../server/src/logProtocol/list.ts';
import { Icon } from '../icon.tsx';
import { lookOf, stateAt } from '../outcomes.ts';
import { stateName, t } from '../texts.ts';
import type { Clock } from '../time.ts';
import { formatBytes, formatSeconds } from '../units.ts';

export interface ListColumn {
  readonly id: Exclude<SortColumn, 'lines'>;
  /** Numbers stand at the right. */
  readonly numeric?: boolean;
  cell(row: ThreadRow, clock: Clock): ComponentChildren;
  /** What a pointer resting on the cell is told, and who cannot see its icon. */
  title(row: ThreadRow, clock: Clock): string;
}

export const columns: readonly ListColumn[] = [
  {
    id: 'time',
    cell: (row, clock) => clock.short(row[2]),
    title: (row, clock) => clock.long(row[2]),
  },
  {
    id: 'status',
    cell: (row) => {
      const state = stateAt(row[6]);
      const { icon, tone } = lookOf(state);
      return (
        <>
          <Icon name={icon} tone={tone} />
          {stateName(state)}
        </>
      );
    },
    title: (row) => stateName(stateAt(row[6])),
  },
  { id: 'from', cell: (row) => senderOf(row), title: (row) => senderOf(row) },
  {
    id: 'to',
    cell: (row) => (
      <>
        <span class="address">{row[4]}</span>
        {row[5] > 0 && <span class="more">{t('moreRecipients', row[5])}</span>}
      </>
    ),
    title: (row) => (row[5] > 0 ? `${row[4]} ${t('moreRecipients', row[5])}` : row[4]),
  },
  { id: 'delay', numeric: true, cell: (row) => delayOf(row), title: (row) => delayOf(row) },
  { id: 'relay', cell: (row) => row[8], title: (row) => row[8] },
  {
    id: 'size',
    numeric: true,
    cell: (row) => (row[9] > 0 ? formatBytes(row[9]) : ''),
    title: (row) => (row[9] > 0 ? t('bytes', row[9]) : ''),
  },
  { id: 'client', cell: (row) => row[10], title: (row) => row[10] },
];

function senderOf(row: ThreadRow): string {
  return row[3] === '' ? t('nullSender') : (row[3] ?? '');
}

function delayOf(row: ThreadRow): string {
  return row[7] < 0 ? '' : formatSeconds(row[7]);
}
