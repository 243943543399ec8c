import { type LookupOptions, lookUp } from './lookup.ts';
import type { Alias, AliasesModel, AliasUse } from './model.ts';

/** Aliases that lead back to themselves; mail for any of them bounces. */
export interface AliasLoop {
  /** The right-hand names that lead round, in order: the last one names the alias of the first. */
  readonly steps: readonly AliasUse[];
}

/** A file with more loops is reported up to here: each holds its whole path. */
const maxLoops = 100;

interface Frame {
  readonly alias: Alias;
  /** How many of its items have been followed. */
  next: number;
}

/**
 * Finds the loops among the entries that count, one for each right-hand name that closes a loop. An alias that
 * lists itself is none: local(8) then means the user of that name.
 */
export function findLoops(model: AliasesModel, options: LookupOptions = {}): AliasLoop[] {
  const loops: AliasLoop[] = [];
  const finished = new Set<Alias>();
  for (const alias of model.byName.values()) {
    if (loops.length < maxLoops && !finished.has(alias)) walk(alias, model, options, finished, loops);
  }
  return loops;
}

/** Walks depth first, without recursion: chains may be as long as the file. */
function walk(
  from: Alias,
  model: AliasesModel,
  options: LookupOptions,
  finished: Set<Alias>,
  loops: AliasLoop[],
): void {
  const stack: Frame[] = [{ alias: from, next: 0 }];
  const depths = new Map([[from, 0]]);
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    const item = frame.alias.entry.items[frame.next++];
    if (!item) {
      finished.add(frame.alias);
      depths.delete(frame.alias);
      stack.pop();
      continue;
    }
    const target =
      item.kind === 'name' ? lookUp(model, item.text, options, frame.alias.name).alias : undefined;
    if (!target || finished.has(target)) continue;
    const depth = depths.get(target);
    if (depth !== undefined) {
      if (loops.length < maxLoops) loops.push({ steps: stack.slice(depth).flatMap(stepOf) });
      continue;
    }
    depths.set(target, stack.length);
    stack.push({ alias: target, next: 0 });
  }
}

function stepOf({ alias, next }: Frame): AliasUse[] {
  const item = alias.entry.items[next - 1];
  return item ? [{ alias, item }] : [];
}
