import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** `.1`, `-20261124`, `.2.gz`: what rotation puts behind a log's name. */
const rotation = /^(?:[-.]\d{1,14})?(?:\.(?:gz|bz2|xz|zst|old))?$/;

/** The files that rotation made of one log, the log itself included, in any order; the path alone where none is there. */
export async function rotatedNeighbours(path: string): Promise<string[]> {
  const folder = dirname(path);
  const stem = basename(path).replace(/(?:[-.]\d{1,14})?(?:\.(?:gz|bz2|xz|zst|old))?$/, '');
  const names = await readdir(folder).catch(() => []);
  const ours = names.filter((name) => name.startsWith(stem) && rotation.test(name.slice(stem.length)));
  const paths = ours.map((name) => join(folder, name));
  return paths.includes(path) ? paths : [...paths, path];
}
