import type { Assignment } from '../../syntax/mainCf.ts';
import type { ClientRule } from './context.ts';

export const clientOverridden: ClientRule = {
  code: 'client-overridden',
  severity: 'warning',
  message: {
    en: '"{name}" is set again on line {line}, and the last setting counts',
    ja: '"{name}" は {line} 行目でもう一度設定されていて、最後の設定が有効です',
  },
  docs: {
    what: {
      en: 'A setting stands twice with different values. The last one counts; Postfix only warns. Remove one.',
      ja: '同じ設定が異なる値で 2 回書かれています。最後のものが有効で、Postfix は警告するだけです。片方を消してください。',
    },
    bad: 'dbname = a\ndbname = b\nquery = SELECT x FROM y\n',
    good: 'dbname = b\nquery = SELECT x FROM y\n',
  },
  *check({ tree }) {
    const last = new Map<string, Assignment>();
    for (const entry of tree.entries) if (entry.kind === 'assignment') last.set(entry.name, entry);
    for (const entry of tree.entries) {
      if (entry.kind !== 'assignment') continue;
      const later = last.get(entry.name);
      if (!later || later === entry || later.value === entry.value) continue;
      yield {
        span: entry.nameSpan,
        args: { name: entry.name, line: later.line.firstLine + 1 },
        related: [
          { span: later.nameSpan, message: { en: 'This setting counts', ja: 'こちらの設定が有効です' } },
        ],
        tag: 'unnecessary',
      };
    }
  },
};
