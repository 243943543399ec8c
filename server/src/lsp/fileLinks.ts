/** Links from configuration files to the files that they name. */
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { candidatePaths } from '../core/features/config/links.ts';
import type { Location } from '../core/features/types.ts';
import type { NeighbourFiles } from '../core/tables/namedFiles.ts';
import { type Span, touches } from '../core/text/span.ts';
import { firstFile } from '../io/firstFile.ts';
import { type Documents, pathOf } from './documents.ts';
import type { Link } from './features/features.ts';

/** A file that a text names. */
export interface NamedFile {
  readonly span: Span;
  readonly path: string;
}

/** Links to those of the files that exist, as the configuration file `uri` sees them; none for other schemes. */
export function fileLinks(uri: string, files: readonly NamedFile[]): Link[] {
  const own = pathOf(uri);
  if (own === undefined) return [];
  const folder = dirname(own);
  const found = new Map<string, string | undefined>();
  return files.flatMap(({ span, path }) => {
    if (!found.has(path)) found.set(path, firstFile(candidatePaths(path, folder)));
    const target = found.get(path);
    return target === undefined ? [] : [{ span, target: pathToFileURL(target).href }];
  });
}

/** The beginning of the file that is named at `offset`. */
export function linkedFile(uri: string, files: readonly NamedFile[], offset: number): Location[] {
  const here = files.filter(({ span }) => touches(span, offset));
  return fileLinks(uri, here).map(({ target }) => ({ file: target, span: { start: 0, end: 0 } }));
}

/** The files around the configuration file `uri`, followed from now on; undefined for other schemes. */
export function neighbourFiles({ disk }: Documents, uri: string): NeighbourFiles | undefined {
  const own = pathOf(uri);
  return own === undefined ? undefined : { folder: dirname(own), stateOf: disk.stateOf };
}
