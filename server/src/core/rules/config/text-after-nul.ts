import { fileSpan } from '../../syntax/logicalLines.ts';
import type { ConfigRule } from './context.ts';

export const textAfterNul: ConfigRule = {
  code: 'text-after-nul',
  severity: 'warning',
  message: {
    en: 'A NUL character ends the line for Postfix; what follows it is not read',
    ja: 'Postfix にとって行はこの NUL 文字で終わります。その後のテキストは読まれません',
  },
  docs: {
    what: {
      en: 'Postfix keeps lines as C strings, which end at a NUL character. Such a character mostly comes from a file in UTF-16 or from a damaged disk. Save the file as plain UTF-8 text.',
      ja: 'Postfix は行を C の文字列として保持するため、NUL 文字で終わりになります。多くは UTF-16 で保存されたファイルやディスクの破損が原因です。ファイルを通常の UTF-8 テキストとして保存し直してください。',
    },
    bad: 'myhostname = mail\0.example.com\n',
    good: 'myhostname = mail.example.com\n',
  },
  *check({ configuration: { main, master }, file }) {
    const entries = file === 'main' ? main.tree.entries : (master?.tree.entries ?? []);
    for (const { line } of entries) {
      const nul = line.text.indexOf('\0');
      if (nul !== -1) yield { span: fileSpan(line, nul, line.text.length) };
    }
  },
};
