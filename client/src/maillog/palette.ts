import * as vscode from 'vscode';
import { type LogMarks, threadHueCount } from '../../../server/src/protocol.ts';

/** Draws the colours of messages in an editor: the current message's strong, all others calm. */
export interface Palette {
  /** Colours these lines, and no others. */
  mark(editor: vscode.TextEditor, marks: LogMarks | undefined): void;
  /** Sets these lines off from the others, here and in the overview ruler. */
  emphasise(editor: vscode.TextEditor, lines: readonly number[]): void;
  clear(editor: vscode.TextEditor): void;
}

/** How a line of one hue is drawn. */
interface Look {
  /** A bar at the left of the whole line. */
  readonly bar: vscode.TextEditorDecorationType;
  /** The queue ID itself. */
  readonly id: vscode.TextEditorDecorationType;
}

interface Hue {
  readonly calm: Look;
  readonly strong: Look;
}

/** What an editor shows now. */
interface Drawn {
  marks: LogMarks | undefined;
  current: ReadonlySet<number>;
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
  const looks = hues.flatMap(({ calm, strong }) => [calm, strong]);
  context.subscriptions.push(current, head, ...looks.flatMap(({ bar, id }) => [bar, id]));
  const shown = new WeakMap<vscode.TextEditor, Drawn>();

  const stateOf = (editor: vscode.TextEditor): Drawn => {
    const known = shown.get(editor) ?? { marks: undefined, current: new Set<number>() };
    shown.set(editor, known);
    return known;
  };
  const drawHues = (editor: vscode.TextEditor, { marks, current: lines }: Drawn) => {
    const ranges = rangesByLook(marks?.marks ?? [], lines);
    hues.forEach(({ calm, strong }, hue) => {
      drawLook(editor, calm, ranges[hue * 2]);
      drawLook(editor, strong, ranges[hue * 2 + 1]);
    });
  };
  const mark = (editor: vscode.TextEditor, marks: LogMarks | undefined) => {
    const state = stateOf(editor);
    state.marks = marks;
    editor.setDecorations(head, (marks?.heads ?? []).map(lineRange));
    drawHues(editor, state);
  };
  const emphasise = (editor: vscode.TextEditor, lines: readonly number[]) => {
    const state = stateOf(editor);
    if (lines.length === state.current.size && lines.every((line) => state.current.has(line))) return;
    state.current = new Set(lines);
    editor.setDecorations(current, lines.map(lineRange));
    drawHues(editor, state);
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
  const look = (width: number, id: vscode.DecorationRenderOptions): Look => ({
    bar: vscode.window.createTextEditorDecorationType({
      isWholeLine: true,
      borderColor: color,
      borderStyle: 'solid',
      borderWidth: `0 0 0 ${width}px`,
    }),
    id: vscode.window.createTextEditorDecorationType({ color, ...id }),
  });
  return { calm: look(2, {}), strong: look(5, { fontWeight: 'bold' }) };
}

interface LookRanges {
  readonly bars: vscode.Range[];
  readonly ids: vscode.Range[];
}

/** Two looks a hue: calm and strong. */
function rangesByLook(marks: readonly number[], current: ReadonlySet<number>): LookRanges[] {
  const ranges = Array.from({ length: threadHueCount * 2 }, (): LookRanges => ({ bars: [], ids: [] }));
  for (let at = 0; at + 3 < marks.length; at += 4) {
    const [line = 0, hue = 0, start = 0, end = 0] = marks.slice(at, at + 4);
    const look = ranges[hue * 2 + (current.has(line) ? 1 : 0)];
    look?.bars.push(lineRange(line));
    if (end > start) look?.ids.push(new vscode.Range(line, start, line, end));
  }
  return ranges;
}

function drawLook(editor: vscode.TextEditor, { bar, id }: Look, ranges: LookRanges | undefined): void {
  editor.setDecorations(bar, ranges?.bars ?? []);
  editor.setDecorations(id, ranges?.ids ?? []);
}

/** The whole line, for decorations of text; those of whole lines need no more than its number. */
function lineRange(line: number): vscode.Range {
  return new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER);
}
