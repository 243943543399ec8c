import type { Configuration } from '../../config/configuration.ts';
import { settingSpan } from '../../config/examination.ts';
import type { Service, Setting } from '../../config/settings.ts';
import { splitBracedList } from '../../config/values/items.ts';
import type { Span } from '../../text/span.ts';
import type { Location } from '../types.ts';
import { definitionOf } from './definition.ts';
import { parameterValue } from './parameterValue.ts';
import { restrictionClasses } from './restrictionCompletion.ts';

/** A setting that something, such as a line of the log, points to. */
export type WantedSetting =
  | { readonly kind: 'parameter'; readonly name: string }
  | {
      readonly kind: 'restriction';
      /** Any of them, such as a restriction and its older name. */
      readonly names: readonly string[];
      /** Its argument, where that is known: the domain of a block list. */
      readonly argument?: string;
      /** The lists in which it may stand, the likeliest first. */
      readonly lists: readonly string[];
    }
  | { readonly kind: 'service'; readonly name: string; readonly type?: string }
  /** A table by its type and name, or by a path as messages name its file. */
  | { readonly kind: 'table'; readonly table: string };

/** A setting as a configuration has it. */
export interface SettingPlace {
  /** The parameter, or the service with its type. */
  readonly name: string;
  /** As it is set, or the default; empty where nobody can know it. */
  readonly value: string;
  /** Undefined where the default counts. */
  readonly location: Location | undefined;
}

/**
 * Where a configuration sets what is wanted; `via` is the service of master.cf that was at work, whose own settings come
 * first. Undefined for what the configuration does not have.
 */
export function settingPlace(
  configuration: Configuration,
  wanted: WantedSetting,
  via?: string,
): SettingPlace | undefined {
  const service = via === undefined ? undefined : serviceNamed(configuration, via);
  switch (wanted.kind) {
    case 'parameter':
      return parameterPlace(configuration, wanted.name, service);
    case 'restriction':
      return restrictionPlace(configuration, wanted, service);
    case 'service':
      return servicePlace(configuration, wanted.name, wanted.type);
    case 'table':
      return tablePlace(configuration, wanted.table);
  }
}

/** The service that writes to the log under this name: its own, or that of its `syslog_name`. */
function serviceNamed({ services }: Configuration, name: string): Service | undefined {
  const named = services.find(({ settings }) => settings?.get('syslog_name')?.value.endsWith(`/${name}`));
  return named ?? services.find(({ entry }) => entry.fields.service.text === name);
}

function parameterPlace(
  configuration: Configuration,
  name: string,
  service: Service | undefined,
): SettingPlace | undefined {
  const definition = definitionOf(configuration, name, service);
  if (definition === undefined) return undefined;
  const location = definition.kind === 'setting' ? definition.location : undefined;
  const own = service?.settings?.get(name)?.value;
  return { name, value: own ?? parameterValue(configuration, name)?.value ?? '', location };
}

function restrictionPlace(
  configuration: Configuration,
  { names, argument, lists }: Extract<WantedSetting, { kind: 'restriction' }>,
  service: Service | undefined,
): SettingPlace | undefined {
  const settings = [...lists, ...restrictionClasses(configuration)].flatMap(
    (list) => service?.settings?.get(list) ?? configuration.settings.get(list) ?? [],
  );
  for (const setting of settings) {
    const part = wordIn(setting.value, names, argument);
    const place = part && placeIn(configuration, setting, part);
    if (place) return place;
  }
  return undefined;
}

/** The restriction in a list, with its argument; one with another argument only where none is asked for. */
function wordIn(value: string, names: readonly string[], argument: string | undefined): Span | undefined {
  const items = splitBracedList(value);
  for (const [i, item] of items.entries()) {
    if (!names.includes(item.text)) continue;
    const next = items[i + 1];
    if (argument === undefined) return { start: item.start, end: item.end };
    if (next !== undefined && next.text.split('=')[0] === argument)
      return { start: item.start, end: next.end };
  }
  return undefined;
}

function placeIn({ main, master }: Configuration, setting: Setting, part: Span): SettingPlace | undefined {
  const span = settingSpan(setting, part);
  const file = setting.assignment ? main.file : master?.file;
  if (!span || file === undefined) return undefined;
  return { name: setting.name, value: setting.value, location: { file, span } };
}

function servicePlace(
  { master, services }: Configuration,
  name: string,
  type: string | undefined,
): SettingPlace | undefined {
  const found = services.find(
    ({ entry: { fields } }) =>
      (fields.service.text === name && (type === undefined || fields.type.text === type)) ||
      (type === undefined && fields.command.text === name),
  );
  if (!found || !master) return undefined;
  const { fields, line } = found.entry;
  return {
    name: found.nameSpace,
    value: line.text.replace(/\s+/g, ' ').trim(),
    location: { file: master.file, span: fields.service.span },
  };
}

/** Where a value names a table; `/etc/postfix/transport.db` is the file of `hash:/etc/postfix/transport`. */
function tablePlace(configuration: Configuration, table: string): SettingPlace | undefined {
  const path = table.replace(/^[a-z]+:/, '').replace(/\.(?:db|lmdb|dir|pag|cdb|dbm)$/, '');
  for (const setting of configuration.settings.values()) {
    const { text } = configuration.examination.expand(setting);
    const at = setting.value.indexOf(path);
    if (at >= 0 && path !== '') return placeIn(configuration, setting, { start: at, end: at + path.length });
    if (path !== '' && text.includes(path)) {
      return placeIn(configuration, setting, { start: 0, end: setting.value.length });
    }
  }
  return undefined;
}
