import { type Language, type Localized, localize } from '../../l10n.ts';
import { readNetwork } from '../../tables/network.ts';
import type { TableFile } from '../../tables/tableFile.ts';
import { type Span, slice } from '../../text/span.ts';
import type { CodeAction, FileEdit, FileId, PlacedCode } from '../types.ts';

const titles = {
  network: { en: 'Write {text}', ja: '{text} と書く' },
  colon: { en: 'Remove the colon', ja: 'コロンを取り除く' },
  remove: { en: 'Remove this line', ja: 'この行を取り除く' },
} satisfies Record<string, Localized>;

/** The ways out of a problem of a table. */
export function tableFixes(
  { text }: TableFile,
  file: FileId,
  { code, span }: PlacedCode,
  language: Language,
): CodeAction[] {
  const action = (title: string, edit: Omit<FileEdit, 'file'>, isPreferred: boolean): CodeAction[] => [
    { title, kind: 'quickfix', edits: [{ ...edit, file }], isPreferred },
  ];
  switch (code) {
    case 'cidr-host-bits': {
      const network = readNetwork(slice(text, span));
      const better = 'reason' in network ? network.better : undefined;
      if (better === undefined) return [];
      return action(localize(titles.network, language, { text: better }), { span, newText: better }, true);
    }
    case 'alias-format-key': {
      const colon = { start: span.end - 1, end: span.end };
      return action(localize(titles.colon, language), { span: colon, newText: '' }, true);
    }
    case 'duplicate-key':
    case 'unreachable-rule':
      return action(localize(titles.remove, language), { span: wholeLine(text, span), newText: '' }, false);
  }
  return [];
}

/** The lines of the entry or rule that `span` lies in, those that continue it included. */
function wholeLine(text: string, span: Span): Span {
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  let end = lineEnd(text, start);
  while (/[ \t]/.test(text.charAt(end)) && text.slice(end, lineEnd(text, end)).trim() !== '')
    end = lineEnd(text, end);
  return { start, end };
}

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline === -1 ? text.length : newline + 1;
}
