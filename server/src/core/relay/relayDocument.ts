import type { Configuration } from '../config/configuration.ts';
import {
  type LinkedDocument,
  type LinkedWriter,
  type NamePlace,
  writeLinked,
} from '../features/linkedDocument.ts';
import { type Language, type Localized, localize } from '../l10n.ts';
import { attempt } from '../route/dependency.ts';
import { clientNames, describeCell, describeServer, destinationNames, serverName } from './describe.ts';
import { type RelayCell, type RelayTable, relayTables } from './relaying.ts';

const words = {
  title: { en: 'Who may relay through this server?', ja: 'このサーバで誰が中継できるか' },
  intro: {
    en: 'For each SMTP server of master.cf: whose mail it takes for which destination, and which restriction decides.',
    ja: 'master.cf の SMTP サーバごとに、誰のどこ宛てのメールを受け取るか、どの制限で決まるかを示します。',
  },
  client: { en: 'Client', ja: 'クライアント' },
  destination: { en: 'Destination', ja: '宛先' },
  answer: { en: 'Answer', ja: '結果' },
  place: { en: 'Line', ja: '行' },
  depends: {
    en: 'The answer depends on {parameter}: {reason}',
    ja: '答えは {parameter} によります: {reason}',
  },
} as const satisfies Readonly<Record<string, Localized>>;

/** Who may relay through the SMTP servers of a configuration, as a document with a table for each of them. */
export function relayDocument(
  configuration: Configuration,
  namePlace: NamePlace,
  language: Language,
): LinkedDocument {
  const writer = writeLinked(namePlace);
  writer.add(`# ${localize(words.title, language)}\n\n${localize(words.intro, language)}\n`);
  const search = attempt(() => relayTables(configuration));
  if ('unknown' in search) {
    const { parameter, words: reason, place } = search.unknown;
    const values = { parameter, reason: localize(reason, language) };
    writer.add(`\n${localize(words.depends, language, values)} `);
    if (place) writer.addPlace(place);
    writer.add('\n');
    return writer.done();
  }
  for (const table of search.found) addServer(writer, configuration, table, language);
  return writer.done();
}

function addServer(
  writer: LinkedWriter,
  { master }: Configuration,
  table: RelayTable,
  language: Language,
): void {
  writer.add(`\n## ${serverName(table)}`);
  if (master && table.service) {
    writer.add(' ');
    writer.addPlace({ file: master.file, span: table.service.entry.fields.service.span });
  }
  writer.add('\n\n');
  const problem = describeServer(table, language);
  if (problem !== undefined) writer.add(`**${problem}**\n\n`);
  if (!table.serves) return;
  const heads = [words.client, words.destination, words.answer, words.place];
  writer.add(`| ${heads.map((head) => localize(head, language)).join(' | ')} |\n`);
  writer.add(`|${' --- |'.repeat(heads.length)}\n`);
  for (const cell of table.cells) addCell(writer, cell, language);
}

/** A row: the item that decides stands first, then those that may say otherwise. */
function addCell(writer: LinkedWriter, cell: RelayCell, language: Language): void {
  const columns = [
    localize(clientNames[cell.client], language),
    localize(destinationNames[cell.destination], language),
    describeCell(cell, language),
  ];
  writer.add(`| ${columns.map(escapeCell).join(' | ')} |`);
  for (const { place } of [...(cell.by ? [cell.by] : []), ...cell.unless]) {
    if (!place) continue;
    writer.add(' ');
    writer.addPlace(place);
  }
  writer.add(' |\n');
}

/** A bar would end the cell. */
function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|');
}
