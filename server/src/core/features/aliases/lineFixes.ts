/** Fixes for lines of alias files that postalias skips, and for names that are written in odd ways. */
import type { AliasesModel } from '../../aliases/model.ts';
import { indexNames } from '../../rules/config/suggestion.ts';
import { fileSpan, isSpace } from '../../syntax/logicalLines.ts';
import { slice, touches } from '../../text/span.ts';
import type { Fix } from '../action.ts';
import { type FileLines, insertion } from '../config/fileLines.ts';
import type { PlacedCode } from '../types.ts';

/** `name recipient` without the colon between. */
export function insertColon(aliases: AliasesModel, { file }: FileLines, { span }: PlacedCode): Fix[] {
  const statement = aliases.malformed.find(
    ({ at, reason }) => reason === 'no-colon' && touches(at, span.start),
  );
  const [name = ''] = /^[\p{L}\p{N}._+-]+(?=\s+[^\s#,;])/u.exec(statement?.line.text ?? '') ?? [];
  if (!statement || name === '') return [];
  const end = fileSpan(statement.line, 0, name.length).end;
  return [
    {
      title: { en: 'Insert ":" behind {name}', ja: '{name} の後に ":" を挿入' },
      args: { name },
      edits: [insertion(file, end, ':')],
      isPreferred: true,
    },
  ];
}

/** `sales@example.com: taro` for `sales`: aliases know no domains. */
export function removeDomain({ text }: AliasesModel, { file }: FileLines, { span }: PlacedCode): Fix[] {
  const [, name] = /^([^\s"@%:,]+)@[^\s"@%:,]+$/.exec(slice(text, span)) ?? [];
  if (name === undefined) return [];
  return [
    {
      title: {
        en: 'Change to {name}, for all domains of local users',
        ja: '{name} に変更 (ローカルユーザの全ドメインが対象)',
      },
      args: { name },
      edits: [{ file, span, newText: name }],
    },
  ];
}

/** The white space that makes a line part of nothing. */
export function removeIndentation({ text }: AliasesModel, { file }: FileLines, { span }: PlacedCode): Fix[] {
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  let end = start;
  while (end < text.length && text[end] !== '\n' && isSpace(text[end])) end++;
  if (end === start) return [];
  return [
    {
      title: { en: 'Remove the white space before the line', ja: '行頭の空白を取り除く' },
      edits: [{ file, span: { start, end }, newText: '' }],
      isPreferred: true,
    },
  ];
}

/** `"postmaster"` for `postmaster`, which is the same name in every release. */
export function removeQuotes({ text }: AliasesModel, { file }: FileLines, { span }: PlacedCode): Fix[] {
  const [, name] = /^"([^"\\]+)"$/.exec(slice(text, span)) ?? [];
  if (name === undefined) return [];
  return [
    {
      title: { en: 'Remove the quotes', ja: '引用符を取り除く' },
      edits: [{ file, span, newText: name }],
      isPreferred: true,
      isSafe: true,
    },
  ];
}

/** The most similar alias or user in the place of a name that is neither. */
export function nearestRecipient(
  { byName, text }: AliasesModel,
  { file }: FileLines,
  { span }: PlacedCode,
  users: ReadonlySet<string> = new Set(),
): Fix[] {
  const word = slice(text, span);
  const name = /^[\w.-]+$/.test(word) ? indexNames([...byName.keys(), ...users]).nearest(word) : undefined;
  if (name === undefined) return [];
  return [
    {
      title: { en: 'Change to {name}', ja: '{name} に変更' },
      args: { name },
      edits: [{ file, span, newText: name }],
      isPreferred: true,
    },
  ];
}
