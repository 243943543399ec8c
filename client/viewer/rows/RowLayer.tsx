import type { ComponentChildren } from 'preact';
import type { Rows } from './useRows.ts';

interface RowLayerProps {
  readonly rows: Rows;
  /** Pixels. */
  readonly rowHeight: number;
  /** Draws the row so many pixels below the top of what is seen. */
  readonly draw: (row: number, offset: number, key: number) => ComponentChildren;
}

/** What makes the browser scroll, and in it the rows that are seen. */
export function RowLayer({ rows, rowHeight, draw }: RowLayerProps) {
  const { start, end } = rows.range;
  const drawn = Array.from({ length: Math.max(0, end - start) }, (_, i) => start + i);
  return (
    <div class="range" role="rowgroup" style={{ height: `${rows.height}px` }}>
      <div class="layer" role="presentation">
        {drawn.map((row) => draw(row, row * rowHeight - rows.top, rows.keyOf(row)))}
      </div>
    </div>
  );
}
