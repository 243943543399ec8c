import { threadStates } from '../../logProtocol/list.ts';
import type { LogIndex } from '../logIndex.ts';
import { lastAttempts } from '../outcomes.ts';
import { attemptFlags, withLinked } from '../query.ts';
import { Field, Flag } from '../threads.ts';
import type { FailureTable } from './failureTable.ts';
import type { Comparison, Condition, Term, TextPattern } from './filterText.ts';
import type { IdTexts } from './idTexts.ts';
import { createTextMatches, patternTest, type TextMatches } from './textMatches.ts';
import type { ThreadColumns } from './threadColumns.ts';

export type ThreadTest = (thread: number) => boolean;

/** Makes tests of messages out of filter terms, for the log as it is now. */
export interface FilterTests {
  of(terms: readonly Term[]): ThreadTest[];
}

/** What terms are tested against. */
export interface FilterSources {
  readonly index: LogIndex;
  readonly columns: ThreadColumns;
  readonly failures: FailureTable;
  readonly ids: IdTexts;
}

export function createFilterTests(sources: FilterSources): FilterTests {
  const { addresses, relays, clients, envelope } = sources.index.tables;
  const texts: Texts = {
    addresses: createTextMatches(addresses),
    relays: createTextMatches(relays),
    clients: createTextMatches(clients),
    hosts: createTextMatches(envelope.hosts),
    reasons: createTextMatches(sources.failures.reasons),
  };
  return {
    of(terms) {
      const wanted = terms.flatMap(({ condition, negated }) =>
        condition === undefined
          ? []
          : [{ condition, negated, test: conditionTest(sources, texts, condition) }],
      );
      const excluded = wanted.filter(({ negated }) => negated);
      const groups = Map.groupBy(
        wanted.filter(({ negated }) => !negated),
        ({ condition }) => groupOf(condition),
      );
      return [
        ...[...groups.values()].map((group) => anyOf(group.map(({ test }) => test))),
        ...excluded.map(
          ({ test }): ThreadTest =>
            (thread) =>
              !test(thread),
        ),
      ];
    },
  };
}

/** Terms of one group are alternatives; every free text, time and amount stands for itself. */
function groupOf(condition: Condition): string {
  const { key } = condition;
  const alone = key === null || key === 'since' || key === 'until' || key === 'size' || key === 'delay';
  return alone ? JSON.stringify(condition) : key;
}

function anyOf(tests: readonly ThreadTest[]): ThreadTest {
  const [first] = tests;
  return tests.length === 1 && first !== undefined ? first : (thread) => tests.some((test) => test(thread));
}

interface Texts {
  readonly addresses: TextMatches;
  readonly relays: TextMatches;
  readonly clients: TextMatches;
  readonly hosts: TextMatches;
  readonly reasons: TextMatches;
}

function conditionTest(sources: FilterSources, texts: Texts, condition: Condition): ThreadTest {
  const { threads } = sources.index.tables;
  switch (condition.key) {
    case 'status':
      return statusTest(sources, condition.statuses);
    case 'since':
      return (thread) => sources.index.endTime(thread) >= condition.seconds;
    case 'until':
      return (thread) => sources.index.startTime(thread) <= condition.seconds;
    case 'size':
      return (thread) => compares(threads.get(thread, Field.size), condition.compare, condition.amount);
    case 'delay':
      return delayTest(sources.columns, condition.compare, condition.amount);
    case null:
      return freeTextTest(sources, texts, condition.pattern);
    default:
      return textTest(sources, texts, condition.key, condition.pattern);
  }
}

type TextKey = Exclude<Extract<Condition, { pattern: TextPattern }>['key'], null>;

function textTest(sources: FilterSources, texts: Texts, key: TextKey, pattern: TextPattern): ThreadTest {
  const { index, columns, failures } = sources;
  const { threads, deliveries } = index.tables;
  switch (key) {
    case 'from':
      return fieldTest(index, texts.addresses.of(pattern), Field.sender);
    case 'client':
      return fieldTest(index, texts.clients.of(pattern), Field.client);
    case 'user':
      return fieldTest(index, texts.addresses.of(pattern), Field.saslUser);
    case 'to':
      return deliveryTest(columns, texts.addresses.of(pattern), deliveries.recipient);
    case 'relay':
      return deliveryTest(columns, texts.relays.of(pattern), deliveries.relay);
    case 'host': {
      const matching = texts.hosts.of(pattern);
      return (thread) => matching[threads.host(thread)] === 1;
    }
    case 'reason':
      return memberTest(failures.threadsOf(texts.reasons.of(pattern)));
    case 'id':
      return idTest(sources, pattern);
    case 'linked':
      return memberTest(new Set(withLinked(index, index.threadsOfId(pattern.text))));
  }
}

