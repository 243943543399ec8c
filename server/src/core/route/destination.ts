import { addressOfLiteral, isMailDomain, isNetworkAddress } from '../address/domain.ts';
import { quoteAddress } from '../address/quoting.ts';
import {
  type AddressTokens,
  isOperator,
  isQuoted,
  lastIndexOfOperator,
  operator,
  scanAddress,
  toInternal,
} from '../address/tokens.ts';
import type { FindLocalDomain, LocalDomain } from './localDomains.ts';
import { type RewriteRules, type Rewriting, rewriteTokens } from './rewriting.ts';
import { type Step, step } from './step.ts';

/** What main.cf says about taking an address apart (resolve.c of trivial-rewrite(8)). */
export interface DestinationRules extends RewriteRules {
  readonly findLocalDomain: FindLocalDomain;
  readonly myhostname: string;
  readonly emptyAddressRecipient: string;
  readonly resolveDequotedAddress: boolean;
  readonly resolveNullDomain: boolean;
  readonly resolveNumericDomain: boolean;
  readonly smtputf8: boolean;
}

/** The recipient with its domain, once all local domains and routes are taken off. */
export interface Destination {
  /** In internal form. */
  readonly recipient: string;
  readonly domain: string;
  /** Why the domain is the machine's own; undefined for another. */
  readonly local: LocalDomain | undefined;
  readonly isValid: boolean;
  readonly steps: readonly Step[];
}

interface Search {
  tokens: AddressTokens;
  /** The last local domain that was taken off, with its `@`. */
  saved: AddressTokens | undefined;
  local: LocalDomain | undefined;
  readonly steps: Step[];
}

/** Takes local domains off an address in internal form until a remote one, or a local user, is left. */
export function findDestination(address: string, rules: DestinationRules): Destination {
  const search: Search = {
    tokens: scanAddress(quoteAddress(address)),
    saved: undefined,
    local: undefined,
    steps: [],
  };
  const patience = new TextEncoder().encode(address).length + 100;
  for (let count = 0; peel(search, rules); count++) {
    if (count > patience) return { ...finish(search, rules), isValid: false };
  }
  return finish(search, rules);
}

/** One round; whether another is needed. */
function peel(search: Search, rules: DestinationRules): boolean {
  stripEnd(search, rules);
  const at = lastIndexOfOperator(search.tokens, '@');
  if (at !== -1) {
    const domain = search.tokens.slice(at + 1);
    const local = domain.length > 0 ? rules.findLocalDomain(toInternal(domain)) : undefined;
    if (domain.length > 0 && !local) {
      search.saved = undefined;
      search.local = undefined;
      return false;
    }
    search.saved = search.tokens.slice(at);
    search.local = local;
    search.tokens = search.tokens.slice(0, at);
  }
  return unfoldRoute(search, rules) || crackQuotes(search, rules) || fillEmpty(search, rules);
}

/** A dot at the end of a domain goes, but not of `..` or `@.`; with resolve_null_domain, so does a last `@`. */
function stripEnd(search: Search, { resolveNullDomain }: DestinationRules): void {
  const { tokens } = search;
  const before = tokens.at(-2);
  const endsInDot = isOperator(tokens.at(-1), '.') && lastIndexOfOperator(tokens, '@') !== -1;
  if (endsInDot && !isOperator(before, '.') && !isOperator(before, '@')) search.tokens = tokens.slice(0, -1);
  if (resolveNullDomain && isOperator(search.tokens.at(-1), '@')) search.tokens = search.tokens.slice(0, -1);
}

/** What is left of a local address may lead on: `user@site@local`, `site!user@local`, `user%site@local`. */
function unfoldRoute(search: Search, rules: DestinationRules): boolean {
  const { tokens } = search;
  const has = (text: string) => lastIndexOfOperator(tokens, text) !== -1;
  const leadsOn = has('@') || (rules.swapBangpath && has('!')) || (rules.allowPercentHack && has('%'));
  if (leadsOn) rewrite(search, rules);
  return leadsOn;
}

