import type { Wording } from './wording.ts';

/** The message does not pass the checks of its domain or its content. */
export const contentWordings: readonly Wording[] = [
  {
    id: 'spf-dmarc',
    test: /\bSPF\b|\bDMARC\b|\bDKIM\b|sender policy framework|authentication (?:checks? )?fail/i,
    title: { en: 'SPF, DKIM or DMARC failed', ja: 'SPF、DKIM、DMARC の確認に失敗した' },
    text: {
      en: 'The sender’s domain publishes rules for its mail, and this mail does not keep to them.',
      ja: '送信者のドメインが公開している決まりに、このメールが合っていません。',
    },
    advice: [
      {
        en: 'If the domain is yours, add this server to its SPF record and sign with DKIM.',
        ja: '自分のドメインなら、SPF レコードにこのサーバを加え、DKIM で署名します。',
      },
      {
        en: 'If the mail is forwarded, rewrite the sender (SRS) or send through the domain’s own server.',
        ja: '転送したメールなら、送信者を書き換える (SRS) か、そのドメインのサーバから送ります。',
      },
    ],
    samples: [
      '550 5.7.23 SPF validation failed',
      "550 5.7.1 Unauthenticated email from example.com is not accepted due to domain's DMARC policy",
    ],
  },
  {
    id: 'spam-content',
    test: /\bspam\b|unsolicited|junk|message content|content rejected|virus|malware|phish|score/i,
    title: {
      en: 'The content was taken for spam or harmful',
      ja: '内容が迷惑メールや危険なものと見なされた',
    },
    text: {
      en: 'A filter of the receiving side judged the message by its content.',
      ja: '受信側のフィルタが内容を見て判断しました。',
    },
    advice: [
      {
        en: 'Look at links, attachments and wording; test whether a plain message goes through.',
        ja: 'リンク、添付ファイル、文面を見直します。簡単な文のメールが届くか試します。',
      },
      {
        en: 'Check SPF, DKIM and reverse DNS, which weigh in the judgement.',
        ja: '判断に影響する SPF、DKIM、逆引きも確かめます。',
      },
    ],
    samples: ['554 5.7.1 Message rejected as spam by Content Filtering.', '5.7.1 Spam message rejected'],
  },
];
