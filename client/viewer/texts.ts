import type { ThreadStateName } from '../../server/src/logProtocol/list.ts';
import type { AttemptStatus } from '../../server/src/logProtocol/story.ts';

/** A text in both languages: one without its Japanese does not compile. */
interface Localized {
  readonly en: string;
  readonly ja: string;
}

const texts = {
  viewer: { en: 'Mail log', ja: 'メールログ' },
  messages: { en: 'Messages', ja: 'メール' },
  lines: { en: 'Lines', ja: '行' },
  filter: { en: 'Filter messages', ja: 'メールを絞り込む' },
  filterHint: {
    en: 'Filter: from:alice status:deferred since:03:00 …',
    ja: '絞り込み: from:alice status:deferred since:03:00 …',
  },
  proposals: { en: 'Proposals', ja: '候補' },
  activeFilters: { en: 'Active filters', ja: '適用中の条件' },
  removeFilter: { en: 'Remove filter {0}', ja: '条件 {0} を外す' },
  clearFilters: { en: 'Clear all filters', ja: '条件をすべて外す' },
  saveFilter: { en: 'Save this filter', ja: 'この条件を保存' },
  timeRange: { en: '{0} – {1}', ja: '{0} 〜 {1}' },
  copyOrSave: { en: 'Copy or save…', ja: 'コピーと保存…' },
  rotated: { en: 'Include rotated files', ja: 'ローテート済みのファイルも含める' },
  openAsText: { en: 'Open in the text editor', ja: 'テキストエディタで開く' },
  pause: { en: 'Pause', ja: '一時停止' },
  resume: { en: 'Resume', ja: '再開' },
  following: { en: 'Following', ja: '追従中' },
  paused: { en: 'Paused', ja: '停止中' },
  newMessages: { en: '{0} new', ja: '新着 {0} 件' },
  volume: { en: 'Messages over time', ja: '時間ごとのメール数' },
  volumeSummary: {
    en: 'Messages over time, {0} to {1}: {2}. Drag to select a time.',
    ja: '時間ごとのメール数、{0} から {1} まで: {2}。ドラッグで時間を選びます。',
  },
  zoomOut: { en: 'Back to the longer time', ja: '前の期間に戻す' },
  wholeLog: { en: 'Whole log', ja: 'ログ全体' },
  bucket: { en: '{0}, {1} each', ja: '{0}、{1} ごと' },
  showOnly: { en: 'Show only: {0}', ja: '{0} だけを表示' },
  noMessages: { en: 'No messages match.', ja: '一致するメールはありません。' },
  noMessagesYet: { en: 'No messages yet.', ja: 'メールはまだありません。' },
  opening: { en: 'Opening the log…', ja: 'ログを開いています…' },
  reading: { en: 'Reading {0} %', ja: '読み込み中 {0} %' },
  messageCount: { en: '{0} messages', ja: '{0} 通' },
  messageCountOf: { en: '{0} of {1} messages', ja: '{1} 通中 {0} 通' },
  lineCount: { en: '{0} lines', ja: '{0} 行' },
  list: { en: 'Messages of the log', ja: 'ログのメール一覧' },
  sortBy: { en: 'Sort by {0}', ja: '{0} で並べ替え' },
  time: { en: 'Time', ja: '時刻' },
  from: { en: 'From', ja: '送信者' },
  to: { en: 'To', ja: '受信者' },
  status: { en: 'Status', ja: '状態' },
  delay: { en: 'Delay', ja: '所要' },
  relay: { en: 'Relay', ja: '配送先' },
  size: { en: 'Size', ja: 'サイズ' },
  client: { en: 'Client', ja: 'クライアント' },
  nullSender: { en: '<>', ja: '<>' },
  unknown: { en: 'unknown', ja: '不明' },
  moreRecipients: { en: '+{0}', ja: '+{0}' },
  resize: { en: 'Divide the space', ja: '表示領域の分割' },
  story: { en: 'Story of the message', ja: 'メールの経過' },
  noStory: {
    en: 'Choose a message to see what happened to it.',
    ja: 'メールを選ぶと、その経過を表示します。',
  },
  closeStory: { en: 'Close', ja: '閉じる' },
  way: { en: 'Way through Postfix', ja: 'Postfix の中の経路' },
  waySummary: { en: 'Way of the message: {0}', ja: 'メールの経路: {0}' },
  timeSpent: { en: 'Time spent', ja: '所要時間' },
  beforeQueue: { en: 'until queued', ja: 'キューに入るまで' },
  inQueue: { en: 'in the queue', ja: 'キュー内' },
  connecting: { en: 'connecting', ja: '接続' },
  sending: { en: 'sending', ja: '送信' },
  recipients: { en: 'Recipients', ja: '受信者' },
  attempts: { en: 'Attempts', ja: '配送の試行' },
  attemptCount: { en: '{0} attempts', ja: '{0} 回試行' },
  originally: { en: 'for {0}', ja: '元の宛先 {0}' },
  reply: { en: 'Reply', ja: '応答' },
  meaning: { en: 'What the reply means', ja: '応答の意味' },
  advice: { en: 'What you can do', ja: 'できること' },
  nextRetry: { en: 'Next attempt', ja: '次の再送' },
  chain: { en: 'Linked messages', ja: 'つながりのあるメール' },
  thisMessage: { en: 'this message', ja: 'このメール' },
  notInLog: { en: 'not in this log', ja: 'このログにはありません' },
  goTo: { en: 'Go to message {0}', ja: 'メール {0} へ' },
  settings: { en: 'Settings behind it', ja: '関係する設定' },
  openSetting: { en: 'Open the setting', ja: '設定を開く' },
  isDefault: { en: 'default', ja: '既定値' },
  notSet: {
    en: 'not set, or no configuration found',
    ja: '設定されていないか、設定ファイルが見つかりません',
  },
  rawLines: { en: 'Log lines', ja: 'ログの行' },
  moreLines: { en: '{0} more lines', ja: 'ほか {0} 行' },
  moreAttempts: { en: '{0} more attempts', ja: 'ほか {0} 回の試行' },
  showMore: { en: 'Show {0} more', ja: 'さらに {0} 件表示' },
  showInLines: { en: 'Show among all lines', ja: 'ログ全体の中で表示' },
  messageId: { en: 'Message-ID', ja: 'Message-ID' },
  user: { en: 'User', ja: 'ユーザ' },
  host: { en: 'Host', ja: 'ホスト' },
  bytes: { en: '{0} bytes', ja: '{0} バイト' },
  queue: { en: 'Queue', ja: 'キュー' },
  search: { en: 'Search the lines', ja: '行を検索' },
  matchCase: { en: 'Match case', ja: '大文字と小文字を区別' },
  regularExpression: { en: 'Use regular expression', ja: '正規表現を使う' },
  previousMatch: { en: 'Previous match', ja: '前の一致' },
  nextMatch: { en: 'Next match', ja: '次の一致' },
  matchOf: { en: '{0} of {1}', ja: '{1} 件中 {0} 件目' },
  matchCount: { en: '{0} matches', ja: '{0} 件' },
  searching: { en: '{0} matches, {1} %', ja: '{0} 件、{1} %' },
  noMatches: { en: 'No matches', ja: '一致なし' },
  stopSearch: { en: 'Stop the search', ja: '検索を中止' },
  jump: { en: 'Go to line or time', ja: '行番号または時刻へ移動' },
  jumpHint: { en: 'Line or 11-24 03:05', ja: '行番号か 11-24 03:05' },
  jumpFault: {
    en: 'Neither a line number nor a time. Write 1200, 03:05 or 2026-11-24 03:05:00.',
    ja: '行番号でも時刻でもありません。1200、03:05、2026-11-24 03:05:00 のように書いてください。',
  },
  allLines: { en: 'All lines of the log', ja: 'ログのすべての行' },
  explainedLine: { en: 'What line {0} means', ja: '{0} 行目の意味' },
  noMeaning: {
    en: 'Nothing more is known about this line.',
    ja: 'この行について、ほかに分かることはありません。',
  },
  lost: { en: '(no longer in the file)', ja: '(ファイルにはもうありません)' },
  copyTitle: { en: 'Copy or save', ja: 'コピーと保存' },
  asText: { en: 'log lines', ja: 'ログの行' },
  asCsv: { en: 'CSV', ja: 'CSV' },
  asReport: { en: 'report with addresses masked', ja: 'アドレスを伏せた報告' },
  copyOne: { en: 'Copy this message: {0}', ja: 'このメールをコピー: {0}' },
  copyAll: { en: 'Copy all {0} messages: {1}', ja: '{0} 通すべてをコピー: {1}' },
  saveAll: { en: 'Save all {0} messages: {1}', ja: '{0} 通すべてを保存: {1}' },
  copied: { en: 'Copied {0} messages.', ja: '{0} 通をコピーしました。' },
  copiedSome: {
    en: 'Copied {0} messages; {1} more would have made it too long.',
    ja: '{0} 通をコピーしました。長すぎるため {1} 通を省きました。',
  },
  dismiss: { en: 'Dismiss', ja: '閉じる' },
  milliseconds: { en: '{0} ms', ja: '{0} ms' },
  seconds: { en: '{0} s', ja: '{0} 秒' },
  minutes: { en: '{0} min', ja: '{0} 分' },
  hours: { en: '{0} h', ja: '{0} 時間' },
  days: { en: '{0} d', ja: '{0} 日' },
} as const satisfies Readonly<Record<string, Localized>>;

