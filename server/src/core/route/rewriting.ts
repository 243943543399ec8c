import {
  type AddressTokens,
  indexOfOperator,
  isOperator,
  lastIndexOfOperator,
  operator,
  scanAddress,
} from '../address/tokens.ts';

/** What main.cf says about completing an address (trivial-rewrite(8), the local context). */
export interface RewriteRules {
  readonly swapBangpath: boolean;
  readonly allowPercentHack: boolean;
  readonly appendAtMyorigin: boolean;
  readonly appendDotMydomain: boolean;
  readonly myorigin: string;
  readonly mydomain: string;
}

/** What was done to an address, in the names of the parameters that ask for it where there is one. */
export type Rewriting =
  | 'empty-address'
  | 'source-route'
  | 'swap-bangpath'
  | 'percent-hack'
  | 'append-at-myorigin'
  | 'append-dot-mydomain'
  | 'trailing-dot';

export interface Rewritten {
  readonly tokens: AddressTokens;
  readonly done: readonly RewritingStep[];
}

/** One change of an address; the tokens after it. */
export interface RewritingStep {
  readonly rewriting: Rewriting;
  readonly tokens: AddressTokens;
}

/** Brings an address into the form user@domain, in the order of rewrite.c of trivial-rewrite(8). */
export function rewriteTokens(tokens: AddressTokens, rules: RewriteRules): Rewritten {
  if (isEmptyAddress(tokens)) return { tokens, done: [] };
  if (tokens.length === 1 && isOperator(tokens[0], '@')) return emptied();
  const done: RewritingStep[] = [];
  let current = tokens;
  for (const change of changes) {
    const changed = change(current, rules);
    if (!changed) continue;
    current = changed.tokens;
    done.push(changed);
  }
  return { tokens: current, done };
}

type Change = (tokens: AddressTokens, rules: RewriteRules) => RewritingStep | undefined;

const changes: readonly Change[] = [stripSourceRoute, addDomain, appendDotMydomain, stripTrailingDot];

function isEmptyAddress(tokens: AddressTokens): boolean {
  return tokens.length === 1 && tokens[0]?.kind === 'quoted' && tokens[0].text === '';
}

/** A lone `@` counts as an empty address. */
function emptied(): Rewritten {
  const tokens = [{ kind: 'quoted', text: '' }] as const;
  return { tokens, done: [{ rewriting: 'empty-address', tokens }] };
}

function stripSourceRoute(tokens: AddressTokens): RewritingStep | undefined {
  if (!isOperator(tokens[0], '@')) return undefined;
  const colon = indexOfOperator(tokens, ':');
  if (colon === -1 || colon === tokens.length - 1) return undefined;
  return { rewriting: 'source-route', tokens: tokens.slice(colon + 1) };
}

/** An address without `@` gets its domain from `site!user`, from `user%site`, or from myorigin. */
function addDomain(tokens: AddressTokens, rules: RewriteRules): RewritingStep | undefined {
  if (lastIndexOfOperator(tokens, '@') !== -1) return undefined;
  const bang = rules.swapBangpath ? indexOfOperator(tokens, '!') : -1;
  if (bang !== -1) {
    const user = tokens.slice(bang + 1);
    // Where no site stands in front, Postfix writes the user's words without the blanks between them.
    const local = bang === 0 ? user.map((token) => ({ ...token, isTight: true })) : user;
    const swapped = [...local, operator('@'), ...tokens.slice(0, bang)];
    return { rewriting: 'swap-bangpath', tokens: swapped };
  }
  const percent = rules.allowPercentHack ? lastIndexOfOperator(tokens, '%') : -1;
  if (percent !== -1) {
    return { rewriting: 'percent-hack', tokens: tokens.with(percent, operator('@')) };
  }
  if (!rules.appendAtMyorigin || rules.myorigin === '') return undefined;
  const completed = [...tokens, operator('@'), ...scanAddress(rules.myorigin)];
  return { rewriting: 'append-at-myorigin', tokens: completed };
}

/** A domain without a dot gets mydomain; a literal, and a broken address that ends in `@`, do not. */
function appendDotMydomain(tokens: AddressTokens, rules: RewriteRules): RewritingStep | undefined {
  const at = lastIndexOfOperator(tokens, '@');
  if (!rules.appendDotMydomain || rules.mydomain === '') return undefined;
  if (at === -1 || at === tokens.length - 1) return undefined;
  const domain = tokens.slice(at);
  if (domain.some((token) => token.kind === 'literal' || isOperator(token, '.'))) return undefined;
  const completed = [...tokens, operator('.'), ...scanAddress(rules.mydomain)];
  return { rewriting: 'append-dot-mydomain', tokens: completed };
}

/** One dot at the end goes; broken forms with two dots, or a dot behind the `@`, stay recognisable. */
function stripTrailingDot(tokens: AddressTokens): RewritingStep | undefined {
  const before = tokens.at(-2);
  if (!isOperator(tokens.at(-1), '.') || !before) return undefined;
  if (isOperator(before, '.') || isOperator(before, '@')) return undefined;
  return { rewriting: 'trailing-dot', tokens: tokens.slice(0, -1) };
}
