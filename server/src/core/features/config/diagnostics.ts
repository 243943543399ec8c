import type { Configuration } from '../../config/configuration.ts';
import type { Language } from '../../l10n.ts';
import { createContext } from '../../rules/config/context.ts';
import { configRules } from '../../rules/config/index.ts';
import { type Diagnostic, diagnose } from '../../rules/rule.ts';

/** Everything the rules find in main.cf, in the order of the places. */
export function mainDiagnostics(configuration: Configuration, language: Language): Diagnostic[] {
  return diagnose(configRules, createContext(configuration, 'main'), language);
}

/** Everything the rules find in master.cf, in the order of the places; nothing where there is none. */
export function masterDiagnostics(configuration: Configuration, language: Language): Diagnostic[] {
  if (!configuration.master) return [];
  return diagnose(configRules, createContext(configuration, 'master'), language);
}
