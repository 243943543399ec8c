import type { Configuration } from '../../../config/configuration.ts';
import { settingSpan } from '../../../config/examination.ts';
import { parameterNamed } from '../../../config/parameters.ts';
import type { ReferencePart } from '../../../syntax/macro.ts';
import type { Assignment } from '../../../syntax/mainCf.ts';
import type { FileEdit } from '../../types.ts';
import { removeLine } from '../fileLines.ts';
import { type NamePlace, nameInMainAt, nameInMasterAt, namesInMain, namesInMaster } from '../places.ts';
import { restrictionClasses } from '../restrictionCompletion.ts';
import type { Refactoring } from './refactoring.ts';

/** Puts the value of a name of the user's own wherever the name is used, and takes the name away. */
export const inlineName: Refactoring = {
  kind: 'refactor.inline',
  find(selection) {
    const { configuration, file, span } = selection;
    const at = file === 'main' ? nameInMainAt : nameInMasterAt;
    const name = at(configuration, span.start)?.name;
    const definitions = name === undefined ? [] : ownDefinitions(configuration, name);
    const [definition] = definitions;
    if (name === undefined || !definition) return [];
    const edits = replaceUses(configuration, name, definitions.at(-1)?.value ?? '');
    if (!edits) return [];
    const { main } = configuration;
    const source = { file: main.file, text: main.text, lines: main.tree.lines };
    const removed = definitions.flatMap(({ line }) => removeLine(source, line));
    return [
      {
        title: { en: 'Inline {name}', ja: '{name} をインライン化' },
        args: { name },
        edits: [...removed, ...edits],
      },
    ];
  },
};

/** The assignments of a name that main.cf alone defines, and that no list mentions without `$`. */
function ownDefinitions(configuration: Configuration, name: string): Assignment[] {
  const { examination, services, main } = configuration;
  const isOwn = examination.names.get(name)?.origin === 'user' && !parameterNamed(name);
  const isOverridden = services.some(({ settings }) => settings?.has(name));
  if (!isOwn || isOverridden || restrictionClasses(configuration).has(name)) return [];
  return main.tree.entries.flatMap((entry) =>
    entry.kind === 'assignment' && entry.name === name ? [entry] : [],
  );
}

/** The edits for all uses; undefined where one of them cannot be replaced without risk. */
function replaceUses(configuration: Configuration, name: string, value: string): FileEdit[] | undefined {
  const { main, master } = configuration;
  if (/^#|[\0]|\$$/.test(value)) return undefined;
  const inMain = usesOf(namesInMain(configuration), name).map((place) =>
    useIn(main.file, main.text, place, value),
  );
  const inMaster = usesOf(namesInMaster(configuration), name).map((place) =>
    master && /^[^\s{}]+$/.test(value) ? useIn(master.file, master.text, place, value) : undefined,
  );
  const all = [...inMain, ...inMaster];
  const edits = all.filter((edit) => edit !== undefined);
  return edits.length === all.length && edits.length > 0 ? edits : undefined;
}

function usesOf(places: readonly NamePlace[], name: string): NamePlace[] {
  return places.filter((place) => place.name === name && place.role === 'reference');
}

function useIn(file: string, text: string, place: NamePlace, value: string): FileEdit | undefined {
  const setting = place.inSetting;
  if (!setting || setting.name === place.name || parameterNamed(setting.name)?.rawString) return undefined;
  const part = setting
    .macros()
    .parts.find(
      (each): each is ReferencePart =>
        each.kind === 'reference' && settingSpan(setting, nameSpanOf(each))?.start === place.span.start,
    );
  if (part?.expression.kind !== 'named' || part.expression.branches) return undefined;
  const span = settingSpan(setting, part.span);
  if (!span || text.slice(span.start, span.end).includes('\n')) return undefined;
  // A name that ends the value would swallow the letters behind it.
  if (/\$\w*$/.test(value) && /^\w/.test(text.slice(span.end))) return undefined;
  return { file, span, newText: value };
}

function nameSpanOf({ expression, span }: ReferencePart) {
  return expression.kind === 'named' ? expression.nameSpan : span;
}
