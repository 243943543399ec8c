import { foldName } from '../../aliases/foldName.ts';
import type { LookupOptions } from '../../aliases/lookup.ts';
import type { AliasesModel } from '../../aliases/model.ts';
import type { Localized } from '../../l10n.ts';
import { slice } from '../../text/span.ts';
import { nothingToRename, type Refusal, type RenameResult, type RenameStart } from '../rename.ts';
import type { FileId } from '../types.ts';
import { nameAt, placeAt } from './locate.ts';
import { keySpans, useSpans } from './references.ts';

const reasons = {
  noEntry: {
    en: '{name} has no entry in this file: it is a user or an alias of another file',
    ja: '{name} の定義はこのファイルにありません (ユーザか、別のファイルのエイリアスです)',
  },
  badName: {
    en: '"{name}" is no possible name of an alias',
    ja: '"{name}" はエイリアスの名前として使えません',
  },
  taken: { en: '{name} exists already', ja: '{name} はすでにあります' },
} satisfies Record<string, Localized>;

/** Whether the alias at `offset` can be renamed, and what it is. */
export function aliasesRenameStart(aliases: AliasesModel, offset: number): RenameStart {
  const place = placeAt(aliases, offset);
  const name = place && nameAt(aliases, place);
  if (!place || name === undefined) return nothingToRename;
  if (!aliases.byName.has(name)) return { reason: reasons.noEntry, args: { name } };
  return { span: place.span, text: slice(aliases.text, place.span) };
}

/** The edits that give the alias at `offset` another name throughout the file, or why that is refused. */
export function aliasesRename(
  aliases: AliasesModel,
  file: FileId,
  offset: number,
  newName: string,
  options?: LookupOptions,
): RenameResult {
  const start = aliasesRenameStart(aliases, offset);
  if ('reason' in start) return start;
  const place = placeAt(aliases, offset);
  const name = place && nameAt(aliases, place);
  if (name === undefined) return nothingToRename;
  const refusal = refusalOf(aliases, name, newName);
  if (refusal) return refusal;
  const spans = [...keySpans(aliases, name), ...useSpans(aliases, name, options)];
  const newText = written(newName);
  return { edits: spans.sort((a, b) => a.start - b.start).map((span) => ({ file, span, newText })) };
}

function refusalOf(aliases: AliasesModel, name: string, newName: string): Refusal | undefined {
  const plain = unquoted(newName);
  if (plain === '' || /[\0\r\n@%]/.test(plain) || /^[/|~#:]/.test(plain)) {
    return { reason: reasons.badName, args: { name: newName } };
  }
  const folded = foldName(plain, aliases.tree.form);
  return folded !== name && aliases.byName.has(folded)
    ? { reason: reasons.taken, args: { name: newName } }
    : undefined;
}

function unquoted(name: string): string {
  return /^"(?:[^"\\]|\\.)*"$/.test(name) ? name.slice(1, -1).replace(/\\(.)/g, '$1') : name;
}

/** In quotes where a character would end the name. */
function written(name: string): string {
  const plain = unquoted(name);
  return /^[^\x00-\x20\x7f|%!()<>@,;:\\"[\]#]+$/.test(plain) ? plain : `"${plain.replace(/["\\]/g, '\\$&')}"`;
}
