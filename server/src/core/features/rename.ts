import type { Localized, MessageArguments } from '../l10n.ts';
import type { Span } from '../text/span.ts';
import type { FileEdit } from './types.ts';

/** Why something cannot be renamed, or not to that name. */
export interface Refusal {
  readonly reason: Localized;
  readonly args?: MessageArguments;
}

/** What a rename would begin with: the place of the name, and its text. */
export type RenameStart = { readonly span: Span; readonly text: string } | Refusal;

export type RenameResult = { readonly edits: readonly FileEdit[] } | Refusal;

export const nothingToRename: Refusal = {
  reason: {
    en: 'There is nothing to rename here: only names of your own can be renamed',
    ja: 'ここには名前を変更できるものがありません。変更できるのは独自に定義した名前だけです',
  },
};
