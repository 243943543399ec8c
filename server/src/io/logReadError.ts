/** A log that cannot be read; the message names the file and the reason. */
export class LogReadError extends Error {
  readonly path: string;
  readonly reason: string;

  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
    this.path = path;
    this.reason = reason;
  }
}

/** The reason behind an error of the system, as a short text. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'no such file',
    EACCES: 'permission denied',
    EISDIR: 'is a directory',
    EPERM: 'operation not permitted',
  };
  const code = 'code' in error ? String(error.code) : '';
  return reasons[code] ?? error.message;
}
