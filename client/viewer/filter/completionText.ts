import type { FilterCompletion, FilterProposal } from '../../../server/src/logProtocol/filter.ts';

/** A text after a change. */
export interface Edited {
  readonly text: string;
  /** Of the cursor. */
  readonly offset: number;
}

/** The text with the proposal in place of what it replaces; after a value a blank begins the next term. */
export function accept(text: string, { replace }: FilterCompletion, proposal: FilterProposal): Edited {
  const rest = text.slice(replace.end);
  const blank = proposal.kind === 'value' && !rest.startsWith(' ') ? ' ' : '';
  const before = `${text.slice(0, replace.start)}${proposal.text}${blank}`;
  return { text: before + rest, offset: before.length };
}
