import type { DocumentKind } from '../documents.ts';
import type { Workspace } from '../workspace.ts';
import { aliasesFeatures } from './aliases.ts';
import type { Features } from './features.ts';
import { groupedLogFeatures } from './groupedLog.ts';
import { maillogFeatures } from './maillog.ts';

/** What is offered for each kind of document. */
export function createFeatures(workspace: Workspace): Partial<Record<DocumentKind, Features>> {
  return {
    aliases: aliasesFeatures(workspace),
    maillog: maillogFeatures(workspace),
    groupedLog: groupedLogFeatures(workspace),
  };
}
