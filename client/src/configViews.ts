import * as vscode from 'vscode';
import {
  type Comparison,
  type ComparisonParams,
  type EffectiveParams,
  type ExplanationParams,
  requests,
  type ServiceChoice,
  type ServicesParams,
  virtualSchemes,
} from '../../server/src/protocol.ts';
import type { Server } from './languageClient.ts';
import { isConfiguration, provideFromConfiguration } from './virtualDocuments.ts';

/** Registers the commands that show a configuration from another side, and the documents that they open. */
export function registerConfigViews(context: vscode.ExtensionContext, server: Server): void {
  provideFromConfiguration(context, server, virtualSchemes.effective);
  provideFromConfiguration(context, server, virtualSchemes.explanation);
  const register = (name: string, run: (editor: vscode.TextEditor) => Promise<void>) =>
    context.subscriptions.push(
      vscode.commands.registerCommand(`postfixLens.${name}`, () => {
        const editor = vscode.window.activeTextEditor;
        return editor && hasConfiguration(editor.document) ? run(editor) : tellWhatIsNeeded();
      }),
    );
  register('showEffective', (editor) => showEffective(server, editor));
  register('compareWithDefaults', (editor) => compareWithDefaults(server, editor));
  register('explainValue', (editor) => explainValue(server, editor));
  for (const toggle of ['all', 'expanded'] as const) {
    register(`effective.toggle.${toggle}`, ({ document, viewColumn }) =>
      openEffective(server, { uri: document.uri.toString(), toggle }, viewColumn),
    );
  }
}

/** Whether a configuration is behind a document. */
function hasConfiguration(document: vscode.TextDocument): boolean {
  const { effective, explanation, defaults } = virtualSchemes;
  const made: readonly string[] = [effective, explanation, defaults];
  return isConfiguration(document) || made.includes(document.uri.scheme);
}

async function tellWhatIsNeeded(): Promise<void> {
  await vscode.window.showInformationMessage(vscode.l10n.t('Open a main.cf or master.cf first.'));
}

interface ServiceItem extends vscode.QuickPickItem {
  readonly service?: string;
}

async function showEffective(server: Server, { document, selection }: vscode.TextEditor): Promise<void> {
  const uri = document.uri.toString();
  const services = await server.ask<ServicesParams, ServiceChoice[] | null>(requests.services, { uri });
  if (!services) return;
  const line = document.languageId === 'postfix-master' ? selection.active.line : -1;
  const picked: Pick<ServiceItem, 'service'> | undefined =
    services.length === 0 ? {} : await pickService(services, line);
  if (!picked) return;
  const { service } = picked;
  await openEffective(server, { uri, ...(service !== undefined && { service }) });
}

/** Asks for a service, offering the one at `line` of master.cf first; undefined when none is wanted. */
async function pickService(
  services: readonly ServiceChoice[],
  line: number,
): Promise<ServiceItem | undefined> {
  const items: ServiceItem[] = [
    { label: 'main.cf', description: vscode.l10n.t('without the -o settings of master.cf') },
    ...services.map(({ service, detail }) => ({ label: service, description: detail, service })),
  ];
  const here = items[services.filter((each) => each.line <= line).length];
  const ordered = here ? [here, ...items.filter((item) => item !== here)] : items;
  return vscode.window.showQuickPick(ordered, {
    placeHolder: vscode.l10n.t('Show the values that count for …'),
    matchOnDescription: true,
  });
}

async function openEffective(
  server: Server,
  params: EffectiveParams,
  viewColumn?: vscode.ViewColumn,
): Promise<void> {
  const uri = await server.ask<EffectiveParams, string | null>(requests.effective, params);
  if (uri) await show(uri, viewColumn);
}

async function show(uri: string, viewColumn?: vscode.ViewColumn): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  await vscode.window.showTextDocument(document, { preview: true, ...(viewColumn && { viewColumn }) });
}

async function compareWithDefaults(server: Server, { document }: vscode.TextEditor): Promise<void> {
  const params: ComparisonParams = { uri: document.uri.toString() };
  const found = await server.ask<ComparisonParams, Comparison | null>(requests.comparison, params);
  if (!found) return;
  const [defaults, effective] = [found.defaults, found.effective].map((uri) => vscode.Uri.parse(uri, true));
  await vscode.commands.executeCommand('vscode.diff', defaults, effective, found.title);
}

async function explainValue(server: Server, { document, selection }: vscode.TextEditor): Promise<void> {
  const { line, character } = selection.active;
  const params: ExplanationParams = { uri: document.uri.toString(), position: { line, character } };
  const uri = await server.ask<ExplanationParams, string | null>(requests.explanation, params);
  if (uri) await show(uri, vscode.ViewColumn.Beside);
  else {
    const message = vscode.l10n.t('There is no parameter at the cursor.');
    await vscode.window.showInformationMessage(message);
  }
}
