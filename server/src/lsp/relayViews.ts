import type { LinkedDocument } from '../core/features/linkedDocument.ts';
import { localize } from '../core/l10n.ts';
import { relayDocument } from '../core/relay/relayDocument.ts';
import { type RelayParams, virtualSchemes } from '../protocol.ts';
import { configurationOf } from './parameters.ts';
import { placeNames } from './placeNames.ts';
import { besideSource, sourceOf } from './virtualUris.ts';
import type { Workspace } from './workspace.ts';

const title = { en: 'Who may relay', ja: '中継の可否' };

/** The address of the document that says who may relay; null where no configuration is known for `uri`. */
export function relayUri(workspace: Workspace, { uri }: RelayParams): string | null {
  const configuration = configurationOf(workspace, uri) ?? workspace.tables.configurationFor(uri);
  if (!configuration) return null;
  const name = localize(title, workspace.session.language());
  return besideSource(virtualSchemes.relay, configuration.main.file, name);
}

/** The document about relaying; undefined for addresses that lead nowhere. */
export function relayAt(workspace: Workspace, uri: string): LinkedDocument | undefined {
  const configuration = configurationOf(workspace, sourceOf(uri));
  return configuration && relayDocument(configuration, placeNames(workspace), workspace.session.language());
}