export type TextName = keyof typeof texts;

/** How an attempt to deliver ended, in a word. */
const attemptNames: Readonly<Record<AttemptStatus, Localized>> = {
  sent: { en: 'sent', ja: '配送済み' },
  deferred: { en: 'deferred', ja: '配送延期' },
  bounced: { en: 'bounced', ja: 'バウンス' },
  deliverable: { en: 'deliverable', ja: '配送可能' },
  undeliverable: { en: 'undeliverable', ja: '配送不能' },
  other: { en: 'other', ja: 'その他' },
};

export function attemptName(status: AttemptStatus): string {
  return attemptNames[status][language];
}

/** Groups of states, in a word. */
const toneNames = {
  sent: { en: 'sent', ja: '配送済み' },
  waiting: { en: 'other', ja: 'その他' },
  deferred: { en: 'deferred', ja: '配送延期' },
  failed: { en: 'failed', ja: '不達' },
  rejected: { en: 'rejected', ja: '拒否' },
} as const satisfies Readonly<Record<string, Localized>>;

/** What became of a message, in a word. */
const stateNames: Readonly<Record<ThreadStateName, Localized>> = {
  sent: { en: 'sent', ja: '配送済み' },
  partial: { en: 'partly sent', ja: '一部配送' },
  queued: { en: 'queued', ja: 'キュー内' },
  held: { en: 'on hold', ja: '保持中' },
  deferred: { en: 'deferred', ja: '配送延期' },
  expired: { en: 'expired', ja: '期限切れ' },
  bounced: { en: 'bounced', ja: 'バウンス' },
  rejected: { en: 'rejected', ja: '拒否' },
  deleted: { en: 'deleted', ja: '削除' },
  incomplete: { en: 'open end', ja: '結末不明' },
};

/** As the extension host has written it into the page; English where there is no page. */
export const language: 'en' | 'ja' =
  typeof document !== 'undefined' && document.documentElement.lang === 'ja' ? 'ja' : 'en';

/** The text with its places `{0}`, `{1}`, … filled; numbers are grouped. */
export function t(name: TextName, ...values: readonly (string | number)[]): string {
  return texts[name][language].replace(/\{(\d)\}/g, (_, place: string) => {
    const value = values[Number(place)] ?? '';
    return typeof value === 'number' ? formatNumber(value) : value;
  });
}

export function stateName(state: ThreadStateName): string {
  return stateNames[state][language];
}

export function toneName(tone: keyof typeof toneNames): string {
  return toneNames[tone][language];
}

const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });

export function formatNumber(value: number): string {
  return numbers.format(value);
}
