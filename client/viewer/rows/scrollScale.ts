/**
 * Rows of one height in a scroll range of bounded height: browsers draw no element higher than some ten million
 * pixels, which a log of a few hundred thousand lines exceeds. Small movements are taken pixel by pixel, great
 * ones (the scroll bar, Home, End) in proportion.
 */

/** Below what Chromium (about 33,000,000) and Firefox (about 17,800,000) draw, in pixels. */
const highest = 8_000_000;

export interface RowGeometry {
  readonly rowCount: number;
  /** Pixels. */
  readonly rowHeight: number;
  /** Height of the visible part, in pixels. */
  readonly viewport: number;
}

/** Where a list stands: `native` is what the browser scrolls, `top` where the rows are, both in pixels. */
export interface ScrollPosition {
  readonly native: number;
  readonly top: number;
}

/** The rows to draw, `end` excluded. */
export interface RowRange {
  readonly start: number;
  readonly end: number;
}

/** The height to give to the element that makes the browser scroll. */
export function scrollHeight({ rowCount, rowHeight }: RowGeometry): number {
  return Math.min(rowCount * rowHeight, highest);
}

/** The greatest `top`. */
export function lastTop({ rowCount, rowHeight, viewport }: RowGeometry): number {
  return Math.max(0, rowCount * rowHeight - viewport);
}

function lastNative(geometry: RowGeometry): number {
  return Math.max(0, scrollHeight(geometry) - geometry.viewport);
}

/** Where the rows are after the browser scrolled from `before` to `native`. */
export function scrolledTo(geometry: RowGeometry, before: ScrollPosition, native: number): ScrollPosition {
  const end = lastNative(geometry);
  if (native <= 0 || end === 0) return { native, top: 0 };
  if (native >= end) return { native, top: lastTop(geometry) };
  if (isExact(geometry)) return { native, top: native };
  const moved = native - before.native;
  const isSmall = Math.abs(moved) <= geometry.viewport;
  const top = isSmall ? before.top + moved : (native / end) * lastTop(geometry);
  return { native, top: clamp(top, 0, lastTop(geometry)) };
}

/** Where the browser has to stand for the rows to be at `top`. */
export function positionAt(geometry: RowGeometry, top: number): ScrollPosition {
  const end = lastTop(geometry);
  const within = clamp(top, 0, end);
  if (end === 0) return { native: 0, top: 0 };
  return { native: isExact(geometry) ? within : (within / end) * lastNative(geometry), top: within };
}

/** The nearest `top` from which the row is seen whole. */
export function topShowing(geometry: RowGeometry, top: number, row: number): number {
  const start = row * geometry.rowHeight;
  if (start < top) return start;
  const end = start + geometry.rowHeight - geometry.viewport;
  return Math.max(end, top);
}

/** The rows that are seen at `top`, and `margin` more on each side. */
export function rowsAt(
  { rowCount, rowHeight, viewport }: RowGeometry,
  top: number,
  margin: number,
): RowRange {
  const start = Math.floor(top / rowHeight) - margin;
  const end = Math.ceil((top + viewport) / rowHeight) + margin;
  return { start: clamp(start, 0, rowCount), end: clamp(end, 0, rowCount) };
}

/** Whether every pixel of the rows has its own place in the scroll range. */
function isExact({ rowCount, rowHeight }: RowGeometry): boolean {
  return rowCount * rowHeight <= highest;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
