import { type Language, type Localized, localize } from '../l10n.ts';
import {
  type Arrow,
  arrows,
  type Box,
  type BoxName,
  boxes,
  boxNames,
  masterFrame,
  pictureSize,
} from './boxes.ts';
import { escapeHtml } from './html.ts';
import type { WayMark } from './way.ts';
import { boxLabel, type ShownWay, wayTitle } from './wayText.ts';

const title: Localized = {
  en: 'How mail moves through the processes and queues of Postfix',
  ja: 'Postfix のプロセスとキューを通るメールの流れ',
};

/** The `id` of what is said about a box, to which the box leads. */
export function partId(name: BoxName): string {
  return `part-${name}`;
}

/**
 * The picture of Postfix's processes and queues as SVG, to stand in an HTML page that gives its classes
 * their colours. Boxes are ordinary HTML links, which every page follows and the keyboard reaches. The way of a
 * mail stands out where one is given.
 */
export function mailFlowSvg(language: Language, shown?: ShownWay): string {
  const { width, height } = pictureSize;
  const name = shown ? wayTitle(shown, language) : localize(title, language);
  return [
    `<svg class="mail-flow${shown ? ' with-way' : ''}" viewBox="0 0 ${width} ${height}" xmlns="http://www.w3.org/2000/svg" role="group" aria-label="${escapeHtml(name)}">`,
    `<defs>${arrowHead('arrow-head')}${shown ? arrowHead('way-head') : ''}</defs>`,
    rectangle('master-frame', masterFrame),
    ...arrows.map((arrow) => arrowSvg(arrow, shown?.way.arrows.get(arrow))),
    ...boxNames.map((name) => boxSvg(name, language, shown)),
    '</svg>',
  ].join('\n');
}

function arrowHead(id: string): string {
  return `<marker id="${id}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path class="${id}" d="M0 0.5 8 4 0 7.5z"/></marker>`;
}

type Rectangle = Pick<Box, 'x' | 'y' | 'width' | 'height'>;

function rectangle(kind: string, { x, y, width, height }: Rectangle): string {
  return `<rect class="${kind}" x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/>`;
}

function boxSvg(name: BoxName, language: Language, shown: ShownWay | undefined): string {
  const box: Box = boxes[name];
  const { x, y, width, height, kind } = box;
  const label = shown && boxLabel(shown.way, name, language);
  const note = label?.note ?? localize(box.note, language);
  const spoken = label?.spoken ? `<i class="spoken">${escapeHtml(label.spoken)}</i>` : '';
  const words = `<b>${escapeHtml(localize(box.title, language))}</b> <span>${escapeHtml(note)}</span>${spoken}`;
  const mark = `${markClass(shown?.way.boxes.get(name))}${label?.note === undefined ? '' : ' end'}`;
  // A long next hop is cut in its box.
  const whole = label?.note === undefined ? '' : ` title="${escapeHtml(note)}"`;
  const link = `<a xmlns="http://www.w3.org/1999/xhtml"${whole} class="box ${kind}${mark}" href="#${partId(name)}">${words}</a>`;
  return `<foreignObject x="${x}" y="${y}" width="${width}" height="${height}">${link}</foreignObject>`;
}

/** A point of the picture. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

function markClass(mark: WayMark | undefined): string {
  return mark ? ` ${mark}` : '';
}

function arrowSvg(arrow: Arrow, mark: WayMark | undefined): string {
  const points = arrowPoints(arrow).map(({ x, y }) => `${x} ${y}`);
  const head = `url(#${mark ? 'way-head' : 'arrow-head'})`;
  const start = arrow.kind === 'asks' ? ` marker-start="${head}"` : '';
  return `<path class="arrow ${arrow.kind}${markClass(mark)}" d="M${points.join(' ')}"${start} marker-end="${head}"/>`;
}

/** Where an arrow runs: straight from edge to edge, unless it takes a detour. */
export function arrowPoints({ from, to, aside = 0, detour }: Arrow): Point[] {
  const [source, target]: [Box, Box] = [boxes[from], boxes[to]];
  if (detour) {
    const { x } = centre(source);
    return [{ x, y: source.y }, { x, y: detour.y }, detour, { x: detour.x, y: target.y }];
  }
  const isBeside = source.y === target.y;
  if (isBeside) {
    const y = centre(source).y + aside;
    const isRight = target.x > source.x;
    return isRight
      ? [
          { x: source.x + source.width, y },
          { x: target.x, y },
        ]
      : [
          { x: source.x, y },
          { x: target.x + target.width, y },
        ];
  }
  const x = centre(source.width < target.width ? source : target).x + aside;
  const isDown = target.y > source.y;
  return isDown
    ? [
        { x, y: source.y + source.height },
        { x, y: target.y },
      ]
    : [
        { x, y: source.y },
        { x, y: target.y + target.height },
      ];
}

function centre({ x, y, width, height }: Rectangle): Point {
  return { x: x + width / 2, y: y + height / 2 };
}
