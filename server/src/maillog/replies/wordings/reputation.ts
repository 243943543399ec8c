import type { Wording } from './wording.ts';

/** The receiving side does not like the sender, its address or its set-up. */
export const reputationWordings: readonly Wording[] = [
  {
    id: 'gmail-unauthenticated',
    provider: 'Gmail',
    test: /Gmail requires all senders to authenticate|(?:isn't|is not) authenticated|5\.7\.26|sender is unauthenticated/i,
    title: { en: 'SPF or DKIM is missing', ja: 'SPF か DKIM がない' },
    text: {
      en: 'Google takes only mail whose domain is vouched for: SPF or DKIM has to pass, for bulk mail both, with DMARC.',
      ja: 'Google は、送信ドメイン認証を通ったメールだけを受け取ります。SPF か DKIM のどちらか、大量送信では両方と DMARC が必要です。',
    },
    advice: [
      {
        en: 'Publish an SPF record that names this server’s address.',
        ja: 'このサーバのアドレスを含む SPF レコードを公開します。',
      },
      {
        en: 'Sign with DKIM (opendkim or rspamd as a milter) and publish the key.',
        ja: 'DKIM (milter の opendkim や rspamd) で署名し、公開鍵を DNS に載せます。',
      },
      {
        en: 'For forwarded mail, rewrite the sender (SRS) or sign with ARC.',
        ja: '転送したメールなら、送信者の書き換え (SRS) か ARC を使います。',
      },
    ],
    samples: [
      '550-5.7.26 This mail has been blocked because the sender is unauthenticated. 550-5.7.26 Gmail requires all senders to authenticate with either SPF or DKIM.',
    ],
  },
  {
    id: 'gmail-rate',
    provider: 'Gmail',
    test: /(?:gmail|google)[\s\S]*(?:unusual rate|rate limit|receiving mail at a rate|limit(?:s|ed) (?:on|exceeded))|our system has detected (?:an unusual rate|that this message is)/i,
    title: {
      en: 'Google slows this server down, or takes the mail for spam',
      ja: 'Google に送信を抑えられている、または迷惑メールと見なされた',
    },
    text: {
      en: 'Too much mail, or mail that recipients complained about, came from this address or domain.',
      ja: 'このアドレスやドメインからのメールが多すぎるか、受信者からの苦情が多い状態です。',
    },
    advice: [
      {
        en: 'Send more slowly: a transport of its own for gmail.com with a small concurrency limit and a rate delay.',
        ja: '送る速さを落とします。gmail.com 用のトランスポートを作り、並行数の制限と間隔を設定します。',
      },
      {
        en: 'Look at Google’s Postmaster Tools for your domain’s reputation.',
        ja: 'Google の Postmaster Tools でドメインの評価を確かめます。',
      },
      {
        en: 'Do not forward spam: filter before forwarding.',
        ja: '迷惑メールを転送しないよう、転送の前にフィルタを通します。',
      },
    ],
    samples: [
      'host gmail-smtp-in.l.google.com[192.0.2.27] said: 421-4.7.28 Gmail has detected an unusual rate of unsolicited mail originating from your IP address.',
      '550-5.7.1 Our system has detected that this message is likely unsolicited mail.',
    ],
  },
  {
    id: 'microsoft-blocked',
    provider: 'Microsoft (Outlook, Hotmail, Exchange Online)',
    test: /(?:S3140|S3150|part of their network is on our block list|banned sending IP|5\.7\.606|5\.7\.511|Access denied, banned)/i,
    title: {
      en: 'Microsoft blocks this server’s address',
      ja: 'Microsoft がこのサーバのアドレスを拒否している',
    },
    text: {
      en: 'The address, or its whole network, is on Microsoft’s own list.',
      ja: 'アドレス、またはその属するネットワーク全体が Microsoft 独自の拒否リストに載っています。',
    },
    advice: [
      {
        en: 'Ask for removal with Microsoft’s sender support form (or delist.office.com for Exchange Online).',
        ja: 'Microsoft の送信者サポートのフォーム (Exchange Online なら delist.office.com) から解除を申請します。',
      },
      {
        en: 'Register with SNDS to see what Microsoft sees of your address.',
        ja: 'SNDS に登録し、自分のアドレスが Microsoft にどう見えているかを確かめます。',
      },
    ],
    samples: [
      "host hotmail-com.olc.protection.outlook.com[192.0.2.50] said: 550 5.7.1 Unfortunately, messages from [203.0.113.5] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140).",
      '550 5.7.606 Access denied, banned sending IP [203.0.113.5].',
    ],
  },
  {
    id: 'microsoft-throttled',
    provider: 'Microsoft (Outlook, Hotmail, Exchange Online)',
    test: /(?:S775|4\.7\.650|4\.7\.5\d\d|RP-00\d|temporarily rate limited)/i,
    title: { en: 'Microsoft slows this server down', ja: 'Microsoft に送信を抑えられている' },
    text: {
      en: 'The reputation of this address allows only so much mail at a time.',
      ja: 'このアドレスの評価では、一度に受け取られるメールの量が限られます。',
    },
    advice: [
      {
        en: 'Wait: Postfix tries again. For new servers, raise the volume slowly.',
        ja: '待ちます。Postfix は自動で再送します。新しいサーバなら、送る量を少しずつ増やします。',
      },
    ],
    samples: [
      '451 4.7.650 The mail server [203.0.113.5] has been temporarily rate limited due to IP reputation. (S775)',
    ],
  },
  {
    id: 'yahoo-deferred',
    provider: 'Yahoo',
    test: /\[TS(?:S)?\d\d\]|\[TSS\d+\]|temporarily deferred due to (?:unexpected volume or )?user complaints|\[IPTS\d\d\]/i,
    title: { en: 'Yahoo makes this server wait', ja: 'Yahoo に待たされている' },
    text: {
      en: 'Too much mail, or complaints of recipients: Yahoo puts mail from this address off.',
      ja: '送信量が多いか、受信者からの苦情があり、このアドレスからのメールが後回しにされています。',
    },
    advice: [
      {
        en: 'Send more slowly, and only to people who want the mail.',
        ja: '送る速さを落とし、望む人にだけ送ります。',
      },
      {
        en: 'Sign with DKIM and join Yahoo’s complaint feedback loop.',
        ja: 'DKIM で署名し、Yahoo の苦情通知 (フィードバックループ) に登録します。',
      },
    ],
    samples: [
      '421 4.7.0 [TSS04] Messages from 203.0.113.5 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1',
    ],
  },
  {
    id: 'icloud',
    provider: 'iCloud',
    test: /(?:icloud|mac|me)\.com[\s\S]*(?:HM\d\d|\[CS\d\d\]|local policy)|\[(?:HM0[78]|CS01)\]/i,
    title: { en: 'iCloud refuses the mail by its policy', ja: 'iCloud のポリシーで拒否された' },
    text: {
      en: 'Apple refused the mail for its content or for the reputation of this address.',
      ja: '内容、またはこのアドレスの評価を理由に Apple が拒否しました。',
    },
    advice: [
      {
        en: 'Check SPF, DKIM, DMARC and reverse DNS; then write to Apple’s postmaster with the whole reply.',
        ja: 'SPF、DKIM、DMARC、逆引きを確かめたうえで、応答の全文を添えて Apple の postmaster に問い合わせます。',
      },
    ],
    samples: [
      '550 5.7.1 Your email was rejected due to having a domain present in the Spamhaus DBL [HM07]',
      '554 5.7.1 [CS01] Message rejected due to local policy.',
    ],
  },
  {
    id: 'carrier-limit',
    provider: 'docomo, au, SoftBank',
    test: /(?:docomo|ezweb|softbank|au\.com)\S*[\s\S]*(?:4[25]1|too many|temporarily|try again)/i,
    title: { en: 'A Japanese mobile carrier makes this server wait', ja: '携帯電話会社に待たされている' },
    text: {
      en: 'Carriers limit how many connections and recipients a server may use, and slow it down after many unknown addresses.',
      ja: '携帯電話会社は、接続や受信者の数を制限しています。存在しないアドレスへの送信が多いサーバも抑えられます。',
    },
    advice: [
      {
        en: 'Give the carrier’s domains a transport with a small concurrency limit and a rate delay.',
        ja: '携帯電話会社のドメイン用のトランスポートを作り、並行数の制限と間隔を設定します。',
      },
      { en: 'Take unknown addresses off your lists.', ja: '存在しないアドレスを宛先の一覧から外します。' },
    ],
    samples: [
      'host mfsmax.docomo.ne.jp[192.0.2.40] said: 421 mfsmax.docomo.ne.jp Service not available, too many connections',
    ],
  },
  {
    id: 'blocklist',
    test: /spamhaus|barracudacentral|spamcop|sorbs|abuseat|\b(?:rbl|dnsbl|zen\.)|block ?list|black ?list|listed (?:in|by|at|on)|blocked using/i,
    title: { en: 'The sending address is on a block list', ja: '送信元のアドレスが拒否リストに載っている' },
    text: {
      en: 'A public list says that spam came from the address. The reply usually names the list and a page about it.',
      ja: '公開の拒否リストに、迷惑メールの送信元として載っています。応答にはたいてい、リストの名前と説明のページがあります。',
    },
    advice: [
      {
        en: 'Open the page in the reply: it says why, and how to be removed.',
        ja: '応答にあるページを開き、理由と解除の方法を確かめます。',
      },
      {
        en: 'Find out first what sent the spam: a stolen password (look at SASL users), an infected machine, an open relay.',
        ja: '先に迷惑メールの出どころを調べます。盗まれたパスワード (SMTP 認証の利用者ごとの送信数)、感染したマシン、オープンリレーが考えられます。',
      },
      {
        en: 'Addresses of home and cloud lines are listed as a rule: send through a relay host.',
        ja: '家庭用回線やクラウドのアドレスは初めから載っていることがあります。中継ホストを使って送ります。',
      },
    ],
    samples: [
      '554 5.7.1 Service unavailable; Client host [203.0.113.5] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/203.0.113.5',
      '550 5.7.1 Mail from 203.0.113.5 refused, listed in dnsbl.example.org',
    ],
  },
  {
    id: 'greylisting',
    test: /gr[ae]y-?list|try again later[^.]*(?:first|new)|postgrey/i,
    title: { en: 'Greylisting: come again later', ja: 'グレーリスト: 後で送り直すよう求められた' },
    text: {
      en: 'The server puts mail from strangers off once, as spammers seldom come again. Postfix does, and is let in then.',
      ja: '初めての相手からのメールを一度だけ断る仕組みです。迷惑メールの送信者は再送しないことが多いためです。Postfix は再送するので、次は受け取られます。',
    },
    advice: [
      {
        en: 'Nothing to do: the next attempt will do. minimal_backoff_time decides when that is.',
        ja: '何もする必要はありません。次の再送で届きます。間隔は minimal_backoff_time で決まります。',
      },
    ],
    samples: [
      'host mx1.example.net[192.0.2.1] said: 450 4.2.1 <a@example.net>: Greylisted (in reply to RCPT TO command)',
      '450 4.2.0 <b@example.net>: Recipient address rejected: Greylisted, see http://postgrey.example/help',
    ],
  },
  {
    id: 'rate-limit',
    test: /too many (?:messages|connections|recipients|errors|concurrent|emails|mails)|rate[ -]?limit|throttl|exceeded .*(?:limit|rate)|try again (?:later|in)/i,
    title: { en: 'Too much at once', ja: '一度に送る量が多すぎる' },
    text: {
      en: 'The receiving server limits connections, messages or recipients in a time.',
      ja: '受信側のサーバが、一定時間の接続、メール、受信者の数を制限しています。',
    },
    advice: [
      {
        en: 'Wait for the next attempt; where it stays, set smtp_destination_concurrency_limit or a rate delay for that destination.',
        ja: '次の再送を待ちます。続くようなら、その宛先に smtp_destination_concurrency_limit や送信間隔を設定します。',
      },
    ],
    samples: [
      '421 4.7.0 Too many connections from your host',
      '452 4.5.3 Too many recipients',
      '450 4.7.1 Rate limit exceeded, try again in 60 seconds',
    ],
  },
  {
    id: 'reverse-dns',
    test: /reverse (?:dns|hostname|lookup)|\bPTR\b|rDNS|cannot find your (?:reverse )?hostname|5\.7\.25/i,
    title: { en: 'Reverse DNS is missing or does not match', ja: '逆引きがないか、一致しない' },
    text: {
      en: 'The sending address has no name in DNS, or the name does not lead back to the address.',
      ja: '送信元のアドレスに DNS の名前がないか、その名前からアドレスに戻れません。',
    },
    advice: [
      {
        en: 'Have the provider of the address set a PTR record that equals myhostname, and an A record for that name.',
        ja: 'アドレスの提供元に依頼し、myhostname と同じ名前の PTR レコードを設定します。その名前の A レコードも用意します。',
      },
    ],
    samples: [
      '550 5.7.25 The IP address sending this message does not have a PTR record setup',
      '450 4.7.1 Client host rejected: cannot find your hostname, [203.0.113.5]',
    ],
  },
];
