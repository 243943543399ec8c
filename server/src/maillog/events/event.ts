/** What a log message tells, by kind; the fields' names are those of Postfix where it names them. */
export interface LogEvent {
  readonly kind: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** One form of a message, without its queue ID. Patterns are anchored and read each character a bounded number of times. */
export interface EventForm {
  readonly kind: string;
  /** Named groups become fields. A function is used where a pattern could backtrack. */
  readonly read: RegExp | ((message: string) => Readonly<Record<string, string>> | undefined);
  /** Messages that have this form, as the programs write them. */
  readonly samples: readonly string[];
}

/** The first form that a message has, with its fields. */
export function readEvent(forms: readonly EventForm[], message: string): LogEvent | undefined {
  for (const { kind, read } of forms) {
    const fields = typeof read === 'function' ? read(message) : groups(read.exec(message));
    if (fields !== undefined) return { kind, fields };
  }
  return undefined;
}

function groups(match: RegExpExecArray | null): Readonly<Record<string, string>> | undefined {
  if (match === null) return undefined;
  const present = Object.entries(match.groups ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present);
}
