import type { ExportParams } from '../../../server/src/logProtocol/list.ts';
import { ask, choose, post } from '../host.ts';
import { messages } from '../list/messages.ts';
import { order, query } from '../state.ts';
import { type TextName, t } from '../texts.ts';

type Format = ExportParams['format'];

interface Export {
  readonly text: TextName;
  readonly scope: 'one' | 'all';
  readonly format: Format;
  readonly target: 'copy' | 'save';
}

const formatNames: Readonly<Record<Format, TextName>> = { text: 'asText', csv: 'asCsv', report: 'asReport' };

const ofOne: readonly Export[] = (['text', 'report'] as const).map((format) => ({
  text: 'copyOne',
  scope: 'one',
  format,
  target: 'copy',
}));

const ofAll: readonly Export[] = (['copy', 'save'] as const).flatMap((target) =>
  (['text', 'csv', 'report'] as const).map(
    (format): Export => ({ text: target === 'copy' ? 'copyAll' : 'saveAll', scope: 'all', format, target }),
  ),
);

/** Lets the user choose what to do with the chosen message, or with all that are listed. */
export async function copyOrSave(thread: number | null): Promise<void> {
  const total = messages.value?.total ?? 0;
  const offered = [...(thread === null ? [] : ofOne), ...(total > 0 ? ofAll : [])];
  const choices = offered.map(({ text, scope, format }, i) => ({
    id: String(i),
    label: scope === 'one' ? t(text, t(formatNames[format])) : t(text, total, t(formatNames[format])),
  }));
  const chosen = await choose(t('copyTitle'), choices);
  const wanted = chosen === undefined ? undefined : offered[Number(chosen)];
  if (wanted) await carryOut(wanted, thread);
}

async function carryOut({ scope, format, target }: Export, thread: number | null): Promise<void> {
  const params = { query: query.value, order: order.value, format };
  const answer = await ask('export', {
    ...params,
    ...(scope === 'one' && thread !== null && { threads: [thread] }),
  });
  if (!answer) return;
  const { text, messages: count, left } = answer;
  if (target === 'save') post({ kind: 'save', text, extension: format === 'csv' ? 'csv' : 'txt' });
  else post({ kind: 'copy', text, done: left > 0 ? t('copiedSome', count, left) : t('copied', count) });
}
