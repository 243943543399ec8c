import type { FileId } from '../features/types.ts';
import { makeOpaque, type OpaquePlane } from '../text/opaque.ts';
import type { Span } from '../text/span.ts';
import { type Region, templateRegions } from './regions.ts';

/**
 * The text of a template for the parsers: what its engine will replace is opaque, everything is where it was.
 * Lines that are the engine's alone are skipped as comments are. A file that is no template stays as it is.
 */
export function maskTemplate(file: FileId, text: string): string {
  const regions = templateRegions(file, text);
  if (regions.length === 0) return text;
  let masked = '';
  let at = 0;
  for (const piece of maskedPieces(text, regions)) {
    masked += text.slice(at, piece.span.start);
    masked += makeOpaque(text.slice(piece.span.start, piece.span.end), piece.plane);
    at = piece.span.end;
  }
  return masked + text.slice(at);
}

/** A region, or as much of it as stands on one line. */
interface Piece {
  readonly span: Span;
  readonly kind: Region['kind'];
  /** Whether the region began on an earlier line. */
  readonly goesOn: boolean;
}

interface MaskedPiece {
  readonly span: Span;
  readonly plane: OpaquePlane;
}

function maskedPieces(text: string, regions: readonly Region[]): MaskedPiece[] {
  const byLine = new Map<number, Piece[]>();
  for (const piece of regions.flatMap((region) => piecesOf(text, region))) {
    const start = text.lastIndexOf('\n', piece.span.start - 1) + 1;
    byLine.set(start, [...(byLine.get(start) ?? []), piece]);
  }
  return [...byLine].flatMap(([start, pieces]) => {
    const newline = text.indexOf('\n', start);
    const line = { start, end: newline === -1 ? text.length : newline };
    const plane = isOfEngine(text, line, pieces) ? 'line' : 'word';
    return pieces.map(({ span }): MaskedPiece => ({ span, plane }));
  });
}

function piecesOf(text: string, { span, kind }: Region): Piece[] {
  let at = span.start;
  return text
    .slice(span.start, span.end)
    .split('\n')
    .map((part) => {
      const piece = { span: { start: at, end: at + part.length }, kind, goesOn: at > span.start };
      at = piece.span.end + 1;
      return piece;
    })
    .filter((piece) => piece.span.end > piece.span.start);
}

/**
 * Whether a line is the engine's alone: it goes on with what an earlier line began, or has nothing else. An
 * indented expression is a piece of the value above; one at the beginning of a line may become lines.
 */
function isOfEngine(text: string, { start, end }: Span, pieces: readonly Piece[]): boolean {
  const [first] = pieces;
  if (!first) return false;
  if (first.goesOn) return true;
  if (first.kind === 'expression' && first.span.start > start) return false;
  let at = start;
  for (const { span } of pieces) {
    if (text.slice(at, span.start).trim() !== '') return false;
    at = span.end;
  }
  return text.slice(at, end).trim() === '';
}
