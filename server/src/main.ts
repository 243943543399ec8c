/** The language server as editors start it: `--stdio`, `--node-ipc` or `--socket=N`. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { docsFolder, expressionsFile, logWorker, readVersion } from './installation.ts';
import { keepMemorySmall } from './io/memory.ts';
import { startServer } from './lsp/server.ts';

keepMemorySmall();
startServer(createConnection(ProposedFeatures.all), {
  version: readVersion(),
  docsFolder: docsFolder(),
  expressionsFile: expressionsFile(),
  logWorker: logWorker(),
});
