/** The language server as editors start it: `--stdio`, `--node-ipc` or `--socket=N`. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './lsp/server.ts';
import { readVersion } from './version.ts';

startServer(createConnection(ProposedFeatures.all), readVersion());
