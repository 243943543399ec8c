import { isSince, type PostfixVersion } from '../config/version.ts';
import { serves, type TableSetting } from './tableFile.ts';

/** An action of access(5) or header_checks(5). */
export interface TableAction {
  readonly name: string;
  readonly since: string;
  /** What must stand behind it. */
  readonly argument?: 'address' | 'transport' | 'header' | 'text';
}

const access: readonly TableAction[] = [
  { name: 'OK', since: '' },
  { name: 'REJECT', since: '' },
  { name: 'DEFER', since: '2.6' },
  { name: 'DEFER_IF_REJECT', since: '2.1' },
  { name: 'DEFER_IF_PERMIT', since: '2.1' },
  { name: 'DUNNO', since: '' },
  { name: 'BCC', since: '3.0', argument: 'address' },
  { name: 'DISCARD', since: '2.0' },
  { name: 'FILTER', since: '2.0', argument: 'transport' },
  { name: 'HOLD', since: '2.0' },
  { name: 'INFO', since: '3.0' },
  { name: 'PREPEND', since: '2.1', argument: 'header' },
  { name: 'REDIRECT', since: '2.1', argument: 'address' },
  { name: 'WARN', since: '2.1' },
];

const checks: readonly TableAction[] = [
  { name: 'BCC', since: '3.0', argument: 'address' },
  { name: 'DISCARD', since: '2.0' },
  { name: 'DUNNO', since: '2.1' },
  { name: 'FILTER', since: '2.0', argument: 'transport' },
  { name: 'HOLD', since: '2.0' },
  { name: 'IGNORE', since: '' },
  { name: 'INFO', since: '2.8' },
  { name: 'OK', since: '' },
  { name: 'PASS', since: '3.2' },
  { name: 'PREPEND', since: '2.1', argument: 'text' },
  { name: 'REDIRECT', since: '2.1', argument: 'address' },
  { name: 'REJECT', since: '' },
  { name: 'REPLACE', since: '2.2', argument: 'text' },
  { name: 'STRIP', since: '3.2' },
  { name: 'WARN', since: '2.0' },
];

/** All that smtp(8) and lmtp(8) know; the message has been accepted already. */
const ofDelivery = new Set(['DUNNO', 'IGNORE', 'INFO', 'OK', 'PREPEND', 'REPLACE', 'STRIP', 'WARN']);

/** The purposes of tables whose results are actions. */
const actionPurposes = ['access', 'checks', 'smtp-checks'] as const;
export type ActionPurpose = (typeof actionPurposes)[number];

/** What the actions of a table are for; undefined where its results are none, or are for several. */
export function actionPurposeOf(table: TableSetting): ActionPurpose | undefined {
  const [first, second] = actionPurposes.filter((purpose) => serves(table, purpose));
  return second === undefined ? first : undefined;
}

const actions: Readonly<Record<ActionPurpose, readonly TableAction[]>> = {
  access,
  checks,
  'smtp-checks': checks.filter(({ name }) => ofDelivery.has(name)),
};

/** The actions that tables of a purpose may hold in a release. */
export function actionsFor(purpose: ActionPurpose, version: PostfixVersion): TableAction[] {
  return actions[purpose].filter(({ since }) => isSince(version, since));
}

/** The action that the first word of a value names, in any case. */
export function actionNamed(purpose: ActionPurpose, word: string): TableAction | undefined {
  const name = word.toUpperCase();
  return actions[purpose].find((action) => action.name === name);
}

/** A reply code of access(5), `4NN` or `5NN`, or digits only, which mean OK. */
export function isReplyOrNumber(word: string): boolean {
  return /^[0-9]+$/.test(word);
}

/** The first word of a value and what follows it. */
export function splitAction(value: string): { word: string; rest: string; restAt: number } {
  const [all = '', word = ''] = /^(\S+)\s*/.exec(value) ?? [];
  return { word, rest: value.slice(all.length), restAt: all.length };
}
