/** Our own requests about mail logs that are open as text. */
import type { Connection } from 'vscode-languageserver';
import { LogReadError } from '../io/logReadError.ts';
import { readLogText } from '../io/logText.ts';
import { groupedChanges } from '../maillog/features/groupedChanges.ts';
import { groupedHeads, groupedMarks } from '../maillog/features/groupedFeatures.ts';
import { hueOf, logMarks } from '../maillog/features/marks.ts';
import { stepFrom, stepInGrouped } from '../maillog/features/steps.ts';
import {
  type FindMessagesParams,
  type GroupedChanges,
  type GroupedChangesParams,
  type JoinedLog,
  type JoinedLogParams,
  type LogLineParams,
  type LogMarks,
  type LogMarksParams,
  type LogStepParams,
  type LogThread,
  type MessagePlace,
  requests,
  threadHueCount,
} from '../protocol.ts';
import { pathOf } from './documents.ts';
import { findMessages } from './findMessages.ts';
import { guarded, guardedSteps } from './router.ts';
import type { Workspace } from './workspace.ts';

type Answer = LogMarks | LogThread | GroupedChanges | number;

/** Routes the requests about logs in text editors. */
export function routeLogTextRequests(connection: Connection, workspace: Workspace): void {
  const route = <Params>(name: string, handle: (params: Params) => Answer | null) =>
    connection.onRequest<Answer | null, void>(
      name,
      guarded<Params, Answer | null>(connection, name, null, handle),
    );
  route<LogMarksParams>(requests.logMarks, (params) => marksOf(workspace, params));
  route<LogLineParams>(requests.logThread, (params) => threadOf(workspace, params));
  route<GroupedChangesParams>(requests.groupedChanges, (params) => changesOf(workspace, params));
  route<LogStepParams>(requests.logStep, (params) => stepOf(workspace, params));
  connection.onRequest<JoinedLog, void>(
    requests.joinedLog,
    guardedSteps<JoinedLogParams, JoinedLog>(connection, requests.joinedLog, { problem: '' }, joinedLog),
  );
  connection.onRequest<readonly MessagePlace[], void>(
    requests.findMessages,
    guardedSteps<FindMessagesParams, readonly MessagePlace[]>(
      connection,
      requests.findMessages,
      [],
      ({ ids }) => findMessages(workspace, ids),
    ),
  );
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

/** Documents over 50 MB reach no extension: VS Code keeps them to itself. */
const LARGEST_TEXT = 50_000_000;

async function joinedLog({ uris }: JoinedLogParams, pause: () => Promise<void>): Promise<JoinedLog> {
  const paths = uris.map(pathOf).filter((path) => path !== undefined);
  try {
    const { text } = await readLogText(paths, LARGEST_TEXT, pause);
    return { text };
  } catch (error) {
    if (error instanceof LogReadError) return { problem: error.message };
    throw error;
  }
}

/** In a grouped document the lines of a message stand together: only the log itself sets them off. */
function threadOf({ documents, logs }: Workspace, { uri, line }: LogLineParams): LogThread | null {
  const document = documents.open.get(uri);
  if (!document || documents.kindOf(document) !== 'maillog') return null;
  const { index } = logs.view(document);
  const thread = index.threadOfLine(line);
  if (thread < 0) return null;
  const queueId = index.queueId(thread);
  return { queueId, hue: hueOf(queueId, threadHueCount), lines: [...index.linesOfThread(thread)] };
}

/** Null where the client's text is not the one that was made last. */
function changesOf(workspace: Workspace, { uri }: GroupedChangesParams): GroupedChanges | null {
  const { documents, logs, session } = workspace;
  const document = documents.open.get(uri);
  const before = document && logs.grouped(document);
  const source = before && documents.find(before.source);
  if (!before || !source) return null;
  return groupedChanges(before.grouped, logs.group(uri, source, session.language()).grouped);
}

function stepOf({ documents, logs, groupedLog }: Workspace, params: LogStepParams): number | null {
  const { uri, line, target, forward } = params;
  const document = documents.open.get(uri);
  if (!document) return null;
  const step = forward ? 1 : -1;
  const kind = documents.kindOf(document);
  if (kind === 'maillog') return found(stepFrom(logs.view(document).index, line, target, step));
  const log = kind === 'groupedLog' ? groupedLog(document) : undefined;
  return log === undefined ? null : found(stepInGrouped(log.grouped, log.view.index, line, target, step));
}

function found(line: number): number | null {
  return line < 0 ? null : line;
}
