import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { Diagnostic, InitializeResult, Range, RegistrationParams } from 'vscode-languageserver';

const main = join(import.meta.dirname, '../../server/src/main.ts');

export interface ClientOptions {
  /** The program of the server; its sources where absent. */
  readonly program?: string;
  readonly locale?: string;
  readonly initializationOptions?: unknown;
  readonly capabilities?: object;
  /** Paths of the folders that the client has open. */
  readonly folders?: readonly string[];
}

/** A language client of no particular editor, talking to the real server over its standard streams. */
export interface Client {
  readonly connection: MessageConnection;
  readonly server: ChildProcess;
  readonly initialized: InitializeResult;
  /** What the server logged. */
  readonly logged: string[];
  /** The methods that the server asked to be registered for. */
  readonly registered: string[];
  open(uri: string, text: string, languageId?: string): void;
  change(uri: string, text: string): void;
  /** Changes a part of an open document. */
  edit(uri: string, range: Range, text: string): void;
  close(uri: string): void;
  request<Result>(method: string, params: unknown): Promise<Result>;
  /** A request about a position of an open document. */
  at<Result>(method: string, uri: string, line: number, character: number): Promise<Result>;
  /** The published diagnostics of `uri`, as soon as they are what is wanted; rejects when that takes too long. */
  diagnostics(uri: string, isWanted?: (diagnostics: Diagnostic[]) => boolean): Promise<Diagnostic[]>;
  /** Shuts the server down; its exit status. */
  end(): Promise<number | null>;
}

/** Starts the server and introduces the client to it. */
export async function startClient(options: ClientOptions = {}): Promise<Client> {
  const server = spawn(process.execPath, [options.program ?? main, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const logged: string[] = [];
  const diagnostics = collectDiagnostics(connection);
  const versions = new Map<string, number>();
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
    logged.push(message);
  });
  const registered: string[] = [];
  connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
    registered.push(...registrations.map(({ method }) => method));
    return null;
  });
  // A server that dies takes the requests that wait for it along, instead of leaving them open.
  server.once('exit', () => connection.dispose());
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: (options.folders ?? []).map((path) => ({ uri: pathToFileURL(path).href, name: path })),
    capabilities: options.capabilities ?? {},
    ...(options.locale !== undefined && { locale: options.locale }),
    initializationOptions: options.initializationOptions,
  });
  await connection.sendNotification('initialized', {});

  const change = (uri: string, contentChanges: object[]) => {
    const version = (versions.get(uri) ?? 1) + 1;
    versions.set(uri, version);
    notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  };
  const notify = (method: string, params: object) => void connection.sendNotification(method, params);
  return {
    connection,
    server,
    initialized,
    logged,
    registered,
    open(uri, text, languageId = 'unknown') {
      versions.set(uri, 1);
      notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    },
    change: (uri, text) => change(uri, [{ text }]),
    edit: (uri, range, text) => change(uri, [{ range, text }]),
    close: (uri) => notify('textDocument/didClose', { textDocument: { uri } }),
    request: (method, params) => connection.sendRequest(method, params),
    at: (method, uri, line, character) =>
      connection.sendRequest(method, {
        textDocument: { uri },
        position: { line, character },
        context: { includeDeclaration: true },
      }),
    diagnostics,
    async end() {
      const exited = new Promise<number | null>((resolve) => server.once('exit', resolve));
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      return exited;
    },
  };
}

/** In milliseconds; nothing takes that long unless it is broken. */
const patience = 10_000;

/** Collects the published diagnostics by document, and tells who waits for them. */
function collectDiagnostics(connection: MessageConnection): Client['diagnostics'] {
  const published = new Map<string, Diagnostic[]>();
  const news = new EventEmitter();
  connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
      published.set(uri, diagnostics);
      news.emit('published');
    },
  );
  return async (uri, isWanted = () => true) => {
    const signal = AbortSignal.timeout(patience);
    for (;;) {
      const latest = published.get(uri);
      if (latest && isWanted(latest)) return latest;
      await once(news, 'published', { signal });
    }
  };
}
