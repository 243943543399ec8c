import { touches } from '../../core/text/span.ts';
import { toLocations } from '../convert.ts';
import { routeAt } from '../routeViews.ts';
import type { Workspace } from '../workspace.ts';
import type { Features, Link } from './features.ts';

/** The document that says where mail goes: its steps lead to the lines that decide. */
export function routeFeatures(workspace: Workspace): Features {
  return {
    links(document): Link[] {
      const shown = routeAt(workspace, document.uri);
      if (shown?.text !== document.getText()) return [];
      const lines = shown.links.flatMap(({ span, location }) => {
        const [place] = toLocations(workspace.find, [location]);
        return place ? [{ span, target: place.uri, line: place.range.start.line }] : [];
      });
      return [...shown.views, ...lines];
    },
    definition({ document, offset }) {
      const shown = routeAt(workspace, document.uri);
      if (shown?.text !== document.getText()) return [];
      return shown.links.filter(({ span }) => touches(span, offset)).map(({ location }) => location);
    },
  };
}
