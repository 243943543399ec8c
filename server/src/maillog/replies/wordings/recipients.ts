import type { Wording } from './wording.ts';

/** The recipient is the trouble. */
export const recipientWordings: readonly Wording[] = [
  {
    id: 'gmail-no-user',
    provider: 'Gmail',
    test: /The email account that you tried to reach does not exist/i,
    title: { en: 'No such Gmail address', ja: 'Gmail にそのアドレスがない' },
    text: {
      en: 'Google has no account with this address, in Gmail or in the domain that it runs for somebody.',
      ja: 'Gmail、または Google が運用するドメインに、このアドレスのアカウントがありません。',
    },
    advice: [
      {
        en: 'Correct the address, or take it off your lists: repeated attempts harm your reputation.',
        ja: 'アドレスを訂正するか、宛先の一覧から外します。送り続けると評価が下がります。',
      },
    ],
    samples: [
      "host gmail-smtp-in.l.google.com[192.0.2.27] said: 550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 double-checking the recipient's email address (in reply to RCPT TO command)",
    ],
  },
  {
    id: 'docomo-no-user',
    provider: 'NTT docomo',
    test: /docomo\.ne\.jp\S* said: 550[^(]*(?:Unknown user|User unknown)/i,
    title: {
      en: 'docomo: no such address, or mail is not wanted',
      ja: 'docomo: 存在しないアドレスか、受信拒否',
    },
    text: {
      en: 'The address does not exist, or its owner does not take mail from this sender: docomo answers both alike.',
      ja: 'アドレスが存在しないか、相手がこの送信者からのメールを拒否しています。docomo の応答はどちらも同じです。',
    },
    advice: [
      {
        en: 'Ask the recipient to allow your domain in the carrier’s mail filter (domain-specified reception).',
        ja: '相手に、迷惑メール対策の設定でこちらのドメインを受信許可 (ドメイン指定受信) してもらいます。',
      },
      {
        en: 'Take addresses that never work off your lists.',
        ja: '届かないアドレスは宛先の一覧から外します。',
      },
    ],
    samples: [
      'host mfsmax.docomo.ne.jp[192.0.2.40] said: 550 Unknown user taro@docomo.ne.jp (in reply to end of DATA command)',
    ],
  },
  {
    id: 'au-no-user',
    provider: 'au (KDDI)',
    test: /(?:ezweb\.ne\.jp|au\.com)\S* said: 5\d\d[^(]*(?:User unknown|Recipient address rejected)/i,
    title: { en: 'au: no such address, or mail is not wanted', ja: 'au: 存在しないアドレスか、受信拒否' },
    text: {
      en: 'The address does not exist, or its owner’s filter refuses this sender.',
      ja: 'アドレスが存在しないか、相手の迷惑メールフィルタがこの送信者を拒否しています。',
    },
    advice: [
      {
        en: 'Ask the recipient to put your domain on the list of allowed senders.',
        ja: '相手に、受信リストへこちらのドメインを登録してもらいます。',
      },
      {
        en: 'Set up SPF, DKIM and reverse DNS: the carrier checks them.',
        ja: 'SPF、DKIM、逆引きを整えます。携帯電話会社はこれらを確認します。',
      },
    ],
    samples: [
      'host lsean.ezweb.ne.jp[192.0.2.41] said: 550 <hanako@ezweb.ne.jp>: User unknown (in reply to RCPT TO command)',
    ],
  },
  {
    id: 'softbank-no-user',
    provider: 'SoftBank',
    test: /softbank\.(?:ne\.)?jp\S* said: 5\d\d[^(]*(?:Invalid recipient|user unknown)/i,
    title: {
      en: 'SoftBank: no such address, or mail is not wanted',
      ja: 'SoftBank: 存在しないアドレスか、受信拒否',
    },
    text: {
      en: 'The address does not exist, or its owner’s filter refuses this sender.',
      ja: 'アドレスが存在しないか、相手の迷惑メールフィルタがこの送信者を拒否しています。',
    },
    advice: [
      {
        en: 'Ask the recipient to allow your domain in the carrier’s mail settings.',
        ja: '相手に、メール設定で受信許可リストへこちらのドメインを登録してもらいます。',
      },
    ],
    samples: [
      'host mx.softbank.ne.jp[192.0.2.42] said: 550 Invalid recipient: <jiro@softbank.ne.jp> (in reply to RCPT TO command)',
    ],
  },
  {
    id: 'mailbox-full',
    test: /mailbox (?:is )?full|over ?quota|quota exceeded|out of storage|exceeded (?:its |the )?(?:storage|quota)|insufficient (?:disk|mailbox) space/i,
    title: { en: 'Mailbox is full', ja: 'メールボックスが満杯' },
    text: {
      en: 'The recipient’s mailbox has no room. Temporary refusals are tried again until the queue’s lifetime ends.',
      ja: '受信者のメールボックスに空きがありません。一時的な拒否なら、キューの保持期間が終わるまで再送されます。',
    },
    advice: [
      {
        en: 'Tell the recipient by another way to make room.',
        ja: '別の方法で受信者に連絡し、空きを作ってもらいます。',
      },
      {
        en: 'For mailboxes of your own, check disk space, quotas, mailbox_size_limit and virtual_mailbox_limit.',
        ja: '自分のサーバのメールボックスなら、ディスクの空き、容量制限、mailbox_size_limit、virtual_mailbox_limit を確かめます。',
      },
    ],
    samples: [
      'host mx1.example.jp[private/dovecot-lmtp] said: 452 4.2.2 <a@example.jp> Mailbox full (in reply to RCPT TO command)',
      '452-4.2.2 The email account that you tried to reach is over quota.',
    ],
  },
  {
    id: 'disabled',
    test: /(?:account|mailbox|user|email account)[^.;()]{0,80}(?:is |has been )?(?:disabled|inactive|suspended|deactivated)/i,
    title: { en: 'The account is disabled', ja: 'アカウントが停止されている' },
    text: {
      en: 'The address existed, but its account does not take mail any more.',
      ja: 'アドレスはありましたが、アカウントがメールを受け取らない状態です。',
    },
    advice: [{ en: 'Take the address off your lists.', ja: '宛先の一覧から外します。' }],
    samples: [
      '550 5.2.1 The email account that you tried to reach is disabled.',
      '554 30 Sorry, your message to a@yahoo.example cannot be delivered. This mailbox is disabled (554.30).',
    ],
  },
  {
    id: 'local-unknown',
    test: /User unknown in (?:local recipient|virtual (?:mailbox|alias)|relay recipient) table/i,
    title: { en: 'No such recipient on this server', ja: 'このサーバに存在しない受信者' },
    text: {
      en: 'The domain is one of this server’s, but the table of its recipients does not have this address.',
      ja: 'ドメインはこのサーバのものですが、受信者のテーブルにこのアドレスがありません。',
    },
    advice: [
      {
        en: 'Add the address to the table that the reply names, and run postmap or postalias.',
        ja: '応答に名前のあるテーブルにアドレスを加え、postmap か postalias を実行します。',
      },
    ],
    samples: [
      '550 5.1.1 <nosuch@example.jp>: Recipient address rejected: User unknown in virtual mailbox table',
    ],
  },
  {
    id: 'unknown-user',
    test: /user (?:is )?unknown|unknown (?:user|recipient|mailbox|address)|no such (?:user|mailbox|recipient|address|person)|(?:user|mailbox|recipient|address|account)[^.;]{0,60}(?:not found|does ?n['o]t exist|unavailable)|RecipNotFound|invalid recipient|no mailbox here|doesn't have a yahoo/i,
    title: { en: 'The recipient does not exist', ja: '受信者が存在しない' },
    text: {
      en: 'The receiving server knows the domain, but not this address.',
      ja: '受信側のサーバはドメインを扱っていますが、このアドレスを知りません。',
    },
    advice: [
      { en: 'Check the spelling of the address.', ja: 'アドレスの綴りを確かめます。' },
      {
        en: 'Take it off your lists: repeated attempts harm your reputation.',
        ja: '宛先の一覧から外します。送り続けると評価が下がります。',
      },
    ],
    samples: [
      'host mx.example.net[192.0.2.9] said: 550 5.1.1 <b@example.net>: Recipient address rejected: User unknown (in reply to RCPT TO command)',
      'unknown user: "nosuch"',
      "host mta5.am0.yahoodns.net[192.0.2.10] said: 554 delivery error: dd This user doesn't have a yahoo.com account (a@yahoo.com) [0] (in reply to end of DATA command)",
      '550 5.4.1 Recipient address rejected: Access denied. RecipNotFound',
    ],
  },
];
