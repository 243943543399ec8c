import uPlot from 'uplot';
import type { TimeRange } from '../../../server/src/logProtocol/filter.ts';
import type { Volume } from '../../../server/src/logProtocol/list.ts';
import { type Tone, toneColors, tones } from '../outcomes.ts';
import { formatNumber } from '../texts.ts';
import { stackOf } from './stack.ts';

export interface Chart {
  show(volume: Volume, timeZone: string): void;
  resize(width: number): void;
  /** Takes the colours of the theme anew. */
  recolor(): void;
  destroy(): void;
}

export interface ChartEvents {
  /** The user has dragged over this time. */
  selected(range: TimeRange): void;
  /** The pointer is over this bucket, or over none (-1). */
  pointed(bucket: number): void;
}

/** Pixels. */
const height = 84;

const [minute, hour, day] = [60, 3600, 86_400];

/** How far the times of the axis may stand apart, in seconds: logs are counted by whole ones. */
const timeSteps = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 7, 14, 30, 60, 180, 365].map((count) => count * day),
];

/** Draws volume over time as bars, with VS Code's colours, below `parent`. */
export function createChart(parent: HTMLElement, width: number, events: ChartEvents): Chart {
  let volume: Volume | undefined;
  let timeZone = 'UTC';
  let plot: uPlot | undefined;

  const build = () => {
    const at = plot?.width ?? width;
    plot?.destroy();
    plot = new uPlot(
      optionsOf(
        at,
        () => timeZone,
        () => volume,
        events,
      ),
      dataOf(volume),
      parent,
    );
  };
  build();
  return {
    show(shown, zone) {
      volume = shown;
      timeZone = zone;
      plot?.setData(dataOf(shown));
    },
    resize: (to) => plot?.setSize({ width: Math.max(to, 50), height }),
    recolor: build,
    destroy: () => plot?.destroy(),
  };
}

function dataOf(volume: Volume | undefined): uPlot.AlignedData {
  if (!volume) return [[], ...tones.map(() => [])];
  const { times, heights } = stackOf(volume);
  return [[...times], ...heights.map((reached) => [...reached])];
}

function optionsOf(
  width: number,
  timeZone: () => string,
  volume: () => Volume | undefined,
  events: ChartEvents,
): uPlot.Options {
  const foreground = themeColor('--vscode-descriptionForeground');
  const line = themeColor('--vscode-editorWidget-border', '--vscode-contrastBorder');
  const font = `11px ${themeColor('--vscode-font-family') || 'sans-serif'}`;
  const axis = { stroke: foreground, font, ticks: { show: false } } as const;
  const bars = uPlot.paths.bars?.({ size: [0.86, 40], align: 1 });
  return {
    width,
    height,
    padding: [6, 8, 0, 0],
    tzDate: (time) => wallClock(time, timeZone()),
    legend: { show: false },
    cursor: {
      y: false,
      points: { show: false },
      drag: { x: true, y: false, setScale: false, dist: 4 },
    },
    scales: {
      x: { time: true, range: () => spanOf(volume()) },
      y: { range: (_, __, max) => [0, Math.max(max, 1)] },
    },
    series: [
      {},
      ...[...tones].reverse().map((tone) => ({
        fill: fillOf(tone),
        width: 0,
        points: { show: false },
        ...(bars && { paths: bars }),
      })),
    ],
    axes: [
      {
        ...axis,
        size: 20,
        gap: 3,
        space: 70,
        incrs: timeSteps,
        grid: { show: false },
        values: (_, splits) => axisTimes(splits, timeZone()),
      },
      {
        ...axis,
        size: 48,
        gap: 4,
        space: 26,
        grid: { stroke: line, width: 1 },
        values: (_, values) => values.map((value) => (Number.isInteger(value) ? formatNumber(value) : '')),
      },
    ],
    hooks: {
      setSelect: [(plot) => reportSelection(plot, volume(), events)],
      setCursor: [(plot) => events.pointed(bucketAt(plot, volume()))],
    },
  };
}

/** What goes well is quieter than what does not. */
function fillOf(tone: Tone): string {
  const color = themeColor(toneColors[tone]);
  return tone === 'sent'
    ? `color-mix(in srgb, ${color} 55%, ${themeColor('--vscode-editor-background')})`
    : color;
}

/** From the first bucket's start to the last one's end. */
function spanOf(volume: Volume | undefined): [number, number] {
  if (!volume || volume.buckets === 0) return [0, 1];
  return [volume.start, volume.start + volume.buckets * volume.seconds];
}

/** Like `11-24 03:00`; the date where a day begins, seconds where they count. */
function axisTimes(splits: readonly number[], timeZone: string): string[] {
  return splits.map((time, i) => {
    const at = wallClock(time, timeZone);
    const two = (value: number) => String(value).padStart(2, '0');
    const date = `${two(at.getMonth() + 1)}-${two(at.getDate())}`;
    const isMidnight = at.getHours() === 0 && at.getMinutes() === 0 && at.getSeconds() === 0;
    if (isMidnight) return date;
    const seconds = (splits[1] ?? 0) - (splits[0] ?? 0) < 60 ? `:${two(at.getSeconds())}` : '';
    const clock = `${two(at.getHours())}:${two(at.getMinutes())}${seconds}`;
    return i === 0 ? `${date} ${clock}` : clock;
  });
}

/** A date whose local parts are those of the zone. */
function wallClock(time: number, timeZone: string): Date {
  return uPlot.tzDate(new Date(time * 1000), timeZone);
}

/** Whole buckets, from the one where the drag began to the one where it ended. */
function reportSelection(plot: uPlot, volume: Volume | undefined, events: ChartEvents): void {
  const { left, width } = plot.select;
  if (width < 2 || !volume) return;
  const bucketOf = (x: number) => Math.floor((plot.posToVal(x, 'x') - volume.start) / volume.seconds);
  const first = Math.max(0, bucketOf(left));
  const last = Math.min(volume.buckets - 1, bucketOf(left + width));
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  if (last < first) return;
  events.selected({
    from: volume.start + first * volume.seconds,
    to: volume.start + (last + 1) * volume.seconds - 1,
  });
}

function bucketAt(plot: uPlot, volume: Volume | undefined): number {
  const { left = -1 } = plot.cursor;
  if (left < 0 || !volume) return -1;
  return Math.floor((plot.posToVal(left, 'x') - volume.start) / volume.seconds);
}

/** The first of these theme colours that the theme has. */
function themeColor(...names: readonly string[]): string {
  const style = getComputedStyle(document.body);
  return names.map((name) => style.getPropertyValue(name).trim()).find((value) => value !== '') ?? '';
}
