/** The page of the Mail Log Viewer. */
import { computed, effect } from '@preact/signals';
import { render } from 'preact';
import type { ViewerTarget } from '../src/logViewer/messages.ts';
import { App } from './App.tsx';
import { watchFilter } from './filter/parsed.ts';
import { watchVolume } from './histogram/volume.ts';
import { type HostEvent, listen, post } from './host.ts';
import { watchCurrentRow, watchLiveEdge } from './list/current.ts';
import { watchMessages } from './list/messages.ts';
import { watchActiveLine } from './raw/activeLine.ts';
import { watchLines } from './raw/lines.ts';
import { startSearch, takeFound, wish } from './raw/search.ts';
import {
  activeLine,
  fault,
  filter,
  following,
  keepState,
  mode,
  order,
  query,
  ranges,
  revision,
  start,
  status,
} from './state.ts';
import { watchStory } from './story/story.ts';

let isWatching = false;

function take(event: HostEvent): void {
  switch (event.kind) {
    case 'start':
      status.value = event.start.status;
      start.value = event.start;
      fault.value = '';
      watch();
      return;
    case 'failed':
      fault.value = event.text;
      return;
    case 'status':
      status.value = event.status;
      return;
    case 'found':
      takeFound(event.progress);
      return;
    case 'show':
      show(event.target);
  }
}

/** Begins to ask about the log once it is open. */
function watch(): void {
  if (isWatching) return;
  isWatching = true;
  watchFilter();
  watchMessages(query, order, revision);
  watchVolume();
  watchCurrentRow();
  watchLiveEdge();
  watchLines(computed(() => status.value?.lines ?? 0));
  watchActiveLine();
  watchStory();
  effect(() => post({ kind: 'following', on: following.value }));
}

function show(target: ViewerTarget): void {
  if (target.filter !== undefined) {
    mode.value = 'messages';
    ranges.value = target.range ? [target.range] : [];
    filter.value = target.filter;
  }
  if (target.line !== undefined) {
    mode.value = 'lines';
    activeLine.value = target.line;
  }
  if (target.search !== undefined) {
    mode.value = 'lines';
    wish.value = { text: target.search, matchCase: true, regularExpression: false };
    void startSearch();
  }
}

listen(take, (text) => {
  fault.value = text;
});
keepState();
const place = document.getElementById('viewer');
if (place) render(<App />, place);
post({ kind: 'ready' });
