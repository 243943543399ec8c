/** What a file is read for: which release of Postfix, which folder. */
import { formatVersion, newestVersion, parseVersion } from '../core/config/version.ts';
import type { Environment, EnvironmentParams } from '../protocol.ts';
import { pathOf } from './documents.ts';
import { configurationOf } from './parameters.ts';
import type { Session } from './session.ts';
import { configurationFolder } from './tableIndex.ts';
import type { Workspace } from './workspace.ts';

/** What the file `uri` is read for. */
export function environment(workspace: Workspace, { uri }: EnvironmentParams): Environment {
  const { session } = workspace;
  const version = formatVersion(session.version() ?? newestVersion);
  const main = configurationOf(workspace, uri)?.main.file;
  const own = main === undefined ? undefined : pathOf(main)?.replace(/\/[^/]*$/, '');
  const folder = own ?? configurationFolder(workspace, uri);
  return { version, decidedBy: deciderOf(session), ...(folder !== undefined && { folder }) };
}

function deciderOf(session: Session): Environment['decidedBy'] {
  if (parseVersion(session.settings().targetVersion)) return 'setting';
  return session.version() ? 'installed' : 'newest';
}
