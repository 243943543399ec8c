import { logFolding } from '../../maillog/features/folding.ts';
import { messageHover } from '../../maillog/features/hover.ts';
import { logDefinition, logHighlights, logReferences } from '../../maillog/features/navigation.ts';
import { lensText, messageLenses, outcomeHints } from '../../maillog/features/outcomes.ts';
import { logSymbols } from '../../maillog/features/summary.ts';
import { commands } from '../../protocol.ts';
import { logLineAddress } from '../logAddresses.ts';
import type { Workspace } from '../workspace.ts';
import { withRoute } from './addressHover.ts';
import type { Features } from './features.ts';
import { openableSettings, withSettings } from './logSettingsHover.ts';

/** A mail log, by message. */
export function maillogFeatures(workspace: Workspace): Features {
  const { logs, session } = workspace;
  const wantsLenses = () => session.settings()['codeLens.messages'] && session.followsParameterLinks;
  return {
    hover(place) {
      const { document, offset } = place;
      const address = logLineAddress(session, document.uri);
      const message = messageHover(logs.view(document), offset, session.language(), address);
      return withRoute(workspace, place, withSettings(workspace, place, message));
    },
    settings: (document, span) => openableSettings(workspace, document, span),
    definition: ({ document, offset }) => logDefinition(logs.view(document), document.uri, offset),
    references: ({ document, offset }) => logReferences(logs.view(document), document.uri, offset),
    highlights: ({ document, offset }) =>
      logHighlights(logs.view(document), offset).map((span) => ({ span })),
    symbols: (document) => logSymbols(logs.view(document)),
    folding: (document) => logFolding(logs.view(document)),
    inlayHints: (document, range) =>
      session.settings()['maillog.outcomes'] ? outcomeHints(logs.view(document), range) : [],
    lenses: (document) => (wantsLenses() ? messageLenses(logs.view(document)) : []),
    lensContent(document, { span }) {
      const view = logs.view(document);
      const { line } = view.lines.positionAt(span.start);
      const title = lensText(view, line, session.language());
      const command = { name: commands.focusMessage, args: [document.uri, line] };
      return title === undefined ? undefined : { title, locations: [], command };
    },
  };
}
