/** Code lenses: their places at once, what they say when the client shows them. */
import type { Connection, CodeLens as LspCodeLens } from 'vscode-languageserver';
import type { CodeLensKind } from '../core/features/types.ts';
import { commands } from '../protocol.ts';
import { toLocations, toRange } from './convert.ts';
import type { AskDocument } from './languageRequests.ts';
import { guarded } from './router.ts';
import { fieldOf } from './settings.ts';
import type { Workspace } from './workspace.ts';

/** Routes both requests to the features of their documents. */
export function routeLenses(connection: Connection, workspace: Workspace, about: AskDocument): void {
  connection.onCodeLens(
    guarded(connection, 'codeLens', [], ({ textDocument: { uri } }) =>
      about(uri, [], (features, document) =>
        (features.lenses?.(document) ?? []).map(({ span, kind }) => ({
          range: toRange(document, span),
          data: { uri, kind },
        })),
      ),
    ),
  );
  connection.onCodeLensResolve((lens, token) =>
    guarded(connection, 'codeLensResolve', untold(lens), (params: LspCodeLens) =>
      resolve(workspace, about, params),
    )(lens, token),
  );
}

function resolve({ find, session }: Workspace, about: AskDocument, lens: LspCodeLens): LspCodeLens {
  const uri = String(fieldOf(lens.data, 'uri'));
  const kind = kinds.find((known) => known === fieldOf(lens.data, 'kind')) ?? 'references';
  return about(uri, untold(lens), (features, document) => {
    const { start, end } = lens.range;
    const span = { start: document.offsetAt(start), end: document.offsetAt(end) };
    const content = features.lensContent?.(document, { span, kind });
    if (!content) return untold(lens);
    const { title, locations, command } = content;
    if (command && session.followsParameterLinks) {
      return { ...lens, command: { title, command: command.name, arguments: [...command.args] } };
    }
    if (!session.showsReferences || locations.length === 0)
      return { ...lens, command: { title, command: '' } };
    const places = toLocations(find, locations);
    return { ...lens, command: { title, command: commands.showReferences, arguments: [uri, start, places] } };
  });
}

const kinds: readonly CodeLensKind[] = ['references', 'overrides', 'domains', 'messages'];

/** The protocol has no lens without words. */
function untold(lens: LspCodeLens): LspCodeLens {
  return { ...lens, command: { title: '…', command: '' } };
}
