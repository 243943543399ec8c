/** Reads configurations and their tables from disk for the tests of routes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Configuration, readConfiguration } from '../../server/src/core/config/configuration.ts';
import { parseVersion } from '../../server/src/core/config/version.ts';
import type { ListSources } from '../../server/src/core/route/matchList.ts';
import { routeSources } from '../../server/src/core/route/sources.ts';
import { thisHost } from '../../server/src/io/host.ts';
import { tableFiles } from '../../server/src/io/tableFiles.ts';
import { readTextFile } from '../../server/src/io/textFile.ts';
import { expressions } from './postmap.ts';

export interface OpenConfiguration {
  readonly configuration: Configuration;
  readonly sources: ListSources;
}

/** The configuration in `folder`, for the release `version`, on this machine. */
export function openConfiguration(folder: string, version: string): OpenConfiguration {
  const release = parseVersion(version);
  const main = { file: join(folder, 'main.cf'), text: readFileSync(join(folder, 'main.cf'), 'utf8') };
  const masterPath = join(folder, 'master.cf');
  const master = readTextFile(masterPath);
  const configuration = readConfiguration({
    main,
    ...(master.state === 'read' && { master: { file: masterPath, text: master.text } }),
    ...(release && { version: release }),
    host: thisHost(),
    folder,
  });
  return { configuration, sources: routeSources(configuration, tableFiles(expressions)) };
}
