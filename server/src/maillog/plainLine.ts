/**
 * Log lines in other wrappings, as the syslog line that they stand for: journald's JSON export (`journalctl -o json`)
 * and RFC 5424. Undefined for a text that is neither.
 */
export function plainLine(text: string): string | undefined {
  if (text.startsWith('{')) return fromJournal(text);
  return fromRfc5424(text);
}

function fromJournal(text: string): string | undefined {
  const entry = parseObject(text);
  if (entry === undefined) return undefined;
  const message = field(entry, 'MESSAGE');
  const tag = field(entry, 'SYSLOG_IDENTIFIER') ?? field(entry, '_COMM');
  if (message === undefined || tag === undefined) return undefined;
  const pid = field(entry, 'SYSLOG_PID') ?? field(entry, '_PID');
  const micros = Number(field(entry, '__REALTIME_TIMESTAMP') ?? field(entry, '_SOURCE_REALTIME_TIMESTAMP'));
  const stamp = Number.isFinite(micros) && micros > 0 && micros < 8e18 ? isoStamp(micros) : undefined;
  const host = field(entry, '_HOSTNAME') ?? 'localhost';
  const head = stamp === undefined ? '' : `${stamp} ${host} `;
  return `${head}${tag}${pid === undefined ? '' : `[${pid}]`}: ${message.replaceAll('\n', ' ')}`;
}

function isoStamp(micros: number): string {
  const milliseconds = Math.floor(micros / 1000);
  const rest = String(micros % 1000).padStart(3, '0');
  return `${new Date(milliseconds).toISOString().slice(0, -1)}${rest}Z`;
}

function parseObject(text: string): ReadonlyMap<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined;
  } catch {
    return undefined;
  }
}

/** A text field; journald writes one that is not UTF-8 as an array of bytes. */
function field(entry: ReadonlyMap<string, unknown>, name: string): string | undefined {
  const value = entry.get(name);
  if (typeof value === 'string') return value;
  if (!Array.isArray(value) || !value.every((byte) => typeof byte === 'number')) return undefined;
  return new TextDecoder().decode(Uint8Array.from(value));
}

/** `<22>1 STAMP HOST APP PID MSGID SD MESSAGE`; `-` says "none". */
function fromRfc5424(text: string): string | undefined {
  const match =
    /^<\d{1,3}>1 (\S+) (\S+) (\S+) (\S+) \S+ (?:-|(?:\[(?:[^\]"\\]|"(?:[^"\\]|\\.)*")*\])+) ?(?:\uFEFF)?(.*)$/s.exec(
      text,
    );
  if (match === null) return undefined;
  const [, stamp, host, app, pid, message] = match;
  return `${stamp} ${host} ${app}${pid === '-' ? '' : `[${pid}]`}: ${message}`;
}
