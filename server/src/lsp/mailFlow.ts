import { readConfiguration } from '../core/config/configuration.ts';
import { newestVersion } from '../core/config/version.ts';
import { guidePage, guideTitle } from '../core/guide/guidePage.ts';
import { wayOf } from '../core/guide/way.ts';
import { localize } from '../core/l10n.ts';
import type { MailFlow, MailFlowParams } from '../protocol.ts';
import { pathOf } from './documents.ts';
import { helpLinks } from './parameterLinks.ts';
import { configurationOf } from './parameters.ts';
import { routeOf } from './routeViews.ts';
import type { Workspace } from './workspace.ts';

/** The guide to the way of mail, with the values of a configuration, or the defaults where none is read. */
export function mailFlow(workspace: Workspace, { uri: given, route }: MailFlowParams): MailFlow {
  const { session } = workspace;
  const language = session.language();
  const shown = route === undefined ? undefined : routeOf(workspace, route);
  const uri = shown ? shown.configuration.main.file : given;
  const found = uri === undefined ? undefined : configurationOf(workspace, uri);
  const version = session.version() ?? newestVersion;
  const configuration = found ?? readConfiguration({ main: { file: '', text: '' }, version });
  const file = found?.main.file;
  const links = file === undefined ? undefined : helpLinks(session, file);
  const html = guidePage({
    configuration,
    language,
    ...(file !== undefined && { file: pathOf(file) ?? file }),
    ...(links && { linkTo: links.definition }),
    ...(shown && { way: { address: shown.route.address, way: wayOf(shown.route, shown.configuration) } }),
  });
  return { title: localize(guideTitle, language), language, html };
}
