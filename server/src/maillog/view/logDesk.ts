import type { Language } from '../../core/l10n.ts';
import type { LogRequestParams, LogRequestResult } from '../../logProtocol/requests.ts';
import { exportThreads } from '../export/exportThreads.ts';
import type { LineSource, LogIndex } from '../logIndex.ts';
import { createFailureTable } from './failureTable.ts';
import { filterAnswer } from './filterAnswer.ts';
import { completeFilter } from './filterCompletion.ts';
import { createIdTexts } from './idTexts.ts';
import { lineAtTime } from './lineTimes.ts';
import { logLines } from './logLines.ts';
import { type LogStory, messageStory } from './messageStory.ts';
import { problemsOf } from './problemsOf.ts';
import { createRejectTable } from './rejectTable.ts';
import { rowOf, threadRows } from './rows.ts';
import { createThreadColumns } from './threadColumns.ts';
import { createThreadLists } from './threadLists.ts';
import type { TimeContext } from './timeText.ts';
import { topLists } from './topLists.ts';
import { volumeOf } from './volumeOf.ts';

/** What the clock and the machine's zone say. */
export interface DeskClock {
  /** Seconds since 1970. */
  readonly now: () => number;
  /** Seconds east of UTC at a time, and for a wall clock given in seconds as if it were UTC. */
  readonly zoneAt: (seconds: number) => number;
  readonly zoneOfWall: (wall: number) => number;
}

/** Requests that the log alone can answer at once. */
export type DeskRequest =
  | 'rows'
  | 'rowOf'
  | 'filter'
  | 'completeFilter'
  | 'volume'
  | 'lines'
  | 'lineAtTime'
  | 'top'
  | 'problems'
  | 'story'
  | 'export';

/** What is answered: as the request says, save for what only the configuration can add. */
export type DeskAnswer<Name extends DeskRequest> = Name extends 'story' ? LogStory : LogRequestResult<Name>;

type Answers = {
  readonly [Name in DeskRequest]: (params: LogRequestParams<Name>, language: Language) => DeskAnswer<Name>;
};

/** Where questions about one log are answered; the log may still be growing. */
export interface LogDesk {
  readonly answers: Answers;
  /** Grows whenever answers may have changed. */
  revision(): number;
  /** Takes in what the index has gained. */
  update(): void;
  /** Looks at some more lines for what their texts alone tell; whether more are left. */
  advance(mostLines: number): boolean;
}

export function createLogDesk(index: LogIndex, source: LineSource, clock: DeskClock): LogDesk {
  const columns = createThreadColumns(index);
  const failures = createFailureTable(index, source);
  const rejects = createRejectTable(index, source);
  const ids = createIdTexts(index);
  const sources = { index, columns, failures, ids };
  const revision = (): number => columns.lines + failures.scan.lines + rejects.scan.lines;
  const rows = { index, columns, revision };
  const problems = { ...rows, failures, rejects, source };
  const times = (): TimeContext => {
    const { lastSeconds } = index.tables.totals;
    return { end: lastSeconds < 0 ? clock.now() : lastSeconds, zoneOfWall: clock.zoneOfWall };
  };
  const lists = createThreadLists(sources, times);
  const { zoneAt } = clock;

  return {
    answers: {
      rows: (params) => threadRows(rows, lists, params),
      rowOf: (params) => rowOf(rows, lists, params),
      filter: ({ text }, language) => filterAnswer(text, times(), zoneAt, language),
      completeFilter: (params, language) => completeFilter(sources, params, times(), zoneAt, language),
      volume: (params) => volumeOf(rows, lists, params, zoneAt),
      lines: (params) => logLines(index, source, params),
      lineAtTime: ({ time }) => ({ line: lineAtTime(index, source, time) }),
      top: (params) => topLists(rows, lists, params),
      problems: (params, language) => problemsOf(problems, lists, params, language),
      export: (params, language) => exportThreads({ ...rows, source, zoneAt }, lists, params, language),
      story: ({ thread }, language) => messageStory(rows, source, thread, language),
    },
    revision,
    update: () => void columns.update(),
    advance(mostLines) {
      // Each of them takes a step.
      const steps = [failures.scan.advance(mostLines), rejects.scan.advance(mostLines), ids.advance()];
      return steps.includes(true);
    },
  };
}
