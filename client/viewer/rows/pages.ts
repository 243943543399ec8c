/** Rows that come a page at a time, kept while they are likely to be seen again. */

export const pageSize = 100;

/** How many pages are kept; the least recently used ones go first. */
const kept = 60;

/** Asks for the rows from `offset` on; `undefined` when the question was given up or failed. */
export type LoadRows<Row> = (
  offset: number,
  limit: number,
  signal: AbortSignal,
) => Promise<readonly Row[] | undefined>;

export interface Pages<Row> {
  /** The row, if it is here. */
  row(index: number): Row | undefined;
  /** Loads what of these rows is missing or old, in one go, and gives up what is under way for others. */
  want(start: number, end: number): void;
  /** From now on the rows from `from` on are old: they are shown until `want` has got new ones. */
  refresh(from: number): void;
  /** Forgets everything and gives up what is under way. */
  close(): void;
}

interface Loading {
  readonly first: number;
  /** Included. */
  readonly last: number;
  readonly controller: AbortController;
}

/** `changed` is called whenever rows have arrived. */
export function createPages<Row>(load: LoadRows<Row>, changed: () => void): Pages<Row> {
  const pages = new Map<number, readonly Row[]>();
  const old = new Set<number>();
  let loading: Loading | undefined;

  const keep = (page: number, rows: readonly Row[]) => {
    pages.delete(page);
    pages.set(page, rows);
    for (const oldest of pages.keys()) {
      if (pages.size <= kept) break;
      pages.delete(oldest);
      old.delete(oldest);
    }
  };
  const giveUp = () => {
    loading?.controller.abort();
    loading = undefined;
  };
  const start = async (first: number, last: number) => {
    giveUp();
    const mine: Loading = { first, last, controller: new AbortController() };
    loading = mine;
    for (let page = first; page <= last; page++) old.delete(page);
    const count = (last - first + 1) * pageSize;
    const rows = await load(first * pageSize, count, mine.controller.signal);
    if (loading !== mine) return;
    loading = undefined;
    if (rows === undefined) return;
    for (let page = first; page <= last; page++) {
      const from = (page - first) * pageSize;
      keep(page, rows.slice(from, from + pageSize));
    }
    changed();
  };

  return {
    row: (index) => pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    want(first, end) {
      if (end <= first) return;
      const wanted = pageRange(first, end);
      const missing = wanted.filter((page) => !pages.has(page) || old.has(page));
      for (const page of wanted) {
        const rows = pages.get(page);
        if (rows) keep(page, rows);
      }
      const [from = -1] = missing;
      const to = missing.at(-1) ?? -1;
      if (from < 0 || (loading && loading.first <= from && loading.last >= to)) return;
      void start(from, to);
    },
    refresh(from) {
      const first = Math.floor(from / pageSize);
      for (const page of pages.keys()) if (page >= first) old.add(page);
    },
    close() {
      giveUp();
      pages.clear();
      old.clear();
    },
  };
}

function pageRange(start: number, end: number): number[] {
  const first = Math.floor(start / pageSize);
  const last = Math.floor((end - 1) / pageSize);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
