/** The picture of Postfix as data: what stands where, and who gives mail to whom or asks whom. */
import type { Localized } from '../l10n.ts';

/** `process`: a daemon of master.cf; `queue`: a folder of the queue; `outside`: not run by master(8). */
export type BoxKind = 'process' | 'queue' | 'outside';

export interface Box {
  readonly kind: BoxKind;
  readonly title: Localized;
  /** What it is or does, in a few words. */
  readonly note: Localized;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The size of the picture, in its own units. */
export const pictureSize = { width: 840, height: 528 } as const;

export const boxHeight = 40;

/** Around everything that master(8) runs. */
export const masterFrame = { x: 10, y: 65, width: 820, height: 330 } as const;

/** Boxes stand in columns and rows; `span` is in columns. */
function place(column: number, row: number, span = 1) {
  const [pitch, gap] = [136, 24];
  return { x: 24 + column * pitch, y: 12 + row * 66, width: span * pitch - gap, height: boxHeight };
}

/** The same in both languages. */
function name(text: string): Localized {
  return { en: text, ja: text };
}

/** Every box by its name, in the order in which a reader meets them. */
export const boxes = {
  network: {
    kind: 'outside',
    title: { en: 'Network', ja: 'ネットワーク' },
    note: { en: 'other servers, mail programs', ja: '他のサーバ、メールソフト' },
    ...place(0, 0, 2),
  },
  sendmail: {
    kind: 'outside',
    title: name('sendmail'),
    note: { en: 'mail of this host', ja: 'このホストの送信' },
    ...place(2, 0),
  },
  postdrop: {
    kind: 'outside',
    title: name('postdrop'),
    note: { en: 'hands it in', ja: 'キューに預ける' },
    ...place(3, 0),
  },
  smtpd: {
    kind: 'process',
    title: name('smtpd'),
    note: { en: 'receives by SMTP', ja: 'SMTP で受け取る' },
    ...place(0, 1),
  },
  maildrop: {
    kind: 'queue',
    title: name('maildrop'),
    note: { en: 'waits for pickup', ja: '引き取り待ち' },
    ...place(3, 1),
  },
  pickup: {
    kind: 'process',
    title: name('pickup'),
    note: { en: 'takes it in', ja: '引き取る' },
    ...place(2, 1),
  },
  master: {
    kind: 'process',
    title: name('master'),
    note: { en: 'starts and supervises all in this frame', ja: 'この枠の中を起動し、見張る' },
    ...place(4, 1, 2),
  },
  cleanup: {
    kind: 'process',
    title: name('cleanup'),
    note: {
      en: 'completes and rewrites addresses, checks, queues',
      ja: 'アドレスを補って書き換え、内容を調べ、キューに入れる',
    },
    ...place(0, 2, 3),
  },
  trivialRewrite: {
    kind: 'process',
    title: name('trivial-rewrite'),
    note: { en: 'class and route', ja: '分類と経路を決める' },
    ...place(4, 2),
  },
  hold: {
    kind: 'queue',
    title: name('hold'),
    note: { en: 'set aside', ja: '保留' },
    ...place(0, 3),
  },
  incoming: {
    kind: 'queue',
    title: name('incoming'),
    note: { en: 'just arrived', ja: '届いたばかり' },
    ...place(1, 3),
  },
  active: {
    kind: 'queue',
    title: name('active'),
    note: { en: 'being delivered', ja: '配送中' },
    ...place(2, 3),
  },
  deferred: {
    kind: 'queue',
    title: name('deferred'),
    note: { en: 'to be retried', ja: '再送待ち' },
    ...place(3, 3),
  },
  bounce: {
    kind: 'process',
    title: name('bounce'),
    note: name('defer, trace'),
    ...place(5, 3),
  },
  qmgr: {
    kind: 'process',
    title: name('qmgr'),
    note: {
      en: 'queue manager: decides what is delivered when, and by whom',
      ja: 'キューマネージャ: どのメールをいつ、どの配送エージェントに渡すかを決める',
    },
    ...place(0, 4, 6),
  },
  smtp: {
    kind: 'process',
    title: name('smtp'),
    note: { en: 'to other servers', ja: '他のサーバへ' },
    ...place(0, 5),
  },
  lmtp: {
    kind: 'process',
    title: name('lmtp'),
    note: { en: 'to a mail store', ja: 'LMTP サーバへ' },
    ...place(1, 5),
  },
  local: {
    kind: 'process',
    title: name('local'),
    note: { en: 'to users here', ja: 'ホストの利用者へ' },
    ...place(2, 5),
  },
  virtual: {
    kind: 'process',
    title: name('virtual'),
    note: { en: 'without accounts', ja: 'アカウントなしで' },
    ...place(3, 5),
  },
  pipe: {
    kind: 'process',
    title: name('pipe'),
    note: { en: 'to a program', ja: 'プログラムへ' },
    ...place(4, 5),
  },
  error: {
    kind: 'process',
    title: name('error, discard'),
    note: { en: 'return or drop', ja: '返す、捨てる' },
    ...place(5, 5),
  },
  servers: {
    kind: 'outside',
    title: { en: 'Other servers', ja: '他のサーバ' },
    note: name('MX, relayhost'),
    ...place(0, 6),
  },
  lmtpServer: {
    kind: 'outside',
    title: { en: 'LMTP server', ja: 'LMTP サーバ' },
    note: name('Dovecot, Cyrus'),
    ...place(1, 6),
  },
  aliases: {
    kind: 'outside',
    title: name('aliases'),
    note: name('.forward'),
    ...place(2, 6),
  },
  programs: {
    kind: 'outside',
    title: { en: 'Programs', ja: 'プログラム' },
    note: { en: 'filters, lists', ja: 'フィルタなど' },
    ...place(4, 6),
  },
  mailboxes: {
    kind: 'outside',
    title: { en: 'Mailboxes', ja: 'メールボックス' },
    note: name('mbox, Maildir'),
    ...place(2, 7, 2),
  },
} as const satisfies Readonly<Record<string, Box>>;

export type BoxName = keyof typeof boxes;

export const boxNames = Object.keys(boxes).filter((key): key is BoxName => Object.hasOwn(boxes, key));

/** `mail`: mail goes this way; `asks`: one asks the other and gets an answer. */
export interface Arrow {
  readonly from: BoxName;
  readonly to: BoxName;
  readonly kind: 'mail' | 'asks';
  /** How far beside the middle it runs, where two arrows join the same boxes. */
  readonly aside?: number;
  /** Leaves `from` upwards to this height and comes down on `to` at this place. */
  readonly detour?: { readonly y: number; readonly x: number };
}

const agents = ['smtp', 'lmtp', 'local', 'virtual', 'pipe', 'error'] as const;

export const arrows: readonly Arrow[] = [
  { from: 'network', to: 'smtpd', kind: 'mail' },
  { from: 'sendmail', to: 'postdrop', kind: 'mail' },
  { from: 'postdrop', to: 'maildrop', kind: 'mail' },
  { from: 'maildrop', to: 'pickup', kind: 'mail' },
  { from: 'smtpd', to: 'cleanup', kind: 'mail' },
  { from: 'pickup', to: 'cleanup', kind: 'mail' },
  { from: 'cleanup', to: 'trivialRewrite', kind: 'asks' },
  { from: 'cleanup', to: 'hold', kind: 'mail' },
  { from: 'cleanup', to: 'incoming', kind: 'mail' },
  { from: 'incoming', to: 'active', kind: 'mail' },
  { from: 'active', to: 'deferred', kind: 'mail', aside: -9 },
  { from: 'deferred', to: 'active', kind: 'mail', aside: 9 },
  { from: 'active', to: 'qmgr', kind: 'mail' },
  { from: 'qmgr', to: 'trivialRewrite', kind: 'asks' },
  { from: 'qmgr', to: 'bounce', kind: 'mail' },
  // A notice is new mail.
  { from: 'bounce', to: 'cleanup', kind: 'mail', detour: { y: 131, x: 392 } },
  ...agents.map((agent) => ({ from: 'qmgr', to: agent, kind: 'mail' }) as const),
  { from: 'smtp', to: 'servers', kind: 'mail' },
  { from: 'lmtp', to: 'lmtpServer', kind: 'mail' },
  // mailbox_transport
  { from: 'local', to: 'lmtp', kind: 'mail' },
  { from: 'local', to: 'aliases', kind: 'mail' },
  { from: 'aliases', to: 'mailboxes', kind: 'mail' },
  { from: 'virtual', to: 'mailboxes', kind: 'mail' },
  { from: 'pipe', to: 'programs', kind: 'mail' },
];
