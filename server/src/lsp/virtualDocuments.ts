import { defaultsDocument } from '../core/features/config/defaultsDocument.ts';
import { parameterPage } from '../core/features/config/parameterHover.ts';
import { type Localized, localize } from '../core/l10n.ts';
import { type VirtualDocument, virtualSchemes } from '../protocol.ts';
import { pageAt } from './parameterLinks.ts';
import { configurationOf } from './parameters.ts';
import type { Workspace } from './workspace.ts';

/** The text of a document that the server writes; null for other URIs and for unknown sources. */
export function virtualDocument(workspace: Workspace, uri: string): VirtualDocument | null {
  if (uri.startsWith(`${virtualSchemes.groupedLog}:`)) return groupedLog(workspace, uri);
  if (uri.startsWith(`${virtualSchemes.defaults}:`)) return defaults(workspace, uri);
  if (uri.startsWith(`${virtualSchemes.parameter}:`)) return aboutParameter(workspace, uri);
  return null;
}

function groupedLog({ documents, logs, session }: Workspace, uri: string): VirtualDocument | null {
  const source = documents.find(sourceOf(uri));
  if (!source) return null;
  return { text: logs.group(uri, source, session.language()).grouped.text, languageId: 'postfix-maillog' };
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

const defaultsTitle: Localized = { en: '(defaults)', ja: '(既定値)' };

/** The address of the defaults for the main.cf `uri`. Its last part is what an editor shows as its title. */
export function defaultsUri({ session }: Workspace, uri: string): string {
  const title = encodeURIComponent(` ${localize(defaultsTitle, session.language())}`);
  return `${virtualSchemes.defaults}:${pathIn(uri)}${title}?${encodeURIComponent(uri)}`;
}

function pathIn(uri: string): string {
  return uri.replace(/^[\w+.-]+:(?:\/\/[^/]*)?/, '').replace(/[?#].*$/s, '');
}

/** A document of ours has the URI of what it was made from as the query of its own; empty where it has none. */
export function sourceOf(uri: string): string {
  try {
    return decodeURIComponent(new URL(uri).search.slice(1));
  } catch {
    return '';
  }
}
