/** The requests that change documents: code actions and rename. */
import {
  type CodeActionContext,
  CodeActionKind,
  type Connection,
  type Diagnostic,
  LSPErrorCodes,
  type CodeAction as LspCodeAction,
  type Range,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Refusal } from '../core/features/rename.ts';
import type { CodeAction, FileEdit } from '../core/features/types.ts';
import { type Localized, localize } from '../core/l10n.ts';
import type { Span } from '../core/text/span.ts';
import { type FindDocument, toRange } from './convert.ts';
import type { Features } from './features/features.ts';
import type { AskAt, AskDocument } from './languageRequests.ts';
import { openSettingAction } from './openSetting.ts';
import { guarded } from './router.ts';
import type { Workspace } from './workspace.ts';

/** The kind of the action that makes all safe changes, for editors to run when they save. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.postfixLens`;

/** Routes code actions and rename to the features of their documents. */
export function routeEdits(
  connection: Connection,
  workspace: Workspace,
  about: AskDocument,
  at: AskAt,
): void {
  connection.onCodeAction(
    guarded(connection, 'codeAction', [], ({ textDocument, range, context }) =>
      about(textDocument.uri, [], (features, document) => [
        ...quickFixes(workspace.find, features, document, context),
        ...refactorings(workspace.find, features, document, range, context),
        ...settingsBehind(workspace, features, document, range, context),
        ...fixAll(workspace, features, document, context),
      ]),
    ),
  );
  routeRename(connection, workspace, at);
}

/** Whether the client asks for actions of a kind: for all, for it, or for one that it belongs to. */
function isWanted({ only }: CodeActionContext, kind: string): boolean {
  return !only || only.some((each) => each === '' || kind === each || kind.startsWith(`${each}.`));
}

function quickFixes(
  find: FindDocument,
  features: Features,
  document: TextDocument,
  context: CodeActionContext,
): LspCodeAction[] {
  if (!isWanted(context, CodeActionKind.QuickFix)) return [];
  return context.diagnostics.flatMap((diagnostic) => {
    const { code, source, range } = diagnostic;
    if (source !== 'Postfix Lens' || typeof code !== 'string') return [];
    const fixes = features.fixes?.(document, { code, span: spanOf(document, range) }) ?? [];
    return fixes.map((fix) => toCodeAction(find, fix, diagnostic));
  });
}

function refactorings(
  find: FindDocument,
  features: Features,
  document: TextDocument,
  range: Range,
  context: CodeActionContext,
): LspCodeAction[] {
  if (
    !isWanted(context, CodeActionKind.Refactor) &&
    !context.only?.some((kind) => kind.startsWith('refactor'))
  ) {
    return [];
  }
  return (features.refactorings?.(document, spanOf(document, range)) ?? [])
    .filter(({ kind }) => isWanted(context, kind))
    .map((action) => toCodeAction(find, action));
}

/** Only for clients that show a place when they are asked to. */
function settingsBehind(
  { session }: Workspace,
  features: Features,
  document: TextDocument,
  range: Range,
  context: CodeActionContext,
): LspCodeAction[] {
  if (!session.can.showDocument || !isWanted(context, CodeActionKind.QuickFix)) return [];
  return (features.settings?.(document, spanOf(document, range)) ?? []).map(openSettingAction);
}

const fixAllTitle: Localized = { en: 'Fix all safe problems', ja: '安全に直せる問題をすべて修正' };

/** Only for clients that ask for it: a menu has no use for it. */
function fixAll(
  { find, session }: Workspace,
  features: Features,
  document: TextDocument,
  context: CodeActionContext,
): LspCodeAction[] {
  if (!context.only || !isWanted(context, fixAllKind)) return [];
  const edits = features.safeFixes?.(document) ?? [];
  if (edits.length === 0) return [];
  const title = localize(fixAllTitle, session.language());
  return [{ title, kind: fixAllKind, edit: toWorkspaceEdit(find, edits) }];
}

function toCodeAction(
  find: FindDocument,
  { title, kind, edits, isPreferred }: CodeAction,
  diagnostic?: Diagnostic,
): LspCodeAction {
  return {
    title,
    kind,
    edit: toWorkspaceEdit(find, edits),
    ...(diagnostic && { diagnostics: [diagnostic] }),
    ...(isPreferred && { isPreferred }),
  };
}

function toWorkspaceEdit(find: FindDocument, all: readonly FileEdit[]): WorkspaceEdit {
  const changes: NonNullable<WorkspaceEdit['changes']> = {};
  for (const { file, span, newText } of all) {
    const document = find(file);
    if (!document) continue;
    const edits = changes[document.uri] ?? [];
    changes[document.uri] = edits;
    edits.push({ range: toRange(document, span), newText });
  }
  return { changes };
}

function spanOf(document: TextDocument, { start, end }: Range): Span {
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}

function routeRename(connection: Connection, { find, session }: Workspace, at: AskAt): void {
  const refused = ({ reason, args }: Refusal) =>
    new ResponseError<void>(LSPErrorCodes.RequestFailed, localize(reason, session.language(), args));

  const prepare = guarded(connection, 'prepareRename', null, (params: Parameters<AskAt>[0]) =>
    at<ReturnType<typeof refused> | { range: Range; placeholder: string } | null>(
      params,
      null,
      (features, place) => {
        const start = features.renameStart?.(place);
        if (!start) return null;
        if ('reason' in start) return refused(start);
        return { range: toRange(place.document, start.span), placeholder: start.text };
      },
    ),
  );
  connection.onPrepareRename(prepare);
  connection.onRenameRequest(
    guarded(connection, 'rename', null, (params) =>
      at<ReturnType<typeof refused> | WorkspaceEdit | null>(params, null, (features, place) => {
        const result = features.rename?.(place, params.newName);
        if (!result) return null;
        return 'reason' in result ? refused(result) : toWorkspaceEdit(find, result.edits);
      }),
    ),
  );
}
