import * as vscode from 'vscode';
import {
  type LogLineParams,
  type LogMarks,
  type LogMarksParams,
  type LogThread,
  requests,
} from '../../../server/src/protocol.ts';
import type { Server } from '../languageClient.ts';
import { createPalette, type Palette } from './palette.ts';

/** Lines above and below the visible ones that are coloured too, so that slow scrolling shows no gap. */
const margin = 100;

/** Gives each message of a log its colour, and a background to the lines of the one under the cursor. */
export function colorThreads(context: vscode.ExtensionContext, server: Server): void {
  const palette = createPalette(context);
  const painter = createPainter(server, palette);
  const repaintAll = () => vscode.window.visibleTextEditors.forEach(painter.paint);

  context.subscriptions.push(
    vscode.window.onDidChangeVisibleTextEditors(repaintAll),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => painter.paint(textEditor)),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => painter.emphasise(textEditor)),
    vscode.workspace.onDidOpenTextDocument(repaintAll),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      vscode.window.visibleTextEditors
        .filter((editor) => editor.document === document)
        .forEach(painter.paint);
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('postfixLens.maillog.colors')) repaintAll();
    }),
  );
  repaintAll();
}

interface Painter {
  paint(editor: vscode.TextEditor): void;
  emphasise(editor: vscode.TextEditor): void;
}

function createPainter(server: Server, palette: Palette): Painter {
  const paintVisible = latestOnly(async (editor, isLatest) => {
    const answer = await server.ask<LogMarksParams, LogMarks | null>(requests.logMarks, {
      uri: editor.document.uri.toString(),
      ...linesAround(editor),
    });
    if (isLatest()) palette.mark(editor, answer ?? undefined);
  });
  const emphasiseThread = latestOnly(async (editor, isLatest) => {
    const thread = await server.ask<LogLineParams, LogThread | null>(requests.logThread, {
      uri: editor.document.uri.toString(),
      line: editor.selection.active.line,
    });
    if (isLatest()) palette.emphasise(editor, thread?.lines ?? []);
  });
  const emphasise = (editor: vscode.TextEditor) => {
    if (wantsColors(editor)) emphasiseThread(editor);
  };
  return {
    emphasise,
    paint(editor) {
      if (editor.document.languageId !== 'postfix-maillog') return;
      if (!wantsColors(editor)) return palette.clear(editor);
      paintVisible(editor);
      emphasise(editor);
    },
  };
}

function wantsColors({ document }: vscode.TextEditor): boolean {
  const settings = vscode.workspace.getConfiguration('postfixLens');
  return document.languageId === 'postfix-maillog' && settings.get('maillog.colors') !== false;
}

function linesAround({ visibleRanges, document }: vscode.TextEditor): {
  firstLine: number;
  lastLine: number;
} {
  const first = visibleRanges[0]?.start.line ?? 0;
  const last = visibleRanges.at(-1)?.end.line ?? 0;
  return {
    firstLine: Math.max(0, first - margin),
    lastLine: Math.min(document.lineCount - 1, last + margin),
  };
}

type Work = (editor: vscode.TextEditor, isLatest: () => boolean) => Promise<void>;

/**
 * `work` for the newest call of an editor only: while it runs, calls for the same editor are put together
 * into one that follows, and an answer that was overtaken, or whose text has changed, is dropped.
 */
function latestOnly(work: Work): (editor: vscode.TextEditor) => void {
  const running = new WeakMap<vscode.TextEditor, { again: boolean }>();

  const run = async (editor: vscode.TextEditor): Promise<void> => {
    const pending = running.get(editor);
    if (pending) {
      pending.again = true;
      return;
    }
    const state = { again: false };
    running.set(editor, state);
    const { version } = editor.document;
    try {
      await work(editor, () => !state.again && editor.document.version === version);
    } finally {
      running.delete(editor);
    }
    if (state.again) await run(editor);
  };
  return (editor) => void run(editor);
}
