import { randomBytes } from 'node:crypto';
import type { MailFlow } from '../../../server/src/protocol.ts';
import { style } from './style.ts';

/** The guide as a page of its own that runs no script, loads nothing, and has the one style that we give it. */
export function pageOf({ title, language, html }: MailFlow): string {
  const nonce = randomBytes(16).toString('base64');
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>${html}</body>
</html>`;
}
