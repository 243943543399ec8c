import { useEffect, useRef } from 'preact/hooks';
import type { FilterProposal } from '../../../server/src/logProtocol/filter.ts';
import { IconButton } from '../icon.tsx';
import { filter, parsedFilter } from '../state.ts';
import { t } from '../texts.ts';
import { closeProposals, moveChoice, proposals, propose } from './completion.ts';
import { accept } from './completionText.ts';

/** How long typing has to rest before the list follows, in milliseconds. */
const rest = 60;

const listId = 'filter-proposals';

/** The filter as a text, with completion. */
export function FilterBox() {
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // A filter that comes from elsewhere: a chip, the side bar, the histogram.
  useEffect(() => {
    if (input.current && input.current.value !== filter.value) input.current.value = filter.value;
  }, [filter.value]);

  const apply = () => {
    clearTimeout(timer.current);
    filter.value = input.current?.value ?? '';
  };
  const proposeHere = () => {
    const { value = '', selectionStart } = input.current ?? {};
    void propose(value, selectionStart ?? value.length);
  };
  const onInput = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(apply, rest);
    proposeHere();
  };
  const take = (proposal: FilterProposal) => {
    const shown = proposals.value;
    if (!shown || !input.current) return;
    const { text, offset } = accept(input.current.value, shown.completion, proposal);
    input.current.value = text;
    input.current.setSelectionRange(offset, offset);
    input.current.focus();
    apply();
    if (proposal.kind === 'key') proposeHere();
    else closeProposals();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (handleKey(event, take, proposeHere)) return event.preventDefault();
    if (event.key === 'Enter') {
      closeProposals();
      apply();
    }
  };
  const shown = proposals.value;
  const faults = parsedFilter.value.faults;

  return (
    <div class="filter-box">
      <input
        ref={input}
        type="text"
        role="combobox"
        spellcheck={false}
        autocomplete="off"
        placeholder={t('filterHint')}
        aria-label={t('filter')}
        aria-expanded={shown !== null}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-invalid={faults.length > 0}
        defaultValue={filter.value}
        onInput={onInput}
        onKeyDown={onKeyDown}
        onClick={proposeHere}
        onBlur={closeProposals}
        {...(shown && shown.chosen >= 0 && { 'aria-activedescendant': proposalId(shown.chosen) })}
      />
      {filter.value !== '' && (
        <IconButton
          icon="close"
          label={t('clearFilters')}
          onClick={() => {
            filter.value = '';
          }}
        />
      )}
      <Proposals onTake={take} />
      {faults.length > 0 && (
        <p class="fault" role="status">
          {faults.map(({ message }) => message).join(' ')}
        </p>
      )}
    </div>
  );
}

/** Whether the key was one for the proposals. */
function handleKey(
  { key, ctrlKey }: KeyboardEvent,
  take: (proposal: FilterProposal) => void,
  open: () => void,
): boolean {
  const shown = proposals.value;
  if (!shown) {
    if (key !== 'ArrowDown' && !(key === ' ' && ctrlKey)) return false;
    open();
    return true;
  }
  const chosen = shown.completion.proposals[key === 'Tab' ? Math.max(shown.chosen, 0) : shown.chosen];
  if (key === 'ArrowDown') moveChoice(1);
  else if (key === 'ArrowUp') moveChoice(-1);
  else if (key === 'Escape') closeProposals();
  else if ((key === 'Enter' || key === 'Tab') && chosen) take(chosen);
  else return false;
  return true;
}

function Proposals({ onTake }: { readonly onTake: (proposal: FilterProposal) => void }) {
  const shown = proposals.value;
  return (
    <div id={listId} class="proposals" role="listbox" aria-label={t('proposals')} hidden={!shown}>
      {shown?.completion.proposals.map((proposal, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the box above has the keys
        <div
          key={proposal.text}
          id={proposalId(i)}
          class={`proposal${i === shown.chosen ? ' chosen' : ''}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === shown.chosen}
          // The box would lose the focus, and the proposals would close, before the click.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(proposal)}
        >
          <span>{proposal.label}</span>
          <span class="detail">{proposal.detail}</span>
        </div>
      ))}
    </div>
  );
}

function proposalId(i: number): string {
  return `filter-proposal-${i}`;
}
