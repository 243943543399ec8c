import type { ClientRule } from './context.ts';

export const clientSyntax: ClientRule = {
  code: 'client-syntax',
  severity: 'error',
  message: { en: '{problem}', ja: '{problem}' },
  docs: {
    what: {
      en: 'Each line is `name = value`, read as in main.cf: a line that begins with white space continues the one before. Postfix stops with a fatal error at a line without `=`.',
      ja: '各行は「名前 = 値」で、main.cf と同じ規則で読まれます。空白で始まる行は前の行の続きです。`=` のない行があると、Postfix は致命的エラーで止まります。',
    },
    bad: 'hosts 127.0.0.1\n',
    good: 'hosts = 127.0.0.1\ndbname = mail\nquery = SELECT x FROM y\n',
  },
  *check({ tree }) {
    for (const entry of tree.entries) {
      if (entry.kind === 'malformed') yield { span: entry.span, args: { problem: problems[entry.reason] } };
    }
  },
};

const problems = {
  'missing-equals': {
    en: 'No "=": Postfix stops with a fatal error here',
    ja: '「=」がありません。Postfix はここで致命的エラーになり止まります',
  },
  'missing-name': {
    en: 'No name before "=": Postfix stops with a fatal error here',
    ja: '「=」の前に名前がありません。Postfix はここで致命的エラーになり止まります',
  },
  'orphan-continuation': {
    en: 'Dropped: this line begins with white space, but there is nothing that it could continue',
    ja: '無視されます: 空白で始まる行ですが、続きとなる行がありません',
  },
};
