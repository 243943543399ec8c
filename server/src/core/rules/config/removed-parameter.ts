import { isRemoved, parameterNamed } from '../../config/parameters.ts';
import type { ConfigRule } from './context.ts';
import { insteadOf } from './replacement.ts';

export const removedParameter: ConfigRule = {
  code: 'removed-parameter',
  severity: 'warning',
  message: {
    en: 'This release of Postfix no longer has {name}: {instead}',
    ja: 'このリリースの Postfix に {name} はもうありません。{instead}',
  },
  docs: {
    what: {
      en: 'Earlier releases of Postfix had this parameter; the one that this configuration is for does not read it, so that the setting has no effect.',
      ja: '以前のリリースの Postfix にはあったパラメータですが、対象のリリースでは読まれないため、設定は効果がありません。',
    },
    bad: 'smtpd_sasl_application_name = smtpd\n',
    good: 'smtpd_sasl_path = smtpd\n',
  },
  *check({ problems, configuration: { version } }) {
    const unused = problems('unused-parameter').filter(({ name = '' }) => {
      const parameter = parameterNamed(name);
      return parameter !== undefined && isRemoved(parameter, version);
    });
    for (const { span, name = '' } of [...problems('removed-parameter'), ...unused]) {
      const instead = insteadOf(parameterNamed(name)?.replacedBy);
      yield { span, args: { name, instead }, tag: 'deprecated' };
    }
  },
};
