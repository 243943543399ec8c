import { type ConfigRule, findFaults } from './context.ts';

export const badHostName: ConfigRule = {
  code: 'bad-host-name',
  severity: 'error',
  message: {
    en: '{name}: {reason}; Postfix does not start',
    ja: '{name}: {reason}。Postfix は起動しません',
  },
  docs: {
    what: {
      en: 'myhostname and mydomain are the names of this machine and its domain: labels of letters, digits and hyphens with dots between them. myorigin is one such name. There is no room for a comment or a second name.',
      ja: 'myhostname と mydomain は、このマシンとドメインの名前です。英数字とハイフンからなるラベルを点でつなぎます。myorigin もそのような名前 1 つです。コメントや 2 つ目の名前は書けません。',
    },
    bad: 'myhostname = mail.example.com # this machine\n',
    good: '# this machine\nmyhostname = mail.example.com\n',
  },
  check: (context) =>
    findFaults(context, 'bad-host-name', {
      'not-a-host-name': {
        en: '"{value}" is not a host name',
        ja: '"{value}" はホスト名として正しくありません',
      },
      'one-only': {
        en: 'one domain is wanted, not "{value}"',
        ja: 'ドメインは 1 つだけ書きます ("{value}" は使えません)',
      },
    }),
};
