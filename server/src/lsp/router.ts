import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

type Handler<Params, Result> = (params: Params, token: CancellationToken) => Result;

/**
 * `handler`, fenced: a cancelled request is not begun, and an exception is logged under `name` and answered
 * with `fallback`, so that one fault of ours never takes the other features with it.
 */
export function guarded<Params, Result>(
  connection: Connection,
  name: string,
  fallback: Result,
  handler: (params: Params) => Result,
): Handler<Params, Result | ResponseError<void>> {
  return (params, token) => {
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    try {
      return handler(params);
    } catch (error) {
      logFault(connection, name, error);
      return fallback;
    }
  };
}

/** Runs `work`; an exception is logged under `name` and goes no further. */
export function attempt(connection: Connection, name: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    logFault(connection, name, error);
  }
}

function logFault(connection: Connection, name: string, error: unknown): void {
  connection.console.error(
    `${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
}
