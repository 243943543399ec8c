/** The five address classes, each with an example, in the order in which trivial-rewrite(8) tries them. */
import type { Localized } from '../l10n.ts';

export interface AddressClass {
  readonly id: string;
  readonly title: Localized;
  /** When an address belongs to it. */
  readonly rule: Localized;
  /** Lines of main.cf and of tables, as an example. */
  readonly settings: string;
  /** The address to which mail of the example goes. */
  readonly recipient: string;
  /** What happens to that mail, step by step. */
  readonly steps: readonly Localized[];
  /** What happens otherwise. */
  readonly note: Localized;
  readonly parameters: readonly string[];
}

export const addressClasses: readonly AddressClass[] = [
  {
    id: 'local',
    title: { en: 'Local: users of this host', ja: 'ローカル: このホストの利用者' },
    rule: {
      en: 'The domain is in `mydestination`, or is an address of this host in brackets, such as `[192.0.2.1]`, by `inet_interfaces` and `proxy_interfaces`.',
      ja: 'ドメインが `mydestination` にあるか、`[192.0.2.1]` のように角括弧で書かれたこのホストのアドレス (`inet_interfaces` と `proxy_interfaces` によるもの) です。',
    },
    settings: 'mydestination = $myhostname, localhost, example.com',
    recipient: 'user@example.com',
    steps: [
      {
        en: '`example.com` is in `mydestination`: this host is the final destination.',
        ja: '`example.com` は `mydestination` にあります。このホストが最終的な届け先です。',
      },
      {
        en: 'smtpd looks for `user` in `local_recipient_maps`, which are the accounts and the aliases. An unknown recipient is refused at once.',
        ja: 'smtpd は、`user` がいるかどうかを `local_recipient_maps` (通常はアカウントとエイリアス) で確かめます。存在しない受信者は、その場で拒否します。',
      },
      {
        en: 'local follows aliases and `.forward`, then writes to the mailbox of `user`.',
        ja: 'local がエイリアスと `.forward` をたどり、`user` のメールボックスに書き込みます。',
      },
    ],
    note: {
      en: 'Without `example.com` in `mydestination` the same mail would be in the default class: from other servers refused as relaying, from this host sent back out.',
      ja: '`mydestination` に `example.com` がなければ、同じメールはデフォルトのクラスになります。他のサーバからのものは中継とみなされて拒否され、このホストからのものは外へ送り出されます。',
    },
    parameters: ['mydestination', 'inet_interfaces', 'local_recipient_maps', 'local_transport', 'alias_maps'],
  },
  {
    id: 'virtual-alias',
    title: {
      en: 'Virtual alias: other names for addresses',
      ja: 'バーチャルエイリアス: 別のアドレスへの置き換え',
    },
    rule: {
      en: 'The domain is in `virtual_alias_domains`. It has no mailboxes: every address of it stands for others.',
      ja: 'ドメインが `virtual_alias_domains` にあります。メールボックスはなく、どのアドレスも別のアドレスに置き換わります。',
    },
    settings:
      'virtual_alias_domains = example.org\nvirtual_alias_maps = hash:/etc/postfix/virtual\n\n# /etc/postfix/virtual\ninfo@example.org    user@example.com, friend@elsewhere.example',
    recipient: 'info@example.org',
    steps: [
      {
        en: 'cleanup finds `info@example.org` in `virtual_alias_maps` and puts the two other recipients in its place.',
        ja: 'cleanup が `virtual_alias_maps` で `info@example.org` を見つけ、二つの受信者に置き換えます。',
      },
      {
        en: 'The class of each new recipient is found in its turn: here local and default.',
        ja: '新しい受信者のクラスが、それぞれあらためて決まります。ここではローカルとデフォルトです。',
      },
    ],
    note: {
      en: 'An address of the domain that is not in the table is refused. Addresses of all other classes are looked up in the same table.',
      ja: 'このドメインのアドレスでテーブルにないものは拒否されます。他のクラスのアドレスも、同じテーブルで調べられます。',
    },
    parameters: ['virtual_alias_domains', 'virtual_alias_maps'],
  },
  {
    id: 'virtual-mailbox',
    title: {
      en: 'Virtual mailbox: mailboxes without accounts',
      ja: 'バーチャルメールボックス: アカウントのない利用者',
    },
    rule: {
      en: 'The domain is in `virtual_mailbox_domains`. The owners of its mailboxes need no UNIX account.',
      ja: 'ドメインが `virtual_mailbox_domains` にあります。メールボックスの持ち主に UNIX アカウントは要りません。',
    },
    settings:
      'virtual_mailbox_domains = example.net\nvirtual_mailbox_base = /var/mail/vhosts\nvirtual_mailbox_maps = hash:/etc/postfix/vmailbox\n\n# /etc/postfix/vmailbox\nhanako@example.net  example.net/hanako/',
    recipient: 'hanako@example.net',
    steps: [
      {
        en: 'smtpd finds `hanako@example.net` in `virtual_mailbox_maps`: the recipient exists.',
        ja: 'smtpd が `virtual_mailbox_maps` で `hanako@example.net` を見つけ、受信者がいることを確かめます。',
      },
      {
        en: 'virtual writes to `/var/mail/vhosts/example.net/hanako/`.',
        ja: 'virtual が `/var/mail/vhosts/example.net/hanako/` に書き込みます。',
      },
    ],
    note: {
      en: 'Where `virtual_transport` names an LMTP server such as Dovecot, that server gets the mail instead.',
      ja: '`virtual_transport` に Dovecot などの LMTP サーバを指定した場合は、代わりにそのサーバが受け取ります。',
    },
    parameters: [
      'virtual_mailbox_domains',
      'virtual_mailbox_maps',
      'virtual_mailbox_base',
      'virtual_transport',
    ],
  },
  {
    id: 'relay',
    title: { en: 'Relay: domains that you pass on', ja: 'リレー: 受け取って引き渡すドメイン' },
    rule: {
      en: 'The domain is in `relay_domains`: you accept its mail from everybody, but another server keeps the mailboxes. That is what a backup MX or a gateway does.',
      ja: 'ドメインが `relay_domains` にあります。そのドメイン宛てのメールは誰からでも受け取りますが、メールボックスは別のサーバにあります。バックアップ MX やゲートウェイがこれに当たります。',
    },
    settings:
      'relay_domains = branch.example\nrelay_recipient_maps = hash:/etc/postfix/relay_recipients\ntransport_maps = hash:/etc/postfix/transport\n\n# /etc/postfix/transport\nbranch.example      smtp:[mail.branch.example]',
    recipient: 'taro@branch.example',
    steps: [
      {
        en: 'smtpd accepts the mail, wherever it comes from, if `taro@branch.example` is in `relay_recipient_maps`.',
        ja: 'smtpd は、`taro@branch.example` が `relay_recipient_maps` にあれば、どこから来たメールでも受け取ります。',
      },
      {
        en: 'smtp delivers to the host that `transport_maps` names, otherwise to `relayhost`, otherwise to the MX of the domain.',
        ja: 'smtp が配送します。届け先は `transport_maps` のホスト、なければ `relayhost`、それもなければドメインの MX です。',
      },
    ],
    note: {
      en: 'With `relay_recipient_maps` empty every address is accepted. Mail for those that do not exist comes back later, and the bounce (the notice of non-delivery) goes to a sender who may be forged.',
      ja: '`relay_recipient_maps` が空だと、どのアドレスも受け取ります。存在しない宛先のメールはあとで戻ってきて、詐称されたかもしれない送信者へのバウンス (不達の通知) になります。',
    },
    parameters: ['relay_domains', 'relay_recipient_maps', 'relay_transport', 'transport_maps'],
  },
  {
    id: 'default',
    title: { en: 'Default: the rest of the world', ja: 'デフォルト: それ以外のすべて' },
    rule: {
      en: 'No list has the domain. Such mail is sent out, but only for clients that may relay.',
      ja: 'どの一覧にもないドメインです。外へ送り出しますが、中継を許されたクライアントからのメールに限ります。',
    },
    settings: 'mynetworks = 127.0.0.0/8, 192.0.2.0/24\nrelayhost = [smtp.isp.example]:587',
    recipient: 'friend@elsewhere.example',
    steps: [
      {
        en: 'From `192.0.2.10`, which is in `mynetworks`, or from a user who has logged in, the mail is accepted.',
        ja: '`mynetworks` に含まれる `192.0.2.10` や、SMTP 認証をした利用者からのメールであれば受け取ります。',
      },
      {
        en: 'smtp delivers it to `relayhost`, or, where that is empty, to the MX of `elsewhere.example`.',
        ja: 'smtp が `relayhost` に配送します。`relayhost` が空なら、`elsewhere.example` の MX に配送します。',
      },
    ],
    note: {
      en: 'From anybody else the recipient is refused: `Relay access denied`.',
      ja: 'それ以外のクライアントには、`Relay access denied` と答えて受信者を拒否します。',
    },
    parameters: ['default_transport', 'relayhost', 'mynetworks', 'transport_maps'],
  },
];
