import { useEffect, useRef } from 'preact/hooks';
import { RowLayer } from '../rows/RowLayer.tsx';
import { rowMove } from '../rows/rowMove.ts';
import { useRows } from '../rows/useRows.ts';
import { activeLine, following, selected } from '../state.ts';
import { formatNumber, t } from '../texts.ts';
import { type RawLine, rawLines } from './lines.ts';
import { search } from './search.ts';

/** Pixels. */
const rowHeight = 20;

/** All lines of the log, of which only what is seen is drawn. */
export function RawView({ onOpen }: { readonly onOpen: () => void }) {
  const { pages, total, version } = rawLines.value;
  const rows = useRows({ rowCount: total, rowHeight, headHeight: 0, currentRow: activeLine.value ?? -1 });
  const { start, end } = rows.range;
  const wasAtEnd = useRef(false);

  useEffect(() => pages.want(start, end), [pages, version, start, end]);
  useEffect(() => {
    if (following.value && wasAtEnd.current) rows.toEnd();
  }, [total]);
  useEffect(() => {
    wasAtEnd.current = rows.isAtEnd;
  });
  // The line that search, jump and keys lead to; at first its neighbours are not there to measure.
  useEffect(() => {
    if (activeLine.value !== null && rows.perPage > 1) rows.center(activeLine.value);
  }, [activeLine.value, rows.perPage > 1]);

  const choose = (line: number) => {
    activeLine.value = line;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') return onOpen();
    const line = rowMove(event, activeLine.value ?? -1, total, rows.perPage);
    if (line === undefined) return;
    event.preventDefault();
    choose(line);
  };
  const isDrawn = activeLine.value !== null && activeLine.value >= start && activeLine.value < end;

  return (
    <div class="raw">
      <div
        class="scroller"
        role="grid"
        aria-label={t('allLines')}
        aria-rowcount={total}
        tabIndex={0}
        ref={rows.scroller}
        onScroll={rows.onScroll}
        onKeyDown={onKeyDown}
        {...(isDrawn && { 'aria-activedescendant': lineId(activeLine.value ?? 0) })}
      >
        <RowLayer
          rows={rows}
          rowHeight={rowHeight}
          draw={(line, offset, key) => (
            <Line
              key={key}
              line={line}
              offset={offset}
              found={pages.row(line)}
              digits={String(total).length}
              onChoose={choose}
            />
          )}
        />
      </div>
      <Ruler total={total} />
    </div>
  );
}

interface LineProps {
  readonly line: number;
  /** Pixels from the top of the visible part. */
  readonly offset: number;
  /** Undefined while it is under way. */
  readonly found: RawLine | undefined;
  readonly digits: number;
  readonly onChoose: (line: number) => void;
}

function Line({ line, offset, found, digits, onChoose }: LineProps) {
  const isOfSelected = found !== undefined && found.thread >= 0 && found.thread === selected.value;
  const isActive = line === activeLine.value;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
    <div
      id={lineId(line)}
      class={`row line${isOfSelected ? ' of-selected' : ''}${isActive ? ' current' : ''}`}
      role="row"
      aria-rowindex={line + 1}
      aria-selected={isActive}
      style={{ transform: `translateY(${offset}px)` }}
      onClick={() => onChoose(line)}
    >
      <span class="number" role="gridcell" style={{ width: `${digits + 1}ch` }}>
        {line + 1}
      </span>
      <span class={`text line-${found?.tone ?? 'plain'}`} role="gridcell">
        {found ? <Marked text={found.text} /> : ''}
      </span>
    </div>
  );
}

/** The text with what the search has found set off. */
function Marked({ text }: { readonly text: string }) {
  if (text === '') return <i>{t('lost')}</i>;
  const wish = search.value?.wish;
  const pattern = wish && !search.value?.fault ? patternOf(wish) : undefined;
  if (!pattern) return <>{text}</>;
  const parts: (string | preact.JSX.Element)[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    if (match[0] === '') continue;
    parts.push(text.slice(at, match.index), <mark key={match.index}>{match[0]}</mark>);
    at = match.index + match[0].length;
  }
  return <>{[...parts, text.slice(at)]}</>;
}

function patternOf(wish: {
  text: string;
  matchCase: boolean;
  regularExpression: boolean;
}): RegExp | undefined {
  const source = wish.regularExpression ? wish.text : wish.text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  try {
    return new RegExp(source, wish.matchCase ? 'g' : 'gi');
  } catch {
    return undefined;
  }
}

/** Where in the whole log the found lines are. */
function Ruler({ total }: { readonly total: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const found = search.value?.found;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context) return;
    canvas.current.height = canvas.current.clientHeight;
    context.clearRect(0, 0, canvas.current.width, canvas.current.height);
    const style = getComputedStyle(document.body);
    context.fillStyle =
      style.getPropertyValue('--vscode-editorOverviewRuler-findMatchForeground') || '#d18616';
    const places = new Set(found?.map((line) => Math.floor((line / total) * (canvas.current?.height ?? 0))));
    for (const y of places) context.fillRect(0, y, canvas.current.width, 2);
  }, [found, total]);
  return (
    <canvas
      class="ruler"
      ref={canvas}
      width={8}
      title={found && t('matchCount', formatNumber(found.length))}
    />
  );
}

function lineId(line: number): string {
  return `line-${line}`;
}
