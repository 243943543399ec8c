import type { Configuration } from '../../config/configuration.ts';
import { settingSpan } from '../../config/examination.ts';
import { type Setting, settingOf, settingOfOption } from '../../config/settings.ts';
import { isSpace } from '../../syntax/logicalLines.ts';
import { macroNames } from '../../syntax/macro.ts';
import type { MasterService } from '../../syntax/masterCf.ts';
import { type Span, touches } from '../../text/span.ts';
import { entryAt } from './cursor.ts';

/** A parameter's name somewhere in main.cf or master.cf. */
export interface NamePlace {
  readonly name: string;
  readonly span: Span;
  /** It is given a value here, used by a value, or stands in a comment. */
  readonly role: 'definition' | 'reference' | 'comment';
  /** The setting whose value uses it. */
  readonly inSetting?: Setting;
}

/** All names that main.cf defines and uses, in the order of the file; comments are left out. */
export function namesInMain({ main }: Configuration): NamePlace[] {
  return main.tree.entries.flatMap((entry) =>
    entry.kind === 'assignment'
      ? [
          { name: entry.name, span: entry.nameSpan, role: 'definition' as const },
          ...namesUsed(settingOf(entry)),
        ]
      : [],
  );
}

/** All names that the `-o` settings of master.cf define and use. */
export function namesInMaster({ master }: Configuration): NamePlace[] {
  const services = (master?.tree.entries ?? []).filter((entry) => entry.kind === 'service');
  return services.flatMap(namesInService);
}

function namesInService({ options }: MasterService): NamePlace[] {
  return options.flatMap((option) => [
    { name: option.name, span: option.nameSpan, role: 'definition' as const },
    ...namesUsed(settingOfOption(option)),
  ]);
}

/** The settings of main.cf, or the `-o` settings of master.cf, whether or not they count. */
export function settingsIn({ main, master }: Configuration, file: 'main' | 'master'): Setting[] {
  if (file === 'main') {
    return main.tree.entries.flatMap((entry) => (entry.kind === 'assignment' ? [settingOf(entry)] : []));
  }
  return (master?.tree.entries ?? []).flatMap((entry) =>
    entry.kind === 'service' ? entry.options.map(settingOfOption) : [],
  );
}

function namesUsed(inSetting: Setting): NamePlace[] {
  if (!inSetting.value.includes('$')) return [];
  return macroNames(inSetting.macros()).flatMap(({ name, span: place }) => {
    const span = settingSpan(inSetting, place);
    return span ? [{ name, span, role: 'reference' as const, inSetting }] : [];
  });
}

/** The name at `offset` of main.cf: defined, used, or mentioned in a comment. */
export function nameInMainAt(configuration: Configuration, offset: number): NamePlace | undefined {
  const entry = entryAt(configuration.main.tree.entries, offset);
  const comment = nameInCommentAt(configuration, offset);
  if (comment || entry?.kind !== 'assignment') return comment;
  if (touches(entry.nameSpan, offset)) return { name: entry.name, span: entry.nameSpan, role: 'definition' };
  return namesUsed(settingOf(entry)).find(({ span }) =>
    touches(withMark(configuration.main.text, span), offset),
  );
}

/** The name that an `-o` setting at `offset` of master.cf defines or uses. */
export function nameInMasterAt(configuration: Configuration, offset: number): NamePlace | undefined {
  const service = entryAt(configuration.master?.tree.entries ?? [], offset);
  if (service?.kind !== 'service') return undefined;
  return namesInService(service).find(({ span }) =>
    touches(withMark(configuration.master?.text ?? '', span), offset),
  );
}

/** A name with the `$` and bracket before it, which belong to it for a reader. */
function withMark(text: string, span: Span): Span {
  let { start } = span;
  while (start > 0 && isSpace(text[start - 1])) start--;
  if (text[start - 1] === '{' || text[start - 1] === '(') start--;
  return text[start - 1] === '$' ? { start: start - 1, end: span.end } : span;
}

const commentedName = /\$[{(]?([A-Za-z_]\w*)|\b([a-z0-9]+(?:_[a-z0-9]+)+|[a-z]\w*(?=\s*=))/g;

/** A `$name`, or the name of a parameter, in the comment line at `offset`. */
function nameInCommentAt({ main, examination }: Configuration, offset: number): NamePlace | undefined {
  const line = main.tree.lines.find(({ content }) => content.start <= offset && offset <= content.end);
  if (line?.kind !== 'comment') return undefined;
  const text = main.text.slice(line.content.start, line.content.end);
  for (const match of text.matchAll(commentedName)) {
    const name = match[1] ?? match[2] ?? '';
    const start = line.content.start + match.index + match[0].length - name.length;
    const span = { start, end: start + name.length };
    if (!touches({ start: line.content.start + match.index, end: span.end }, offset)) continue;
    return examination.names.has(name) ? { name, span, role: 'comment' } : undefined;
  }
  return undefined;
}
