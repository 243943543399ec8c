import type { Configuration } from '../../config/configuration.ts';
import { builtInNames } from '../../config/names.ts';
import { formatVersion } from '../../config/version.ts';
import type { Localized } from '../../l10n.ts';

/** A set of names in which a mistyped one is looked up in constant time, however many there are. */
export interface NameIndex {
  /** The most similar name: at most two letters differ, case and `_` aside. */
  nearest(name: string): string | undefined;
}

/** So many answers are kept. */
const mostKept = 10_000;

/** Longer names are not compared. */
const longest = 80;

/** An index that names can be put into and taken out of again. */
interface ChangingIndex extends NameIndex {
  readonly names: ReadonlySet<string>;
  add(name: string): void;
  remove(name: string): void;
}

/** Indexes names by what is left of them when any one letter is taken out: typing errors meet there. */
export function indexNames(names: Iterable<string>): NameIndex {
  const index = emptyIndex();
  for (const name of names) index.add(name);
  return index;
}

function emptyIndex(): ChangingIndex {
  const known = new Set<string>();
  const byVariant = new Map<string, string[]>();
  // With every keystroke the same names are looked up again.
  const found = new Map<string, string | undefined>();
  const variants = (name: string) => (name.length > longest ? [] : variantsOf(foldName(name)));
  return {
    names: known,
    add(name) {
      found.clear();
      known.add(name);
      for (const variant of variants(name)) {
        const same = byVariant.get(variant);
        if (same) same.push(name);
        else byVariant.set(variant, [name]);
      }
    },
    remove(name) {
      found.clear();
      known.delete(name);
      for (const variant of variants(name)) {
        const others = byVariant.get(variant)?.filter((each) => each !== name) ?? [];
        if (others.length > 0) byVariant.set(variant, others);
        else byVariant.delete(variant);
      }
    },
    nearest(name) {
      if (found.has(name)) return found.get(name);
      if (found.size >= mostKept) found.clear();
      const nearest = nearestIn(byVariant, name);
      found.set(name, nearest);
      return nearest;
    },
  };
}

function nearestIn(byVariant: ReadonlyMap<string, readonly string[]>, name: string): string | undefined {
  if (name.length > longest || name.length < 3) return undefined;
  const folded = foldName(name);
  const candidates = new Set(variantsOf(folded).flatMap((variant) => byVariant.get(variant) ?? []));
  candidates.delete(name);
  return [...candidates]
    .map((candidate) => ({ candidate, distance: distance(folded, foldName(candidate)) }))
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))[0]?.candidate;
}

/** So many files' indexes are kept. */
const mostFiles = 16;

const ownNames = new Map<string, ChangingIndex>();

/** The names that main.cf sets; from one keystroke to the next few of them change. */
export function indexSettings({ main, settings }: Configuration): NameIndex {
  const index = ownNames.get(main.file) ?? emptyIndex();
  ownNames.delete(main.file);
  ownNames.set(main.file, index);
  const [oldest] = ownNames.keys();
  if (ownNames.size > mostFiles && oldest !== undefined) ownNames.delete(oldest);
  for (const name of [...index.names]) if (!settings.has(name)) index.remove(name);
  for (const name of settings.keys()) if (!index.names.has(name)) index.add(name);
  return index;
}

const builtIn = new Map<string, NameIndex>();

/** The parameters that the configuration's release of Postfix has. */
export function indexParameters({ version }: Configuration): NameIndex {
  const key = formatVersion(version);
  const index = builtIn.get(key) ?? indexNames(builtInNames(version).keys());
  builtIn.set(key, index);
  return index;
}

/** The end of a message that names what was probably meant; empty where nothing is similar. */
export function didYouMean(suggestion: string | undefined): Localized {
  if (suggestion === undefined) return { en: '', ja: '' };
  return {
    en: `; did you mean ${suggestion}?`,
    ja: `。${suggestion} の間違いではありませんか`,
  };
}

function foldName(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}

function variantsOf(name: string): string[] {
  return [name, ...Array.from(name, (_, index) => name.slice(0, index) + name.slice(index + 1))];
}

/** Letters to insert, delete or replace; neighbours that changed places count once. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(replaced, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && i > 1 && j > 1) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
