import { fileURLToPath } from 'node:url';
import { type Connection, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { detectKind, type FileKind } from '../core/detect.ts';
import { readTextFile } from '../io/textFile.ts';
import { virtualSchemes } from '../protocol.ts';

/** What the server can do something with: Postfix's files, and the documents that it writes itself. */
export type DocumentKind = FileKind | 'defaults' | 'groupedLog';

/** The texts that the server knows: documents open in the editor, which outrank those on disk. */
export interface Documents {
  readonly open: TextDocuments<TextDocument>;
  /** The kind of an open document; undefined when it is none of ours. */
  kindOf(document: TextDocument): DocumentKind | undefined;
  /** The document `uri`, open or read from disk; undefined when it is neither. */
  find(uri: string): TextDocument | undefined;
}

const kindOfLanguage: Readonly<Record<string, FileKind>> = {
  'postfix-main': 'main',
  'postfix-master': 'master',
  'postfix-aliases': 'aliases',
  'postfix-maillog': 'maillog',
};

/** Follows the documents that the client opens, changes and closes on `connection`. */
export function followDocuments(connection: Connection): Documents {
  const open = new TextDocuments(TextDocument);
  open.listen(connection);
  const kinds = new WeakMap<TextDocument, DocumentKind>();

  return {
    open,
    kindOf(document) {
      const kind = kinds.get(document) ?? kindFor(document);
      if (kind) kinds.set(document, kind);
      return kind;
    },
    find(uri) {
      return open.get(uri) ?? readDocument(uri);
    },
  };
}

function kindFor(document: TextDocument): DocumentKind | undefined {
  if (document.uri.startsWith(`${virtualSchemes.groupedLog}:`)) return 'groupedLog';
  if (document.uri.startsWith(`${virtualSchemes.defaults}:`)) return 'defaults';
  return kindOfLanguage[document.languageId] ?? detectKind(document.uri, document.getText());
}

function readDocument(uri: string): TextDocument | undefined {
  const path = pathOf(uri);
  if (path === undefined) return undefined;
  const file = readTextFile(path);
  return file.state === 'read' ? TextDocument.create(uri, '', 0, file.text) : undefined;
}

/** The path of a `file:` URI; undefined for other schemes and for URIs that name no local file. */
export function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}

/** `compute`, done once for every version of a document. */
export function oncePerVersion<Value>(
  compute: (document: TextDocument) => Value,
): (document: TextDocument) => Value {
  const known = new WeakMap<TextDocument, { version: number; value: Value }>();
  return (document) => {
    const last = known.get(document);
    if (last?.version === document.version) return last.value;
    const value = compute(document);
    known.set(document, { version: document.version, value });
    return value;
  };
}
