import type { Configuration } from '../../config/configuration.ts';
import { defaultOf } from '../../config/examination.ts';
import { expand } from '../../config/expand.ts';
import type { Localized } from '../../l10n.ts';
import { parseMacros } from '../../syntax/macro.ts';
import { computedDefault } from './parameterHover.ts';

/** What a parameter comes to in a configuration. */
export interface ParameterValue {
  readonly value: string;
  /** Where it is another text. */
  readonly expanded?: string;
  readonly isDefault: boolean;
  /** How a default that depends on the machine comes about; `value` then is a guess at most. */
  readonly computed?: Localized;
}

/** The value of a parameter, set or default; undefined for names that this release does not know. */
export function parameterValue(configuration: Configuration, name: string): ParameterValue | undefined {
  const { examination, settings } = configuration;
  const known = examination.names.get(name);
  if (!known) return undefined;
  const setting = settings.get(name);
  if (setting) {
    const { text, failed } = examination.expand(setting);
    return { ...withExpansion(setting.value, failed ? setting.value : text.trim()), isDefault: false };
  }
  const computed = computedDefault(name);
  if (computed) return { value: '', isDefault: true, computed };
  const found = defaultOf(examination.defaults, known);
  const value = found.kind === 'value' ? found.value : '';
  if (known.parameter?.rawString) return { value, isDefault: true };
  const { text, failed } = expand(parseMacros(value), examination.lookup(), name);
  return { ...withExpansion(value, failed ? value : text.trim()), isDefault: true };
}

function withExpansion(value: string, expanded: string): Pick<ParameterValue, 'value' | 'expanded'> {
  return value === expanded ? { value } : { value, expanded };
}
