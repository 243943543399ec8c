import { restrictionsIn } from '../../config/values/restrictions.ts';
import { newestVersion } from '../../config/version.ts';
import { type ActionPurpose, actionPurposeOf, actionsFor } from '../../tables/actions.ts';
import { clientAttributes } from '../../tables/clients.ts';
import { serves, type TableFile } from '../../tables/tableFile.ts';
import type { Span } from '../../text/span.ts';
import type { Help } from '../config/parameterHover.ts';
import { transportServices } from '../config/serviceCompletion.ts';
import type { CompletionItem } from '../types.ts';

/** What may stand at an offset of a table: actions, transports, the settings of a client. */
export function tableCompletion(file: TableFile, offset: number, help: Help): CompletionItem[] {
  const start = file.text.lastIndexOf('\n', offset - 1) + 1;
  const before = file.text.slice(start, offset);
  if (/^\s*#/.test(before)) return [];
  if (file.kind === 'client') return settingItems(file, before, offset);
  const typed = typedValue(file, before);
  if (typed === undefined) return [];
  const end = offset + (/^[\w]*/.exec(file.text.slice(offset, offset + 100))?.[0].length ?? 0);
  return valueItems(file, { start: offset - typed.length, end }, help);
}

/** The beginning of the first word of a value; undefined anywhere else. */
function typedValue(file: TableFile, before: string): string | undefined {
  const value =
    file.kind === 'pattern'
      ? /^[!\s]*([^0-9A-Za-z\s])(?:\\.|(?!\1)[^\\])*\1[a-zA-Z]*\s+(\S*)$/.exec(before)?.[2]
      : /^(?:"(?:[^"\\]|\\.)*"|[^\s"])\S*\s+(\S*)$/.exec(before)?.[1];
  return value;
}

function valueItems(file: TableFile, replace: Span, help: Help): CompletionItem[] {
  const items: CompletionItem[] = [];
  const purpose = actionPurposeOf(file);
  if (purpose) items.push(...actionItems(file, purpose, replace, help));
  if (serves(file, 'transport', 'sender-transport')) items.push(...transportItems(file, replace));
  if (serves(file, 'sender-relayhost', 'sender-transport'))
    items.push({ label: 'DUNNO', kind: 'value', replace, sortText: '1' });
  return [...new Map(items.map((item) => [item.label, item])).values()];
}

function actionItems(
  file: TableFile,
  purpose: ActionPurpose,
  replace: Span,
  { documentation, language }: Help,
): CompletionItem[] {
  const version = file.configuration?.version ?? newestVersion;
  const actions = actionsFor(purpose, version).map(({ name, argument }): CompletionItem => {
    const entry = documentation.entry('action', name, language);
    return {
      label: name,
      kind: 'value',
      replace,
      sortText: `0${name}`,
      ...(argument && { insertText: `${name} ` }),
      ...(entry && { documentation: () => entry.markdown }),
    };
  });
  if (purpose !== 'access') return actions;
  const restrictions = restrictionsIn(version).map(({ name }): CompletionItem => {
    const entry = documentation.entry('restriction', name, language);
    return {
      label: name,
      kind: 'restriction',
      replace,
      sortText: `2${name}`,
      ...(entry && { documentation: () => entry.markdown }),
    };
  });
  return [...actions, ...restrictions];
}

function transportItems({ configuration }: TableFile, replace: Span): CompletionItem[] {
  if (!configuration) return [];
  return transportServices(configuration).map((item) => ({ ...item, replace }));
}

function settingItems(
  file: Extract<TableFile, { kind: 'client' }>,
  before: string,
  offset: number,
): CompletionItem[] {
  const typed = /^\w*$/.exec(before)?.[0];
  if (typed === undefined) return [];
  const set = new Set(
    file.tree.entries.flatMap((entry) => (entry.kind === 'assignment' ? [entry.name] : [])),
  );
  const replace = { start: offset - typed.length, end: offset };
  const names = file.type === undefined ? [] : (clientAttributes(file.type) ?? []);
  return names
    .filter((name) => !set.has(name))
    .map((name) => ({ label: name, insertText: `${name} = `, kind: 'parameter', replace }));
}
