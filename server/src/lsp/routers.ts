import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Configuration } from '../core/config/configuration.ts';
import { candidatePaths } from '../core/features/config/links.ts';
import { createRouter, type Router } from '../core/route/route.ts';
import { routeSources } from '../core/route/sources.ts';
import type { ExpressionLibrary } from '../core/tables/expressions.ts';
import { type Documents, pathOf } from './documents.ts';

/** Answers where mail goes, for each configuration of the session. */
export interface Routers {
  /** What the configuration and its tables say now, open in the editor or on disk. */
  for(configuration: Configuration): Router;
}

interface Known {
  readonly router: Router;
  /** The files that were read, as they were; undefined for those that could not be read. */
  readonly read: ReadonlyMap<string, Version | undefined>;
}

interface Version {
  readonly document: TextDocument;
  readonly version: number;
}

/** Keeps what was read of a configuration's tables until one of them is another. */
export function createRouters(documents: Documents, expressions: ExpressionLibrary): Routers {
  const known = new WeakMap<Configuration, Known>();

  /** A copy beside the main.cf stands for a file that the machine does not have. */
  const find = (path: string, { main }: Configuration): TextDocument | undefined => {
    const folder = dirname(pathOf(main.file) ?? '/');
    for (const candidate of path.startsWith('/') ? candidatePaths(path, folder) : []) {
      const document = documents.find(pathToFileURL(candidate).href);
      if (document) return document;
    }
    return undefined;
  };

  const open = (configuration: Configuration): Known => {
    const read = new Map<string, Version | undefined>();
    const sources = routeSources(configuration, {
      expressions,
      read(path) {
        const document = find(path, configuration);
        read.set(path, document && { document, version: document.version });
        return document ? { file: document.uri, text: document.getText() } : { unreadable: 'ENOENT' };
      },
    });
    return { router: createRouter(configuration, sources), read };
  };

  const isFresh = ({ read }: Known, configuration: Configuration): boolean =>
    [...read].every(([path, last]) => {
      const document = find(path, configuration);
      return document === last?.document && document?.version === last?.version;
    });

  return {
    for(configuration) {
      const last = known.get(configuration);
      if (last && isFresh(last, configuration)) return last.router;
      const opened = open(configuration);
      known.set(configuration, opened);
      return opened.router;
    },
  };
}
