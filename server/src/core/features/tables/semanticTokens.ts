import { restrictionNamed } from '../../config/values/restrictions.ts';
import { resultsOf } from '../../rules/tables/context.ts';
import {
  type ActionPurpose,
  actionNamed,
  actionPurposeOf,
  isReplyOrNumber,
  splitAction,
} from '../../tables/actions.ts';
import { serves, type TableFile } from '../../tables/tableFile.ts';
import type { SemanticToken, TokenModifier } from '../types.ts';

/** In characters: a longer table is coloured by its grammar alone. */
const longestColoured = 1_000_000;

/** The actions and transports of a table, by what they do with the mail. */
export function tableSemanticTokens(file: TableFile): SemanticToken[] {
  if (file.kind === 'client' || file.text.length > longestColoured) return [];
  const purpose = actionPurposeOf(file);
  const isTransport = serves(file, 'transport', 'sender-transport');
  if (!purpose && !isTransport) return [];
  const tokens: SemanticToken[] = [];
  for (const { text, span } of resultsOf(file)) {
    const { start } = span;
    if (purpose) {
      const { word } = splitAction(text);
      const modifiers = modifiersOf(purpose, word);
      if (modifiers)
        tokens.push({ span: { start, end: start + word.length }, type: 'restriction', modifiers });
      continue;
    }
    const name = /^[^\s:]+(?=:)/.exec(text)?.[0];
    if (name) tokens.push({ span: { start, end: start + name.length }, type: 'service', modifiers: [] });
  }
  return tokens;
}

const permits = new Set(['OK', 'PASS']);
const rejects = new Set(['REJECT', 'DEFER', 'DEFER_IF_REJECT', 'DEFER_IF_PERMIT', 'DISCARD']);

/** Whether a word lets mail in or keeps it out; undefined for words that are no actions. */
function modifiersOf(purpose: ActionPurpose, word: string): readonly TokenModifier[] | undefined {
  const name = word.toUpperCase();
  if (/^[45]\d\d$/.test(word) || rejects.has(name) || /^reject_/i.test(word)) return ['reject'];
  if (permits.has(name) || (purpose === 'access' && isReplyOrNumber(word)) || /^permit/i.test(word))
    return ['permit'];
  const isKnown = actionNamed(purpose, word) ?? (purpose === 'access' ? restrictionNamed(word) : undefined);
  return isKnown ? [] : undefined;
}
