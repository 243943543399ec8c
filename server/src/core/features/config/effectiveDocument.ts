import type { Configuration } from '../../config/configuration.ts';
import { defaultOf } from '../../config/examination.ts';
import { expand } from '../../config/expand.ts';
import type { KnownName } from '../../config/names.ts';
import { normalizeSpace, shownParameters } from '../../config/report.ts';
import type { Service, Setting } from '../../config/settings.ts';
import { type Language, type Localized, localize } from '../../l10n.ts';
import { parseMacros } from '../../syntax/macro.ts';
import { indexLines } from '../../text/lineIndex.ts';
import { computedDefault } from './parameterHover.ts';

/** Which parameters of a configuration are shown, and how. */
export interface EffectiveView {
  readonly show: 'set' | 'all';
  /** Values with their `$names` expanded, rather than as they are written. */
  readonly expanded: boolean;
  /** `name/type` of a service of master.cf, whose `-o` settings count too; main.cf alone without it. */
  readonly service?: string;
}

const words = {
  heading: {
    en: '# What Postfix {version} reads in main.cf.',
    ja: '# Postfix {version} が main.cf から読み取る値です。',
  },
  serviceHeading: {
    en: '# What the service {service} of master.cf works with in Postfix {version}.',
    ja: '# Postfix {version} で、master.cf のサービス {service} が使う値です。',
  },
  set: {
    en: '# Parameters that are set; all others have their default values.',
    ja: '# 設定されているパラメータです。ほかは既定値です。',
  },
  all: { en: '# All parameters, set or not.', ja: '# 未設定のものを含む、すべてのパラメータです。' },
  option: { en: '# -o in master.cf, line {line}', ja: '# master.cf {line} 行目の -o' },
  computed: { en: '# Computed: {how}', ja: '# 実行時に決まる値: {how}' },
  failed: {
    en: '# This value cannot be expanded.',
    ja: '# この値は展開できません。',
  },
} as const satisfies Readonly<Record<string, Localized>>;

/** The service that `nameSpace` names, with the settings of all lines of that name and type. */
export function serviceNamed({ services }: Configuration, nameSpace: string): Service | undefined {
  const named = services.filter((service) => service.nameSpace === nameSpace);
  return named.find(({ settings }) => settings) ?? named[0];
}

/** The parameters of a view, one a line, sorted as postconf(1) does; comments say where a value comes from. */
export function effectiveDocument(
  configuration: Configuration,
  view: EffectiveView,
  language: Language,
): string {
  const { major, minor } = configuration.version;
  const values = { version: `${major}.${minor}`, service: view.service ?? '' };
  const heading = view.service === undefined ? words.heading : words.serviceHeading;
  const lines = [
    localize(heading, language, values),
    localize(words[view.show], language),
    '',
    ...effectiveParameters(configuration, view).flatMap((parameter) => [
      ...notes(configuration, parameter, language),
      lineOf(parameter),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

/** The two sides of a comparison: the parameters that are set, and the defaults of the same ones; `postconf -d`. */
export function comparedWithDefaults(
  configuration: Configuration,
  service: string | undefined,
  language: Language,
): { readonly defaults: string; readonly effective: string } {
  const view = { show: 'set' as const, expanded: false, ...(service !== undefined && { service }) };
  const set = effectiveParameters(configuration, view);
  const names = set.map(({ name }) => name);
  const defaults =
    names.length === 0 ? [] : shownParameters(configuration, { show: 'defaults', expanded: false, names });
  const textOf = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
  return {
    defaults: textOf(
      defaults.flatMap((parameter) => [
        ...(parameter.value === '' ? computedNote(parameter.name, language) : []),
        lineOf(parameter),
      ]),
    ),
    effective: textOf(set.map(lineOf)),
  };
}

/** A parameter as it counts. */
interface EffectiveParameter {
  readonly name: string;
  readonly known: KnownName;
  readonly value: string;
  /** Absent for defaults. */
  readonly setting?: Setting;
  readonly cannotExpand: boolean;
}

function effectiveParameters(configuration: Configuration, view: EffectiveView): EffectiveParameter[] {
  const service = view.service === undefined ? undefined : serviceNamed(configuration, view.service);
  return knownNames(configuration, service).flatMap(([name, known]): EffectiveParameter[] => {
    const setting = settingOf(configuration, service, name);
    if (!setting && (view.show === 'set' || known.origin === 'legacy')) return [];
    const written =
      setting?.value ?? service?.readOnly.get(name)?.value ?? defaultValue(configuration, known);
    const own = { name, known, ...(setting && { setting }) };
    if (!view.expanded || known.parameter?.rawString)
      return [{ ...own, value: written, cannotExpand: false }];
    const lookup = configuration.examination.lookup(service);
    const { text, failed } = expand(setting?.macros() ?? parseMacros(written), lookup, name);
    return [{ ...own, value: failed ? written : text, cannotExpand: failed }];
  });
}

/** Those of the configuration and those that count in the service alone, sorted by name as bytes. */
function knownNames({ examination }: Configuration, service: Service | undefined): [string, KnownName][] {
  const local = service?.settings && examination.localNames.get(service.settings);
  const names = new Map(examination.names);
  for (const name of local ?? []) if (!names.has(name)) names.set(name, { origin: 'user' });
  return [...names].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A service's `-o` outranks main.cf; postconf_lookup.c. */
function settingOf(
  { examination }: Configuration,
  service: Service | undefined,
  name: string,
): Setting | undefined {
  return service?.settings?.get(name) ?? examination.settings.get(name);
}

function defaultValue({ examination }: Configuration, known: KnownName): string {
  const value = defaultOf(examination.defaults, known);
  return value.kind === 'value' ? value.value : '';
}

function lineOf({ name, value }: Pick<EffectiveParameter, 'name' | 'value'>): string {
  return normalizeSpace(`${name} = ${value}`);
}

/** Comments about where a value comes from. */
function notes({ master }: Configuration, parameter: EffectiveParameter, language: Language): string[] {
  const { name, setting, cannotExpand } = parameter;
  const line =
    master && setting?.option && indexLines(master.text).positionAt(setting.option.span.start).line;
  return [
    ...(line === undefined ? [] : [localize(words.option, language, { line: line + 1 })]),
    ...(setting ? [] : computedNote(name, language)),
    ...(cannotExpand ? [localize(words.failed, language)] : []),
  ];
}

/** How a default that depends on the machine comes about. */
function computedNote(name: string, language: Language): string[] {
  const how = computedDefault(name);
  if (!how) return [];
  return [localize(words.computed, language, { how: localize(how, language).replaceAll('`', '') })];
}
