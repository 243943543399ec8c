import type { Configuration } from '../../config/configuration.ts';
import type { Service } from '../../config/settings.ts';
import { type Language, localize } from '../../l10n.ts';
import type { MasterCfEntry } from '../../syntax/masterCf.ts';
import type { Span } from '../../text/span.ts';
import type { CodeLens, CodeLensKind, LensContent, Location } from '../types.ts';
import { domainLensContent, listsDomains } from './domainLenses.ts';
import { occurrences, referredTargets, type Target, targetAt, targetKey } from './occurrences.ts';

/**
 * The lenses of main.cf: above names that something refers to, how often; above what `-o` settings of
 * master.cf override, by which services; above lists of domains, how many they are. What they say is left to `lensContent`.
 */
export function mainLenses(configuration: Configuration): CodeLens[] {
  const { settings } = configuration;
  const referred = referredTargets(configuration);
  const overridden = new Set(optionServices(configuration).map(({ name }) => name));
  return [...settings.values()].flatMap(({ name, assignment }): CodeLens[] => {
    if (!assignment) return [];
    const kinds: CodeLensKind[] = [];
    if (referred.has(targetKey({ kind: 'name', name }))) kinds.push('references');
    if (overridden.has(name)) kinds.push('overrides');
    if (listsDomains(name)) kinds.push('domains');
    return kinds.map((kind) => ({ kind, span: assignment.nameSpan }));
  });
}

/** The lenses of master.cf: above services that something refers to by name, how often. */
export function masterLenses(configuration: Configuration): CodeLens[] {
  const referred = referredTargets(configuration);
  return (configuration.master?.tree.entries ?? []).flatMap((entry): CodeLens[] => {
    const target = serviceTarget(entry);
    const isReferred = target && referred.has(targetKey(target));
    return isReferred && entry.kind === 'service'
      ? [{ kind: 'references', span: entry.fields.service.span }]
      : [];
  });
}

function serviceTarget(entry: MasterCfEntry): Target | undefined {
  if (entry.kind !== 'service') return undefined;
  const { service, type } = entry.fields;
  return { kind: 'service', name: service.text, type: type.text };
}

/** What a lens says and leads to; undefined where the text has changed so much that its name is gone. */
export function lensContent(
  configuration: Configuration,
  file: 'main' | 'master',
  { kind, span }: CodeLens,
  language: Language,
): LensContent | undefined {
  const target = targetAt(configuration, file, span.start)?.target;
  if (!target) return undefined;
  if (kind === 'domains') return domainLensContent(configuration, target.name, language);
  return kind === 'references'
    ? referencesTo(configuration, target, language)
    : overridesOf(configuration, target.name, language);
}

function referencesTo(configuration: Configuration, target: Target, language: Language): LensContent {
  const locations = occurrences(configuration, target)
    .filter(({ role }) => role !== 'definition')
    .map(({ file, span }) => ({ file, span }));
  const count = locations.length;
  const title =
    count === 1
      ? { en: '1 reference', ja: '1 箇所で参照' }
      : { en: '{count} references', ja: '{count} 箇所で参照' };
  return { title: localize(title, language, { count }), locations };
}

/** More services are counted instead of named. */
const namedServices = 3;

function overridesOf(
  configuration: Configuration,
  name: string,
  language: Language,
): LensContent | undefined {
  const { master } = configuration;
  const found = optionServices(configuration).filter((each) => each.name === name);
  if (!master || found.length === 0) return undefined;
  const names = [...new Set(found.map(({ service }) => service.entry.fields.service.text))];
  const services = [...names.slice(0, namedServices), ...(names.length > namedServices ? ['…'] : [])].join(
    ', ',
  );
  const title = { en: 'overridden in master.cf by {services}', ja: 'master.cf の {services} で上書き' };
  const locations = found.map(({ span }): Location => ({ file: master.file, span }));
  return { title: localize(title, language, { services }), locations };
}

interface OptionPlace {
  readonly name: string;
  readonly service: Service;
  readonly span: Span;
}

/** The `-o` settings of all services. */
function optionServices({ services }: Configuration): OptionPlace[] {
  return services.flatMap((service) =>
    service.entry.options.map(({ name, nameSpan }) => ({ name, service, span: nameSpan })),
  );
}
