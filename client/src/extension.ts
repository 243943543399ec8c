import type * as vscode from 'vscode';
import { virtualSchemes } from '../../server/src/protocol.ts';
import { registerConfigViews } from './configViews.ts';
import { watchContents } from './contentDetection.ts';
import { createServer, type Server } from './languageClient.ts';
import { registerSideBar } from './logSideBar/sideBar.ts';
import { registerViewerCommands } from './logViewer/commands.ts';
import { registerViewers } from './logViewer/editor.ts';
import { redirectLargeLogs } from './logViewer/largeLogs.ts';
import { createOpenLogs } from './logViewer/openLogs.ts';
import { registerMailFlow } from './mailFlow/panel.ts';
import { registerFocus } from './maillog/focus.ts';
import { openGroupedAtOnce } from './maillog/groupedAtOnce.ts';
import { registerGroupedLog } from './maillog/groupedLog.ts';
import { registerMessages } from './maillog/messages.ts';
import { registerOpening } from './maillog/openMailLog.ts';
import { registerSteps } from './maillog/steps.ts';
import { colorThreads } from './maillog/threadColors.ts';
import { registerParameterLinks } from './parameterLinks.ts';
import { registerPrograms } from './programs/commands.ts';
import { registerTasks } from './programs/tasks.ts';
import { registerReferences } from './references.ts';
import { registerRoutes } from './routes.ts';
import { watchAliases } from './status/aliasesIndex.ts';
import { showEnvironment } from './status/environment.ts';
import { provideFromConfiguration } from './virtualDocuments.ts';

let stop: (() => Promise<void>) | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const server = createServer(context);
  stop = server.stop;
  provideFromConfiguration(context, server, virtualSchemes.defaults);
  registerConfigViews(context, server);
  registerParameterLinks(context, server);
  registerReferences(context);
  registerTasks(context);
  registerPrograms(context, server);
  watchAliases(context, server);
  showEnvironment(context, server);
  registerMailFlow(context, server);
  registerRoutes(context, server);
  registerGroupedLog(context, server);
  openGroupedAtOnce(context);
  colorThreads(context, server);
  registerFocus(context, server);
  registerSteps(context, server);
  registerMessages(context, server);
  registerOpening(context, server);
  watchContents(context, server);
  activateLogViewer(context, server);
}

function activateLogViewer(context: vscode.ExtensionContext, server: Server): void {
  const logs = createOpenLogs(context, server);
  const viewers = registerViewers(context, logs);
  registerViewerCommands(context, viewers);
  redirectLargeLogs(context, server, viewers);
  registerSideBar(context, logs, viewers);
}

export async function deactivate(): Promise<void> {
  await stop?.();
}
