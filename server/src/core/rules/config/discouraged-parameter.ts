import type { Configuration } from '../../config/configuration.ts';
import { type Parameter, parameterNamed } from '../../config/parameters.ts';
import { isSince } from '../../config/version.ts';
import type { ConfigRule } from './context.ts';
import { insteadOf } from './replacement.ts';

export const discouragedParameter: ConfigRule = {
  code: 'discouraged-parameter',
  severity: 'info',
  message: {
    en: '{name} is obsolete since Postfix {since}: {instead}',
    ja: '{name} は Postfix {since} から非推奨です。{instead}',
  },
  docs: {
    what: {
      en: 'The documentation of Postfix counts this parameter as obsolete, though the programs do not warn of it yet. There is a better way.',
      ja: 'プログラムはまだ警告しませんが、Postfix の文書で非推奨とされているパラメータです。よりよい方法があります。',
    },
    bad: 'smtpd_tls_dh512_param_file = /etc/postfix/dh512.pem\n',
    good: 'smtpd_tls_security_level = may\n',
  },
  *check({ landed, configuration }) {
    for (const { setting } of landed().values) {
      const parameter = parameterNamed(setting.name);
      const span = setting.assignment?.nameSpan ?? setting.option?.nameSpan;
      if (!span || !parameter || !isDiscouraged(parameter, configuration)) continue;
      const { name, deprecatedSince: since = '', replacedBy } = parameter;
      yield { span, args: { name, since, instead: insteadOf(replacedBy) }, tag: 'deprecated' };
    }
  },
};

/** Deprecated in this release, and not yet warned of by its programs. */
function isDiscouraged(parameter: Parameter, { version, examination }: Configuration): boolean {
  const { name, deprecatedSince, warnsSince } = parameter;
  if (deprecatedSince === undefined || !isSince(version, deprecatedSince)) return false;
  return examination.names.has(name) && !(warnsSince !== undefined && isSince(version, warnsSince));
}
