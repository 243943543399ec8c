import type { Configuration } from '../../config/configuration.ts';
import { defaultOf } from '../../config/examination.ts';
import type { KnownName } from '../../config/names.ts';
import { isSince } from '../../config/version.ts';
import { type Localized, localize } from '../../l10n.ts';
import type { PhysicalLine } from '../../syntax/logicalLines.ts';
import type { Span } from '../../text/span.ts';
import type { CompletionItem } from '../types.ts';
import { shorten } from './markdown.ts';
import { type Help, parameterHover } from './parameterHover.ts';
import { typeName } from './typeNames.ts';

const alreadySet: Localized = { en: 'already set', ja: '設定済み' };

/**
 * What can be typed at `offset` of main.cf: a parameter's name where a line begins, a name after `$`, and
 * the values of a closed set behind `=`.
 */
export function mainCompletion(configuration: Configuration, offset: number, help: Help): CompletionItem[] {
  const { text, tree } = configuration.main;
  const line = lineAt(tree.lines, offset, text.length);
  const before = text.slice(line.start, offset);
  const reference = /\$[{(]?([A-Za-z0-9_]*)$/.exec(before);
  if (/^\s*#/.test(before)) return [];
  if (reference)
    return referenceItems(configuration, help, wordAt(text, offset - (reference[1] ?? '').length, offset));
  if (/^[A-Za-z0-9_]*$/.test(before))
    return nameItems(configuration, help, wordAt(text, line.start, offset), line);
  const value = /^([A-Za-z0-9_]+)\s*=\s*([\w-]*)$/.exec(before);
  if (!value) return [];
  return valueItems(configuration, value[1] ?? '', wordAt(text, offset - (value[2] ?? '').length, offset));
}

function lineAt(lines: readonly PhysicalLine[], offset: number, length: number): Span {
  const line = lines.find(({ content }) => content.start <= offset && offset <= content.end);
  return line?.content ?? { start: length, end: length };
}

/** From `start` to the end of the word that the cursor is in. */
function wordAt(text: string, start: number, offset: number): Span {
  let end = offset;
  while (end < text.length && /[A-Za-z0-9_]/.test(text.charAt(end))) end++;
  return { start, end };
}

/** Names for a line of its own: with ` = ` behind them unless the line has one. Those set come last. */
function nameItems(configuration: Configuration, help: Help, replace: Span, line: Span): CompletionItem[] {
  const hasEquals = configuration.main.text.slice(replace.end, line.end).trimStart().startsWith('=');
  return [...configuration.examination.names]
    .filter(([, known]) => known.origin !== 'user' && known.origin !== 'legacy' && !known.parameter?.readOnly)
    .map(([name, known]) => {
      const isSet = configuration.settings.get(name)?.assignment !== undefined;
      const note = isSet ? ` · ${localize(alreadySet, help.language)}` : '';
      return {
        ...nameItem(configuration, help, name, known, replace),
        detail: `${describe(configuration, known, help)}${note}`,
        insertText: hasEquals ? name : `${name} = `,
        sortText: `${isSet ? '1' : '0'}${name}`,
      };
    });
}

function referenceItems(configuration: Configuration, help: Help, replace: Span): CompletionItem[] {
  return [...configuration.examination.names].map(([name, known]) => {
    const setting = configuration.settings.get(name);
    return {
      ...nameItem(configuration, help, name, known, replace),
      detail: setting
        ? shorten(setting.value.replace(/\s+/g, ' '), 60)
        : describe(configuration, known, help),
      sortText: `${setting ? '0' : '1'}${name}`,
    };
  });
}

function nameItem(
  configuration: Configuration,
  help: Help,
  name: string,
  known: KnownName,
  replace: Span,
): CompletionItem {
  const deprecatedSince = known.parameter?.deprecatedSince;
  const isDeprecated = deprecatedSince !== undefined && isSince(configuration.version, deprecatedSince);
  return {
    label: name,
    kind: known.parameter ? 'parameter' : 'userParameter',
    documentation: () => parameterHover(configuration, name, help),
    replace,
    ...(isDeprecated && { deprecated: true }),
  };
}

/** Type and default in a few words. */
function describe({ examination }: Configuration, known: KnownName, { language }: Help): string {
  const type = known.parameter ? localize(typeName(known.parameter.type), language) : '';
  const value = defaultOf(examination.defaults, known);
  const shown = value.kind === 'value' && value.value !== '' ? shorten(value.value, 40) : '';
  return [type, shown].filter(Boolean).join(' · ');
}

function valueItems({ examination }: Configuration, name: string, replace: Span): CompletionItem[] {
  const parameter = examination.names.get(name)?.parameter;
  const values =
    parameter?.type === 'boolean' ? ['yes', 'no'] : (parameter?.values ?? parameter?.suggestedValues ?? []);
  return values.map((label) => ({ label, kind: 'value', replace }));
}
