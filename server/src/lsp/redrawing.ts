import {
  CodeLensRefreshRequest,
  type Connection,
  InlayHintRefreshRequest,
  SemanticTokensRefreshRequest,
} from 'vscode-languageserver';
import { type Follower, folderOf } from './follower.ts';
import type { Workspace } from './workspace.ts';

/** In milliseconds: the pause in typing after which other documents are drawn anew. */
const restAfterChange = 300;

/**
 * Has the client ask again for lenses, hints and colours when what they say of one document has changed with
 * another: main.cf and master.cf of a folder, a file on disk, the settings.
 */
export function redrawDocuments(connection: Connection, { documents, session }: Workspace): Follower {
  const { lenses, hints, tokens } = session.can.refresh;
  const requests = [
    ...(lenses ? [CodeLensRefreshRequest.type] : []),
    ...(hints ? [InlayHintRefreshRequest.type] : []),
    ...(tokens ? [SemanticTokensRefreshRequest.type] : []),
  ];
  let timer: NodeJS.Timeout | undefined;

  const redraw = () => {
    timer = undefined;
    // A client that is about to leave answers no more.
    for (const request of requests) connection.sendRequest(request).catch(() => undefined);
  };
  const schedule = () => {
    clearTimeout(timer);
    if (requests.length > 0) timer = setTimeout(redraw, restAfterChange);
  };
  const hasNeighbours = (uri: string) =>
    documents.open.all().some((other) => other.uri !== uri && folderOf(other.uri) === folderOf(uri));

  return {
    changed({ uri }) {
      if (hasNeighbours(uri)) schedule();
    },
    allChanged: schedule,
    closed({ uri }) {
      if (hasNeighbours(uri)) schedule();
    },
  };
}
