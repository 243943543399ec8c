import { readConfiguration } from '../../server/src/core/config/configuration.ts';
import type { Host } from '../../server/src/core/config/defaults.ts';
import { parseVersion } from '../../server/src/core/config/version.ts';
import { mainDiagnostics, masterDiagnostics } from '../../server/src/core/features/config/diagnostics.ts';
import type { Language } from '../../server/src/core/l10n.ts';
import type { Diagnostic } from '../../server/src/core/rules/rule.ts';
import type { NeighbourFiles } from '../../server/src/core/tables/namedFiles.ts';

export interface ConfigTexts {
  readonly main?: string;
  readonly master?: string;
  /** The newest release where absent. */
  readonly version?: string;
  readonly language?: Language;
  readonly host?: Host;
  /** The files around them; none can be looked at where absent. */
  readonly files?: NeighbourFiles;
}

/** What the rules find in each of the two files. */
export function diagnoseTexts(texts: ConfigTexts): { main: Diagnostic[]; master: Diagnostic[] } {
  const { main = '', master, host, language = 'en', files } = texts;
  const version = texts.version === undefined ? undefined : parseVersion(texts.version);
  const configuration = readConfiguration({
    main: { file: 'main.cf', text: main },
    ...(master !== undefined && { master: { file: 'master.cf', text: master } }),
    ...(version && { version }),
    ...(host && { host }),
  });
  return {
    main: mainDiagnostics(configuration, language, files),
    master: masterDiagnostics(configuration, language, files),
  };
}
