/** The requests of `protocol.ts`. */
import type { Connection } from 'vscode-languageserver';
import { detectKind, type FileKind } from '../core/detect.ts';
import { groupedHeads, groupedMarks } from '../maillog/features/groupedFeatures.ts';
import { hueOf, logMarks } from '../maillog/features/marks.ts';
import {
  type Comparison,
  type ComparisonParams,
  type DetectLanguageParams,
  type EffectiveParams,
  type ExplanationParams,
  type LanguageId,
  type LogLineParams,
  type LogMarks,
  type LogMarksParams,
  type LogThread,
  type MailFlow,
  type MailFlowParams,
  type ParameterLocationParams,
  requests,
  type ServiceChoice,
  type ServicesParams,
  type TextLocation,
  threadHueCount,
  type VirtualDocument,
  type VirtualDocumentParams,
} from '../protocol.ts';
import { comparison, effective, explanation, services } from './configViewRequests.ts';
import { mailFlow } from './mailFlow.ts';
import { parameterLocation } from './parameters.ts';
import { guarded } from './router.ts';
import { virtualDocument } from './virtualDocuments.ts';
import type { Workspace } from './workspace.ts';

const languages: Readonly<Record<FileKind, LanguageId>> = {
  main: 'postfix-main',
  master: 'postfix-master',
  aliases: 'postfix-aliases',
  maillog: 'postfix-maillog',
};

type Answer =
  | VirtualDocument
  | LanguageId
  | LogMarks
  | LogThread
  | TextLocation
  | MailFlow
  | ServiceChoice[]
  | Comparison
  | string;

/** Routes our own requests. */
export function routeOwnRequests(connection: Connection, workspace: Workspace): void {
  const route = <Params>(name: string, handle: (params: Params) => Answer | null) =>
    connection.onRequest<Answer | null, void>(
      name,
      guarded<Params, Answer | null>(connection, name, null, handle),
    );

  route<VirtualDocumentParams>(requests.virtualDocument, ({ uri }) => virtualDocument(workspace, uri));
  route<DetectLanguageParams>(requests.detectLanguage, ({ uri, head }) => {
    const kind = detectKind(decodeURI(uri), head);
    return kind ? languages[kind] : null;
  });
  route<LogMarksParams>(requests.logMarks, (params) => marksOf(workspace, params));
  route<LogLineParams>(requests.logThread, (params) => threadOf(workspace, params));
  route<ParameterLocationParams>(requests.parameterLocation, (params) =>
    parameterLocation(workspace, params),
  );
  route<MailFlowParams>(requests.mailFlow, (params) => mailFlow(workspace, params));
  route<ServicesParams>(requests.services, (params) => services(workspace, params));
  route<EffectiveParams>(requests.effective, (params) => effective(workspace, params));
  route<ComparisonParams>(requests.comparison, (params) => comparison(workspace, params));
  route<ExplanationParams>(requests.explanation, (params) => explanation(workspace, params));
}

function marksOf({ documents, logs, groupedLog }: Workspace, params: LogMarksParams): LogMarks | null {
  const document = documents.open.get(params.uri);
  const kind = document && documents.kindOf(document);
  const { firstLine, lastLine } = params;
  if (!document) return null;
  if (kind === 'maillog') {
    return { marks: logMarks(logs.view(document), firstLine, lastLine, threadHueCount), heads: [] };
  }
  const log = kind === 'groupedLog' ? groupedLog(document) : undefined;
  if (!log) return null;
  return {
    marks: groupedMarks(log.grouped, log.view, firstLine, lastLine, threadHueCount),
    heads: groupedHeads(log.grouped, firstLine, lastLine),
  };
}

/** In a grouped document the lines of a message stand together: only the log itself sets them off. */
function threadOf({ documents, logs }: Workspace, { uri, line }: LogLineParams): LogThread | null {
  const document = documents.open.get(uri);
  if (!document || documents.kindOf(document) !== 'maillog') return null;
  const { index } = logs.view(document);
  const thread = index.threadOfLine(line);
  if (thread < 0) return null;
  return {
    queueId: index.queueId(thread),
    hue: hueOf(thread, threadHueCount),
    lines: [...index.linesOfThread(thread)],
  };
}
