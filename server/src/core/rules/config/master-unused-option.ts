import type { Configuration } from '../../config/configuration.ts';
import { parameterNamed } from '../../config/parameters.ts';
import type { Service } from '../../config/settings.ts';
import { macroNames } from '../../syntax/macro.ts';
import type { ConfigRule } from './context.ts';
import { daemonOf } from './masterArguments.ts';

export const masterUnusedOption: ConfigRule = {
  code: 'master-unused-option',
  severity: 'info',
  message: {
    en: '{command} does not read {name}, so this option has no effect',
    ja: '{command} は {name} を読まないため、このオプションは効果がありません',
  },
  docs: {
    what: {
      en: 'An option counts for the daemon that it stands behind, and for no other. Put it behind the daemon that reads the parameter, or into main.cf.',
      ja: 'オプションは、それが書かれたデーモンだけに有効です。パラメータを読むデーモンの方に書くか、main.cf に書いてください。',
    },
    bad: 'smtp unix - - y - - smtp\n  -o smtpd_banner=hello\n',
    good: 'smtp inet n - y - - smtpd\n  -o smtpd_banner=hello\n',
  },
  *check(context) {
    if (context.file !== 'master') return;
    const { names } = context.configuration.examination;
    const reached = new Map<Service, ReadonlySet<string>>();
    for (const { setting, service } of context.landed().values) {
      const { option, name } = setting;
      if (!option || !service || !daemonOf(service.entry)) continue;
      const command = service.entry.fields.command.text;
      if (names.get(name)?.origin !== 'built-in' || isReadBy(command, name)) continue;
      const used = reached.get(service) ?? namesReached(context.configuration, service);
      reached.set(service, used);
      if (!used.has(name)) yield { span: option.nameSpan, args: { command, name }, tag: 'unnecessary' };
    }
  },
};

function isReadBy(command: string, name: string): boolean {
  const { services } = parameterNamed(name) ?? {};
  return !services || services.includes('*') || services.includes(command);
}

/** All names that a service's daemon comes to see: those it reads, and those that their values refer to. */
function namesReached({ examination }: Configuration, service: Service): ReadonlySet<string> {
  const command = service.entry.fields.command.text;
  const lookup = examination.lookup(service);
  const reached = new Set([...examination.names.keys()].filter((name) => isReadBy(command, name)));
  // A set also visits what is added to it on the way.
  for (const name of reached) {
    const value = lookup(name, { start: 0, end: 0 });
    for (const reference of value ? macroNames(value) : []) reached.add(reference.name);
  }
  return reached;
}
