import type { FilterKey } from '../../logProtocol/filter.ts';
import { logLimits } from '../../logProtocol/requests.ts';
import type { TopEntry, TopLists, TopParams } from '../../logProtocol/totals.ts';
import { Field } from '../threads.ts';
import { filterTextOf } from './filterText.ts';
import type { RowSource } from './rows.ts';
import type { NumberedTexts } from './textOrder.ts';
import type { ThreadLists } from './threadLists.ts';

/** The most frequent senders, SASL users and clients by messages, recipients and relays by attempts. */
export function topLists(source: RowSource, lists: ThreadLists, { query, limit }: TopParams): TopLists {
  const { index, columns } = source;
  const { threads: table, addresses, relays, clients, deliveries } = index.tables;
  const { threads } = lists.find(query);
  const count = createCounts;
  const senders = count(addresses);
  const users = count(addresses);
  const recipients = count(addresses);
  const byRelay = count(relays);
  const byClient = count(clients);
  for (const thread of threads) {
    senders.add(table.get(thread, Field.sender));
    users.add(table.get(thread, Field.saslUser));
    byClient.add(table.get(thread, Field.client));
    for (let at = columns.lastDelivery[thread] ?? -1; at >= 0; at = columns.previousDelivery[at] ?? -1) {
      recipients.add(deliveries.recipient(at));
      byRelay.add(deliveries.relay(at));
    }
  }
  const most = Math.min(limit, logLimits.topEntries);
  return {
    revision: source.revision(),
    senders: senders.largest(most, 'from'),
    recipients: recipients.largest(most, 'to'),
    relays: byRelay.largest(most, 'relay'),
    users: users.largest(most, 'user'),
    clients: byClient.largest(most, 'client'),
  };
}

interface Counts {
  add(number: number): void;
  largest(limit: number, key: FilterKey): TopEntry[];
}

function createCounts(texts: NumberedTexts): Counts {
  const counts = new Uint32Array(texts.size);
  return {
    add(number) {
      counts[number] = (counts[number] ?? 0) + 1;
    },
    largest(limit, key) {
      return largestOf(counts, limit).map((number) => {
        const name = texts.text(number);
        return { name, count: counts[number] ?? 0, filter: filterTextOf(key, name) };
      });
    },
  };
}

/** The numbers with the largest counts; number 0 is the empty text, which is nobody. Equal ones in order of numbers. */
export function largestOf(counts: ArrayLike<number>, limit: number): number[] {
  const best: number[] = [];
  const countOf = (number: number | undefined): number => (number === undefined ? 0 : (counts[number] ?? 0));
  for (let number = 1; number < counts.length; number++) {
    const count = countOf(number);
    if (count === 0 || (best.length >= limit && count <= countOf(best.at(-1)))) continue;
    let place = best.length;
    while (place > 0 && countOf(best[place - 1]) < count) place--;
    best.splice(place, 0, number);
    if (best.length > limit) best.pop();
  }
  return best;
}
