import { roles } from '../../aliases/roles.ts';
import type { AliasRule } from './context.ts';

export const aliasMissingRole: AliasRule = {
  code: 'alias-missing-role',
  severity: 'hint',
  message: {
    en: 'No alias for {role}: every mail domain must accept mail for it',
    ja: '{role} のエイリアスがありません。メールドメインはこの宛先を必ず受け取る必要があります',
  },
  docs: {
    what: {
      en: 'RFC 5321 asks every domain that receives mail to accept it for postmaster. Point it at a person or at root. Another alias file of alias_maps, or a user of that name, will do as well.',
      ja: 'RFC 5321 は、メールを受け取るドメインが postmaster 宛てを受け取ることを求めています。担当者か root に向けてください。alias_maps の別のファイルや、同名のユーザがあればそれでも構いません。',
    },
    bad: 'root: taro\n',
    good: 'postmaster: root\nroot: taro\n',
  },
  *check({ file }) {
    const [first] = file.aliases;
    if (!first) return;
    for (const { name, required } of roles) {
      if (required && !file.byName.has(name.toLowerCase())) {
        yield { span: first.entry.key.span, args: { role: name } };
      }
    }
  },
};
