import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layOutWay } from '../../client/viewer/story/wayLayout.ts';
import type { AttemptStatus, StepPlace, StoryStep } from '../../server/src/logProtocol/story.ts';

function step(place: StepPlace, outcome: AttemptStatus | null = null): StoryStep {
  return { place, program: place, start: 0, end: 1, seconds: 1, parts: [], detail: '', lines: [], outcome };
}

const arrowsOf = (steps: readonly StoryStep[]) =>
  layOutWay(steps).arrows.map(({ from, to }) => `${from.id} → ${to.id}`);

test('the way leads from the network to the outcome', () => {
  assert.deepEqual(arrowsOf([step('smtpd'), step('cleanup'), step('queue'), step('smtp', 'sent')]), [
    'smtpd → cleanup',
    'cleanup → queue',
    'queue → smtp',
    'smtp → outcome-sent',
  ]);
});

test('recipients that fared differently have ways of their own', () => {
  const arrows = arrowsOf([
    step('pickup'),
    step('cleanup'),
    step('queue'),
    step('smtp', 'deferred'),
    step('smtp', 'sent'),
    step('local', 'bounced'),
  ]);
  assert.deepEqual(arrows.slice(2), [
    'queue → smtp',
    'queue → local',
    'smtp → outcome-sent',
    'smtp → outcome-deferred',
    'local → outcome-bounced',
  ]);
});

test('a log that begins in the middle has the way from there on', () => {
  assert.deepEqual(arrowsOf([step('queue'), step('virtual', 'sent')]), [
    'queue → virtual',
    'virtual → outcome-sent',
  ]);
  assert.deepEqual(arrowsOf([]), []);
});

test('boxes lie within the picture and do not overlap', () => {
  const places: readonly StepPlace[] = [
    'smtpd',
    'pickup',
    'qmqpd',
    'bounce',
    'cleanup',
    'queue',
    'smtp',
    'error',
    'pipe',
  ];
  const { boxes, width, height } = layOutWay([
    ...places.map((place) => step(place)),
    step('other', 'deferred'),
  ]);
  for (const [i, box] of boxes.entries()) {
    assert.ok(
      box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height + 0.01,
      box.id,
    );
    for (const other of boxes.slice(i + 1)) {
      const apart =
        box.x + box.width <= other.x ||
        other.x + other.width <= box.x ||
        box.y + box.height <= other.y ||
        other.y + other.height <= box.y;
      assert.ok(apart, `${box.id} and ${other.id}`);
    }
  }
});
