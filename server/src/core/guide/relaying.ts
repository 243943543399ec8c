/** Who may relay: what smtpd(8) answers, by client and recipient. */
import type { Localized } from '../l10n.ts';

export interface RelayCase {
  readonly client: Localized;
  readonly recipient: Localized;
  /** The restriction that decides. */
  readonly decidedBy: string;
  readonly answer: Localized;
  readonly isAccepted: boolean;
}

const anywhere: Localized = { en: 'anywhere', ja: 'どこでも' };
const accepted: Localized = { en: 'accepted', ja: '受け取る' };
const stranger: Localized = { en: 'anybody else', ja: 'それ以外' };

export const relayCases: readonly RelayCase[] = [
  {
    client: { en: 'an address in `mynetworks`', ja: '`mynetworks` にあるアドレス' },
    recipient: anywhere,
    decidedBy: 'permit_mynetworks',
    answer: accepted,
    isAccepted: true,
  },
  {
    client: { en: 'a user who has logged in (SMTP AUTH)', ja: 'SMTP 認証をした利用者' },
    recipient: anywhere,
    decidedBy: 'permit_sasl_authenticated',
    answer: accepted,
    isAccepted: true,
  },
  {
    client: stranger,
    recipient: {
      en: 'a domain of yours: classes 1 to 4',
      ja: '自分が受け持つドメイン (1 から 4 のクラス)',
    },
    decidedBy: 'reject_unauth_destination',
    answer: { en: 'accepted if the recipient exists', ja: '受信者が存在すれば受け取る' },
    isAccepted: true,
  },
  {
    client: stranger,
    recipient: { en: 'any other domain: class 5', ja: 'その他のドメイン (5 のクラス)' },
    decidedBy: 'reject_unauth_destination',
    answer: { en: 'refused: `Relay access denied`', ja: '拒否: `Relay access denied`' },
    isAccepted: false,
  },
];

/** Paragraphs below the table. */
export const relayAdvice: readonly Localized[] = [
  {
    en: 'Relaying is to accept mail that is not for you and to send it on. `smtpd_relay_restrictions` decides, from left to right; the first restriction that applies wins. `defer_unauth_destination`, part of its default, answers with a temporary error instead, so that a mistake of yours loses no mail.',
    ja: '中継とは、自分宛てでないメールを受け取り、先へ送ることです。`smtpd_relay_restrictions` が左から順に判断し、最初に当てはまった制限で決まります。既定値に含まれる `defer_unauth_destination` は、代わりに一時的なエラーを返すので、設定を誤ってもメールは失われません。',
  },
  {
    en: 'A server that relays for everybody is an open relay: spammers soon find it, and other servers then refuse its mail. Keep `mynetworks` small, and keep `reject_unauth_destination` in the list.',
    ja: '誰のメールでも中継するサーバはオープンリレーと呼ばれます。すぐに見つけられて迷惑メールの送信に使われ、他のサーバから受け取りを拒まれるようになります。`mynetworks` は必要な範囲だけにし、`reject_unauth_destination` を一覧から外さないでください。',
  },
  {
    en: 'Do not mix up the two directions: `relay_domains` says for which domains you accept mail to pass it on; `relayhost` says through which server your own mail leaves.',
    ja: '二つの向きを混同しないでください。`relay_domains` は、どのドメイン宛てのメールを受け取って引き渡すかを表し、`relayhost` は、自分から送り出すメールをどのサーバに任せるかを表します。',
  },
];

export const relayParameters: readonly string[] = [
  'smtpd_relay_restrictions',
  'smtpd_recipient_restrictions',
  'mynetworks',
  'smtpd_sasl_auth_enable',
  'relay_domains',
  'relayhost',
];
