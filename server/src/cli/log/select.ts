import type { LoadedLog } from '../../io/loadLog.ts';
import { globTest } from '../../maillog/glob.ts';
import { Kind } from '../../maillog/kinds.ts';
import { parseLine } from '../../maillog/line.ts';
import { findThreads, type ThreadFilter } from '../../maillog/query.ts';
import { type LogRequest, parseTime } from './request.ts';

/** The threads that the request's filters let through, in order of their first lines. */
export function selectThreads(log: LoadedLog, request: LogRequest): number[] {
  const cheap = findThreads(log.index, indexFilter(log, request));
  if (request.grep === undefined && request.messageId === undefined) return cheap;
  return cheap.filter(textTest(log, request));
}

function indexFilter({ index }: LoadedLog, request: LogRequest): ThreadFilter {
  const { id, linked, from, to, statuses, relay, client } = request;
  const since = request.since === undefined ? undefined : parseTime(request.since, index);
  const until = request.until === undefined ? undefined : parseTime(request.until, index);
  return {
    linked,
    ...(id !== undefined && { id }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(statuses !== undefined && { statuses }),
    ...(relay !== undefined && { relay }),
    ...(client !== undefined && { client }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  };
}

/** What has to be looked up in the lines themselves. */
function textTest({ index, lines }: LoadedLog, { grep, messageId }: LogRequest): (thread: number) => boolean {
  const wantedText = grep === undefined ? undefined : Buffer.from(grep);
  const wantedId = messageId === undefined ? undefined : globTest(messageId.replace(/^<|>$/g, ''));
  return (thread) => {
    const numbers = index.linesOfThread(thread);
    if (wantedText !== undefined && !numbers.some((line) => lines.bytes(line).includes(wantedText)))
      return false;
    if (wantedId === undefined) return true;
    return numbers.some((line) => {
      if (index.kindOfLine(line) !== Kind.messageId) return false;
      const text = parseLine(lines.line(line)).event?.fields['messageId'];
      return text !== undefined && wantedId(text.replace(/^<|>$/g, ''));
    });
  };
}
