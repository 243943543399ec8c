/** The picture: everything in its place, and everything of it a link. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  arrows,
  type Box,
  type BoxName,
  boxes,
  boxNames,
  masterFrame,
  pictureSize,
} from '../../../server/src/core/guide/boxes.ts';
import { arrowPoints, mailFlowSvg, type Point, partId } from '../../../server/src/core/guide/mailFlow.ts';
import type { Language } from '../../../server/src/core/l10n.ts';

const languages: readonly Language[] = ['en', 'ja'];
const all: readonly (readonly [BoxName, Box])[] = boxNames.map((name) => [name, boxes[name]]);

type Rectangle = Pick<Box, 'x' | 'y' | 'width' | 'height'>;

function isInside(inner: Rectangle, outer: Rectangle): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

test('no two boxes overlap, and none leaves the picture', () => {
  const picture = { x: 0, y: 0, ...pictureSize };
  for (const [name, box] of all) {
    assert.ok(isInside(box, picture), name);
    for (const [other, { x, y, width, height }] of all) {
      const isApart =
        box.x + box.width <= x || x + width <= box.x || box.y + box.height <= y || y + height <= box.y;
      assert.ok(name === other || isApart, `${name} and ${other}`);
    }
  }
});

test('the frame of master holds the processes and queues that it runs, and nothing else', () => {
  for (const [name, box] of all) assert.equal(isInside(box, masterFrame), box.kind !== 'outside', name);
});

test('an arrow begins and ends at the edges of its boxes, and crosses no other', () => {
  for (const arrow of arrows) {
    const what = `${arrow.from} to ${arrow.to}`;
    const points = arrowPoints(arrow);
    const [first, last] = [points.at(0), points.at(-1)];
    assert.ok(first && last);
    assert.ok(isOnEdge(first, boxes[arrow.from]), `${what} begins at ${first.x} ${first.y}`);
    assert.ok(isOnEdge(last, boxes[arrow.to]), `${what} ends at ${last.x} ${last.y}`);
    points.slice(1).forEach((end, index) => {
      const start = points[index] ?? end;
      assert.ok(start.x === end.x || start.y === end.y, `${what} is straight`);
      for (const [name, box] of all) assert.ok(!crosses(start, end, box), `${what} crosses ${name}`);
    });
  }
});

function isOnEdge({ x, y }: Point, box: Rectangle): boolean {
  const right = box.x + box.width;
  const bottom = box.y + box.height;
  const isWithin = box.x <= x && x <= right && box.y <= y && y <= bottom;
  return isWithin && (x === box.x || x === right || y === box.y || y === bottom);
}

/** Whether a line that runs along an axis enters the inside of a box. */
function crosses(start: Point, end: Point, box: Rectangle): boolean {
  const [left, right] = [Math.min(start.x, end.x), Math.max(start.x, end.x)];
  const [top, bottom] = [Math.min(start.y, end.y), Math.max(start.y, end.y)];
  return right > box.x && left < box.x + box.width && bottom > box.y && top < box.y + box.height;
}

test('mail comes from outside into every process and queue that handles it, and leaves again', () => {
  const inside = boxNames.filter((name) => boxes[name].kind !== 'outside');
  const entries: readonly BoxName[] = ['network', 'sendmail'];
  const exits: readonly BoxName[] = ['servers', 'lmtpServer', 'mailboxes', 'programs'];
  const withoutMail: readonly BoxName[] = ['master', 'trivialRewrite'];
  // Mail on hold stays there, and error and discard end it.
  const ends: readonly BoxName[] = ['hold', 'error'];
  for (const name of inside.filter((each) => !withoutMail.includes(each))) {
    assert.ok(
      entries.some((entry) => reaches(entry, name)),
      `mail reaches ${name}`,
    );
    const leaves = exits.some((exit) => reaches(name, exit));
    assert.equal(leaves, !ends.includes(name), `mail leaves ${name}`);
  }
});

function reaches(from: BoxName, to: BoxName, seen = new Set<BoxName>()): boolean {
  if (from === to) return true;
  seen.add(from);
  return arrows.some(
    (arrow) =>
      arrow.kind === 'mail' && arrow.from === from && !seen.has(arrow.to) && reaches(arrow.to, to, seen),
  );
}

/** The width of a text in a wide sans-serif font, in units of its size; CJK characters are square. */
function widthOf(text: string): number {
  return [...text].reduce((width, mark) => width + widthOfMark(mark), 0);
}

function widthOfMark(mark: string): number {
  if (mark.charCodeAt(0) > 0x2fff) return 1;
  if (/[fijlrt.,:' -]/.test(mark)) return 0.42;
  return /[mwMW]/.test(mark) ? 0.9 : 0.62;
}

test('every text fits into its box', () => {
  for (const [name, { title, note, width }] of all) {
    for (const language of languages) {
      assert.ok(13 * widthOf(title[language]) <= width - 4, `${name}: ${title[language]}`);
      assert.ok(10.5 * widthOf(note[language]) <= width - 4, `${name}: ${note[language]}`);
    }
  }
});

for (const language of languages) {
  test(`every box is a link with its name, and every arrow is drawn: ${language}`, () => {
    const svg = mailFlowSvg(language);
    for (const [name, { title }] of all) {
      const link = new RegExp(`<a [^>]*href="#${partId(name)}"><b>${title[language]}</b>`);
      assert.match(svg, link);
    }
    assert.equal(svg.match(/<a /g)?.length, boxNames.length);
    assert.equal(svg.match(/<path class="arrow /g)?.length, arrows.length);
    assert.doesNotMatch(svg, /style=|<script|\bon\w+=|#[0-9a-f]{3,6}\b/, 'the page decides how it looks');
  });
}
