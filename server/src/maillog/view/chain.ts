import { type Language, localize } from '../../core/l10n.ts';
import { logLimits } from '../../logProtocol/requests.ts';
import type { ChainLink } from '../../logProtocol/story.ts';
import { linkTexts } from '../features/linkTexts.ts';
import type { LineSource, LogIndex } from '../logIndex.ts';
import { storyLinks } from '../story.ts';
import { type RowSource, threadRow } from './rows.ts';

type Direction = 'before' | 'after';

/** The messages that led to this one, or that it led to, nearest first, each once. */
export function chainOf(
  source: RowSource,
  lines: LineSource,
  thread: number,
  direction: Direction,
  language: Language,
): ChainLink[] {
  const found: ChainLink[] = [];
  const seen = new Set([thread]);
  const isNew = (link: Neighbour): boolean => link.thread < 0 || !seen.has(link.thread);
  let edge = [thread];
  for (let distance = 1; edge.length > 0 && found.length < logLimits.chain; distance++) {
    const next: Neighbour[] = [];
    for (const link of edge.flatMap((one) => neighbours(source.index, lines, one, direction))) {
      if (!isNew(link)) continue;
      seen.add(link.thread);
      next.push(link);
    }
    found.push(...next.map((link) => chainLink(source, link, direction, distance, language)));
    edge = next.map((link) => link.thread).filter((other) => other >= 0);
  }
  return found.slice(0, logLimits.chain);
}

function chainLink(
  source: RowSource,
  link: Neighbour,
  direction: Direction,
  distance: number,
  language: Language,
): ChainLink {
  const side = direction === 'before' ? 'in' : 'out';
  const label = localize(linkTexts[link.kind][side], language);
  return { ...link, label, distance, row: link.thread < 0 ? null : threadRow(source, link.thread) };
}

type Neighbour = Pick<ChainLink, 'thread' | 'queueId' | 'kind'>;

function neighbours(index: LogIndex, lines: LineSource, thread: number, direction: Direction): Neighbour[] {
  if (direction === 'before') {
    return index
      .linksTo(thread)
      .map(({ kind, thread: other }) => ({ kind, thread: other, queueId: index.queueId(other) }));
  }
  return storyLinks(index, thread, lines).map(({ kind, id, thread: other }) => ({
    kind,
    thread: other,
    queueId: id,
  }));
}
