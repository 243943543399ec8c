import { type ConfigRule, trimmedSpan } from './context.ts';

export const orphanContinuation: ConfigRule = {
  code: 'orphan-continuation',
  severity: 'warning',
  message: {
    en: 'This indented line has nothing to continue; Postfix drops it and its continuation lines',
    ja: '字下げされたこの行には続けるべき行がありません。Postfix は継続行も含めて無視します',
  },
  docs: {
    what: {
      en: 'A line that begins with white space continues the line above it. At the beginning of the file there is none, and Postfix leaves the text out. Remove the white space.',
      ja: '空白で始まる行は上の行の続きです。ファイルの先頭には続けるべき行がないため、Postfix はこのテキストを読みません。行頭の空白を取り除いてください。',
    },
    bad: '  myhostname = mail.example.com\n',
    good: 'myhostname = mail.example.com\n',
  },
  *check({ configuration: { main, master }, file }) {
    const entries = file === 'main' ? main.tree.entries : (master?.tree.entries ?? []);
    for (const { line } of entries) {
      if (line.orphan) yield { span: trimmedSpan(line) };
    }
  },
};
