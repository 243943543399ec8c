import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Hover } from '../../core/features/types.ts';
import { groupedLineSpan, logLineOf, sectionAt } from '../../maillog/features/groupedDocument.ts';
import {
  groupedFolding,
  groupedHighlights,
  groupedHover,
  groupedLinks,
  groupedSymbols,
} from '../../maillog/features/groupedFeatures.ts';
import { lineSpan } from '../../maillog/features/logView.ts';
import { commands } from '../../protocol.ts';
import { commandUri } from '../commandLinks.ts';
import { logLineAddress } from '../logAddresses.ts';
import type { GroupedLog } from '../logs.ts';
import type { Workspace } from '../workspace.ts';
import type { Features, Link, Place } from './features.ts';

/** The filter line leads to the question for another filter. */
function filterLink({ grouped }: GroupedLog, uri: string): Link {
  return { span: groupedLineSpan(grouped, 0), target: commandUri(commands.filterGrouped, uri) };
}

/** The grouped view of a log: every line leads back to the log. */
export function groupedLogFeatures({ groupedLog, session }: Workspace): Features {
  const about = <Result>(document: TextDocument, ask: (log: GroupedLog) => Result[]): Result[] => {
    const log = groupedLog(document);
    return log ? ask(log) : [];
  };
  const lineAt = ({ grouped }: GroupedLog, { offset }: Place) => grouped.lines.positionAt(offset).line;

  const hover = (place: Place): Hover | undefined => {
    const log = groupedLog(place.document);
    if (!log) return undefined;
    const { grouped, view, source } = log;
    return groupedHover(
      grouped,
      view,
      lineAt(log, place),
      session.language(),
      logLineAddress(session, source),
    );
  };

  return {
    hover,
    definition: (place) =>
      about(place.document, (log) => {
        const line = logLineOf(log.grouped, lineAt(log, place));
        return line < 0 ? [] : [{ file: log.source, span: lineSpan(log.view, line) }];
      }),
    references: (place) =>
      about(place.document, (log) => {
        const thread = sectionAt(log.grouped, lineAt(log, place))?.thread ?? -1;
        const lines = thread < 0 ? [] : [...log.view.index.linesOfThread(thread)];
        return lines.map((line) => ({ file: log.source, span: lineSpan(log.view, line) }));
      }),
    highlights: (place) =>
      about(place.document, (log) =>
        groupedHighlights(log.grouped, log.view, lineAt(log, place)).map((span) => ({ span })),
      ),
    links: (document) =>
      about(document, (log) => [
        ...(session.followsParameterLinks ? [filterLink(log, document.uri)] : []),
        ...groupedLinks(log.grouped).map((link) => ({ ...link, target: log.source })),
      ]),
    symbols: (document) => about(document, (log) => groupedSymbols(log.grouped)),
    folding: (document) => about(document, (log) => groupedFolding(log.grouped)),
  };
}
