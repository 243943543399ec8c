import type { Configuration } from '../../config/configuration.ts';
import { settingOf } from '../../config/settings.ts';
import { type Localized, localize } from '../../l10n.ts';
import type { Hover } from '../types.ts';
import { code } from './markdown.ts';
import { type Help, parameterHover } from './parameterHover.ts';
import { nameInMainAt, nameInMasterAt } from './places.ts';
import { type ColumnPlace, columnAt } from './valueWords.ts';
import { argumentHover, specialNameHover, wordHover } from './wordHover.ts';

/**
 * The hover at `offset` of main.cf: on a parameter's name, on `$name`, in comments too, and on the words of
 * a value that have a meaning of their own: restrictions, table types, time units, transports, actions.
 */
export function mainHover(configuration: Configuration, offset: number, help: Help): Hover | undefined {
  const place = nameInMainAt(configuration, offset);
  if (!place) return wordHover(configuration, offset, help);
  const special = specialNameHover(configuration, place, help);
  if (special) return special;
  const assignment = configuration.main.tree.entries.find(
    (entry) => entry.kind === 'assignment' && entry.nameSpan.start === place.span.start,
  );
  const at = assignment?.kind === 'assignment' ? settingOf(assignment) : undefined;
  return { span: place.span, markdown: parameterHover(configuration, place.name, help, at) };
}

/** The hover at `offset` of master.cf: on the names in `-o` settings, on columns and commands. */
export function masterHover(configuration: Configuration, offset: number, help: Help): Hover | undefined {
  const place = nameInMasterAt(configuration, offset);
  if (place) return { span: place.span, markdown: parameterHover(configuration, place.name, help) };
  const column = columnAt(configuration, offset);
  if (column) return { span: column.field.span, markdown: columnMarkdown(column, help) };
  return argumentHover(configuration, offset, help);
}

const columnTitles: Readonly<Record<ColumnPlace['column'], Localized>> = {
  service: { en: 'Service name', ja: 'サービス名' },
  type: { en: 'Service type', ja: 'サービスの種類' },
  private: { en: 'Private', ja: '非公開 (private)' },
  unprivileged: { en: 'Unprivileged', ja: '特権なし (unpriv)' },
  chroot: { en: 'Chroot', ja: 'chroot' },
  wakeup: { en: 'Wake-up time', ja: '起動間隔 (wakeup)' },
  process_limit: { en: 'Process limit', ja: 'プロセス数の上限 (maxproc)' },
  command: { en: 'Command', ja: 'コマンド' },
};

/** What `-` stands for; master(5). */
const columnDefaults: Partial<Record<ColumnPlace['column'], string>> = {
  private: 'y',
  unprivileged: 'y',
  chroot: 'n',
  wakeup: '0',
  process_limit: '$default_process_limit',
};

function columnMarkdown({ column, field, service }: ColumnPlace, help: Help): string {
  const { documentation, language } = help;
  const standsFor = field.text === '-' ? columnDefaults[column] : undefined;
  const value = standsFor === undefined ? code(field.text) : `${code('-')} = ${code(standsFor)}`;
  const daemon = service.fields.command.text.split('/').at(-1) ?? '';
  const about = [
    documentation.entry('column', column, language),
    column === 'command' ? documentation.entry('service', daemon, language) : undefined,
  ];
  const texts = about.flatMap((entry) => (entry ? [entry.markdown] : []));
  return [`**${localize(columnTitles[column], language)}**: ${value}`, ...texts].join('\n\n');
}
