/** What happened to the file of an open log, for people. */
import { basename } from 'node:path';
import { type Language, type Localized, localize } from '../core/l10n.ts';
import type { LogNotice } from '../logProtocol/openLog.ts';

const notices: Readonly<Record<LogNotice['kind'], Localized>> = {
  rotated: {
    en: '{file} was rotated: a new file has its name, and its lines follow those of the old one.',
    ja: '{file} はローテーションされました。同じ名前の新しいファイルの行を、これまでの行に続けて表示します。',
  },
  truncated: {
    en: '{file} was cut off or written anew. Messages stay listed; the text of earlier lines is gone.',
    ja: '{file} は切り詰められたか、書き直されました。メッセージの一覧は残りますが、以前の行の本文は読めません。',
  },
  vanished: {
    en: '{file} is not there any more. What was read stays; the view goes on when the file is back.',
    ja: '{file} がなくなりました。読み込み済みの内容は残ります。ファイルが戻れば、自動で続きを読みます。',
  },
  unreadable: {
    en: '{file} cannot be read now ({reason}). The view goes on when it can.',
    ja: '{file} を読めません ({reason})。読めるようになれば、自動で続きを読みます。',
  },
  recovered: { en: '{file} can be read again.', ja: '{file} を再び読めるようになりました。' },
};

/** Reasons of the system, as `reasonOf` gives them. */
const reasons: Readonly<Record<string, string>> = {
  'no such file': 'ファイルがありません',
  'permission denied': '読み取り権限がありません',
  'is a directory': 'ディレクトリです',
  'operation not permitted': '操作が許可されていません',
};

export function noticeText(
  kind: LogNotice['kind'],
  file: string,
  reason: string,
  language: Language,
): string {
  return localize(notices[kind], language, { file: basename(file), reason: failureText(reason, language) });
}

/** `path: reason`, or a reason alone, in the language. */
export function failureText(text: string, language: Language): string {
  if (language === 'en') return text;
  return Object.entries(reasons).reduce(
    (shown, [english, japanese]) => (shown.endsWith(english) ? shown.replace(english, japanese) : shown),
    text,
  );
}
