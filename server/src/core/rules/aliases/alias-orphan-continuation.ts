import type { AliasRule } from './context.ts';

export const aliasOrphanContinuation: AliasRule = {
  code: 'alias-orphan-continuation',
  severity: 'error',
  message: {
    en: 'A logical line must not start with white space; there is nothing to continue, and the text is dropped',
    ja: '論理行を空白で始めることはできません。続けるべき行がないため、このテキストは捨てられます',
  },
  docs: {
    what: {
      en: 'An indented line continues the logical line before it. Where there is none, Postfix drops the text and all its continuation lines. Remove the indentation.',
      ja: '字下げした行は直前の論理行の続きになります。直前の論理行がないと、Postfix はこの行とその継続行を捨てます。行頭の空白を取り除いてください。',
    },
    bad: '# staff\n  root: taro\n',
    good: '# staff\nroot: taro\n',
  },
  *check({ file }) {
    for (const { reason, at } of file.malformed) {
      if (reason === 'orphan') yield { span: at };
    }
  },
};
