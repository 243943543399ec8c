import type { TextDocument } from 'vscode-languageserver-textdocument';

/** Who brings to the client what has changed. */
export interface Follower {
  /** A document was opened or changed: its diagnostics, and those that depend on it, may be others. */
  changed(document: TextDocument): void;
  /** Anything may be other than it was: settings, files on disk. */
  allChanged(): void;
  closed(document: TextDocument): void;
}

/** main.cf and master.cf of one folder are read together: a change of either concerns both. */
export function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}
