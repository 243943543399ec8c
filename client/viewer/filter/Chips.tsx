import type { ComponentChildren } from 'preact';
import { Icon } from '../icon.tsx';
import { clock, filter, parsedFilter, range, ranges } from '../state.ts';
import { t } from '../texts.ts';
import { withoutSpan } from './filterText.ts';

/** The terms of the filter and the time that was selected, each to be taken away. */
export function Chips() {
  const { text, terms } = parsedFilter.value;
  const time = range.value;
  if (terms.length === 0 && !time) return null;
  return (
    <ul class="chips" aria-label={t('activeFilters')}>
      {time && (
        <Chip
          label={t('timeRange', clock.value.short(time.from), clock.value.short(time.to))}
          onRemove={() => {
            ranges.value = [];
          }}
        >
          <Icon name="calendar" />
        </Chip>
      )}
      {terms.map((term) => (
        <Chip
          key={term.start}
          label={term.label}
          onRemove={() => {
            filter.value = withoutSpan(text, term);
          }}
        />
      ))}
    </ul>
  );
}

interface ChipProps {
  readonly label: string;
  readonly onRemove: () => void;
  readonly children?: ComponentChildren;
}

function Chip({ label, onRemove, children }: ChipProps) {
  return (
    <li class="chip">
      {children}
      <span>{label}</span>
      <button
        type="button"
        title={t('removeFilter', label)}
        aria-label={t('removeFilter', label)}
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}
