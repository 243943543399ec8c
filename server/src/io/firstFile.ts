import { statSync } from 'node:fs';

/** The first of these paths that is a regular file which this user may look at, of at most `largest` bytes. */
export function firstFile(paths: readonly string[], largest = Number.POSITIVE_INFINITY): string | undefined {
  return paths.find((path) => {
    try {
      const status = statSync(path, { throwIfNoEntry: false });
      return status?.isFile() === true && status.size <= largest;
    } catch {
      return false;
    }
  });
}
