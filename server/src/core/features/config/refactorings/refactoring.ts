import type { Configuration } from '../../../config/configuration.ts';
import type { LogicalLine } from '../../../syntax/logicalLines.ts';
import type { Span } from '../../../text/span.ts';
import type { Fix } from '../../action.ts';
import type { CodeActionKind } from '../../types.ts';
import type { FileLines } from '../fileLines.ts';

/** What is selected, or where the cursor is, in one of the two files. */
export interface Selection {
  readonly configuration: Configuration;
  readonly file: 'main' | 'master';
  readonly source: FileLines;
  readonly span: Span;
}

/** A change that keeps the meaning, or one that the user asks for; nothing needs to be wrong. */
export interface Refactoring {
  readonly kind: CodeActionKind;
  readonly find: (selection: Selection) => readonly Fix[];
}

/** The entries of the file that the selection is in. */
export function entriesOf({ configuration, file }: Selection): readonly { readonly line: LogicalLine }[] {
  const { main, master } = configuration;
  return file === 'main' ? main.tree.entries : (master?.tree.entries ?? []);
}
