import type * as vscode from 'vscode';
import { virtualSchemes } from '../../server/src/protocol.ts';
import { registerConfigViews } from './configViews.ts';
import { watchContents } from './contentDetection.ts';
import { createServer } from './languageClient.ts';
import { registerMailFlow } from './mailFlow/panel.ts';
import { registerGroupedLog } from './maillog/groupedLog.ts';
import { colorThreads } from './maillog/threadColors.ts';
import { registerParameterLinks } from './parameterLinks.ts';
import { registerReferences } from './references.ts';
import { provideFromConfiguration } from './virtualDocuments.ts';

let stop: (() => Promise<void>) | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const server = createServer(context);
  stop = server.stop;
  provideFromConfiguration(context, server, virtualSchemes.defaults);
  registerConfigViews(context, server);
  registerParameterLinks(context, server);
  registerReferences(context);
  registerMailFlow(context, server);
  registerGroupedLog(context, server);
  colorThreads(context, server);
  watchContents(context, server);
}

export async function deactivate(): Promise<void> {
  await stop?.();
}
