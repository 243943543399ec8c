import type { Localized } from '../../l10n.ts';
import type { IndexedRule } from './context.ts';

const problems: Readonly<Record<'stale' | 'missing', Localized>> = {
  stale: {
    en: 'The index {index} is older than this file, and Postfix still answers from it: run {command}',
    ja: '索引 {index} がこのファイルより古く、Postfix は古い内容で答えています。{command} を実行してください',
  },
  missing: {
    en: 'There is no index {index}, and Postfix cannot open the table: run {command}',
    ja: '索引 {index} がなく、Postfix はこのテーブルを開けません。{command} を実行してください',
  },
};

function sourceOf(index: string): string {
  return index.replace(/\.\w+$/, '');
}

export const tableIndex: IndexedRule = {
  code: 'table-index',
  severity: 'warning',
  message: {
    en: '{problem}',
    ja: '{problem}',
  },
  docs: {
    what: {
      en: 'Postfix asks the index that postmap makes of this file, not the file itself. Run `postmap TYPE:FILE` after every change; Postfix notices the new index by itself.',
      ja: 'Postfix が見るのはこのファイルではなく、postmap が作る索引です。変更のたびに `postmap 種類:ファイル` を実行してください。新しい索引は Postfix が自動で読み込みます。',
    },
    bad: 'a@example.com taro\n',
    good: '',
  },
  *check({ indices = [], text }) {
    const newline = text.indexOf('\n');
    const span = { start: 0, end: newline === -1 ? text.length : newline };
    for (const { type, path, state } of indices) {
      if (state === 'current') continue;
      const name = path.slice(path.lastIndexOf('/') + 1);
      yield {
        span,
        args: { problem: problems[state], index: name, command: `postmap ${type}:${sourceOf(path)}` },
      };
    }
  },
};
