import { defaultsDocument } from '../core/features/config/defaultsDocument.ts';
import { parameterPage } from '../core/features/config/parameterHover.ts';
import { restoreText } from '../core/text/opaque.ts';
import { type VirtualDocument, virtualSchemes } from '../protocol.ts';
import { effectiveText, explanationAt } from './configViews.ts';
import { pageAt } from './parameterLinks.ts';
import { configurationOf } from './parameters.ts';
import { relayAt } from './relayViews.ts';
import { routeAt } from './routeViews.ts';
import { sourceOf } from './virtualUris.ts';
import type { Workspace } from './workspace.ts';

/** The text of a document that the server writes; null for other URIs and for unknown sources. */
export function virtualDocument(workspace: Workspace, uri: string, filter?: string): VirtualDocument | null {
  if (uri.startsWith(`${virtualSchemes.groupedLog}:`)) return groupedLog(workspace, uri, filter);
  const document = aboutConfiguration(workspace, uri);
  return document && { ...document, text: restoreText(document.text) };
}

function aboutConfiguration(workspace: Workspace, uri: string): VirtualDocument | null {
  if (uri.startsWith(`${virtualSchemes.defaults}:`)) return defaults(workspace, uri);
  if (uri.startsWith(`${virtualSchemes.parameter}:`)) return aboutParameter(workspace, uri);
  if (uri.startsWith(`${virtualSchemes.effective}:`)) return mainDocument(effectiveText(workspace, uri));
  if (uri.startsWith(`${virtualSchemes.explanation}:`)) {
    return mainDocument(explanationAt(workspace, uri)?.text);
  }
  if (uri.startsWith(`${virtualSchemes.route}:`)) return readDocument(routeAt(workspace, uri)?.text);
  if (uri.startsWith(`${virtualSchemes.relay}:`)) return readDocument(relayAt(workspace, uri)?.text);
  return null;
}

function readDocument(text: string | undefined): VirtualDocument | null {
  return text === undefined ? null : { text, languageId: 'markdown' };
}

/** A text in the form of a main.cf. */
function mainDocument(text: string | undefined): VirtualDocument | null {
  return text === undefined ? null : { text, languageId: 'postfix-main' };
}

function groupedLog(
  { documents, logs, session }: Workspace,
  uri: string,
  filter: string | undefined,
): VirtualDocument | null {
  const source = documents.find(sourceOf(uri));
  if (!source) return null;
  return {
    text: logs.group(uri, source, session.language(), filter).grouped.text,
    languageId: 'postfix-maillog',
  };
}

function defaults({ documents, configurations, session }: Workspace, uri: string): VirtualDocument | null {
  const source = documents.find(sourceOf(uri));
  if (!source) return null;
  const { text } = defaultsDocument(configurations.ofMain(source), session.language());
  return { text, languageId: 'postfix-main' };
}

function aboutParameter(workspace: Workspace, uri: string): VirtualDocument | null {
  const page = pageAt(uri);
  const configuration = page && configurationOf(workspace, page.source);
  if (!configuration) return null;
  const { documentation } = workspace.help();
  const links = { definition: (name: string) => `${name}.md` };
  const text = parameterPage(configuration, page.name, { language: page.language, documentation, links });
  return { text, languageId: 'markdown' };
}
