import type { Configuration } from '../../config/configuration.ts';
import { defaultOf } from '../../config/examination.ts';
import type { Service } from '../../config/settings.ts';
import { isSince } from '../../config/version.ts';
import { inOrder } from '../tokenOrder.ts';
import type { SemanticToken, TokenModifier } from '../types.ts';
import { computedDefault } from './parameterHover.ts';
import { type NamePlace, namesInMain, namesInMaster } from './places.ts';
import { wordTokens } from './valueTokens.ts';

/** The names and words of main.cf with what they mean, in the order of the file. */
export function mainSemanticTokens(configuration: Configuration): SemanticToken[] {
  const { text, tree } = configuration.main;
  const names = namesInMain(configuration);
  const assignments = tree.entries.filter((entry) => entry.kind === 'assignment');
  return inOrder(text, [
    ...names.map((place) => nameToken(configuration, place, undefined)),
    ...assignments.flatMap((entry) => wordTokens(configuration, entry)),
  ]);
}

/** The services of master.cf, and the names that their `-o` settings set and use. */
export function masterSemanticTokens(configuration: Configuration): SemanticToken[] {
  const { master, services } = configuration;
  if (!master) return [];
  const byOption = new Map(
    services.flatMap((service) => service.entry.options.map(({ nameSpan }) => [nameSpan.start, service])),
  );
  return inOrder(master.text, [
    ...services.map(({ entry }) => ({
      span: entry.fields.service.span,
      type: 'service' as const,
      modifiers: ['definition' as const],
    })),
    ...namesInMaster(configuration).map((place) => {
      const nameSpan = place.inSetting?.option?.nameSpan ?? place.span;
      return nameToken(configuration, place, byOption.get(nameSpan.start));
    }),
  ]);
}

function nameToken(
  configuration: Configuration,
  { name, span, role }: NamePlace,
  service: Service | undefined,
): SemanticToken {
  const known = configuration.examination.names.get(name);
  const isLocal = service?.settings?.has(name) === true;
  const isBuiltIn = known?.origin === 'built-in' || known?.origin === 'service' || known?.origin === 'legacy';
  const isSet = isLocal || configuration.settings.has(name);
  const since = known?.parameter?.deprecatedSince;
  const modifiers: TokenModifier[] = [];
  if (role === 'definition') modifiers.push('definition');
  if (!known && !isLocal) modifiers.push('unknown');
  if (since !== undefined && isSince(configuration.version, since)) modifiers.push('deprecated');
  if (isBuiltIn)
    modifiers.push(isLocal || (isSet && !isDefaultValue(configuration, name)) ? 'set' : 'default');
  return { span, type: isBuiltIn ? 'parameter' : 'ownName', modifiers };
}

/** Whether main.cf sets the name to what it would be anyway. */
function isDefaultValue({ settings, examination }: Configuration, name: string): boolean {
  const known = examination.names.get(name);
  // What the machine or other settings decide cannot be told from what the file says.
  if (computedDefault(name)) return false;
  const value = known && defaultOf(examination.defaults, known);
  return value?.kind === 'value' && settings.get(name)?.value === value.value;
}
