import type { NamePlace } from '../core/features/linkedDocument.ts';
import { toLocations } from './convert.ts';
import type { Workspace } from './workspace.ts';

/** Names places by their file and line, the first of which is 1; by the file where its text is not known. */
export function placeNames({ find }: Workspace): NamePlace {
  return (location) => {
    const [place] = toLocations(find, [location]);
    const name = decodeURIComponent(location.file.replace(/^.*\//, ''));
    return place ? `${name}:${place.range.start.line + 1}` : name;
  };
}
