import { definitionOf, mainDefinition } from '../../core/features/config/definition.ts';
import { serviceNamed } from '../../core/features/config/effectiveDocument.ts';
import { parameterHover } from '../../core/features/config/parameterHover.ts';
import { nameInMainAt } from '../../core/features/config/places.ts';
import type { Hover, Location } from '../../core/features/types.ts';
import { restoreText } from '../../core/text/opaque.ts';
import { explanationAt, shownAt, subjectAt } from '../configViews.ts';
import { toLocations } from '../convert.ts';
import { configurationFile, configurationOf, definitionPlaces } from '../parameters.ts';
import type { Workspace } from '../workspace.ts';
import { mainFeatures } from './config.ts';
import type { Features, Link, Place } from './features.ts';

/** The document of the defaults: what is said of a name comes from the main.cf that it was made for. */
export function defaultsFeatures(workspace: Workspace): Features {
  const { ofMain } = workspace.configurations;
  return {
    ...shownFeatures(workspace),
    definition({ document, offset }) {
      const found = mainDefinition(ofMain(document), offset);
      return found?.kind === 'setting' ? [found.location] : [];
    },
  };
}

/** The values that count, for main.cf or a service: each name leads to where it is set. */
export function effectiveFeatures(workspace: Workspace): Features {
  return {
    ...shownFeatures(workspace),
    definition: (place) => sourceDefinition(workspace, place, shownAt(place.document.uri)?.service),
  };
}

/** The explanation of a value: its steps lead to where the names are set. */
export function explanationFeatures(workspace: Workspace): Features {
  const { hover } = shownFeatures(workspace);
  return {
    ...(hover && { hover }),
    definition: (place) => sourceDefinition(workspace, place, subjectAt(place.document.uri).service),
    links(document): Link[] {
      const configuration = configurationOf(workspace, document.uri);
      const explanation = explanationAt(workspace, document.uri);
      if (!configuration || !explanation || restoreText(explanation.text) !== document.getText()) return [];
      return explanation.links.flatMap(({ span, definition }) => {
        const [place] = toLocations(workspace.find, definitionPlaces(workspace, configuration, definition));
        return place ? [{ span, target: place.uri, line: place.range.start.line }] : [];
      });
    },
  };
}

/** What all documents in the form of a main.cf have, whose values are those of another file. */
function shownFeatures(workspace: Workspace): Features {
  const { ofMain } = workspace.configurations;

  const hover = ({ document, offset }: Place): Hover | undefined => {
    const place = nameInMainAt(ofMain(document), offset);
    const configuration = configurationOf(workspace, document.uri);
    if (!place || !configuration) return undefined;
    const help = workspace.help(configurationFile(document.uri));
    return { span: place.span, markdown: restoreText(parameterHover(configuration, place.name, help)) };
  };

  const { references, highlights, symbols, folding } = mainFeatures(workspace);
  return {
    hover,
    ...(references && { references }),
    ...(highlights && { highlights }),
    ...(symbols && { symbols }),
    ...(folding && { folding }),
  };
}

function sourceDefinition(
  workspace: Workspace,
  { document, offset }: Place,
  service: string | undefined,
): Location[] {
  const place = nameInMainAt(workspace.configurations.ofMain(document), offset);
  const configuration = configurationOf(workspace, document.uri);
  if (!place || !configuration) return [];
  const own = service === undefined ? undefined : serviceNamed(configuration, service);
  return definitionPlaces(workspace, configuration, definitionOf(configuration, place.name, own));
}
