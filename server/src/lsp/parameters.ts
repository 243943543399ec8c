/** What is asked about parameters by name, for the configuration that a file belongs to. */
import type { Configuration } from '../core/config/configuration.ts';
import { defaultsDocument } from '../core/features/config/defaultsDocument.ts';
import { type Definition, definitionOf } from '../core/features/config/definition.ts';
import type { Location } from '../core/features/types.ts';
import { type ParameterLocationParams, type TextLocation, virtualSchemes } from '../protocol.ts';
import { toLocations } from './convert.ts';
import { defaultsUri, sourceOf } from './virtualDocuments.ts';
import type { Workspace } from './workspace.ts';

/** The configuration that the main.cf, master.cf or document of defaults `uri` belongs to. */
export function configurationOf(workspace: Workspace, uri: string): Configuration | undefined {
  const { documents, configurations } = workspace;
  const isDefaults = uri.startsWith(`${virtualSchemes.defaults}:`);
  const document = documents.find(isDefaults ? sourceOf(uri) : uri);
  if (!document) return undefined;
  const kind = documents.kindOf(document);
  if (kind === 'main') return configurations.ofMain(document);
  return kind === 'master' ? configurations.ofMaster(document) : undefined;
}

/** The places of a definition; a default stands in the document of the defaults, for clients that open it. */
export function definitionPlaces(
  workspace: Workspace,
  configuration: Configuration,
  definition: Definition | undefined,
): Location[] {
  if (definition?.kind === 'setting') return [definition.location];
  if (!definition || !workspace.session.opensVirtualDocuments) return [];
  const span = defaultsDocument(configuration, workspace.session.language()).spanOf(definition.name);
  return span ? [{ file: defaultsUri(workspace, configuration.main.file), span }] : [];
}

/** Where the configuration of a file sets a parameter, or its default; null for unknown files and names. */
export function parameterLocation(
  workspace: Workspace,
  { uri, name }: ParameterLocationParams,
): TextLocation | null {
  const configuration = configurationOf(workspace, uri);
  if (!configuration) return null;
  const places = definitionPlaces(workspace, configuration, definitionOf(configuration, name));
  return toLocations(workspace.find, places)[0] ?? null;
}
