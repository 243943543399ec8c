import type { AliasRule } from './context.ts';

export const aliasNameNotLocal: AliasRule = {
  code: 'alias-name-not-local',
  severity: 'error',
  message: {
    en: 'The name must be local: without "@" or "%"; postalias skips this line',
    ja: '名前はローカルパートだけにします ("@" や "%" は使えません)。postalias はこの行を飛ばします',
  },
  docs: {
    what: {
      en: 'Aliases are looked up by the local part of an address, so a name with a domain is refused. To redirect addresses of a particular domain use virtual_alias_maps.',
      ja: 'エイリアスはアドレスのローカルパートで検索されるため、ドメイン付きの名前は受け付けられません。特定のドメインのアドレスを転送するには virtual_alias_maps を使います。',
    },
    bad: 'sales@example.com: taro\n',
    good: 'sales: taro\n',
  },
  *check({ file }) {
    for (const { reason, at } of file.malformed) {
      if (reason === 'name-not-local') yield { span: at };
    }
  },
};
