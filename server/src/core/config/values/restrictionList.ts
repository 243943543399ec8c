import { closingBrace } from '../../syntax/braces.ts';
import { isSince, type PostfixVersion } from '../version.ts';
import { type Fault, isUnknown } from './fault.ts';
import { type Item, partOf, splitBracedList } from './items.ts';
import { type Restriction, restrictionNamed, takesBareTable } from './restrictions.ts';
import { checkTable } from './table.ts';
import { uncommented } from './text.ts';

/** What smtpd(8) knows beside the list itself. */
export interface RestrictionSetting {
  readonly version: PostfixVersion;
  /** Undefined for a restriction class, which may be used in any list. */
  readonly stage?: string;
  /** smtpd_delay_reject; undefined where it cannot be known. */
  readonly delaysReject?: boolean;
  isClass(name: string): boolean;
}

/** What smtpd(8) would say of a list of access restrictions, at its start or when it comes to an item. */
export function checkRestrictions(text: string, setting: RestrictionSetting): Fault[] {
  const items = uncommented(splitBracedList(text));
  const faults: Fault[] = [];
  for (let at = 0; at < items.length; ) {
    const step = checkItem(items, at, setting);
    faults.push(...step.faults);
    at = step.next;
  }
  return faults;
}

interface Step {
  readonly faults: readonly Fault[];
  readonly next: number;
}

function checkItem(items: readonly Item[], at: number, setting: RestrictionSetting): Step {
  const item = items[at];
  const next = at + 1;
  if (!item || isUnknown(item.text)) return { faults: [], next };
  if (item.text.includes(':')) return { faults: checkBareTable(item, setting), next };
  const restriction = restrictionNamed(item.text);
  if (!restriction) {
    return { faults: setting.isClass(item.text) ? [] : [unknown(item)], next };
  }
  const isQuiet = items[at - 1]?.text.toLowerCase() === 'warn_if_reject';
  const faults = [
    ...checkRelease(item, restriction, setting),
    ...checkStage(item, restriction, setting),
    ...(restriction.terminal && !isQuiet ? checkRest(items, at) : []),
  ];
  const argument = checkArgument(item, items[next], restriction, setting);
  return {
    faults: [...faults, ...argument.faults],
    next: argument.isTaken ? next + 1 : next,
  };
}

function unknown({ start, end, text }: Item): Fault {
  return { code: 'unknown-restriction', reason: 'unknown', start, end, args: { item: text } };
}

function checkBareTable(item: Item, { stage, version }: RestrictionSetting): Fault[] {
  if (stage !== undefined && !takesBareTable(stage)) {
    const { start, end, text } = item;
    return [{ code: 'restriction-argument', reason: 'check-needed', start, end, args: { item: text } }];
  }
  return checkAccessTable(item, version);
}

/** `type:name`, or since Postfix 3.2 `{ type:name, search_order = … }` (map_search(3)). */
function checkAccessTable(item: Item, version: PostfixVersion): Fault[] {
  if (isUnknown(item.text)) return [];
  if (!item.text.startsWith('{')) return checkTable(item, version);
  const close = closingBrace(item.text);
  if (close === -1) {
    return [{ code: 'bad-table', reason: 'unbalanced-braces', start: item.start, end: item.end }];
  }
  const inner = partOf(item, 1, close);
  const [table] = splitBracedList(inner.text, inner.start);
  return table ? checkTable(table, version) : [];
}

function checkRelease(item: Item, restriction: Restriction, { version }: RestrictionSetting): Fault[] {
  const { start, end, text } = item;
  const { since, removedIn, deprecatedSince, replacedBy = '' } = restriction;
  const place = { start, end };
  if (!isSince(version, since)) {
    return [{ ...place, code: 'unknown-restriction', reason: 'later-release', args: { item: text, since } }];
  }
  const args = { item: text, instead: replacedBy };
  if (removedIn !== undefined && isSince(version, removedIn)) {
    return [
      { ...place, code: 'removed-restriction', reason: 'removed', args: { ...args, since: removedIn } },
    ];
  }
  if (deprecatedSince === undefined || !isSince(version, deprecatedSince)) return [];
  return [{ ...place, code: 'deprecated-restriction', reason: 'deprecated', args }];
}

function checkStage(item: Item, restriction: Restriction, setting: RestrictionSetting): Fault[] {
  const { stage, delaysReject } = setting;
  if (stage === undefined || restriction.stages.includes(stage)) return [];
  const worksLater = restriction.stagesWithDelayReject?.includes(stage) ?? false;
  if (worksLater && delaysReject !== false) return [];
  const { start, end, text } = item;
  return [{ code: 'restriction-stage', reason: 'not-in-list', start, end, args: { item: text } }];
}

function checkRest(items: readonly Item[], at: number): Fault[] {
  const [item, first, last] = [items[at], items[at + 1], items.at(-1)];
  if (!item || !first || !last) return [];
  const args = { item: item.text, next: first.text };
  return [{ code: 'ignored-restriction', reason: 'after-terminal', start: first.start, end: last.end, args }];
}

interface ArgumentCheck {
  readonly faults: readonly Fault[];
  readonly isTaken: boolean;
}

function checkArgument(
  item: Item,
  next: Item | undefined,
  { args }: Restriction,
  { version }: RestrictionSetting,
): ArgumentCheck {
  if (args === 'none') return { faults: [], isTaken: false };
  if (next && isUnknown(next.text)) return taken;
  const reason = argumentReason(args, next?.text);
  if (reason !== undefined) {
    const isOtherWord = reason === 'table-needed' && restrictionNamed(next?.text ?? '') === undefined;
    return { faults: [argumentFault(item, next, reason)], isTaken: isOtherWord };
  }
  const isTable = args === 'maptype' && next !== undefined;
  return isTable ? { faults: checkAccessTable(next, version), isTaken: true } : taken;
}

/** Why `next` cannot be the argument of a restriction that takes `args`; undefined where it can. */
function argumentReason(args: string, next: string | undefined): ArgumentReason | undefined {
  switch (args) {
    case 'maptype':
      if (next === undefined) return 'table-missing';
      return next.includes(':') ? undefined : 'table-needed';
    case 'policy-server':
      return next?.includes(':') ? undefined : 'service-needed';
    case 'seconds':
      return next !== undefined && /^[0-9]+$/.test(next) ? undefined : 'seconds-needed';
    default:
      if (next === undefined) return 'domain-missing';
      return restrictionNamed(next) ? 'restriction-as-domain' : undefined;
  }
}

const taken: ArgumentCheck = { faults: [], isTaken: true };

type ArgumentReason = Extract<Fault, { code: 'restriction-argument' }>['reason'];

function argumentFault({ text, start, end }: Item, next: Item | undefined, reason: ArgumentReason): Fault {
  const args = { item: text, next: next?.text ?? '' };
  return { code: 'restriction-argument', reason, start, end, args };
}

/** Lists outside smtpd's dialogue, with words of their own and tables among them. */
export function checkAccessList(text: string, words: readonly string[], version: PostfixVersion): Fault[] {
  const known = new Set(words);
  return uncommented(splitBracedList(text)).flatMap((item): Fault[] => {
    if (isUnknown(item.text) || known.has(item.text.toLowerCase())) return [];
    if (item.text.includes(':')) return checkAccessTable(item, version);
    const { start, end } = item;
    const args = { item: item.text, values: words.join(', ') };
    return [{ code: 'unknown-restriction', reason: 'not-here', start, end, args }];
  });
}