/** resolve_dequoted_address: `"user@site"@local` is looked into although the quotes forbid it. */
function crackQuotes(search: Search, rules: DestinationRules): boolean {
  const [only, ...others] = search.tokens;
  if (!rules.resolveDequotedAddress || others.length > 0 || !isQuoted(only)) return false;
  const found = routingOperator(only.text, rules);
  if (!found) return false;
  const isAt = found.char !== '!';
  const opened = isAt ? `${only.text.slice(0, found.at)}@${only.text.slice(found.at + 1)}` : only.text;
  search.steps.push(
    step('dequoted', quoteAddress(only.text, true), opened, { parameter: 'resolve_dequoted_address' }),
  );
  search.tokens = scanAddress(isAt ? quoteAddress(opened) : opened);
  rewrite(search, rules);
  return true;
}

function routingOperator(
  text: string,
  { allowPercentHack, swapBangpath }: DestinationRules,
): { readonly char: string; readonly at: number } | undefined {
  const wanted = ['@', ...(allowPercentHack ? ['%'] : []), ...(swapBangpath ? ['!'] : [])];
  const char = wanted.find((each) => text.includes(each));
  return char === undefined ? undefined : { char, at: text.lastIndexOf(char) };
}

/** Nothing left means the recipient for empty addresses; no domain left means myhostname. */
function fillEmpty(search: Search, rules: DestinationRules): boolean {
  const [only] = search.tokens;
  if (search.tokens.length === 1 && isQuoted(only) && only.text === '') search.tokens = [];
  if (search.tokens.length === 0) {
    search.tokens = scanAddress(rules.emptyAddressRecipient);
    const parameter = 'empty_address_recipient';
    search.steps.push(step('empty-recipient', '', rules.emptyAddressRecipient, { parameter }));
    return true;
  }
  if (search.saved) return false;
  const from = toInternal(search.tokens);
  search.tokens = [...search.tokens, operator('@'), ...scanAddress(rules.myhostname)];
  search.steps.push(step('append-myhostname', from, toInternal(search.tokens), { parameter: 'myhostname' }));
  return true;
}

function rewrite(search: Search, rules: DestinationRules): void {
  let from = toInternal(search.tokens);
  const { tokens, done } = rewriteTokens(search.tokens, rules);
  for (const { rewriting, tokens: after } of done) {
    const to = toInternal(after);
    search.steps.push(step(rewriting, from, to, { parameter: rewritingParameters[rewriting] }));
    from = to;
  }
  search.tokens = tokens;
}

/** The parameters that ask for a change; Postfix has no choice about the others. */
export const rewritingParameters: Partial<Readonly<Record<Rewriting, string>>> = {
  'swap-bangpath': 'swap_bangpath',
  'percent-hack': 'allow_percent_hack',
  'append-at-myorigin': 'append_at_myorigin',
  'append-dot-mydomain': 'append_dot_mydomain',
};

function finish({ tokens, saved, local, steps }: Search, rules: DestinationRules): Destination {
  const recipient = toInternal(saved ? [...tokens, ...saved] : tokens);
  const at = recipient.lastIndexOf('@');
  const domain = recipient.slice(at + 1);
  const found = { recipient, domain, local };
  if (domain.startsWith('[')) {
    return { ...found, isValid: addressOfLiteral(domain) !== undefined, steps };
  }
  if (isMailDomain(domain, rules.smtputf8)) return { ...found, isValid: true, steps };
  if (!rules.resolveNumericDomain || !isNetworkAddress(domain)) return { ...found, isValid: false, steps };
  const literal = `${recipient.slice(0, at + 1)}[${domain}]`;
  const parameter = 'resolve_numeric_domain';
  return {
    recipient: literal,
    domain: `[${domain}]`,
    local: local ?? rules.findLocalDomain(`[${domain}]`),
    isValid: true,
    steps: [...steps, step('numeric-domain', recipient, literal, { parameter })],
  };
}
