import { spanOf } from '../../syntax/aliases.ts';
import type { AliasRule } from './context.ts';

export const aliasNullByte: AliasRule = {
  code: 'alias-null-byte',
  severity: 'warning',
  message: {
    en: 'Postfix ignores the logical line from this NUL character on',
    ja: 'Postfix は論理行のうち、この NUL 文字以降を無視します',
  },
  docs: {
    what: {
      en: 'A NUL character ends the logical line for Postfix; what follows it is lost without a warning. Remove it.',
      ja: 'Postfix にとって NUL 文字は論理行の終わりです。それ以降は警告なしに失われます。取り除いてください。',
    },
    bad: 'root: taro\0, hanako\n',
    good: 'root: taro, hanako\n',
  },
  *check({ file }) {
    for (const { line, tokens } of file.tree.statements) {
      const rest = tokens.at(-1);
      if (rest?.kind === 'rest') yield { span: spanOf(line, [rest]), tag: 'unnecessary' };
    }
  },
};
