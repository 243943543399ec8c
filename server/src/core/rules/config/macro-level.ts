import type { ConfigRule } from './context.ts';
import { findBadOperands } from './macroFindings.ts';

export const macroLevel: ConfigRule = {
  code: 'macro-level',
  severity: 'error',
  message: {
    en: '"{operand}" is no compatibility level; Postfix stops here. Levels are numbers such as 2 or 3.6',
    ja: '"{operand}" は互換性レベルではありません。Postfix はここで停止します。レベルは 2 や 3.6 のような数です',
  },
  docs: {
    what: {
      en: 'Operators that end in `level` compare versions: both sides must be `major`, `major.minor` or `major.minor.patch`.',
      ja: '`level` で終わる演算子はバージョンを比較します。両辺は `major`、`major.minor`、`major.minor.patch` のいずれかの形でなければなりません。',
    },
    bad: 'relay_domains = ${{$compatibility_level} <level {two} ? {a.example} : {}}\n',
    good: 'relay_domains = ${{$compatibility_level} <level {2} ? {a.example} : {}}\n',
  },
  check: (context) => findBadOperands(context, 'macro-level'),
};
