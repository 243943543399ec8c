import type { Location } from '../features/types.ts';
import { type Language, type Localized, localize, type MessageArguments } from '../l10n.ts';
import type { Span } from '../text/span.ts';
import type { AddressClass } from './addressClass.ts';
import { describeStep } from './describe.ts';
import type { Route, RouteFlag } from './route.ts';

/** A piece of the document that leads to the line that decides. */
export interface RouteLink {
  readonly span: Span;
  readonly location: Location;
}

/** A piece of the document that leads to a view of the same. */
export interface ViewLink {
  readonly span: Span;
  readonly target: string;
}

/** Where mail for an address goes, as a Markdown document: the decision first, then each step. */
export interface RouteDocument {
  readonly text: string;
  readonly links: readonly RouteLink[];
  readonly views: readonly ViewLink[];
}

/** Names a place for people, such as `main.cf:12`. */
export type NamePlace = (location: Location) => string;

const words = {
  title: { en: 'Where does mail for {address} go?', ja: '{address} 宛てのメールの行き先' },
  sender: { en: 'From {sender}.', ja: '差出人は {sender}。' },
  picture: { en: 'Show the way on the picture', ja: '図で見る' },
  ends: { en: 'Delivered to', ja: '配送先' },
  steps: { en: 'How it gets there', ja: 'そこに至るまで' },
  end: {
    en: '{recipient}: {transport}, next hop {nexthop}',
    ja: '{recipient}: {transport}、次の配送先 {nexthop}',
  },
  nowhere: { en: 'Nowhere.', ja: 'どこにも配送されません。' },
} as const satisfies Readonly<Record<string, Localized>>;

const classWords: Readonly<Record<AddressClass, Localized>> = {
  local: {
    en: 'The domain is local: this machine delivers the mail itself.',
    ja: 'ローカルドメインです。このマシンが自分で配送します。',
  },
  'virtual-alias': {
    en: 'It is a virtual alias domain: each address must lead to another one.',
    ja: 'バーチャルエイリアスドメインです。どのアドレスも別のアドレスに展開される必要があります。',
  },
  'virtual-mailbox': {
    en: 'It is a virtual mailbox domain: its mailboxes have no users of this machine.',
    ja: 'バーチャルメールボックスドメインです。マシンのユーザとは別のメールボックスに配送します。',
  },
  relay: {
    en: 'It is a relay domain: the mail is passed on to the machine that is responsible.',
    ja: '中継ドメインです。担当するマシンへ中継します。',
  },
  default: { en: 'The domain is foreign: the mail goes out.', ja: '外部のドメインです。外へ送ります。' },
  error: { en: 'The address is refused.', ja: 'このアドレスは拒否されます。' },
};

const flagWords: Readonly<Record<RouteFlag, Localized>> = {
  routed: {
    en: 'Its local part asks to be sent on from here.',
    ja: 'ローカル部がさらに転送を求めています。',
  },
  error: { en: 'Mail does not get there.', ja: 'メールは届きません。' },
  depends: {
    en: 'The answer depends on {tables}.',
    ja: '答えは {tables} によります。',
  },
  'unknown-recipient': {
    en: 'The recipient is unknown: smtpd refuses it.',
    ja: '宛先が存在しないため、smtpd が拒否します。',
  },
  'expansion-failed': {
    en: 'The aliases expand beyond a limit: the mail is not accepted.',
    ja: 'エイリアスの展開が上限を超えるため、受け付けません。',
  },
  loop: { en: 'Some of it comes back in a loop and bounces.', ja: '一部がループしてバウンスします。' },
};

/** Writes the document for a route; `sender` is shown where there is one, `picture` is where its head leads. */
export function routeDocument(
  route: Route,
  sender: string,
  namePlace: NamePlace,
  language: Language,
  picture?: string,
): RouteDocument {
  const say = (text: Localized, values?: MessageArguments) => localize(text, language, values);
  const links: RouteLink[] = [];
  const tables = route.unknown.map(({ table, parameter }) => `${table} (${parameter})`).join(', ');
  const summary = [
    ...(route.addressClass ? [say(classWords[route.addressClass])] : []),
    ...route.flags.map((flag) => say(flagWords[flag], { tables })),
    ...(sender === '' || sender === '<>' ? [] : [say(words.sender, { sender })]),
  ];
  let text = `# ${say(words.title, { address: route.address || '<>' })}\n\n${summary.join('\n')}\n`;
  const views: ViewLink[] = [];
  if (picture !== undefined) {
    const start = text.length + 2;
    const name = say(words.picture);
    views.push({ span: { start, end: start + name.length }, target: picture });
    text += `\n[${name}]\n`;
  }
  text += `\n## ${say(words.ends)}\n\n`;
  for (const { recipient, transport, nexthop } of route.deliveries) {
    text += `- ${say(words.end, { recipient, transport, nexthop })}\n`;
  }
  if (route.deliveries.length === 0 && route.unknown.length === 0) text += `${say(words.nowhere)}\n`;
  text += `\n## ${say(words.steps)}\n\n`;
  route.steps.forEach((step, index) => {
    text += `${index + 1}. ${describeStep(step, language)}`;
    if (step.place) {
      const name = namePlace(step.place);
      const start = text.length + ' ['.length;
      links.push({ span: { start, end: start + name.length }, location: step.place });
      text += ` [${name}]`;
    }
    text += '\n';
  });
  return { text, links, views };
}
