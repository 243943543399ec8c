import type { Configuration } from '../core/config/configuration.ts';
import type { LinkedDocument } from '../core/features/linkedDocument.ts';
import { localize } from '../core/l10n.ts';
import type { Route } from '../core/route/route.ts';
import { routeDocument } from '../core/route/routeDocument.ts';
import { commands, type RouteParams, virtualSchemes } from '../protocol.ts';
import { commandUri } from './commandLinks.ts';
import { configurationOf } from './parameters.ts';
import { placeNames } from './placeNames.ts';
import { besideSource, detailOf, sourceOf } from './virtualUris.ts';
import type { Workspace } from './workspace.ts';

/** What a document about a route is asked for. */
interface Question {
  readonly address: string;
  /** `<>` where no sender was given. */
  readonly sender: string;
}

const title = { en: 'route', ja: '行き先' };

/** The address of the document that says where mail goes; null where no configuration is known for `uri`. */
export function routeUri(workspace: Workspace, { uri, address, sender }: RouteParams): string | null {
  const configuration = configurationOf(workspace, uri) ?? workspace.tables.configurationFor(uri);
  if (!configuration) return null;
  const { language } = workspace.session;
  const name = `${address || '<>'} (${localize(title, language())})`;
  const detail = encodeURIComponent(JSON.stringify([address, sender || '<>']));
  return `${besideSource(virtualSchemes.route, configuration.main.file, name)}#${detail}`;
}

function questionAt(uri: string): Question | undefined {
  try {
    const detail: unknown = JSON.parse(detailOf(uri));
    if (!Array.isArray(detail)) return undefined;
    const [address, sender] = detail.map(String);
    return address === undefined || sender === undefined ? undefined : { address, sender };
  } catch {
    return undefined;
  }
}

/** A route with what it was asked for. */
interface FoundRoute {
  readonly route: Route;
  readonly sender: string;
  readonly configuration: Configuration;
}

/** The route that the document `uri` is about; undefined for addresses that lead nowhere. */
export function routeOf(workspace: Workspace, uri: string): FoundRoute | undefined {
  const question = questionAt(uri);
  const configuration = question && configurationOf(workspace, sourceOf(uri));
  if (!configuration) return undefined;
  const { address, sender } = question;
  return { route: workspace.routers.for(configuration)(address, sender), sender, configuration };
}

/** The document about a route; undefined for addresses that lead nowhere. */
export function routeAt(workspace: Workspace, uri: string): LinkedDocument | undefined {
  const found = routeOf(workspace, uri);
  if (!found) return undefined;
  const { session } = workspace;
  return routeDocument(
    found.route,
    found.sender,
    placeNames(workspace),
    session.language(),
    session.followsParameterLinks ? commandUri(commands.showRouteOnPicture, uri) : undefined,
  );
}
