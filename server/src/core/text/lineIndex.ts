/** Where the physical lines of a text begin; maps offsets to 0-based lines and UTF-16 columns. */
export interface LineIndex {
  readonly lineCount: number;
  /** Offset of the first character of `line`; the text's length for a line past the end. */
  lineStart(line: number): number;
  /** 0-based line and UTF-16 column of `offset`, clamped to the text. */
  positionAt(offset: number): Position;
  /** Offset of a position, clamped to its line and to the text. */
  offsetAt(position: Position): number;
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Indexes `text`; only `\n` ends a line, as in Postfix, so a `\r` counts as a character of its line. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);

  const lineStart = (line: number): number => starts[line] ?? text.length;

  const lineAt = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (lineStart(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  return {
    lineCount: starts.length,
    lineStart,
    positionAt(offset) {
      const clamped = Math.min(Math.max(offset, 0), text.length);
      const line = lineAt(clamped);
      return { line, character: clamped - lineStart(line) };
    },
    offsetAt({ line, character }) {
      if (line < 0) return 0;
      const nextLine = line + 1 < starts.length ? lineStart(line + 1) - 1 : text.length;
      return Math.min(lineStart(line) + Math.max(character, 0), nextLine);
    },
  };
}
