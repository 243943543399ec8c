import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** The page of the viewer: one script and one style of ours, no others, and nothing from elsewhere. */
export function pageOf(webview: vscode.Webview, folder: vscode.Uri, language: 'en' | 'ja'): string {
  const nonce = randomBytes(16).toString('base64');
  const address = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mail log</title>
<link rel="stylesheet" href="${address('style.css')}">
</head>
<body>
<div id="viewer"></div>
<script nonce="${nonce}" src="${address('viewer.js')}"></script>
</body>
</html>`;
}
