/** The requests that help while a text is read and typed: signatures, and selections that grow. */
import type { Connection, SignatureHelp as LspSignatureHelp, SelectionRange } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { SignatureHelp } from '../core/features/types.ts';
import type { Span } from '../core/text/span.ts';
import { toRange } from './convert.ts';
import type { AskAt, AskDocument } from './languageRequests.ts';
import { guarded } from './router.ts';

/** Routes both requests to the features of their documents. */
export function routeReading(connection: Connection, about: AskDocument, at: AskAt): void {
  connection.onSignatureHelp(
    guarded(connection, 'signatureHelp', null, (params) =>
      at<LspSignatureHelp | null>(params, null, (features, place) => {
        const help = features.signature?.(place);
        return help ? toSignatureHelp(help) : null;
      }),
    ),
  );
  connection.onSelectionRanges(
    guarded(connection, 'selectionRange', [], ({ textDocument, positions }) =>
      about<SelectionRange[]>(textDocument.uri, [], (features, document) =>
        positions.map((position) => {
          const spans = features.selection?.({ document, offset: document.offsetAt(position) }) ?? [];
          return toSelectionRange(document, spans) ?? { range: { start: position, end: position } };
        }),
      ),
    ),
  );
}

function toSignatureHelp({ signatures, active, part }: SignatureHelp): LspSignatureHelp {
  return {
    signatures: signatures.map(({ label, documentation, parts }) => ({
      label,
      ...(documentation !== undefined && { documentation: markdown(documentation) }),
      parameters: parts.map((each) => ({
        label: [each.label.start, each.label.end],
        ...(each.documentation !== undefined && { documentation: markdown(each.documentation) }),
      })),
    })),
    activeSignature: active,
    activeParameter: part,
  };
}

function markdown(value: string) {
  return { kind: 'markdown' as const, value };
}

/** A chain from the smallest span to the largest; undefined where there is none. */
function toSelectionRange(document: TextDocument, spans: readonly Span[]): SelectionRange | undefined {
  return spans.reduceRight<SelectionRange | undefined>((parent, span) => {
    const range = toRange(document, span);
    return parent ? { range, parent } : { range };
  }, undefined);
}
