import type { Fix } from '../../action.ts';
import { removeLine } from '../fileLines.ts';
import type { FixContext } from './fixContext.ts';

/** Leaves one of two settings of a parameter, or of two entries of a service. */
export function overriddenEntry({ configuration, source, at }: FixContext): Fix[] {
  const { entry } = at;
  const earlier = at.file === 'main' ? earlierSetting(configuration.main.tree.entries, entry) : undefined;
  if (entry.kind !== 'assignment' || !earlier) return [];
  return [
    {
      title: { en: 'Remove the earlier setting, which has no effect', ja: '効果のない前の設定を削除' },
      edits: removeLine(source, earlier.line),
      isPreferred: true,
      isSafe: true,
    },
    {
      title: {
        en: 'Remove this setting; the earlier one counts then',
        ja: 'この設定を削除 (前の設定が有効になります)',
      },
      edits: removeLine(source, entry.line),
    },
  ];
}

type Entries = FixContext['configuration']['main']['tree']['entries'];

function earlierSetting(entries: Entries, entry: FixContext['at']['entry']) {
  if (entry.kind !== 'assignment') return undefined;
  const before = entries.slice(
    0,
    Math.max(
      0,
      entries.findIndex((each) => each.line === entry.line),
    ),
  );
  return before.findLast((each) => each.kind === 'assignment' && each.name === entry.name);
}

/** Leaves one of two entries of a service in master.cf. */
export function duplicateService({ configuration, source, at }: FixContext): Fix[] {
  const { entry } = at;
  const entries = configuration.master?.tree.entries ?? [];
  if (at.file !== 'master' || entry.kind !== 'service') return [];
  const { service, type } = entry.fields;
  const before = entries.slice(
    0,
    Math.max(
      0,
      entries.findIndex((each) => each.line === entry.line),
    ),
  );
  const earlier = before.findLast(
    (each) =>
      each.kind === 'service' &&
      each.fields.service.text === service.text &&
      each.fields.type.text === type.text,
  );
  const fixes: Fix[] = [
    {
      title: {
        en: 'Remove this entry; the earlier one counts then',
        ja: 'このエントリを削除 (前のエントリが有効になります)',
      },
      edits: removeLine(source, entry.line),
    },
  ];
  if (!earlier) return fixes;
  const edits = removeLine(source, earlier.line);
  return [
    { title: { en: 'Remove the earlier entry', ja: '前のエントリを削除' }, edits, isPreferred: true },
    ...fixes,
  ];
}
