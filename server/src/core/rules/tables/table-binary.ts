import type { TableFile } from '../../tables/tableFile.ts';
import type { Rule } from '../rule.ts';

export const tableBinary: Rule<TableFile> = {
  code: 'table-binary',
  severity: 'error',
  message: {
    en: 'Not a text: perhaps the index that postmap makes. main.cf names the source, without its ending',
    ja: 'テキストではありません。postmap が作る索引かもしれません。main.cf には拡張子を除いた元ファイルの名前を書きます',
  },
  docs: {
    what: {
      en: 'The file holds bytes that no table source has. It may be an index such as `virtual.db` or `virtual.lmdb`: edit the file of the same name without the ending, then run postmap.',
      ja: 'テーブルの元ファイルにはありえないバイトが含まれています。`virtual.db` や `virtual.lmdb` のような索引なら、拡張子のない同名のファイルを編集して postmap を実行してください。',
    },
    bad: '\0\0\x01\x02\0\0\x03\uFFFD\uFFFD\0\0\n\0\0',
    good: 'a@example.com taro\n',
  },
  *check({ text }) {
    if (isBinary(text)) yield { span: { start: 0, end: Math.min(text.length, firstCharacters) } };
  },
};

/** How much of a file is looked at, and pointed at. */
const lookedAt = 4096;
const firstCharacters = 1;

/** Whether a text begins like no text: NUL characters, and more than a tenth of control characters and rubbish. */
function isBinary(text: string): boolean {
  const head = text.slice(0, lookedAt);
  if (!head.includes('\0')) return false;
  const odd = head.match(/[\0-\x08\x0e-\x1f\x7f\uFFFD]/g)?.length ?? 0;
  return odd * 10 > head.length;
}
