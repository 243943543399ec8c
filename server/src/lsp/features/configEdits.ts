import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Configuration } from '../../core/config/configuration.ts';
import { mainDiagnostics, masterDiagnostics } from '../../core/features/config/diagnostics.ts';
import { configFixes, safeFixes } from '../../core/features/config/fixes/index.ts';
import { configRefactorings } from '../../core/features/config/refactorings/index.ts';
import { configRename, configRenameStart } from '../../core/features/config/rename.ts';
import type { Workspace } from '../workspace.ts';
import type { Features } from './features.ts';

type Edits = 'fixes' | 'safeFixes' | 'refactorings' | 'renameStart' | 'rename';

/** What changes a main.cf or master.cf: fixes, refactorings and rename. */
export function configEdits(
  { session }: Workspace,
  file: 'main' | 'master',
  read: (document: TextDocument) => Configuration,
): Pick<Features, Edits> {
  const diagnose = file === 'main' ? mainDiagnostics : masterDiagnostics;
  return {
    fixes: (document, problem) => configFixes(read(document), file, problem, session.language()),
    safeFixes(document) {
      const configuration = read(document);
      return safeFixes(configuration, file, diagnose(configuration, session.language()));
    },
    refactorings: (document, span) => configRefactorings(read(document), file, span, session.language()),
    renameStart: ({ document, offset }) => configRenameStart(read(document), file, offset),
    rename: ({ document, offset }, newName) => configRename(read(document), file, offset, newName),
  };
}
