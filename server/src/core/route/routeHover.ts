import type { Hover } from '../features/types.ts';
import { type Language, localize } from '../l10n.ts';
import type { Span } from '../text/span.ts';
import type { Route } from './route.ts';

/** An address in the middle of a text, and where it stands. */
export interface AddressPlace {
  readonly address: string;
  readonly span: Span;
}

const addresses =
  /(?:"[^"\n]*"|[^\s"(),:;<>@[\]\\=]+)@(?:\[[^\]\s]*\]|[^\s"(),:;<>@[\]\\]*[^\s"(),:;<>@[\]\\.])/g;

/** The address that `offset` touches on its line. */
export function addressAt(text: string, offset: number): AddressPlace | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  const line = text.slice(start, newline === -1 ? text.length : newline);
  if (line.trimStart().startsWith('#')) return undefined;
  for (const match of line.matchAll(addresses)) {
    const span = { start: start + match.index, end: start + match.index + match[0].length };
    if (span.start <= offset && offset <= span.end) return { address: match[0], span };
  }
  return undefined;
}

/** More ends are counted. */
const shownEnds = 8;

const words = {
  goes: { en: 'Mail for `{address}` goes to:', ja: '`{address}` 宛てのメールの配送先:' },
  nowhere: { en: 'Mail for `{address}` is not delivered.', ja: '`{address}` 宛てのメールは配送されません。' },
  depends: { en: 'It depends on `{table}` ({parameter}).', ja: '`{table}` ({parameter}) によります。' },
  more: { en: '… and {count} more', ja: '… ほか {count} 件' },
};

/** A few lines on where mail for an address goes. */
export function routeHover({ address, span }: AddressPlace, route: Route, language: Language): Hover {
  const { deliveries, unknown } = route;
  const ends = deliveries
    .slice(0, shownEnds)
    .map(({ recipient, transport, nexthop }) => `- \`${recipient}\` (\`${transport}:${nexthop}\`)`);
  const more = deliveries.length - ends.length;
  const isKnown = deliveries.length > 0 || unknown.length > 0;
  const lines = [
    localize(isKnown ? words.goes : words.nowhere, language, { address }),
    '',
    ...ends,
    ...(more > 0 ? [`- ${localize(words.more, language, { count: more })}`] : []),
    ...unknown.map(({ table, parameter }) => `- ${localize(words.depends, language, { table, parameter })}`),
  ];
  return { span, markdown: lines.join('\n') };
}
