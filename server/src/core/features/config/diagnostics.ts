import type { Configuration } from '../../config/configuration.ts';
import { settingOf } from '../../config/settings.ts';
import type { Language } from '../../l10n.ts';
import { createContext } from '../../rules/config/context.ts';
import { configRules } from '../../rules/config/index.ts';
import { type Diagnostic, diagnose } from '../../rules/rule.ts';
import type { NeighbourFiles } from '../../tables/namedFiles.ts';
import { findingsInTemplate } from '../../template/findings.ts';
import { isOpaque } from '../../text/opaque.ts';
import { touches } from '../../text/span.ts';

/** Everything the rules find in main.cf, in the order of the places; of its tables where `files` are known. */
export function mainDiagnostics(
  configuration: Configuration,
  language: Language,
  files?: NeighbourFiles,
): Diagnostic[] {
  const found = diagnose(configRules, createContext(configuration, 'main', files), language);
  return findingsInTemplate(configuration.main.text, found, dependsOnTemplate(configuration, 'main'));
}

/** Everything the rules find in master.cf, in the order of the places; nothing where there is none. */
export function masterDiagnostics(
  configuration: Configuration,
  language: Language,
  files?: NeighbourFiles,
): Diagnostic[] {
  if (!configuration.master) return [];
  const found = diagnose(configRules, createContext(configuration, 'master', files), language);
  return findingsInTemplate(configuration.master.text, found, dependsOnTemplate(configuration, 'master'));
}

/** Whether a finding is about a value into which some template engine puts what nobody knows here. */
function dependsOnTemplate(
  configuration: Configuration,
  file: 'main' | 'master',
): (diagnostic: Diagnostic) => boolean {
  const { examination, main, services } = configuration;
  return ({ span }) => {
    if (file === 'main') {
      const entry = main.tree.entries.find(({ line }) => touches(line.span, span.start));
      return entry?.kind === 'assignment' && isOpaque(examination.expand(settingOf(entry)).text);
    }
    const service = services.find(({ entry }) => touches(entry.line.span, span.start));
    const option = service?.entry.options.find((each) => touches(each.span, span.start));
    const setting = option && service?.settings?.get(option.name);
    return setting !== undefined && isOpaque(examination.expand(setting, service).text);
  };
}
