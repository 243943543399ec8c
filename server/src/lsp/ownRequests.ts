/** The requests of `protocol.ts`. */
import type { Connection } from 'vscode-languageserver';
import { detectKind, type FileKind } from '../core/detect.ts';
import {
  type Comparison,
  type ComparisonParams,
  type DetectLanguageParams,
  type EffectiveParams,
  type Environment,
  type EnvironmentParams,
  type ExplanationParams,
  type LanguageId,
  type MailFlow,
  type MailFlowParams,
  type ParameterLocationParams,
  type RelayParams,
  type RouteParams,
  requests,
  type ServiceChoice,
  type ServicesParams,
  type TableIndex,
  type TableIndexParams,
  type TextLocation,
  type VirtualDocument,
  type VirtualDocumentParams,
} from '../protocol.ts';
import { comparison, effective, explanation, services } from './configViewRequests.ts';
import { environment } from './environment.ts';
import { mailFlow } from './mailFlow.ts';
import { parameterLocation } from './parameters.ts';
import { relayUri } from './relayViews.ts';
import { guarded } from './router.ts';
import { routeUri } from './routeViews.ts';
import { tableIndex } from './tableIndex.ts';
import { virtualDocument } from './virtualDocuments.ts';
import type { Workspace } from './workspace.ts';

const languages: Readonly<Record<FileKind, LanguageId>> = {
  main: 'postfix-main',
  master: 'postfix-master',
  aliases: 'postfix-aliases',
  table: 'postfix-table',
  pattern: 'postfix-pcre',
  cidr: 'postfix-cidr',
  client: 'postfix-table-client',
  maillog: 'postfix-maillog',
};

type Answer =
  | VirtualDocument
  | LanguageId
  | TextLocation
  | MailFlow
  | ServiceChoice[]
  | Comparison
  | TableIndex
  | Environment
  | string;

/** Routes our own requests. */
export function routeOwnRequests(connection: Connection, workspace: Workspace): void {
  const route = <Params>(name: string, handle: (params: Params) => Answer | null) =>
    connection.onRequest<Answer | null, void>(
      name,
      guarded<Params, Answer | null>(connection, name, null, handle),
    );

  route<VirtualDocumentParams>(requests.virtualDocument, ({ uri, filter }) =>
    virtualDocument(workspace, uri, filter),
  );
  route<DetectLanguageParams>(requests.detectLanguage, ({ uri, head }) => {
    const kind = workspace.tables.kindByUse(uri) ?? detectKind(decodeURI(uri), head);
    return kind ? languages[kind] : null;
  });
  route<ParameterLocationParams>(requests.parameterLocation, (params) =>
    parameterLocation(workspace, params),
  );
  route<MailFlowParams>(requests.mailFlow, (params) => mailFlow(workspace, params));
  route<ServicesParams>(requests.services, (params) => services(workspace, params));
  route<EffectiveParams>(requests.effective, (params) => effective(workspace, params));
  route<ComparisonParams>(requests.comparison, (params) => comparison(workspace, params));
  route<ExplanationParams>(requests.explanation, (params) => explanation(workspace, params));
  route<RouteParams>(requests.route, (params) => routeUri(workspace, params));
  route<RelayParams>(requests.relay, (params) => relayUri(workspace, params));
  route<TableIndexParams>(requests.tableIndex, (params) => tableIndex(workspace, params));
  route<EnvironmentParams>(requests.environment, (params) => environment(workspace, params));
}
