import type { DocumentKind } from '../documents.ts';
import { relayAt } from '../relayViews.ts';
import { routeAt } from '../routeViews.ts';
import type { Workspace } from '../workspace.ts';
import { aliasesFeatures } from './aliases.ts';
import { mainFeatures, masterFeatures } from './config.ts';
import { defaultsFeatures, effectiveFeatures, explanationFeatures } from './configViews.ts';
import type { Features } from './features.ts';
import { groupedLogFeatures } from './groupedLog.ts';
import { linkedFeatures } from './linkedDocuments.ts';
import { maillogFeatures } from './maillog.ts';
import { tableFeatures } from './tables.ts';
import { inTemplates } from './templates.ts';

/** What is offered for each kind of document. */
export function createFeatures(workspace: Workspace): Readonly<Record<DocumentKind, Features>> {
  return {
    main: inTemplates(workspace, mainFeatures(workspace)),
    master: inTemplates(workspace, masterFeatures(workspace)),
    defaults: defaultsFeatures(workspace),
    effective: effectiveFeatures(workspace),
    explanation: explanationFeatures(workspace),
    route: linkedFeatures(workspace, routeAt),
    relay: linkedFeatures(workspace, relayAt),
    aliases: inTemplates(workspace, aliasesFeatures(workspace)),
    table: tableFeatures(workspace, 'table'),
    pattern: tableFeatures(workspace, 'pattern'),
    cidr: tableFeatures(workspace, 'cidr'),
    client: tableFeatures(workspace, 'client'),
    maillog: maillogFeatures(workspace),
    groupedLog: groupedLogFeatures(workspace),
  };
}
