import { statSync } from 'node:fs';

/** The first of these paths that is a regular file which this user may look at. */
export function firstFile(paths: readonly string[]): string | undefined {
  return paths.find((path) => {
    try {
      return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
    } catch {
      return false;
    }
  });
}
