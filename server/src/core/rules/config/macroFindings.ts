import { settingSpan } from '../../config/examination.ts';
import type { MacroProblem } from '../../config/expand.ts';
import type { Finding } from '../rule.ts';
import { type ConfigContext, excerpt } from './context.ts';

type SyntaxCode = 'truncated-macro' | 'empty-macro-name' | 'macro-syntax';

/** A finding for each syntax error of that class, at the setting whose own text has it. */
export function* findSyntaxErrors(context: ConfigContext, code: SyntaxCode): Generator<Finding> {
  const seen = new Set<number>();
  for (const { span, path, name } of context.problems(code)) {
    const holder = path?.at(-1);
    if ((holder !== undefined && holder !== name) || seen.has(span.start)) continue;
    seen.add(span.start);
    yield { span };
  }
}

/** A finding for each side of a comparison that cannot be compared; they show when values are expanded. */
export function* findBadOperands({ landed }: ConfigContext, code: MacroProblem['code']): Generator<Finding> {
  for (const { setting, problems } of landed().values) {
    for (const { code: found, place, holder, words } of problems) {
      if (found !== code || !place || holder !== setting.name) continue;
      const span = settingSpan(setting, place);
      const operand = /: "?([^"]*)"?$/.exec(words)?.[1] ?? '';
      if (span) yield { span, args: { operand: excerpt(operand) } };
    }
  }
}
