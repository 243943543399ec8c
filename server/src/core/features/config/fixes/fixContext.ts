import type { Configuration } from '../../../config/configuration.ts';
import type { Setting } from '../../../config/settings.ts';
import type { MainCfEntry } from '../../../syntax/mainCf.ts';
import type { MasterCfEntry, MasterOption, MasterService } from '../../../syntax/masterCf.ts';
import type { Span } from '../../../text/span.ts';
import type { Fix } from '../../action.ts';
import type { PlacedCode } from '../../types.ts';
import { entryBefore } from '../cursor.ts';
import type { FileLines } from '../fileLines.ts';

/** The problem that is to be fixed, and where it stands. */
export interface FixContext {
  readonly configuration: Configuration;
  /** The file that the problem is in. */
  readonly source: FileLines;
  readonly code: string;
  readonly span: Span;
  /** What the problem's place holds. */
  readonly word: string;
  readonly at: FixPlace;
}

/** The line that the problem is in. */
export type FixPlace =
  | { readonly file: 'main'; readonly entry: MainCfEntry }
  | { readonly file: 'master'; readonly entry: MasterCfEntry; readonly option: MasterOption | undefined };

export type Fixer = (context: FixContext) => readonly Fix[];

/** The context of a problem; undefined where the text has changed so much that its place is gone. */
export function fixContext(
  configuration: Configuration,
  file: 'main' | 'master',
  { code, span }: PlacedCode,
): FixContext | undefined {
  const { main, master } = configuration;
  const source = file === 'main' ? main : master;
  const at = file === 'main' ? inMain(configuration, span) : inMaster(configuration, span);
  if (!source || !at || span.end > source.text.length) return undefined;
  const { lines } = source.tree;
  const word = source.text.slice(span.start, span.end);
  return { configuration, source: { file: source.file, text: source.text, lines }, code, span, word, at };
}

function inMain({ main }: Configuration, span: Span): FixPlace | undefined {
  const entry = entryBefore(main.tree.entries, span.start);
  return entry && span.start <= entry.line.span.end ? { file: 'main', entry } : undefined;
}

function inMaster({ master }: Configuration, span: Span): FixPlace | undefined {
  const entry = entryBefore(master?.tree.entries ?? [], span.start);
  if (!entry || span.start > entry.line.span.end) return undefined;
  const option = entry.kind === 'service' ? optionAt(entry, span) : undefined;
  return { file: 'master', entry, option };
}

function optionAt({ options }: MasterService, at: Span): MasterOption | undefined {
  return options.find(({ span }) => span.start <= at.start && at.end <= span.end);
}

/** The setting in whose name or value the problem is: name, value, and where they stand. */
export function settingAt({ at }: FixContext): Setting['assignment'] | MasterOption | undefined {
  if (at.file === 'master') return at.option;
  return at.entry.kind === 'assignment' ? at.entry : undefined;
}
