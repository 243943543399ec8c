import { type Language, localize } from '../../core/l10n.ts';
import { logLimits } from '../../logProtocol/requests.ts';
import type { MessageStory, StepPlace } from '../../logProtocol/story.ts';
import { stateTexts } from '../features/stateTexts.ts';
import type { LineSource, LogIndex } from '../logIndex.ts';
import { threadStory } from '../story.ts';
import { chainOf } from './chain.ts';
import { lineSpans } from './lineSpans.ts';
import type { RowSource } from './rows.ts';
import { attemptsOf, recipientsOf } from './storyAttempts.ts';
import { storyLines } from './storyLines.ts';
import { storySteps } from './storySteps.ts';

/** A story as the log alone tells it, without what the configuration adds. */
export type LogStory = Omit<MessageStory, 'settings' | 'retry'>;

/** Everything about a message. Throws for one that the log does not have. */
export function messageStory(
  source: RowSource,
  lines: LineSource,
  thread: number,
  language: Language,
): LogStory {
  const { index } = source;
  if (!(thread >= 0 && thread < index.threadCount)) throw new RangeError(`no message ${thread}`);
  const read = storyLines(index, lines, thread);
  const attempts = attemptsOf(read.lines).slice(0, logLimits.storyAttempts);
  const { id, host, instance, state, from, client, saslUsername, messageId, size, nrcpt, removed, complete } =
    threadStory(index, thread, lines);
  return {
    revision: source.revision(),
    thread,
    queueId: id,
    host,
    instance,
    state,
    stateText: localize(stateTexts[state], language),
    from,
    client,
    saslUser: saslUsername,
    messageId,
    size,
    recipientCount: nrcpt,
    start: index.startTime(thread),
    end: index.endTime(thread),
    removed,
    complete,
    lines: read.lines.map(({ line, text, own, parsed }) => ({
      line,
      text,
      own,
      spans: lineSpans(parsed, text),
    })),
    moreLines: read.more,
    steps: storySteps(read.lines, attempts, originOf(index, thread)),
    recipients: recipientsOf(attempts, language),
    moreAttempts: countAttempts(source, thread) - attempts.length,
    before: chainOf(source, lines, thread, 'before', language).reverse(),
    after: chainOf(source, lines, thread, 'after', language),
  };
}

function countAttempts({ columns }: RowSource, thread: number): number {
  let count = 0;
  for (let at = columns.lastDelivery[thread] ?? -1; at >= 0; at = columns.previousDelivery[at] ?? -1) count++;
  return count;
}

/** How a message began that neither smtpd nor pickup took in. */
function originOf(index: LogIndex, thread: number): StepPlace | undefined {
  const kinds = index.linksTo(thread).map(({ kind }) => kind);
  if (kinds.includes('forwarded-as')) return 'local';
  return kinds.some((kind) => kind === 'bounce' || kind.endsWith('-notice')) ? 'bounce' : undefined;
}
