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
): Handler<Params, Result | ResponseError<never>> {
  return (params, token) => {
    if (token.isCancellationRequested) return cancelled();
    try {
      return handler(params);
    } catch (error) {
      logFault(connection, name, error);
      return fallback;
    }
  };
}

/** The same for work over many files: `handler` calls `pause` between two of them, and ends there when cancelled. */
export function guardedSteps<Params, Result>(
  connection: Connection,
  name: string,
  fallback: Result,
  handler: (params: Params, pause: () => Promise<void>) => Promise<Result>,
): Handler<Params, Promise<Result | ResponseError<never>>> {
  return async (params, token) => {
    const pause = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      if (token.isCancellationRequested) throw new Cancelled();
    };
    try {
      await pause();
      return await handler(params, pause);
    } catch (error) {
      if (error instanceof Cancelled) return cancelled();
      logFault(connection, name, error);
      return fallback;
    }
  };
}

class Cancelled extends Error {}

function cancelled(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
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
