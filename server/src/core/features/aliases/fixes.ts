import type { AliasesModel } from '../../aliases/model.ts';
import { strayWords } from '../../aliases/strayWords.ts';
import type { Language, Localized } from '../../l10n.ts';
import { slice } from '../../text/span.ts';
import { type Fix, mergeEdits, toAction } from '../action.ts';
import { entryBefore } from '../config/cursor.ts';
import { type FileLines, insertion, newlineOf, removeLine } from '../config/fileLines.ts';
import type { CodeAction, FileEdit, FileId, PlacedCode } from '../types.ts';
import { insertColon, nearestRecipient, removeDomain, removeIndentation, removeQuotes } from './lineFixes.ts';

type Users = ReadonlySet<string> | undefined;

type Fixer = (aliases: AliasesModel, source: FileLines, problem: PlacedCode, users: Users) => readonly Fix[];

/** Who fixes what, by the code of the rule. */
const fixers: Readonly<Record<string, Fixer>> = {
  'alias-unquoted-command': quote,
  'alias-unquoted-path': quote,
  'duplicate-alias': removeDuplicate,
  'alias-missing-role': addRoles,
  'alias-trailing-comment': moveComment,
  'alias-syntax': insertColon,
  'alias-name-not-local': removeDomain,
  'alias-orphan-continuation': removeIndentation,
  'alias-quoted-name': removeQuotes,
  'alias-unknown-name': nearestRecipient,
};

/** The ways out of a problem in an alias file; none where there is nothing to offer. */
export function aliasesFixes(
  aliases: AliasesModel,
  file: FileId,
  problem: PlacedCode,
  language: Language,
  users?: Users,
): CodeAction[] {
  return fixesOf(aliases, file, problem, users).map((fix) => toAction(fix, 'quickfix', language));
}

/** The edits of all fixes that may be made unasked. */
export function aliasesSafeFixes(
  aliases: AliasesModel,
  file: FileId,
  problems: readonly PlacedCode[],
): FileEdit[] {
  return mergeEdits(
    problems.flatMap((problem) => {
      const safe = fixesOf(aliases, file, problem).find(({ isSafe }) => isSafe);
      return safe ? [safe.edits] : [];
    }),
  );
}

function fixesOf(aliases: AliasesModel, file: FileId, problem: PlacedCode, users?: Users): readonly Fix[] {
  const source = { file, text: aliases.text, lines: aliases.tree.lines.physical };
  return fixers[problem.code]?.(aliases, source, problem, users) ?? [];
}

const quoteTitle: Localized = { en: 'Put it in double quotes', ja: '二重引用符で囲む' };

/** A command or file name with blanks, and the words behind it, in double quotes. */
function quote(aliases: AliasesModel, { file, text }: FileLines, { span }: PlacedCode): Fix[] {
  const isStray = aliases.aliases.some(({ entry }) =>
    strayWords(entry).some((each) => each.span.start === span.start && each.span.end === span.end),
  );
  const words = slice(text, span);
  if (!isStray || /[\n"]/.test(words)) return [];
  const edits = [{ file, span, newText: `"${words.replaceAll('\\', '\\\\')}"` }];
  return [{ title: quoteTitle, edits, isPreferred: true }];
}

function removeDuplicate(aliases: AliasesModel, source: FileLines, { span }: PlacedCode): Fix[] {
  const alias = aliases.aliases.find(({ entry }) => entry.key.span.start === span.start);
  if (!alias?.overriddenBy) return [];
  const title: Localized = { en: 'Remove this entry, which is ignored', ja: '無視されるこの定義を削除' };
  return [{ title, edits: removeLine(source, alias.entry.line), isPreferred: true }];
}

/** Names that should exist, and where their mail goes where nothing better is known. */
const wanted = [
  ['postmaster', 'root'],
  ['MAILER-DAEMON', 'postmaster'],
  ['abuse', 'postmaster'],
] as const;

function addRoles(aliases: AliasesModel, { file, text }: FileLines): Fix[] {
  const missing = wanted.filter(([name]) => !aliases.byName.has(name.toLowerCase()));
  if (missing.length === 0) return [];
  const newline = newlineOf(text);
  const lines = missing.map(([name, recipient]) => `${name}: ${recipient}${newline}`).join('');
  const before = text === '' || text.endsWith('\n') ? '' : newline;
  return [
    {
      title: { en: 'Add {names}', ja: '{names} を追加' },
      args: { names: missing.map(([name]) => name).join(', ') },
      edits: [insertion(file, text.length, before + lines)],
      isPreferred: true,
    },
  ];
}

/** The comment, up to the end of its line, moves above the line. */
function moveComment(aliases: AliasesModel, { file, text, lines }: FileLines, { span }: PlacedCode): Fix[] {
  const entry = entryBefore(aliases.tree.statements, span.start);
  const line = lines.find(({ content }) => content.start <= span.start && span.start < content.end);
  if (!entry || !line || text[span.start] !== '#') return [];
  const whole = text.slice(line.content.start, line.content.end);
  const kept = whole.slice(0, span.start - line.content.start).trimEnd();
  const comment = text.slice(span.start, line.content.end).trim();
  const blank = line.content.start + kept.length;
  const end = whole.endsWith('\r') ? line.content.end - 1 : line.content.end;
  return [
    {
      title: { en: 'Move the comment to its own line', ja: 'コメントを独立した行に移す' },
      edits: [
        insertion(file, line.content.start, `${comment}${newlineOf(text)}`),
        { file, span: { start: blank, end }, newText: '' },
      ],
      isPreferred: true,
      isSafe: true,
    },
  ];
}
