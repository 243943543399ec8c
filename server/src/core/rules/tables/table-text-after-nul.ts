import type { IndexedRule } from './context.ts';

export const tableTextAfterNul: IndexedRule = {
  code: 'table-text-after-nul',
  severity: 'warning',
  message: {
    en: 'Postfix reads no further than the NUL character',
    ja: 'Postfix は NUL 文字より後を読みません',
  },
  docs: {
    what: {
      en: 'A NUL character ends the line for Postfix; what follows it is lost. Remove it. It often comes from an editor that saved the file as UTF-16.',
      ja: 'Postfix では NUL 文字で行が終わり、それより後は失われます。取り除いてください。UTF-16 で保存したときによく入ります。',
    },
    bad: 'a@example.com taro\0hanako\n',
    good: 'a@example.com taro\n',
  },
  *check({ text }) {
    for (let at = text.indexOf('\0'); at !== -1; ) {
      const newline = text.indexOf('\n', at);
      const end = newline === -1 ? text.length : newline;
      yield { span: { start: at, end } };
      at = text.indexOf('\0', end);
    }
  },
};
