import {
  type Connection,
  DocumentDiagnosticReportKind,
  type FullDocumentDiagnosticReport,
  type UnchangedDocumentDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Follower, folderOf } from '../follower.ts';
import { attempt, guarded, guardedSteps } from '../router.ts';
import type { Workspace } from '../workspace.ts';
import type { ReportOn } from './reports.ts';

type Report = FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport;

const nothing: Report = { kind: DocumentDiagnosticReportKind.Full, items: [] };

/**
 * Answers clients that ask for diagnostics, of one document or of the whole workspace. A client that knows
 * the last result is only told so; where a change has made what it was told about other documents out of
 * date, it is told to ask again.
 */
export function pullDiagnostics(connection: Connection, workspace: Workspace, reportOn: ReportOn): Follower {
  const { documents, session } = workspace;
  const told = new Map<string, string>();

  const report = (document: TextDocument, last: string | undefined): Report => {
    const { resultId, items } = reportOn(document);
    told.set(document.uri, resultId);
    if (resultId === last) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...items] };
  };

  const isStale = (uri: string): boolean => {
    const document = documents.find(uri);
    return document === undefined || reportOn(document).resultId !== told.get(uri);
  };

  routePulls(connection, workspace, report);
  const refresher = session.can.refreshDiagnostics ? createRefresher(connection, told, isStale) : undefined;
  return {
    changed: ({ uri }) => refresher?.check((other) => other !== uri && folderOf(other) === folderOf(uri)),
    allChanged: () => refresher?.check(() => true),
    closed({ uri }) {
      told.delete(uri);
      refresher?.check((other) => folderOf(other) === folderOf(uri));
    },
  };
}

function routePulls(
  connection: Connection,
  { documents, files }: Workspace,
  report: (document: TextDocument, last: string | undefined) => Report,
): void {
  const { diagnostics } = connection.languages;
  diagnostics.on(
    guarded(connection, 'diagnostics', nothing, ({ textDocument, previousResultId }) => {
      const document = documents.find(textDocument.uri);
      return document ? report(document, previousResultId) : nothing;
    }),
  );
  diagnostics.onWorkspace(
    guardedSteps(connection, 'workspaceDiagnostics', { items: [] }, async ({ previousResultIds }, pause) => {
      const last = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
      const items: WorkspaceDocumentDiagnosticReport[] = [];
      for (const document of await files.all()) {
        await pause();
        const { uri } = document;
        const version = documents.open.get(uri)?.version ?? null;
        attempt(connection, 'workspaceDiagnostics', () => {
          items.push({ ...report(document, last.get(uri)), uri, version });
        });
        last.delete(uri);
      }
      const gone = [...last.keys()].map((uri) => ({ ...nothing, uri, version: null }));
      return { items: [...items, ...gone] };
    }),
  );
}

/** In milliseconds: a client that is typed into is not told to ask again with every key. */
const restAfterChange = 100;

/** Tells the client to ask again once a document that it was told about has become stale. */
function createRefresher(
  connection: Connection,
  told: ReadonlyMap<string, string>,
  isStale: (uri: string) => boolean,
) {
  const suspects = new Set<string>();
  let waits = false;

  const settle = () => {
    waits = false;
    const isNeeded = [...suspects].some(isStale);
    suspects.clear();
    if (isNeeded) connection.languages.diagnostics.refresh();
  };

  return {
    /** Looks soon at what the client was told about these documents. */
    check(isSuspect: (uri: string) => boolean) {
      for (const uri of told.keys()) if (isSuspect(uri)) suspects.add(uri);
      if (suspects.size === 0) return;
      if (!waits) setTimeout(() => attempt(connection, 'refresh', settle), restAfterChange);
      waits = true;
    },
  };
}
