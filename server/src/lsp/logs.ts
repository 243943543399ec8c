import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language } from '../core/l10n.ts';
import { type GroupedDocument, groupLog } from '../maillog/features/groupedDocument.ts';
import { type LogView, viewLog } from '../maillog/features/logView.ts';
import { oncePerVersion } from './documents.ts';

/** A grouped document and the log that it was made from. */
export interface GroupedLog {
  /** URI of the log. */
  readonly source: string;
  readonly view: LogView;
  readonly grouped: GroupedDocument;
}

/** The logs of this session, each read once for every version of its document. */
export interface Logs {
  view(document: TextDocument): LogView;
  /**
   * Groups `source` as the text of the document `uri`, and keeps it for the features of that document. The filter stays
   * as it was where none is given.
   */
  group(uri: string, source: TextDocument, language: Language, filter?: string): GroupedLog;
  /** Whether `uri` was grouped in this session. */
  knows(uri: string): boolean;
  /** What a grouped document was made from; undefined while its text is not the one that was made last. */
  grouped(document: TextDocument): GroupedLog | undefined;
  forget(uri: string): void;
}

export function createLogs(): Logs {
  const latest = new WeakMap<TextDocument, LogView>();
  const view = oncePerVersion((document) => {
    const read = viewLog(document.getText(), latest.get(document));
    latest.set(document, read);
    return read;
  });
  const groupedLogs = new Map<string, GroupedLog>();

  return {
    view,
    group(uri, source, language, filter = groupedLogs.get(uri)?.grouped.filter) {
      const log = view(source);
      const made = { source: source.uri, view: log, grouped: groupLog(log, language, filter) };
      groupedLogs.set(uri, made);
      return made;
    },
    knows: (uri) => groupedLogs.has(uri),
    grouped(document) {
      const made = groupedLogs.get(document.uri);
      return made?.grouped.text.length === document.getText().length ? made : undefined;
    },
    forget: (uri) => void groupedLogs.delete(uri),
  };
}
