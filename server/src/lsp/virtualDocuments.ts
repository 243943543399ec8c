import { type VirtualDocument, virtualSchemes } from '../protocol.ts';
import type { Workspace } from './workspace.ts';

/** The text of a document that the server writes; null for other URIs and for unknown sources. */
export function virtualDocument(workspace: Workspace, uri: string): VirtualDocument | null {
  if (uri.startsWith(`${virtualSchemes.groupedLog}:`)) return groupedLog(workspace, uri);
  return null;
}

function groupedLog({ documents, logs, session }: Workspace, uri: string): VirtualDocument | null {
  const source = documents.find(groupedSource(uri));
  if (!source) return null;
  return { text: logs.group(uri, source, session.language()).grouped.text, languageId: 'postfix-maillog' };
}

/** A grouped document has the URI of its log as the query of its own; empty where it has none. */
function groupedSource(uri: string): string {
  try {
    return decodeURIComponent(new URL(uri).search.slice(1));
  } catch {
    return '';
  }
}
