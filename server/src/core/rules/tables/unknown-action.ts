import type { Configuration } from '../../config/configuration.ts';
import { restrictionNamed } from '../../config/values/restrictions.ts';
import { actionNamed, actionPurposeOf, isReplyOrNumber, splitAction } from '../../tables/actions.ts';
import type { CidrFile, IndexedFile, PatternFile } from '../../tables/tableFile.ts';
import type { Rule } from '../rule.ts';
import { partSpan, resultsOf } from './context.ts';

export const unknownAction: Rule<IndexedFile | PatternFile | CidrFile> = {
  code: 'unknown-action',
  severity: 'error',
  message: {
    en: 'There is no action "{word}": {consequence}',
    ja: '動作 "{word}" はありません。{consequence}',
  },
  docs: {
    what: {
      en: 'The right side begins with an action of access(5) or header_checks(5), or in access tables with a restriction or restriction class. smtpd answers mail with a temporary error when it meets another word; cleanup warns and goes on without it.',
      ja: '右側は access(5) または header_checks(5) の動作で始まります。アクセステーブルでは制限や制限クラスも使えます。それ以外の語に出会うと、smtpd は一時エラーを返し、cleanup は警告して先へ進みます。',
    },
    bad: 'example.com ALLOW\n',
    good: 'example.com OK\n192.0.2.1 550 5.7.1 no\nexample.net reject_unverified_sender\n',
  },
  *check(file) {
    const purpose = actionPurposeOf(file);
    if (!purpose) return;
    for (const value of resultsOf(file)) {
      const { word } = splitAction(value.text);
      // Groups of an expression may bring anything.
      if (word === '' || word.includes('$') || actionNamed(purpose, word)) continue;
      if (purpose === 'access' && isForAccess(word, file.configuration)) continue;
      yield { span: partSpan(value, 0, word.length), args: { word, consequence: consequences[purpose] } };
    }
  },
};

const consequences = {
  access: {
    en: 'smtpd answers with a temporary error',
    ja: 'smtpd は一時エラーを返します',
  },
  checks: { en: 'cleanup warns and ignores it', ja: 'cleanup は警告して無視します' },
  'smtp-checks': { en: 'smtp warns and ignores it', ja: 'smtp は警告して無視します' },
};

/** Reply codes, restrictions (with what follows them) and restriction classes. */
function isForAccess(word: string, configuration: Configuration | undefined): boolean {
  const name = word.replace(/,$/, '');
  if (isReplyOrNumber(name) || restrictionNamed(name) || actionNamed('access', name)) return true;
  if (name.includes(':') || name.includes('=')) return true;
  return configuration
    ? configuration.examination.names.get(name)?.origin === 'user'
    : /^[a-z_]+$/.test(name);
}
