/** What is asked about parameters by name, for the configuration that a file belongs to. */
import type { Configuration } from '../core/config/configuration.ts';
import { defaultsDocument } from '../core/features/config/defaultsDocument.ts';
import { type Definition, definitionOf } from '../core/features/config/definition.ts';
import type { Location } from '../core/features/types.ts';
import { type ParameterLocationParams, type TextLocation, virtualSchemes } from '../protocol.ts';
import { toLocations } from './convert.ts';
import { defaultsUri, sourceOf } from './virtualUris.ts';
import type { Workspace } from './workspace.ts';

/** Schemes of documents that are made from a configuration. */
const madeFromConfiguration = [virtualSchemes.defaults, virtualSchemes.effective, virtualSchemes.explanation];

/** The main.cf or master.cf that a document was made from; any other URI as it is. */
export function configurationFile(uri: string): string {
  return madeFromConfiguration.some((scheme) => uri.startsWith(`${scheme}:`)) ? sourceOf(uri) : uri;
}

/** The configuration that a main.cf or master.cf, or a document made from one, belongs to. */
export function configurationOf(workspace: Workspace, uri: string): Configuration | undefined {
  const { documents, configurations } = workspace;
  const document = documents.find(configurationFile(uri));
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
  return span ? [{ file: defaultsUri(workspace.session, configuration.main.file), span }] : [];
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