function memberTest(threads: ReadonlySet<number>): ThreadTest {
  return (thread) => threads.has(thread);
}

/** Number 0 is the empty text: nobody, unless nobody is asked for. */
function fieldTest({ tables }: LogIndex, matching: Uint8Array, field: number): ThreadTest {
  const { threads } = tables;
  if (field === Field.sender) {
    return (thread) => {
      const number = threads.get(thread, field);
      return matching[number] === 1 && (number > 0 || threads.has(thread, Flag.queueActive | Flag.expired));
    };
  }
  return (thread) => matching[threads.get(thread, field)] === 1;
}

/** Whether any attempt's recipient or relay matches. */
function deliveryTest(
  { lastDelivery, previousDelivery }: ThreadColumns,
  matching: Uint8Array,
  numberOf: (delivery: number) => number,
): ThreadTest {
  return (thread) => {
    for (let at = lastDelivery[thread] ?? -1; at >= 0; at = previousDelivery[at] ?? -1) {
      if (matching[numberOf(at)] === 1) return true;
    }
    return false;
  };
}

/** An ID as a whole is looked up; parts of IDs are looked for in all of them. */
function idTest({ index, ids }: FilterSources, pattern: TextPattern): ThreadTest {
  const whole = index.threadsOfId(pattern.text);
  if (whole.length > 0 || pattern.how === 'equal') return memberTest(new Set(whole));
  if (pattern.how === 'within') return memberTest(ids.find(pattern.text));
  const test = patternTest(pattern);
  return (thread) => test(index.queueId(thread));
}

const idPart = /^(?=.*\d)[0-9A-Za-z]{4,}$/;

/** Free text: in addresses, client, relay, SASL user, and in the queue ID where it can be a part of one. */
function freeTextTest(sources: FilterSources, texts: Texts, pattern: TextPattern): ThreadTest {
  const { index, columns } = sources;
  const { threads, deliveries } = index.tables;
  const addresses = texts.addresses.of(pattern);
  const relays = texts.relays.of(pattern);
  const clients = texts.clients.of(pattern);
  const inDelivery = (delivery: number): boolean =>
    addresses[deliveries.recipient(delivery)] === 1 || relays[deliveries.relay(delivery)] === 1;
  const inFields: ThreadTest = (thread) =>
    addresses[threads.get(thread, Field.sender)] === 1 ||
    addresses[threads.get(thread, Field.saslUser)] === 1 ||
    clients[threads.get(thread, Field.client)] === 1;
  const inDeliveries: ThreadTest = (thread) => {
    for (let at = columns.lastDelivery[thread] ?? -1; at >= 0; at = columns.previousDelivery[at] ?? -1) {
      if (inDelivery(at)) return true;
    }
    return false;
  };
  const tests = [inFields, inDeliveries];
  if (idPart.test(pattern.text)) tests.push(idTest(sources, pattern));
  return anyOf(tests);
}

/** States of messages, or last outcomes of one of their recipients. */
function statusTest({ index, columns }: FilterSources, statuses: readonly string[]): ThreadTest {
  const { tables } = index;
  const wanted = Uint8Array.from(threadStates, (state) => (statuses.includes(state) ? 1 : 0));
  const flags = statuses.reduce((joined, name) => joined | (attemptFlags[name] ?? 0), 0);
  return (thread) => {
    if (wanted[columns.states[thread] ?? 0] === 1) return true;
    const attempts = tables.threads.get(thread, Field.flags) & flags;
    return attempts !== 0 && (lastAttempts(tables, thread) & flags) !== 0;
  };
}

function delayTest({ delays }: ThreadColumns, comparison: Comparison, seconds: number): ThreadTest {
  return (thread) => {
    const delay = delays[thread] ?? -1;
    return delay >= 0 && compares(delay / 1000, comparison, seconds);
  };
}

function compares(value: number, comparison: Comparison, amount: number): boolean {
  if (comparison === '<') return value < amount;
  if (comparison === '<=') return value <= amount;
  return comparison === '>' ? value > amount : value >= amount;
}
