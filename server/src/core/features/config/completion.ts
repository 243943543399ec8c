import type { Configuration } from '../../config/configuration.ts';
import type { CompletionItem } from '../types.ts';
import { mainCursor, wordAround } from './cursor.ts';
import { nameItems, referenceItems } from './nameCompletion.ts';
import type { Help } from './parameterHover.ts';
import { valueItems } from './valueCompletion.ts';

/**
 * What can be typed at `offset` of main.cf: a parameter's name where a line begins, a name after `$`, and
 * in a value, on its continuation lines too, what its type allows at that place. Nothing in comments.
 */
export function mainCompletion(configuration: Configuration, offset: number, help: Help): CompletionItem[] {
  const { text } = configuration.main;
  const cursor = mainCursor(configuration, offset);
  if (!cursor) return [];
  if (cursor.kind === 'name') {
    const replace = wordAround(text, offset, offset - cursor.lineStart);
    return nameItems(configuration, help, replace, /^[ \t]*=/.test(text.slice(replace.end)));
  }
  const typed = referenceTyped(cursor.before);
  if (typed !== undefined) return referenceItems(configuration, help, wordAround(text, offset, typed.length));
  return valueItems({ configuration, help, name: cursor.name, before: cursor.before, text, offset });
}

/** The name typed so far behind `$`, `${` or `$(`; undefined where there is none. `$$` is a plain `$`. */
export function referenceTyped(before: string): string | undefined {
  return /(?<!\$)(?:\$\$)*\$[{(]?([A-Za-z0-9_]*)$/.exec(before)?.[1];
}
