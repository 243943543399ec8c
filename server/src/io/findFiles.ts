import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';

/** How much of a folder is looked at before the search is given up. */
const deepest = 8;
const mostFolders = 5000;

/**
 * The files below `folder` whose names are wanted, those of upper folders first. Hidden folders and those of
 * packages are passed over, links to folders too, and what may not be read. Never throws.
 */
export async function findFiles(folder: string, isWanted: (name: string) => boolean): Promise<string[]> {
  const found: string[] = [];
  let level = [folder];
  let visited = 0;
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    const next: string[] = [];
    for (const path of level.slice(0, Math.max(0, mostFolders - visited))) {
      const entries = await entriesOf(path);
      const join = ({ name }: Dirent) => resolve(path, name);
      found.push(...entries.filter((entry) => isFile(entry) && isWanted(entry.name)).map(join));
      next.push(...entries.filter(isSearched).map(join));
    }
    visited += level.length;
    level = next;
  }
  return found;
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function isFile(entry: Dirent): boolean {
  return entry.isFile() || entry.isSymbolicLink();
}

function isSearched(entry: Dirent): boolean {
  return entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules';
}
