import type { AliasesModel } from '../../aliases/model.ts';
import { type Role, roles } from '../../aliases/roles.ts';
import { type Language, type Localized, localize } from '../../l10n.ts';
import { scanAliasLine } from '../../syntax/aliasesTokens.ts';
import { isSpace, type PhysicalLine } from '../../syntax/logicalLines.ts';
import type { Span } from '../../text/span.ts';
import type { CompletionItem } from '../types.ts';

interface Form {
  readonly label: string;
  readonly detail: Localized;
}

/** What the right side may hold besides names and addresses (local(8)). */
const forms: readonly Form[] = [
  { label: ':include:/', detail: { en: 'recipients listed in a file', ja: '受信者を列挙したファイル' } },
  { label: '"|/', detail: { en: 'a command, in double quotes', ja: 'コマンド (二重引用符で囲む)' } },
  { label: '/dev/null', detail: { en: 'discards the mail', ja: 'メールを捨てる' } },
];

/** Names for the right side or customary names for the left, whichever the cursor is on; none in comments. */
export function aliasesCompletion(
  aliases: AliasesModel,
  offset: number,
  language: Language,
): CompletionItem[] {
  const side = sideAt(aliases, offset);
  if (!side) return [];
  return side.kind === 'left' ? leftItems(aliases, side.word, language) : rightItems(aliases, side, language);
}

type Side =
  | { readonly kind: 'left'; readonly word: Span }
  | { readonly kind: 'right'; readonly word: Span; readonly statement: number };

function sideAt(aliases: AliasesModel, offset: number): Side | undefined {
  const line = physicalLineAt(aliases.tree.lines.physical, offset);
  if (line?.kind === 'comment') return undefined;
  const lineStart = line?.content.start ?? aliases.text.length;
  const statement = statementBefore(aliases, offset);
  const start = aliases.tree.statements[statement]?.line.segments[0]?.span.start ?? 0;
  const continues =
    isSpace(aliases.text[lineStart]) && aliases.text[lineStart] !== '\n' && offset > lineStart;
  if (statement === -1 || (!continues && start < lineStart)) {
    return { kind: 'left', word: { start: lineStart, end: offset } };
  }
  return sideInStatement(aliases, statement, start, offset);
}

/** Looks at the text of the statement up to the cursor, without the lines that Postfix skips. */
function sideInStatement(
  aliases: AliasesModel,
  statement: number,
  start: number,
  offset: number,
): Side | undefined {
  const segments = aliases.tree.statements[statement]?.line.segments ?? [];
  const before = segments
    .filter(({ span }) => span.start < offset)
    .map(({ span }) => aliases.text.slice(span.start, Math.min(span.end, offset)))
    .join('');
  const tokens = scanAliasLine(before);
  const last = tokens.at(-1);
  const colon = tokens.find(({ kind, text }) => kind === 'operator' && text === ':');
  if (!colon) return { kind: 'left', word: { start, end: offset } };
  if (last && !last.closed && last.text !== '') return undefined;
  const word = /[^\s,<]*$/.exec(before.slice(colon.to))?.[0] ?? '';
  const typed = isSpace(aliases.text[offset - 1]) ? '' : word;
  return { kind: 'right', word: { start: offset - typed.length, end: offset }, statement };
}

function leftItems(aliases: AliasesModel, word: Span, language: Language): CompletionItem[] {
  const typed = aliases.text.slice(word.start, word.end).toLowerCase();
  return roles
    .filter(({ name }) => name.toLowerCase().startsWith(typed) && !aliases.byName.has(name.toLowerCase()))
    .map((role, index) => roleItem(role, index, word, language));
}

function roleItem(role: Role, index: number, replace: Span, language: Language): CompletionItem {
  return {
    label: role.name,
    kind: 'alias',
    detail: localize(role.meaning, language),
    insertText: `${role.name}: `,
    replace,
    sortText: String(index).padStart(2, '0'),
  };
}

function rightItems(
  aliases: AliasesModel,
  side: Extract<Side, { kind: 'right' }>,
  language: Language,
): CompletionItem[] {
  const statement = aliases.tree.statements[side.statement];
  const typed = aliases.text.slice(side.word.start, side.word.end);
  const own = statement?.kind === 'entry' ? statement : undefined;
  const listed = new Set(
    own?.items.filter(({ span }) => span.end !== side.word.end).map(({ text }) => text.toLowerCase()),
  );
  const names = Array.from(aliases.byName.values())
    .filter(({ name, entry }) => entry !== own && !listed.has(name))
    .map(({ name, entry }) => ({
      label: nameAsWritten(entry.key.text),
      kind: 'alias' as const,
      detail: entry.value,
      replace: side.word,
      sortText: `0${name}`,
    }));
  const others = forms
    .filter(({ label }) => label.startsWith(typed))
    .map(({ label, detail }) => ({
      label,
      kind: 'value' as const,
      detail: localize(detail, language),
      replace: side.word,
      sortText: `1${label}`,
    }));
  return [...names.filter(({ label }) => startsWith(label, typed)), ...others];
}

function startsWith(label: string, typed: string): boolean {
  return label.toLowerCase().startsWith(typed.toLowerCase());
}

/** A name with characters that separate recipients needs quotes on the right side. */
function nameAsWritten(name: string): string {
  return /^[^\x00-\x20\x7f|%!()<>@,;:\\"[\]]+$/.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
}

function physicalLineAt(lines: readonly PhysicalLine[], offset: number): PhysicalLine | undefined {
  const index = lastAtOrBefore(lines.length, (at) => lines[at]?.span.start ?? 0, offset);
  const line = lines[index];
  // After the final newline the cursor is on a line that has no text yet.
  return line && (offset < line.span.end || line.content.end === line.span.end) ? line : undefined;
}

/** The index of the last statement that begins before the offset, or -1. */
function statementBefore({ tree }: AliasesModel, offset: number): number {
  const { statements } = tree;
  return lastAtOrBefore(statements.length, (at) => statements[at]?.span.start ?? 0, offset);
}

function lastAtOrBefore(count: number, startOf: (index: number) => number, offset: number): number {
  let low = -1;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (startOf(middle) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
