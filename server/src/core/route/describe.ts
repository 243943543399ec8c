import { type Language, type Localized, localize } from '../l10n.ts';
import type { Step, StepRule } from './step.ts';

/** A step in a sentence. */
export function describeStep(
  { rule, from, to, parameter = '', table = '', words = nothing }: Step,
  language: Language,
): string {
  const reason = localize(words, language);
  return localize(sentences[rule], language, { from: shown(from), to: shown(to), parameter, table, reason });
}

const nothing: Localized = { en: '', ja: '' };

/** An address as it is shown: the empty one in its customary form. */
function shown(text: string): string {
  return text === '' ? '<>' : text;
}

const sentences: Readonly<Record<StepRule, Localized>> = {
  'empty-address': {
    en: '{from} counts as the empty address',
    ja: '{from} は空のアドレスとして扱われます',
  },
  'source-route': {
    en: '{from} becomes {to}: a source route is taken off',
    ja: '{from} は {to} になります (経路指定を取り除く)',
  },
  'swap-bangpath': {
    en: '{from} becomes {to}: site!user is turned round',
    ja: '{from} は {to} になります (site!user 形式の書き換え)',
  },
  'percent-hack': {
    en: '{from} becomes {to}: user%site means user@site',
    ja: '{from} は {to} になります (user%site 形式の書き換え)',
  },
  'append-at-myorigin': {
    en: '{from} becomes {to}: an address without a domain gets @$myorigin',
    ja: '{from} は {to} になります (ドメインがないので @$myorigin を補う)',
  },
  'append-dot-mydomain': {
    en: '{from} becomes {to}: a domain without a dot gets .$mydomain',
    ja: '{from} は {to} になります (ドメインにドットがないので .$mydomain を補う)',
  },
  'trailing-dot': {
    en: '{from} becomes {to}: the dot at the end is dropped',
    ja: '{from} は {to} になります (末尾のドットを取り除く)',
  },
  canonical: {
    en: '{from} becomes {to} by {parameter}',
    ja: '{from} は {parameter} により {to} になります',
  },
  masquerade: {
    en: '{from} becomes {to}: {parameter} hides the host',
    ja: '{from} は {to} になります ({parameter} によりホスト名を隠す)',
  },
  'virtual-alias': {
    en: '{from} is an alias of {to}',
    ja: '{from} は {to} のエイリアスです',
  },
  'local-domain': {
    en: '{from} is local: {to} is left',
    ja: '{from} はローカルなので {to} が残ります',
  },
  dequoted: {
    en: '{from} is looked into although it is quoted: {to}',
    ja: '{from} は引用符の中も調べられます: {to}',
  },
  'empty-recipient': {
    en: 'an empty address means {to}',
    ja: '空のアドレスは {to} を意味します',
  },
  'append-myhostname': {
    en: '{from} becomes {to}: without a domain it is for this machine',
    ja: '{from} は {to} になります (ドメインがないのでこのマシン宛て)',
  },
  'numeric-domain': {
    en: '{from} becomes {to}: a bare network address counts as one in brackets',
    ja: '{from} は {to} になります (裸の IP アドレスを角括弧付きとみなす)',
  },
  'bad-address': {
    en: 'the domain of {from} is neither a host name nor a [network address]: mail is refused or bounces',
    ja: '{from} のドメインはホスト名でも [IP アドレス] でもないため、拒否されるかバウンスします',
  },
  'leading-hyphen': {
    en: '{from} begins with "-": mail is refused or bounces',
    ja: '{from} は "-" で始まるため、拒否されるかバウンスします',
  },
  routed: {
    en: '{from} asks to be sent on: smtpd refuses it from strangers',
    ja: '{from} は転送を求める形のため、外部からは smtpd が拒否します',
  },
  'class-local': {
    en: '{from} is a local domain ({parameter})',
    ja: '{from} はローカルドメインです ({parameter})',
  },
  'class-virtual-alias': {
    en: '{from} is a virtual alias domain ({parameter})',
    ja: '{from} はバーチャルエイリアスドメインです ({parameter})',
  },
  'class-virtual-mailbox': {
    en: '{from} is a virtual mailbox domain ({parameter})',
    ja: '{from} はバーチャルメールボックスドメインです ({parameter})',
  },
  'class-relay': {
    en: '{from} is a relay domain ({parameter}: {to})',
    ja: '{from} は中継ドメインです ({parameter}: {to})',
  },
  'class-default': {
    en: '{from} is in none of the lists of domains: mail goes out',
    ja: '{from} はどのドメインリストにもないため、外部へ送られます',
  },
  'two-classes': {
    en: '{from} is in {parameter} too, which does not count',
    ja: '{from} は {parameter} にもありますが、そちらは効きません',
  },
  transport: {
    en: 'the transport is {to}',
    ja: 'トランスポートは {to} です',
  },
  'sender-transport': {
    en: 'for the sender {from} the transport is {to}',
    ja: '差出人 {from} のトランスポートは {to} です',
  },
  relayhost: {
    en: 'the next hop is {to}, the relay host',
    ja: '次の配送先はリレーホスト {to} です',
  },
  'sender-relayhost': {
    en: 'for the sender {from} the next hop is {to}',
    ja: '差出人 {from} の次の配送先は {to} です',
  },
  'transport-nexthop': {
    en: 'the transport brings its own next hop, {to}',
    ja: 'トランスポートの指定により次の配送先は {to} です',
  },
  'transport-maps': {
    en: '{from} has an entry in {parameter}: {to}',
    ja: '{from} は {parameter} に登録されています: {to}',
  },
  relocated: {
    en: '{from} has moved to {to}: mail bounces',
    ja: '{from} は {to} へ移転したため、バウンスします',
  },
  'null-transport': {
    en: 'the transport is empty: mail stays in the queue',
    ja: 'トランスポートが空のため、メールはキューに残ります',
  },
  'undefined-transport': {
    en: 'master.cf has no service {from}: mail stays in the queue',
    ja: 'master.cf に {from} というサービスがないため、メールはキューに残ります',
  },
  'recipient-known': {
    en: '{from} is known: {parameter} has {to}',
    ja: '{from} は存在します ({parameter} に {to} があります)',
  },
  'recipient-unknown': {
    en: '{from} is not in {parameter}: smtpd refuses it',
    ja: '{from} は {parameter} にないため、smtpd が拒否します',
  },
  'recipient-unchecked': {
    en: '{parameter} is empty: any recipient of this domain is accepted',
    ja: '{parameter} が空のため、このドメインの宛先はすべて受け付けます',
  },
  'recipient-unsure': {
    en: 'whether {from} exists depends on {table}: {reason}',
    ja: '{from} が存在するかどうかは {table} によります: {reason}',
  },
  alias: {
    en: 'the alias {from} leads to {to}',
    ja: 'エイリアス {from} は {to} に展開されます',
  },
  'alias-end': {
    en: '{from} is delivered to {to}',
    ja: '{from} は {to} に配送されます',
  },
  'alias-loop': {
    en: 'the alias {from} leads back to itself: mail bounces',
    ja: 'エイリアス {from} がループしているため、バウンスします',
  },
  include: {
    en: 'the alias {from} includes the addresses in {to}',
    ja: 'エイリアス {from} には {to} のアドレスが含まれます',
  },
  'not-deliverable': {
    en: '{to} is allowed in .forward files alone: mail for {from} bounces',
    ja: '{to} は .forward ファイルでのみ使えます。{from} 宛てはバウンスします',
  },
  'forward-loop': {
    en: '{to} was delivered to before: mail bounces as a forwarding loop',
    ja: '{to} には配送済みのため、転送ループとしてバウンスします',
  },
  'forward-file': {
    en: 'a .forward file of the user {from} may send mail elsewhere; it is not looked at',
    ja: 'ユーザ {from} の .forward ファイルがあれば転送されます (ここでは調べません)',
  },
  'mailbox-transport': {
    en: 'mail for users of this machine goes to {to} ({parameter})',
    ja: 'このマシンのユーザ宛ては {to} に渡されます ({parameter})',
  },
  'fallback-transport': {
    en: 'if there is no user {from}, mail goes to {to}',
    ja: 'ユーザ {from} が存在しなければ {to} に渡されます',
  },
  'luser-relay': {
    en: 'if there is no user {from}, mail goes to {to}',
    ja: 'ユーザ {from} が存在しなければ {to} に送られます',
  },
  'expansion-limit': {
    en: '{from} grows beyond {parameter} ({to})',
    ja: '{from} の展開が {parameter} ({to}) を超えます',
  },
  direct: {
    en: '{from} connects to {to} itself, without an MX lookup',
    ja: '{from} は MX を引かずに {to} へ直接接続します',
  },
  mx: {
    en: '{from} looks up the mail servers of {to} in DNS (MX)',
    ja: '{from} は DNS で {to} のメールサーバ (MX) を調べます',
  },
  depends: {
    en: 'the rest depends on {table} ({parameter}): {reason}',
    ja: 'ここから先は {table} ({parameter}) によります: {reason}',
  },
};
