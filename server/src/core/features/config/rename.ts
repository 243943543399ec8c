import type { Configuration } from '../../config/configuration.ts';
import { allParameters, parameterNamed } from '../../config/parameters.ts';
import { restrictionNamed } from '../../config/values/restrictions.ts';
import type { Localized } from '../../l10n.ts';
import { nothingToRename, type Refusal, type RenameResult, type RenameStart } from '../rename.ts';
import { occurrences, type Target, targetAt } from './occurrences.ts';

const reasons = {
  builtIn: {
    en: '{name} is a parameter of Postfix and cannot be renamed',
    ja: '{name} は Postfix のパラメータなので、名前を変更できません',
  },
  fromService: {
    en: '{name} comes from a service of master.cf: rename the service',
    ja: '{name} は master.cf のサービスから作られるパラメータです。サービスの名前を変更してください',
  },
  inetService: {
    en: 'The name of an inet service is its address and port; it cannot be renamed',
    ja: 'inet サービスの名前はアドレスとポートなので、変更できません',
  },
  ownService: {
    en: 'Postfix itself looks for the service {name} by this name; it cannot be renamed',
    ja: 'サービス {name} は Postfix 自身がこの名前で参照するため、変更できません',
  },
  badName: {
    en: '"{name}" is no possible name: letters, digits and _ only',
    ja: '"{name}" は名前として使えません。使えるのは英数字と _ だけです',
  },
  badServiceName: {
    en: '"{name}" is no possible name of a service',
    ja: '"{name}" はサービスの名前として使えません',
  },
  taken: { en: '{name} exists already', ja: '{name} はすでにあります' },
} satisfies Record<string, Localized>;

/** Whether the name at `offset` can be renamed, and what it is. */
export function configRenameStart(
  configuration: Configuration,
  file: 'main' | 'master',
  offset: number,
): RenameStart {
  const place = targetAt(configuration, file, offset);
  if (!place) return nothingToRename;
  return refusalOf(configuration, place.target) ?? { span: place.span, text: place.target.name };
}

/** The edits of both files that give the name at `offset` another name, or why that is refused. */
export function configRename(
  configuration: Configuration,
  file: 'main' | 'master',
  offset: number,
  newName: string,
): RenameResult {
  const place = targetAt(configuration, file, offset);
  if (!place) return nothingToRename;
  const { target } = place;
  const refusal = refusalOf(configuration, target) ?? refusalOfName(configuration, target, newName);
  if (refusal) return refusal;
  const edits = occurrences(configuration, target).map(({ file: id, span }) => ({
    file: id,
    span,
    newText: newName,
  }));
  return { edits };
}

function refusalOf({ examination }: Configuration, target: Target): Refusal | undefined {
  const { kind, name } = target;
  if (kind === 'service') {
    if (target.type === 'inet') return { reason: reasons.inetService };
    return ownServices().has(name) ? { reason: reasons.ownService, args: { name } } : undefined;
  }
  const origin = examination.names.get(name)?.origin;
  if (origin === 'service' && !parameterNamed(name)) return { reason: reasons.fromService, args: { name } };
  const isBuiltIn = origin === 'built-in' || origin === 'legacy' || parameterNamed(name) !== undefined;
  return isBuiltIn ? { reason: reasons.builtIn, args: { name } } : undefined;
}

function refusalOfName(configuration: Configuration, target: Target, name: string): Refusal | undefined {
  const args = { name };
  if (name === target.name) return undefined;
  if (target.kind === 'service') {
    if (!/^[^\s{}:,/=#$"]+$/.test(name)) return { reason: reasons.badServiceName, args };
    const isTaken = configuration.services.some(
      ({ entry: { fields } }) => fields.service.text === name && fields.type.text === target.type,
    );
    return isTaken ? { reason: reasons.taken, args } : undefined;
  }
  if (!/^[A-Za-z0-9_]+$/.test(name)) return { reason: reasons.badName, args };
  const { examination, settings, services } = configuration;
  const isKnown = examination.names.has(name) || settings.has(name) || parameterNamed(name) !== undefined;
  const isTaken = isKnown || restrictionNamed(name) || services.some((each) => each.settings?.has(name));
  return isTaken ? { reason: reasons.taken, args } : undefined;
}

let known: ReadonlySet<string> | undefined;

/** The services that Postfix's programs look for by names that are compiled in, or that are defaults. */
function ownServices(): ReadonlySet<string> {
  known ??= new Set([
    ...allParameters()
      .filter(({ type }) => type === 'service-name' || type === 'transport')
      .map((parameter) => parameter.default.split(':')[0] ?? ''),
    ...['discard', 'lmtp', 'pickup', 'qmgr', 'relay', 'retry', 'smtp', 'tlsmgr', 'virtual'],
  ]);
  return known;
}
