import type { ConfigRule } from './context.ts';
import { findBadOperands } from './macroFindings.ts';

export const macroNumber: ConfigRule = {
  code: 'macro-number',
  severity: 'error',
  message: {
    en: 'The number {operand} is too large to be compared; Postfix stops here',
    ja: '数値 {operand} は大きすぎて比較できません。Postfix はここで停止します',
  },
  docs: {
    what: {
      en: 'Two sides that are all digits are compared as numbers of 64 bits. Larger ones make Postfix stop.',
      ja: '両辺がともに数字だけの場合は、64 ビットの数値として比較されます。それより大きい数では Postfix が停止します。',
    },
    bad: 'relay_domains = ${{99999999999999999999} > {5} ? {a.example} : {}}\n',
    good: 'relay_domains = ${{9999999999} > {5} ? {a.example} : {}}\n',
  },
  check: (context) => findBadOperands(context, 'macro-number'),
};
