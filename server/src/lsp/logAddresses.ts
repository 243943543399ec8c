import { commands } from '../protocol.ts';
import { commandUri } from './commandLinks.ts';
import { addressOf } from './convert.ts';
import type { Session } from './session.ts';

/** Makes the addresses of lines (0-based) of the log `uri`: a command where the client runs ours, else its file's. */
export function logLineAddress(session: Session, uri: string): (line: number) => string {
  if (!session.followsParameterLinks) return (line) => addressOf(uri, line);
  return (line) => commandUri(commands.openLogLine, uri, line);
}
