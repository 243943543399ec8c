import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import {
  lastTop,
  positionAt,
  type RowGeometry,
  type RowRange,
  rowsAt,
  type ScrollPosition,
  scrolledTo,
  scrollHeight,
  topShowing,
} from './scrollScale.ts';

/** Rows drawn beyond the edges, so that slow scrolling shows no gap. */
const margin = 8;

/** How long scrolling has to rest, in milliseconds, before the scroll bar is put where the rows are. */
const rest = 150;

export interface Rows {
  /** For the element that scrolls. */
  readonly scroller: (element: HTMLElement | null) => void;
  readonly onScroll: () => void;
  /** The height of the element inside, in pixels. */
  readonly height: number;
  /** Where the rows are, in pixels. */
  readonly top: number;
  readonly range: RowRange;
  /** How many rows are seen whole. */
  readonly perPage: number;
  /** Whether the last row is in sight. */
  readonly isAtEnd: boolean;
  /** Scrolls no further than it takes to see the row. */
  reveal(row: number): void;
  /** Scrolls so that the row stands in the middle, unless it is seen already. */
  center(row: number): void;
  toEnd(): void;
}

/** Draws the visible ones of `rowCount` rows, each `rowHeight` pixels high; `startTop` is where to begin. */
export function useRows(rowCount: number, rowHeight: number, startTop = 0): Rows {
  const element = useRef<HTMLElement | null>(null);
  const [viewport, setViewport] = useState(0);
  const position = useRef<ScrollPosition>({ native: 0, top: startTop });
  const [top, setTop] = useState(startTop);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const geometry: RowGeometry = { rowCount, rowHeight, viewport };
  const current = useRef(geometry);
  current.current = geometry;

  const moveTo = useCallback((wanted: number) => {
    position.current = positionAt(current.current, wanted);
    if (element.current) element.current.scrollTop = position.current.native;
    setTop(position.current.top);
  }, []);

  const onScroll = useCallback(() => {
    const native = element.current?.scrollTop ?? 0;
    // What we set ourselves comes back rounded.
    if (Math.abs(native - position.current.native) < 1) return;
    position.current = scrolledTo(current.current, position.current, native);
    setTop(position.current.top);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => moveTo(position.current.top), rest);
  }, [moveTo]);

  const scroller = useCallback((found: HTMLElement | null) => {
    element.current = found;
  }, []);

  useLayoutEffect(() => {
    const found = element.current;
    if (!found) return undefined;
    const observer = new ResizeObserver(() => setViewport(found.clientHeight));
    observer.observe(found);
    setViewport(found.clientHeight);
    return () => observer.disconnect();
  }, []);

  // More or fewer rows, or another height: the same rows stay where they are.
  useLayoutEffect(() => {
    if (viewport > 0) moveTo(position.current.top);
  }, [rowCount, rowHeight, viewport, moveTo]);

  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    scroller,
    onScroll,
    height: scrollHeight(geometry),
    top,
    range: rowsAt(geometry, top, margin),
    perPage: Math.max(1, Math.floor(viewport / rowHeight)),
    isAtEnd: top >= lastTop(geometry) - rowHeight,
    reveal: (row) => moveTo(topShowing(current.current, position.current.top, row)),
    center(row) {
      const { top: at } = position.current;
      if (topShowing(current.current, at, row) !== at) moveTo(row * rowHeight - (viewport - rowHeight) / 2);
    },
    toEnd: () => moveTo(lastTop(current.current)),
  };
}
