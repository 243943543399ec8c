import { type LinkedDocument, type NamePlace, writeLinked } from '../features/linkedDocument.ts';
import { type Language, type Localized, localize, type MessageArguments } from '../l10n.ts';
import type { AddressClass } from './addressClass.ts';
import { describeStep } from './describe.ts';
import type { Route, RouteFlag } from './route.ts';

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

/**
 * Where mail for an address goes, as a document: the decision first, then each step; `sender` is shown where there is one, `picture` is where its
 * head leads.
 */
export function routeDocument(
  route: Route,
  sender: string,
  namePlace: NamePlace,
  language: Language,
  picture?: string,
): LinkedDocument {
  const say = (text: Localized, values?: MessageArguments) => localize(text, language, values);
  const { add, addPlace, addView, done } = writeLinked(namePlace);
  const tables = route.unknown.map(({ table, parameter }) => `${table} (${parameter})`).join(', ');
  const summary = [
    ...(route.addressClass ? [say(classWords[route.addressClass])] : []),
    ...route.flags.map((flag) => say(flagWords[flag], { tables })),
    ...(sender === '' || sender === '<>' ? [] : [say(words.sender, { sender })]),
  ];
  add(`# ${say(words.title, { address: route.address || '<>' })}\n\n${summary.join('\n')}\n`);
  if (picture !== undefined) {
    add('\n');
    addView(say(words.picture), picture);
    add('\n');
  }
  add(`\n## ${say(words.ends)}\n\n`);
  for (const { recipient, transport, nexthop } of route.deliveries) {
    add(`- ${say(words.end, { recipient, transport, nexthop })}\n`);
  }
  if (route.deliveries.length === 0 && route.unknown.length === 0) add(`${say(words.nowhere)}\n`);
  add(`\n## ${say(words.steps)}\n\n`);
  route.steps.forEach((step, index) => {
    add(`${index + 1}. ${describeStep(step, language)}`);
    if (step.place) {
      add(' ');
      addPlace(step.place);
    }
    add('\n');
  });
  return done();
}
