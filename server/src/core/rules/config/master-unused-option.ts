import { parameterNamed } from '../../config/parameters.ts';
import { macroNames, parseMacros } from '../../syntax/macro.ts';
import type { ConfigContext, ConfigRule } from './context.ts';
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
    let used: ReadonlySet<string> | undefined;
    for (const { setting, service } of context.landed().values) {
      const command = service?.entry.fields.command.text ?? '';
      const { option, name } = setting;
      if (!option || !service || !daemonOf(service.entry) || names.get(name)?.origin !== 'built-in') continue;
      if (isReadBy(command, name)) continue;
      used ??= namesInValues(context);
      if (!used.has(name)) yield { span: option.nameSpan, args: { command, name }, tag: 'unnecessary' };
    }
  },
};

function isReadBy(command: string, name: string): boolean {
  const { services } = parameterNamed(name) ?? {};
  return !services || services.includes('*') || services.includes(command);
}

/** All names that some value or default refers to: an option may reach the daemon through them. */
function namesInValues({ configuration: { examination }, landed }: ConfigContext): ReadonlySet<string> {
  const texts = [
    ...landed().values.map(({ setting }) => setting.value),
    ...Array.from(examination.settings.values(), ({ value }) => value),
    ...Array.from(examination.names.values(), ({ parameter }) => parameter?.default ?? ''),
  ];
  const names = texts
    .filter((text) => text.includes('$'))
    .flatMap((text) => macroNames(parseMacros(text)).map(({ name }) => name));
  return new Set(names);
}
