import { sharedDomains } from '../../config/values/domainClasses.ts';
import { landedSpan } from '../../config/values/landed.ts';
import { type ConfigRule, definitions } from './context.ts';

export const domainInTwoClasses: ConfigRule = {
  code: 'domain-in-two-classes',
  severity: 'warning',
  message: {
    en: '{domain} is in {first} too, which is looked at first: list a domain once',
    ja: '{domain} は {first} にもあり、そちらが優先されます。ドメインは 1 か所だけに書いてください',
  },
  docs: {
    what: {
      en: 'mydestination, virtual_alias_domains, virtual_mailbox_domains and relay_domains say how mail for a domain is delivered, and a domain is of one kind only. In two of them, mail goes where the first one sends it, or is refused, and Postfix warns with each message.',
      ja: 'mydestination、virtual_alias_domains、virtual_mailbox_domains、relay_domains は、ドメイン宛てのメールをどう配送するかを決めるもので、1 つのドメインは 1 種類にしかなれません。2 つに書くと、優先される方に従って配送されるか拒否され、Postfix はメールのたびに警告します。',
    },
    bad: 'mydestination = example.com, localhost\nvirtual_mailbox_domains = example.com\n',
    good: 'mydestination = localhost\nvirtual_mailbox_domains = example.com\n',
  },
  *check(context) {
    if (context.file !== 'main') return;
    for (const { domain, first, second } of sharedDomains(context.landed().values)) {
      const [span, other] = [landedSpan(second.landed, second), landedSpan(first.landed, first)];
      if (!span || !other) continue;
      const name = first.landed.setting.name;
      const related = [
        { span: other, message, args: { name } },
        ...definitions(context, second.landed, second),
      ];
      yield { span, args: { domain, first: name }, related };
    }
  },
};

const message = { en: 'It is listed in {name} here', ja: '{name} ではここにあります' };
