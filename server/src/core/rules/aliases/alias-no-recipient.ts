import { cover } from '../../text/span.ts';
import type { AliasRule } from './context.ts';

export const aliasNoRecipient: AliasRule = {
  code: 'alias-no-recipient',
  severity: 'error',
  message: {
    en: 'No recipient: mail for "{name}" stays in the queue',
    ja: '受信者がありません。"{name}" 宛てのメールはキューに残ります',
  },
  docs: {
    what: {
      en: 'The right side holds only commas, comments or empty groups. postalias stores it; local(8) finds no recipient and defers the mail. To discard mail, use /dev/null.',
      ja: '右側にカンマやコメント、空のグループしかありません。postalias はそのまま保存しますが、local(8) は受信者を見つけられず配送を延期します。メールを捨てるには /dev/null を指定します。',
    },
    bad: 'noreply: (nobody)\n',
    good: 'noreply: /dev/null\n',
  },
  *check({ file }) {
    for (const { name, entry } of file.aliases) {
      if (entry.items.length > 0) continue;
      yield {
        span: cover(entry.key.span, { start: entry.colon.start, end: entry.span.end }),
        args: { name },
      };
    }
  },
};
