import type { Localized } from '../../l10n.ts';
import type { MasterField, MasterService } from '../../syntax/masterCf.ts';
import { type ConfigRule, excerpt } from './context.ts';
import { daemonOf, readArguments, servicesOf } from './masterArguments.ts';

export const masterStrayArgument: ConfigRule = {
  code: 'master-stray-argument',
  severity: 'error',
  message: {
    en: '{reason}: {command} stops at the argument "{text}"',
    ja: '{reason}。{command} は引数 "{text}" で停止します',
  },
  docs: {
    what: {
      en: 'Most daemons take options only. A word behind them, a comment at the end of the line for instance, is handed to the daemon as an argument that it does not know, and it ends with a fatal error.',
      ja: 'ほとんどのデーモンはオプションしか受け付けません。その後の語 (たとえば行末のコメント) は知らない引数としてデーモンに渡され、デーモンは致命的エラーで終了します。',
    },
    bad: 'smtp inet n - y - - smtpd # port 25\n',
    good: '# port 25\nsmtp inet n - y - - smtpd\n',
  },
  *check(context) {
    for (const service of servicesOf(context)) {
      const word = strayWord(service);
      if (!word) continue;
      const reason = word.text.startsWith('#') ? comment : option;
      const args = { reason, command: service.fields.command.text, text: excerpt(word.text) };
      yield { span: word.span, args };
    }
  },
};

const comment: Localized = {
  en: 'A comment takes a line of its own',
  ja: 'コメントは独立した行に書きます',
};
const option: Localized = {
  en: 'Only options may follow the command here',
  ja: 'ここでコマンドの後に書けるのはオプションだけです',
};

/** The first word that the service's daemon would stumble over. */
function strayWord(service: MasterService): MasterField | undefined {
  const daemon = daemonOf(service);
  if (!daemon || daemon.takesArguments) return undefined;
  return readArguments(service).words.find(({ text }) => text !== '--');
}
