import { parameterNamed } from '../../config/parameters.ts';
import { type ConfigRule, findProblems } from './context.ts';
import { insteadOf } from './replacement.ts';

export const deprecatedParameter: ConfigRule = {
  code: 'deprecated-parameter',
  severity: 'warning',
  message: {
    en: 'A later release of Postfix will drop {name}: {instead}',
    ja: '{name} は今後のリリースで廃止されます。{instead}',
  },
  docs: {
    what: {
      en: 'Postfix itself warns of this parameter: it still works in this release, but not for long. Move to its successor before the next upgrade.',
      ja: 'Postfix 自身が警告するパラメータです。このリリースではまだ有効ですが、いずれ使えなくなります。次のアップグレードの前に後継のパラメータに移行してください。',
    },
    bad: 'smtpd_use_tls = yes\n',
    good: 'smtpd_tls_security_level = may\n',
  },
  *check(context) {
    const args = ({ name = '' }) => ({ name, instead: insteadOf(parameterNamed(name)?.replacedBy) });
    for (const finding of findProblems(context, 'deprecated-parameter', args)) {
      yield { ...finding, tag: 'deprecated' };
    }
  },
};
