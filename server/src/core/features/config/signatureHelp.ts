import type { Configuration } from '../../config/configuration.ts';
import { parameterNamed } from '../../config/parameters.ts';
import { splitBracedList } from '../../config/values/items.ts';
import { type Restriction, restrictionNamed, stageOf } from '../../config/values/restrictions.ts';
import { type Localized, localize } from '../../l10n.ts';
import { type MasterColumn, masterColumns } from '../../syntax/masterCf.ts';
import type { Signature, SignatureHelp, SignaturePart } from '../types.ts';
import { mainCursor } from './cursor.ts';
import { masterCursor } from './masterCursor.ts';
import type { Help } from './parameterHover.ts';
import { restrictionClasses } from './restrictionCompletion.ts';
import { tableForms } from './tableForms.ts';
import { takesTables } from './valueCompletion.ts';

/** What is expected at `offset` of main.cf: the argument of a restriction, or what follows a table's type. */
export function mainSignature(
  configuration: Configuration,
  offset: number,
  help: Help,
): SignatureHelp | undefined {
  const cursor = mainCursor(configuration, offset);
  if (cursor?.kind !== 'value') return undefined;
  return valueSignature(configuration, cursor.name, cursor.before, help);
}

/** The same for `-o` settings of master.cf, and the columns of a service. */
export function masterSignature(
  configuration: Configuration,
  offset: number,
  help: Help,
): SignatureHelp | undefined {
  const cursor = masterCursor(configuration, offset);
  if (cursor?.kind === 'column') return columnSignature(cursor.column, help);
  if (cursor?.kind !== 'option' || cursor.before === undefined) return undefined;
  return valueSignature(configuration, cursor.name, cursor.before, help);
}

function valueSignature(
  configuration: Configuration,
  name: string,
  before: string,
  help: Help,
): SignatureHelp | undefined {
  const typed = /[^\s,]*$/.exec(before)?.[0] ?? '';
  const isList = stageOf(name) !== undefined || restrictionClasses(configuration).has(name);
  const last = isList ? splitBracedList(before.slice(0, before.length - typed.length)).at(-1) : undefined;
  const restriction = last && restrictionNamed(last.text);
  const isTable = isList || takesTables(parameterNamed(name));
  const table = isTable && restriction?.args !== 'policy-server' ? tableSignature(typed, help) : undefined;
  return table ?? (restriction && restrictionSignature(restriction, help));
}

interface Argument {
  readonly form: string;
  readonly meaning: Localized;
}

const addressOfServer: Localized = {
  en: 'Where the policy server listens. A relative path counts from the queue directory.',
  ja: 'ポリシーサーバの待ち受け先。相対パスはキューディレクトリから数えます。',
};

/** What follows a restriction, by kind; smtpd_check.c. */
const restrictionArguments: Readonly<Record<string, readonly Argument[]>> = {
  maptype: [
    {
      form: 'type:table',
      meaning: {
        en: 'A lookup table; its results are actions as in access(5).',
        ja: 'ルックアップテーブル。結果は access(5) のアクションです。',
      },
    },
  ],
  'policy-server': [
    { form: 'unix:path', meaning: addressOfServer },
    { form: 'inet:host:port', meaning: addressOfServer },
  ],
  'rbl-domain': [
    {
      form: 'domain=d.d.d.d',
      meaning: {
        en: 'The domain of the list. With `=` only these addresses in its answer count; a part may be `[1..3;7]`.',
        ja: 'リストのドメイン。`=` を付けると、応答のうちそのアドレスだけが有効です。`[1..3;7]` のような範囲も書けます。',
      },
    },
  ],
  seconds: [{ form: 'seconds', meaning: { en: 'How long to wait.', ja: '待つ秒数。' } }],
};

function restrictionSignature({ name, args }: Restriction, help: Help): SignatureHelp | undefined {
  const forms = restrictionArguments[args];
  const essence = help.documentation.entry('restriction', name, help.language)?.essence;
  return (
    forms && {
      signatures: forms.map(({ form, meaning }) =>
        signatureOf(
          `${name} `,
          [{ text: form, documentation: localize(meaning, help.language) }],
          ' ',
          essence,
        ),
      ),
      active: 0,
      part: 0,
    }
  );
}

/** `type:` and what follows it; `proxy:` and `debug:` stand before another type. */
function tableSignature(typed: string, help: Help): SignatureHelp | undefined {
  const [, type = '', rest = ''] = /^!?(?:(?:proxy|debug):(?=[a-z]+:))*([a-z]+):(.*)$/s.exec(typed) ?? [];
  const forms = tableForms(type);
  if (!forms) return undefined;
  const essence = help.documentation.entry('table', type, help.language)?.essence;
  const parts = rest.split(':');
  const isBraced = rest.startsWith('{');
  const fits = ([first = '']: readonly string[]) =>
    isBraced ? first.startsWith('{') : parts.length === 1 || first === parts[0];
  const active = Math.max(0, forms.findIndex(fits));
  return {
    signatures: forms.map((form) =>
      signatureOf(
        `${type}:`,
        form.map((text) => ({ text })),
        ':',
        essence,
      ),
    ),
    active,
    part: isBraced ? 0 : Math.min(parts.length, forms[active]?.length ?? 1) - 1,
  };
}

/** The columns as the header of master.cf names them. */
const headers: Partial<Record<MasterColumn, string>> = { unprivileged: 'unpriv', process_limit: 'maxproc' };

function columnSignature(column: MasterColumn, help: Help): SignatureHelp {
  const parts = masterColumns.map((each) => {
    const documentation = help.documentation.entry('column', each, help.language)?.essence;
    return { text: headers[each] ?? each, ...(documentation !== undefined && { documentation }) };
  });
  return { signatures: [signatureOf('', parts, ' ')], active: 0, part: masterColumns.indexOf(column) };
}

interface Part {
  readonly text: string;
  readonly documentation?: string;
}

function signatureOf(
  start: string,
  parts: readonly Part[],
  separator: string,
  documentation?: string,
): Signature {
  let label = start;
  const placed = parts.map(({ text, ...rest }, index): SignaturePart => {
    if (index > 0) label += separator;
    label += text;
    return { label: { start: label.length - text.length, end: label.length }, ...rest };
  });
  return { label, parts: placed, ...(documentation !== undefined && { documentation }) };
}
