import type { AliasRule } from './context.ts';

export const aliasIncludePath: AliasRule = {
  code: 'alias-include-path',
  severity: 'error',
  message: {
    en: 'An :include: file needs its full path; with "{path}" mail for {name} bounces',
    ja: ':include: のファイルは絶対パスで書きます。"{path}" では {name} へのメールがバウンスします',
  },
  docs: {
    what: {
      en: 'local(8) has no folder to start from: it refuses a relative :include: path when mail arrives. postalias does not notice.',
      ja: 'local(8) には基準となるフォルダがないため、:include: の相対パスは配送時に拒否されます。postalias では分かりません。',
    },
    bad: 'staff: :include:staff.txt\n',
    good: 'staff: :include:/etc/mail/staff.txt\n',
  },
  *check({ file }) {
    for (const { name, entry } of file.aliases) {
      for (const { kind, text, span } of entry.items) {
        const path = text.slice(':include:'.length);
        if (kind === 'include' && !path.startsWith('/')) yield { span, args: { path, name } };
      }
    }
  },
};
