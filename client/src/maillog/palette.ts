import * as vscode from 'vscode';
import { type LogMarks, threadHueCount } from '../../../server/src/protocol.ts';

/** Draws the colours of threads in an editor. */
export interface Palette {
  /** Colours these lines, and no others. */
  mark(editor: vscode.TextEditor, marks: LogMarks | undefined): void;
  /** Sets these lines off from the others, here and in the overview ruler. */
  emphasise(editor: vscode.TextEditor, lines: readonly number[]): void;
  clear(editor: vscode.TextEditor): void;
}

interface Hue {
  /** A bar at the left of the whole line. */
  readonly bar: vscode.TextEditorDecorationType;
  /** The queue ID itself. */
  readonly id: vscode.TextEditorDecorationType;
}

/** Makes the decorations from the theme colours that package.json contributes. */
export function createPalette(context: vscode.ExtensionContext): Palette {
  const hues = Array.from({ length: threadHueCount }, (_, index) => createHue(index));
  const current = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('postfixLens.maillog.currentThreadBackground'),
    overviewRulerColor: new vscode.ThemeColor('postfixLens.maillog.currentThreadRuler'),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
  });
  const head = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('postfixLens.maillog.summaryBackground'),
    fontWeight: 'bold',
  });
  context.subscriptions.push(current, head, ...hues.flatMap(({ bar, id }) => [bar, id]));

  const mark = (editor: vscode.TextEditor, marks: LogMarks | undefined) => {
    const ranges = rangesByHue(marks?.marks ?? []);
    editor.setDecorations(head, (marks?.heads ?? []).map(lineRange));
    hues.forEach(({ bar, id }, index) => {
      editor.setDecorations(bar, ranges[index]?.bars ?? []);
      editor.setDecorations(id, ranges[index]?.ids ?? []);
    });
  };
  const emphasise = (editor: vscode.TextEditor, lines: readonly number[]) => {
    editor.setDecorations(current, lines.map(lineRange));
  };
  return {
    mark,
    emphasise,
    clear(editor) {
      mark(editor, undefined);
      emphasise(editor, []);
    },
  };
}

function createHue(index: number): Hue {
  const color = new vscode.ThemeColor(`postfixLens.maillog.thread${index + 1}`);
  return {
    bar: vscode.window.createTextEditorDecorationType({
      isWholeLine: true,
      borderColor: color,
      borderStyle: 'solid',
      borderWidth: '0 0 0 2px',
    }),
    id: vscode.window.createTextEditorDecorationType({ color, fontWeight: 'bold' }),
  };
}

interface HueRanges {
  readonly bars: vscode.Range[];
  readonly ids: vscode.Range[];
}

function rangesByHue(marks: readonly number[]): HueRanges[] {
  const ranges = Array.from({ length: threadHueCount }, (): HueRanges => ({ bars: [], ids: [] }));
  for (let at = 0; at + 3 < marks.length; at += 4) {
    const [line = 0, hue = 0, start = 0, end = 0] = marks.slice(at, at + 4);
    ranges[hue]?.bars.push(lineRange(line));
    if (end > start) ranges[hue]?.ids.push(new vscode.Range(line, start, line, end));
  }
  return ranges;
}

/** The whole line, for decorations of text; those of whole lines need no more than its number. */
function lineRange(line: number): vscode.Range {
  return new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER);
}
