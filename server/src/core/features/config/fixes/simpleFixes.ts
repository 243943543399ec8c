import type { Fix } from '../../action.ts';
import { commentOut } from '../fileLines.ts';
import { type FixContext, settingAt } from './fixContext.ts';
import { removeOption } from './removeOption.ts';

/** `true`, `on`, `1` become yes; `false`, `off`, `0` become no. */
export function yesOrNo(context: FixContext): Fix[] {
  const setting = settingAt(context);
  if (!setting) return [];
  const isYes = /^(?:true|on|1|y|enabled?)$/i.test(setting.value);
  if (!isYes && !/^(?:false|off|0|n|disabled?)$/i.test(setting.value)) return [];
  const value = isYes ? 'yes' : 'no';
  const edits = [{ file: context.source.file, span: setting.valueSpan, newText: value }];
  const title = { en: 'Change to {value}', ja: '{value} に変更' };
  return [{ title, args: { value }, edits, isPreferred: true, isSafe: true }];
}

/** Takes a setting that does nothing out of the way: as a comment in main.cf, for good in master.cf. */
export function idleSetting({ source, at }: FixContext): Fix[] {
  if (at.file === 'main') {
    const title = { en: 'Comment out the setting', ja: '設定をコメントアウト' };
    return at.entry.kind === 'assignment' ? [{ title, edits: commentOut(source, at.entry.line) }] : [];
  }
  const title = { en: 'Remove the option', ja: 'オプションを削除' };
  const edits = at.option ? removeOption(source, at.option) : [];
  return edits.length > 0 ? [{ title, edits }] : [];
}

/** `lmdb:` for `hash:` or `btree:`; the index has to be made as well, which the rule's message says. */
export function lmdbInstead({ source, span }: FixContext): Fix[] {
  const edits = [{ file: source.file, span, newText: 'lmdb' }];
  return [
    { title: { en: 'Change to lmdb, once its index is made', ja: 'lmdb に変更 (索引を作ってから)' }, edits },
  ];
}

/** `-o name = value` without the blanks. */
export function blanksInOption({ source, span, word, at }: FixContext): Fix[] {
  if (at.file !== 'master' || !/^[^\s={}]+[ \t]*=[ \t]*[^\s={}]+$/.test(word)) return [];
  const edits = [{ file: source.file, span, newText: word.replace(/[ \t]*=[ \t]*/, '=') }];
  const title = { en: 'Remove the blanks round "="', ja: '"=" の前後の空白を取り除く' };
  return [{ title, edits, isPreferred: true }];
}
