import type { Localized } from '../../l10n.ts';
import type { MasterColumn } from '../../syntax/masterCf.ts';
import { type ConfigRule, excerpt } from './context.ts';

export const masterField: ConfigRule = {
  code: 'master-field',
  severity: 'error',
  message: {
    en: 'Postfix stops here: the column "{column}" takes {legal}, not "{value}"',
    ja: 'Postfix はここで停止します。列 "{column}" に書けるのは {legal} です ("{value}" は使えません)',
  },
  docs: {
    what: {
      en: 'The columns between service name and command take few values each; "-" stands for the default. Often a column is missing, so that the others have moved.',
      ja: 'サービス名とコマンドの間の列には、それぞれ決まった値しか書けません。"-" は既定値です。列が 1 つ抜けて、後ろの列がずれていることがよくあります。',
    },
    bad: 'smtp inet n no y - - smtpd\n',
    good: 'smtp inet n - y - - smtpd\n',
  },
  *check({ configuration: { master }, file }) {
    if (file !== 'master') return;
    for (const entry of master?.tree.entries ?? []) {
      if (entry.kind !== 'service') continue;
      for (const { code, span, column } of entry.problems) {
        const legal = column && legalValues[column];
        if (code !== 'master-field' || !column || !legal) continue;
        yield { span, args: { column, legal, value: excerpt(entry.fields[column].text) } };
      }
    }
  },
};

const flag: Localized = { en: 'y, n or -', ja: 'y、n、-' };

/** What the columns take, as master(5) has it. */
const legalValues: Partial<Record<MasterColumn, Localized>> = {
  type: { en: 'inet, unix, unix-dgram, fifo or pass', ja: 'inet、unix、unix-dgram、fifo、pass' },
  private: flag,
  unprivileged: flag,
  chroot: flag,
  wakeup: {
    en: 'a number of seconds, perhaps with "?" behind it, or -',
    ja: '秒数 (後ろに "?" を付けられます) か -',
  },
  process_limit: { en: 'a number or -', ja: '数か -' },
};
