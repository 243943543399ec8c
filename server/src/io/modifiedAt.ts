import { statSync } from 'node:fs';

/** When the file `path` was last written, in milliseconds since 1970; undefined where it cannot be looked at. */
export function modifiedAt(path: string): number | undefined {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return undefined;
  }
}
