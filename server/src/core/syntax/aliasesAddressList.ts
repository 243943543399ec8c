import type { TokenText } from './aliasesTokens.ts';

/** What the walk from the right has seen so far; the fields carry over from one token to the next. */
interface Walk<Token extends TokenText> {
  readonly tokens: readonly Token[];
  readonly groups: Token[][];
  /** The tokens of the address at hand, last one first. */
  pending: Token[];
  /** A word may join the address at hand; if not, it begins a new one, a comma or none. */
  wordJoins: boolean;
  /** A `;` was seen: a `:` further left ends the name of a group. */
  inGroup: boolean;
}

/**
 * The addresses of a right-hand side as local(8) separates them (tok822_parse), each as its tokens: of
 * `Name <user@host>` what the angle brackets hold, of `team: a, b;` its members; comments belong to none.
 * Two words side by side are two addresses, a comma or none. Takes meaningful tokens.
 */
export function separateAddresses<Token extends TokenText>(tokens: readonly Token[]): Token[][] {
  const walk: Walk<Token> = { tokens, groups: [], pending: [], wordJoins: true, inGroup: false };
  for (let index = tokens.length - 1; index >= 0; ) index = step(walk, index);
  flush(walk);
  return walk.groups.reverse();
}

/** Takes the token at `index` and returns the index of the one to take next. */
function step<Token extends TokenText>(walk: Walk<Token>, index: number): number {
  const token = walk.tokens[index];
  if (!token || token.kind === 'comment') return index - 1;
  if (token.kind !== 'operator') return takeWord(walk, token, index);
  if (token.text === ';') return takeSemicolon(walk, index);
  if (token.text === ':' && walk.inGroup) return takeGroupName(walk, index);
  if (token.text === '>') return takeRoute(walk, index);
  if (token.text === ',') flush(walk);
  else walk.pending.push(token);
  walk.wordJoins = true;
  return index - 1;
}

function takeWord<Token extends TokenText>(walk: Walk<Token>, token: Token, index: number): number {
  if (!walk.wordJoins) flush(walk);
  walk.pending.push(token);
  walk.wordJoins = false;
  return index - 1;
}

function takeSemicolon<Token extends TokenText>(walk: Walk<Token>, index: number): number {
  flush(walk);
  walk.inGroup = true;
  walk.wordJoins = true;
  return index - 1;
}

function takeGroupName<Token extends TokenText>(walk: Walk<Token>, index: number): number {
  flush(walk);
  return skipLeft(walk, index, ',');
}

function takeRoute<Token extends TokenText>(walk: Walk<Token>, index: number): number {
  flush(walk);
  let at = index - 1;
  while (at >= 0 && !isOperator(walk.tokens[at], '<')) {
    const token = walk.tokens[at];
    if (token && token.kind !== 'comment') walk.pending.push(token);
    at--;
  }
  flush(walk);
  walk.wordJoins = true;
  const boundary = skipLeft(walk, at, '>;,:');
  const endsHere = isOperator(walk.tokens[boundary], ':') && !walk.inGroup;
  return endsHere ? boundary - 1 : boundary;
}

/** Leaves the phrase before an address or the name of a group aside. */
function skipLeft<Token extends TokenText>(walk: Walk<Token>, index: number, until: string): number {
  let at = index;
  while (at >= 0 && !isOperator(walk.tokens[at], until)) at--;
  return at;
}

function isOperator(token: TokenText | undefined, anyOf: string): boolean {
  return token?.kind === 'operator' && anyOf.includes(token.text);
}

function flush<Token extends TokenText>(walk: Walk<Token>): void {
  if (walk.pending.length > 0) walk.groups.push(walk.pending.reverse());
  walk.pending = [];
}
