import { isUnknown } from '../../config/values/fault.ts';
import { splitBracedList } from '../../config/values/items.ts';
import { type LandedValue, landedSpan } from '../../config/values/landed.ts';
import { uncommented } from '../../config/values/text.ts';
import type { ConfigRule } from './context.ts';

export const localhostNotLocal: ConfigRule = {
  code: 'localhost-not-local',
  severity: 'info',
  message: {
    en: 'localhost is not in mydestination: mail for user@localhost, which local programs send, is not delivered here',
    ja: 'mydestination に localhost がありません。ローカルのプログラムが送る user@localhost 宛てのメールが、ここで配送されません',
  },
  docs: {
    what: {
      en: 'Programs of the machine often write to root@localhost. Without localhost in mydestination Postfix looks for a mail server of that name, and the mail waits or bounces. Add localhost. A machine that delivers nothing itself leaves mydestination empty.',
      ja: 'マシン上のプログラムは root@localhost 宛てにメールを送ることがあります。mydestination に localhost がないと、Postfix はその名前のメールサーバを探し、メールは滞留するかバウンスします。localhost を加えてください。何も配送しないマシンなら mydestination を空にします。',
    },
    bad: 'mydestination = example.com\n',
    good: 'mydestination = example.com, localhost\n',
  },
  *check({ file, landed }) {
    if (file !== 'main') return;
    const value = landed().values.find(({ setting }) => setting.name === 'mydestination');
    if (!value || !lacksLocalhost(value)) return;
    const span = landedSpan(value, { start: 0, end: value.text.length });
    if (span) yield { span };
  },
};

/** Tables and files may hold it; an empty list is meant. */
function lacksLocalhost({ text, failed }: LandedValue): boolean {
  const items = uncommented(splitBracedList(text)).map((item) => item.text.toLowerCase());
  if (failed || items.length === 0) return false;
  return !items.some((item) => item === 'localhost' || isUnknown(item) || /[:/{]/.test(item));
}
