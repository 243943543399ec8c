import type { Configuration } from '../../config/configuration.ts';
import type { KnownName } from '../../config/names.ts';
import { transportParameter } from '../../config/values/checkValue.ts';
import daemons from '../../data/services.json' with { type: 'json' };
import { type Localized, localize } from '../../l10n.ts';
import type { MasterColumn } from '../../syntax/masterCf.ts';
import type { CompletionItem } from '../types.ts';
import { referenceTyped } from './completion.ts';
import { wordAround } from './cursor.ts';
import { type MasterCursor, masterCursor } from './masterCursor.ts';
import { missingIn, nameItem, referenceItems } from './nameCompletion.ts';
import type { Help } from './parameterHover.ts';
import { valueItems } from './valueCompletion.ts';

/**
 * What can be typed at `offset` of master.cf: the values of a column, the names of daemons, options, and in
 * `-o name=value` the names that the daemon of that service reads, and their values. Nothing in comments.
 */
export function masterCompletion(configuration: Configuration, offset: number, help: Help): CompletionItem[] {
  const cursor = masterCursor(configuration, offset);
  const place = { configuration, help, offset, text: configuration.master?.text ?? '' };
  switch (cursor?.kind) {
    case 'column':
      return columnItems(place, cursor.column, cursor.typed);
    case 'flag':
      return flagItems(place, cursor.typed);
    case 'option':
      return optionItems(place, cursor);
    default:
      return [];
  }
}

interface MasterPlace {
  readonly configuration: Configuration;
  readonly help: Help;
  readonly offset: number;
  readonly text: string;
}

const yes: Localized = { en: 'yes', ja: 'はい' };
const no: Localized = { en: 'no', ja: 'いいえ' };
const byDefault: Localized = { en: 'the default', ja: '既定値' };

type Choice = readonly [value: string, meaning: Localized];

const flags: readonly Choice[] = [
  ['-', byDefault],
  ['y', yes],
  ['n', no],
];

/** What a column may hold; master(5). */
const choices: Partial<Record<MasterColumn, readonly Choice[]>> = {
  type: [
    ['inet', { en: 'a TCP port', ja: 'TCP ポート' }],
    ['unix', { en: 'a UNIX-domain socket', ja: 'UNIX ドメインソケット' }],
    ['unix-dgram', { en: 'a UNIX-domain datagram socket', ja: 'UNIX ドメインのデータグラムソケット' }],
    ['fifo', { en: 'a named pipe', ja: '名前付きパイプ' }],
    ['pass', { en: 'connections handed over by another service', ja: '他のサービスから渡される接続' }],
  ],
  private: flags,
  unprivileged: flags,
  chroot: flags,
  wakeup: [
    ['-', byDefault],
    ['0', { en: 'never', ja: 'なし' }],
    ['60', { en: 'every minute', ja: '1 分ごと' }],
    ['300', { en: 'every 5 minutes', ja: '5 分ごと' }],
    ['1000?', { en: 'every 1000 seconds, if in use', ja: '使われていれば 1000 秒ごと' }],
  ],
  process_limit: [
    ['-', byDefault],
    ['0', { en: 'without limit', ja: '無制限' }],
    ['1', { en: 'one process', ja: '1 プロセス' }],
  ],
};

function columnItems(place: MasterPlace, column: MasterColumn, typed: string): CompletionItem[] {
  if (column === 'command') return daemonItems(place, typed);
  const replace = { start: place.offset - typed.length, end: place.offset };
  return (choices[column] ?? []).map(([label, meaning], index) => ({
    label,
    kind: 'value',
    detail: localize(meaning, place.help.language),
    replace,
    sortText: String(index),
  }));
}

function daemonItems({ configuration, help, offset, text }: MasterPlace, typed: string): CompletionItem[] {
  const replace = wordAround(text, offset, typed.length);
  return daemons.map(({ name, since }) => {
    const missing = missingIn(configuration.version, { since }, help);
    const entry = help.documentation.entry('service', name, help.language);
    return {
      label: name,
      kind: 'service',
      replace,
      sortText: `${missing === undefined ? '0' : '1'}${name}`,
      ...(missing !== undefined && { detail: missing, deprecated: true }),
      ...(entry && { documentation: () => entry.markdown }),
    };
  });
}

const options: readonly Choice[] = [
  ['-o', { en: 'sets a parameter for this service', ja: 'このサービスだけのパラメータの設定' }],
  ['-v', { en: 'logs more', ja: '詳しいログ' }],
  ['-D', { en: 'runs debugger_command', ja: 'debugger_command を実行' }],
];

function flagItems({ offset, help }: MasterPlace, typed: string): CompletionItem[] {
  if (typed !== '' && !typed.startsWith('-')) return [];
  const replace = { start: offset - typed.length, end: offset };
  return options.map(([label, meaning], index) => ({
    label,
    kind: 'value',
    detail: localize(meaning, help.language),
    replace,
    sortText: String(index),
    ...(label === '-o' && { insertText: '-o ', snippet: '-o ${1:name}=${2:value}' }),
  }));
}

/** The name or value of `-o name=value`, or of `-o { name = value }`. */
function optionItems(
  place: MasterPlace,
  { command, name, before, isUnbraced }: Extract<MasterCursor, { kind: 'option' }>,
): CompletionItem[] {
  const { configuration, help, text, offset } = place;
  if (before === undefined) return settingItems(place, command, name, isUnbraced);
  const reference = referenceTyped(before);
  if (reference !== undefined) {
    return referenceItems(configuration, help, wordAround(text, offset, reference.length));
  }
  return valueItems({ configuration, help, name, before, text, offset, isUnbraced });
}

/** The names that a daemon reads, those of the user's own; what all daemons read comes last. */
function settingItems(
  place: MasterPlace,
  command: string,
  typed: string,
  isUnbraced: boolean,
): CompletionItem[] {
  const { configuration, help, text, offset } = place;
  const replace = wordAround(text, offset, typed.length);
  const hasEquals = /^[ \t]*=/.test(text.slice(replace.end));
  const daemon = command.split('/').at(-1) ?? '';
  return [...configuration.examination.names].flatMap(([name, known]): CompletionItem[] => {
    const rank = known.parameter?.readOnly ? undefined : rankFor(daemon, known);
    if (rank === undefined) return [];
    const item = nameItem(configuration, help, name, known, replace);
    const insertText = hasEquals ? name : `${name}${isUnbraced ? '=' : ' = '}`;
    return [{ ...item, insertText, sortText: `${rank}${name}` }];
  });
}

const knownDaemons = new Set(daemons.map(({ name }) => name));

/** How near a name is to a daemon; undefined where the daemon does not read it. */
function rankFor(daemon: string, known: KnownName): number | undefined {
  if (known.origin === 'user') return 1;
  if (known.origin === 'legacy') return undefined;
  const { services } = known.parameter ?? transportParameter(known.serviceDefault ?? '') ?? {};
  if (services?.includes(daemon)) return 0;
  return !services || services.includes('*') || !knownDaemons.has(daemon) ? 2 : undefined;
}
