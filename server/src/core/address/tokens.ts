import { internalForm, meaningful, scanAliasLine, type TokenText } from '../syntax/aliasesTokens.ts';
import { quoteAddress } from './quoting.ts';

/**
 * The words and operators of an address in external form, as trivial-rewrite(8) works on them (tok822_scan);
 * white space between them is not kept.
 */
export type AddressTokens = readonly TokenText[];

export function scanAddress(external: string): AddressTokens {
  return meaningful(scanAliasLine(external)).map(({ kind, text }) => ({ kind, text }));
}

/** The tokens as one text without quotes (tok822_internalize). */
export function toInternal(tokens: AddressTokens): string {
  return internalForm(tokens);
}

/** The tokens as one text, its local part quoted where it must be (tok822_externalize). */
export function toExternal(tokens: AddressTokens): string {
  return quoteAddress(toInternal(tokens));
}

export function operator(text: string): TokenText {
  return { kind: 'operator', text };
}

/** Whether the token is a text in quotes, or one that needs them. */
export function isQuoted(token: TokenText | undefined): token is TokenText {
  return token?.kind === 'quoted' || token?.kind === 'escaped';
}

/** Index of the first such operator from `from` on; -1 where there is none. */
export function indexOfOperator(tokens: AddressTokens, text: string, from = 0): number {
  return tokens.findIndex((token, index) => index >= from && isOperator(token, text));
}

export function lastIndexOfOperator(tokens: AddressTokens, text: string): number {
  return tokens.findLastIndex((token) => isOperator(token, text));
}

export function isOperator(token: TokenText | undefined, text: string): boolean {
  return token?.kind === 'operator' && token.text === text;
}
