/** The requests of `logProtocol`. */
import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { LogReadError } from '../io/logReadError.ts';
import type { WorkerRequest, WorkerStatus } from '../io/maillogMessages.ts';
import type { LogHandle, LogStatus } from '../logProtocol/openLog.ts';
import {
  type LogRequestName,
  type LogRequestParams,
  type LogRequestResult,
  logErrorCodes,
  logNotifications,
  logRequests,
} from '../logProtocol/requests.ts';
import { completeStory, explainLine } from './logExplanations.ts';
import { failureText, noticeText } from './logTexts.ts';
import { createOpenLogs, type OpenLogs } from './openLogs.ts';
import type { Session } from './session.ts';
import type { Workspace } from './workspace.ts';

/** Requests that are handed on to the log's worker as they are. */
const forwarded = [
  'rows',
  'rowOf',
  'filter',
  'completeFilter',
  'volume',
  'lines',
  'lineAtTime',
  'search',
  'top',
  'problems',
  'export',
] as const satisfies readonly WorkerRequest[];

/** Routes the requests about logs; `worker` is the program that holds one log. Returns what ends all of it. */
export function routeLogRequests(
  connection: Connection,
  workspace: Workspace,
  worker: URL,
): () => Promise<void> {
  const { session } = workspace;
  const logs = createOpenLogs(worker, {
    onStatus: (log, status) =>
      void connection.sendNotification(logNotifications.status, statusFor(session, log, status)),
    onFound: (progress) => void connection.sendNotification(logNotifications.found, progress),
  });
  const route = <Name extends LogRequestName>(
    name: Name,
    handle: (params: LogRequestParams<Name>, signal: AbortSignal) => Promise<LogRequestResult<Name>>,
  ): void => {
    connection.onRequest<LogRequestResult<LogRequestName>, void>(
      logRequests[name],
      (params: LogRequestParams<Name>, token: CancellationToken) =>
        answered(session, token, (signal) => handle(params, signal)),
    );
  };

  route('open', (params) => logs.open(params));
  route('close', async ({ log }) => {
    await logs.close(log);
    return null;
  });
  route('story', async (params, signal) => {
    const { client, newest } = findLog(logs, params.log);
    const story = await client.ask('story', params, { language: session.language(), signal });
    return completeStory(workspace, newest, story);
  });
  route('explainLine', async ({ log, line }, signal) => {
    const { client, newest } = findLog(logs, log);
    const asked = { log, from: line, count: 1 };
    const { texts } = await client.ask('lines', asked, { language: session.language(), signal });
    return explainLine(workspace, newest, texts[0] ?? '');
  });
  for (const name of forwarded) routeToWorker(name, route, logs, session);
  return logs.closeAll;
}

type Route = <Name extends LogRequestName>(
  name: Name,
  handle: (params: LogRequestParams<Name>, signal: AbortSignal) => Promise<LogRequestResult<Name>>,
) => void;

function routeToWorker<Name extends (typeof forwarded)[number]>(
  name: Name,
  route: Route,
  logs: OpenLogs,
  session: Session,
): void {
  route(name, async (params, signal) =>
    findLog(logs, params.log).client.ask(name, params, { language: session.language(), signal }),
  );
}

/** The log of a handle. Throws for one that is not open. */
function findLog(logs: OpenLogs, log: LogHandle): NonNullable<ReturnType<OpenLogs['find']>> {
  const found = logs.find(log);
  if (found === undefined) throw new ResponseError(logErrorCodes.unknownLog, `log ${log} is not open`);
  return found;
}

/** Turns cancellation and faults into the errors that the client knows. */
async function answered<Result>(
  session: Session,
  token: CancellationToken,
  handle: (signal: AbortSignal) => Promise<Result>,
): Promise<Result | ResponseError<void>> {
  const aborting = new AbortController();
  const listening = token.onCancellationRequested(() => aborting.abort());
  try {
    return await handle(aborting.signal);
  } catch (error) {
    if (error instanceof ResponseError) return error;
    if (error instanceof Error && error.name === 'AbortError')
      return new ResponseError(LSPErrorCodes.RequestCancelled, error.message);
    if (error instanceof LogReadError) {
      const text = failureText(error.message, session.language());
      return new ResponseError(logErrorCodes.unreadable, text);
    }
    throw error;
  } finally {
    listening.dispose();
  }
}

function statusFor(session: Session, log: LogHandle, { notice, reason, ...status }: WorkerStatus): LogStatus {
  const language = session.language();
  return {
    ...status,
    log,
    notice: notice === null ? null : shownNotice(notice, language),
    text: reason === '' ? '' : failureText(reason, language),
  };
}

function shownNotice(
  { kind, file, time, reason }: NonNullable<WorkerStatus['notice']>,
  language: Parameters<typeof noticeText>[3],
): NonNullable<LogStatus['notice']> {
  return { kind, file, time, text: noticeText(kind, file, reason, language) };
}
