import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Configuration, readConfiguration, type SourceText } from '../core/config/configuration.ts';
import { formatVersion, newestVersion, type PostfixVersion } from '../core/config/version.ts';
import { maskTemplate } from '../core/template/mask.ts';
import { templateEnding } from '../core/template/regions.ts';
import { thisHost } from '../io/host.ts';
import { type Documents, oncePerVersion } from './documents.ts';

/**
 * The configurations of the session, any number of folders of them: a main.cf with the master.cf beside it,
 * each in the editor or on disk.
 */
export interface Configurations {
  /** What a main.cf, or a file of its kind, says together with the master.cf of its folder. */
  ofMain(document: TextDocument): Configuration;
  /** What a master.cf, or a file of its kind, says together with the main.cf of its folder. */
  ofMaster(document: TextDocument): Configuration;
  forget(uri: string): void;
}

/** So many configurations are kept, those that were asked for last. */
const mostKept = 16;

/** Reads configurations on demand; one is read again when a text that it was made from is another. */
export function createConfigurations(
  documents: Documents,
  version: () => PostfixVersion | undefined,
): Configurations {
  const known = new Map<string, Configuration>();
  // A main.cf in an editor is often that of another machine: its addresses and tables are not looked for here.
  const { hostName, build, processId } = thisHost();
  const host = { hostName, build, processId, interfaces: [] };

  const read = (main: SourceText, master: SourceText | undefined): Configuration => {
    const key = `${main.file}\n${master?.file ?? ''}`;
    const wanted = version() ?? newestVersion;
    const last = known.get(key);
    const isCurrent = last && isSame(last.main, main) && isSame(last.master, master);
    const isLocal = main.file.startsWith('file:');
    const configuration =
      isCurrent && isSameVersion(last.version, wanted)
        ? last
        : readConfiguration({
            main,
            ...(master && { master }),
            ...(isLocal && { host }),
            ...(last && { last }),
            version: wanted,
          });
    known.delete(key);
    known.set(key, configuration);
    const [oldest] = known.keys();
    if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
    return configuration;
  };

  const textOf = oncePerVersion(
    (document): SourceText => ({
      file: document.uri,
      text: maskTemplate(document.uri, document.getText()),
    }),
  );

  /** Beside a template, another template of its kind comes first. */
  const sibling = (uri: string, name: string): SourceText | undefined => {
    const folder = uri.slice(0, uri.lastIndexOf('/') + 1);
    const ending = templateEnding(uri);
    const template = ending === undefined ? undefined : documents.find(`${folder}${name}.${ending}`);
    const document = template ?? documents.find(folder + name);
    return document && textOf(document);
  };

  return {
    ofMain: (document) => read(textOf(document), sibling(document.uri, 'master.cf')),
    ofMaster(document) {
      const missing = { file: document.uri.replace(/[^/]*$/, 'main.cf'), text: '' };
      return read(sibling(document.uri, 'main.cf') ?? missing, textOf(document));
    },
    forget(uri) {
      for (const key of [...known.keys()]) if (key.split('\n').includes(uri)) known.delete(key);
    },
  };
}

function isSameVersion(last: PostfixVersion, now: PostfixVersion): boolean {
  return formatVersion(last) === formatVersion(now);
}

function isSame(last: SourceText | undefined, now: SourceText | undefined): boolean {
  return last?.file === now?.file && last?.text === now?.text;
}
