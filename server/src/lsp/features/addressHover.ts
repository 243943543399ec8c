import type { Configuration } from '../../core/config/configuration.ts';
import type { Hover } from '../../core/features/types.ts';
import { addressAt, routeHover } from '../../core/route/routeHover.ts';
import type { Workspace } from '../workspace.ts';
import type { Place } from './features.ts';

/** A hover, and below it where mail for the address at the cursor goes. */
export function withRoute(workspace: Workspace, place: Place, hover: Hover | undefined): Hover | undefined {
  const { document, offset } = place;
  const found = addressAt(document.getText(), offset);
  const configuration = found && nearestConfiguration(workspace, document.uri);
  if (!configuration) return hover;
  const route = workspace.routers.for(configuration)(found.address, '<>');
  const own = routeHover(found, route, workspace.session.language());
  return hover ? { span: hover.span, markdown: `${hover.markdown}\n\n---\n\n${own.markdown}` } : own;
}

/** The configuration that a file belongs to; for a log, one that is open, or the machine's own. */
function nearestConfiguration(
  { documents, configurations, tables }: Workspace,
  uri: string,
): Configuration | undefined {
  const own = tables.configurationFor(uri);
  if (own) return own;
  const open = documents.open.all().find((document) => documents.kindOf(document) === 'main');
  const main = open ?? documents.find('file:///etc/postfix/main.cf');
  return main && configurations.ofMain(main);
}
