import type * as vscode from 'vscode';
import { virtualSchemes } from '../../server/src/protocol.ts';
import { registerConfigViews } from './configViews.ts';
import { watchContents } from './contentDetection.ts';
import { createServer } from './languageClient.ts';
import { registerMailFlow } from './mailFlow/panel.ts';
import { registerFocus } from './maillog/focus.ts';
import { registerGroupedLog } from './maillog/groupedLog.ts';
import { registerMessages } from './maillog/messages.ts';
import { registerSteps } from './maillog/steps.ts';
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
  registerFocus(context, server);
  registerSteps(context, server);
  registerMessages(context, server);
  watchContents(context, server);
}

export async function deactivate(): Promise<void> {
  await stop?.();
}
