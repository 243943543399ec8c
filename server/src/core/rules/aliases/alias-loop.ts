import { findLoops } from '../../aliases/loops.ts';
import type { AliasRule } from './context.ts';

/** A longer path is cut in the middle of the message. */
const shownNames = 8;

export const aliasLoop: AliasRule = {
  code: 'alias-loop',
  severity: 'error',
  message: {
    en: 'Alias loop: {path}; mail for these names bounces',
    ja: 'エイリアスのループ: {path}。これらの宛先へのメールはバウンスします',
  },
  docs: {
    what: {
      en: 'The names lead back to themselves. local(8) follows them until it gives up, then bounces the mail. Only an alias that lists its own name is fine: it means the user of that name.',
      ja: '名前をたどると元に戻ります。local(8) は限度までたどった後、メールをバウンスします。自分自身の名前を直接並べることだけは問題なく、同名のユーザを指します。',
    },
    bad: 'ops: staff\nstaff: taro, ops\n',
    good: 'ops: staff\nstaff: staff, taro\n',
  },
  *check({ file }) {
    for (const { steps } of findLoops(file)) {
      const closing = steps.at(-1);
      if (!closing) continue;
      yield {
        span: closing.item.span,
        args: { path: pathOf(steps.map(({ alias }) => alias.name)) },
        related: steps.slice(0, Math.min(steps.length - 1, shownNames)).map(({ alias, item }) => ({
          span: item.span,
          message: { en: '{from} leads to {to}', ja: '{from} は {to} を指します' },
          args: { from: alias.name, to: item.text },
        })),
      };
    }
  },
};

function pathOf(names: readonly string[]): string {
  const round = [...names, names[0] ?? ''];
  if (round.length <= shownNames + 1) return round.join(' → ');
  return [...round.slice(0, shownNames), '…', round.at(-1)].join(' → ');
}
