import { parameterNamed } from '../../../config/parameters.ts';
import { restrictionsIn } from '../../../config/values/restrictions.ts';
import { tableTypes } from '../../../config/values/table.ts';
import { indexNames, indexParameters, indexSettings } from '../../../rules/config/suggestion.ts';
import type { Fix } from '../../action.ts';
import { restrictionClasses } from '../restrictionCompletion.ts';
import { type FixContext, settingAt } from './fixContext.ts';

/** Puts the most similar name in the place of one that nothing knows. */
export function nearestName(context: FixContext): Fix[] {
  const { word, source, span } = context;
  const name = /^[\w.-]+$/.test(word) ? nearest(context) : undefined;
  if (name === undefined || name === word) return [];
  return [
    {
      title: { en: 'Change to {name}', ja: '{name} に変更' },
      args: { name },
      edits: [{ file: source.file, span, newText: name }],
      isPreferred: true,
    },
  ];
}

function nearest(context: FixContext): string | undefined {
  const { configuration, code, word } = context;
  const { version } = configuration;
  switch (code) {
    case 'undefined-parameter':
      return indexParameters(configuration).nearest(word) ?? indexSettings(configuration).nearest(word);
    case 'unused-parameter':
      return parameterNamed(word) ? undefined : indexParameters(configuration).nearest(word);
    case 'unknown-restriction': {
      const names = restrictionsIn(version).map(({ name }) => name);
      return indexNames([...names, ...restrictionClasses(configuration)]).nearest(word);
    }
    case 'unknown-table-type':
      return indexNames(tableTypes(version)).nearest(word);
    default:
      return indexNames(parameterNamed(settingAt(context)?.name ?? '')?.values ?? []).nearest(word);
  }
}
