import type { LinkedDocument } from '../../core/features/linkedDocument.ts';
import { touches } from '../../core/text/span.ts';
import { toLocations } from '../convert.ts';
import type { Workspace } from '../workspace.ts';
import type { Features, Link } from './features.ts';

/** A document that `shownAt` writes for its URI: its pieces lead to the lines that decide. */
export function linkedFeatures(
  workspace: Workspace,
  shownAt: (workspace: Workspace, uri: string) => LinkedDocument | undefined,
): Features {
  return {
    links(document): Link[] {
      const shown = shownAt(workspace, document.uri);
      if (shown?.text !== document.getText()) return [];
      const lines = shown.links.flatMap(({ span, location }) => {
        const [place] = toLocations(workspace.find, [location]);
        return place ? [{ span, target: place.uri, line: place.range.start.line }] : [];
      });
      return [...shown.views, ...lines];
    },
    definition({ document, offset }) {
      const shown = shownAt(workspace, document.uri);
      if (shown?.text !== document.getText()) return [];
      return shown.links.filter(({ span }) => touches(span, offset)).map(({ location }) => location);
    },
  };
}
