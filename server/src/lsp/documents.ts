import { fileURLToPath } from 'node:url';
import { type Connection, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { detectKind, type FileKind } from '../core/detect.ts';
import { type DiskFiles, openDiskFiles } from '../io/diskFiles.ts';
import type { TextFile } from '../io/textFile.ts';
import { virtualSchemes } from '../protocol.ts';

/** What the server can do something with: Postfix's files, and the documents that it writes itself. */
export type DocumentKind =
  | FileKind
  | 'defaults'
  | 'effective'
  | 'explanation'
  | 'route'
  | 'relay'
  | 'groupedLog';

/** The texts that the server knows: documents open in the editor, which outrank those on disk. */
export interface Documents {
  readonly open: TextDocuments<TextDocument>;
  /** Those on disk. */
  readonly disk: DiskFiles;
  /** The kind of a document; undefined when it is none of ours. */
  kindOf(document: TextDocument): DocumentKind | undefined;
  /**
   * The document `uri`, open or read from disk; undefined when it is neither. The same object as long as the
   * text is the same; a document that is open under another spelling of the URI is the open one.
   */
  find(uri: string): TextDocument | undefined;
}

const kindOfLanguage: Readonly<Record<string, FileKind>> = {
  'postfix-main': 'main',
  'postfix-master': 'master',
  'postfix-aliases': 'aliases',
  'postfix-maillog': 'maillog',
};

/** Tables are what main.cf takes them for, whatever language an editor gave them by their name. */
const kindOfTableLanguage: Readonly<Record<string, FileKind>> = {
  'postfix-table': 'table',
  'postfix-pcre': 'pattern',
  'postfix-cidr': 'cidr',
  'postfix-table-client': 'client',
};

/**
 * Follows the documents that the client opens, changes and closes on `connection`. `kindByUse` says what a
 * configuration takes a file for, where one names it.
 */
export function followDocuments(
  connection: Connection,
  kindByUse: (uri: string) => FileKind | undefined,
): Documents {
  const open = new TextDocuments(TextDocument);
  open.listen(connection);
  const disk = openDiskFiles();
  const kinds = new WeakMap<TextDocument, DocumentKind>();
  const documents = new WeakMap<TextFile, TextDocument>();

  const onDisk = (uri: string): TextDocument | undefined => {
    const path = pathOf(uri);
    if (path === undefined) return undefined;
    const spelledOtherwise = open.all().find((document) => pathOf(document.uri) === path);
    if (spelledOtherwise) return spelledOtherwise;
    const file = disk.read(path);
    if (file.state !== 'read') return undefined;
    const known = documents.get(file);
    if (known?.uri === uri) return known;
    const document = TextDocument.create(uri, '', 0, file.text);
    documents.set(file, document);
    return document;
  };

  return {
    open,
    disk,
    kindOf(document) {
      const fixed = fixedKind(document) ?? kindByUse(document.uri);
      if (fixed) return fixed;
      const kind = kinds.get(document) ?? likelyKind(document);
      if (kind) kinds.set(document, kind);
      return kind;
    },
    find: (uri) => open.get(uri) ?? onDisk(uri),
  };
}

const writtenKinds = ['groupedLog', 'defaults', 'effective', 'explanation', 'route', 'relay'] as const;

function fixedKind({ uri, languageId }: TextDocument): DocumentKind | undefined {
  const written = writtenKinds.find((kind) => uri.startsWith(`${virtualSchemes[kind]}:`));
  return written ?? kindOfLanguage[languageId];
}

function likelyKind(document: TextDocument): DocumentKind | undefined {
  return kindOfTableLanguage[document.languageId] ?? detectKind(document.uri, document.getText());
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
