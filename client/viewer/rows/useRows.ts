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
  /** Keys for the rows of the range: rows that go lend their elements to those that come. */
  keyOf(row: number): number;
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

export interface RowOptions {
  readonly rowCount: number;
  /** Pixels. */
  readonly rowHeight: number;
  /** Of what stays at the top while the rows scroll, in pixels. */
  readonly headHeight: number;
  /** The row in the focus, -1 for none: where it is in sight, it stays so when there is less room. */
  readonly currentRow: number;
}

/** Draws those of the rows that are seen. */
export function useRows({ rowCount, rowHeight, headHeight, currentRow }: RowOptions): Rows {
  const element = useRef<HTMLElement | null>(null);
  const [viewport, setViewport] = useState(0);
  const position = useRef<ScrollPosition>({ native: 0, top: 0 });
  const [top, setTop] = useState(0);
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
    const measure = () => setViewport(Math.max(0, found.clientHeight - headHeight));
    const observer = new ResizeObserver(measure);
    observer.observe(found);
    measure();
    return () => observer.disconnect();
  }, [headHeight]);

  // More or fewer rows: those that are seen stay where they are.
  useLayoutEffect(() => {
    if (viewport > 0) moveTo(position.current.top);
  }, [rowCount, rowHeight, moveTo]);
  // More or less room: the row in the focus stays in sight.
  const wasSeen = useRef(false);
  useLayoutEffect(() => {
    if (viewport === 0) return;
    const { top: at } = position.current;
    moveTo(wasSeen.current ? topShowing(current.current, at, currentRow) : at);
  }, [viewport, moveTo]);
  useLayoutEffect(() => {
    wasSeen.current = currentRow >= 0 && topShowing(geometry, top, currentRow) === top;
  });

  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    scroller,
    onScroll,
    height: scrollHeight(geometry),
    top,
    range: rowsAt(geometry, top, margin),
    keyOf: (row) => row % (Math.ceil(viewport / rowHeight) + 1 + 2 * margin),
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
