import type { MasterCf } from '../../syntax/masterCf.ts';
import type { Span } from '../../text/span.ts';
import type { ConfigRule } from './context.ts';

export const masterOrphanedOptions: ConfigRule = {
  code: 'master-orphaned-options',
  severity: 'warning',
  message: {
    en: 'The service line above these options is commented out, so they now belong to {service}; comment them out too',
    ja: 'このオプションの上にあるサービスの行がコメントになっているため、オプションは {service} のものになっています。合わせてコメントにしてください',
  },
  docs: {
    what: {
      en: 'Comment lines end nothing: an indented line behind them still continues the last service that is not commented out. To switch a service off, comment out its options as well.',
      ja: 'コメント行は何も終わらせません。その後の字下げされた行は、コメントになっていない直前のサービスの続きになります。サービスを無効にするときは、オプションの行もコメントにしてください。',
    },
    bad: 'smtp inet n - y - - smtpd\n#submission inet n - y - - smtpd\n  -o smtpd_tls_security_level=encrypt\n',
    good: 'smtp inet n - y - - smtpd\n#submission inet n - y - - smtpd\n#  -o smtpd_tls_security_level=encrypt\n',
  },
  *check({ configuration: { master }, file }) {
    if (file !== 'master' || !master) return;
    const services = master.tree.entries.filter((entry) => entry.kind === 'service');
    let next = 0;
    for (const { span, commented } of orphanedRuns(master.tree)) {
      while ((services[next + 1]?.line.span.start ?? span.end) < span.start) next++;
      const owner = services[next];
      if (!owner || owner.line.span.start > span.start) continue;
      const { service, type } = owner.fields;
      const related = [
        { span: commented, message: commentedHere },
        { span: service.span, message: joined },
      ];
      yield { span, args: { service: `${service.text}/${type.text}` }, related };
    }
  },
};

const commentedHere = {
  en: 'The service line that is commented out',
  ja: 'コメントになっているサービスの行',
};
const joined = { en: 'The service that gets the options', ja: 'オプションが加わるサービス' };

interface OrphanedRun {
  readonly span: Span;
  readonly commented: Span;
}

/** Runs of indented options that follow a comment which was a service line. */
function orphanedRuns({ text, lines }: MasterCf): OrphanedRun[] {
  const runs: OrphanedRun[] = [];
  let commented: Span | undefined;
  let run: { start: number; end: number } | undefined;
  const close = () => {
    if (run && commented) runs.push({ span: run, commented });
    run = undefined;
  };
  for (const { kind, content } of lines) {
    const place = trimmed(text, content);
    if (kind === 'continuation' && commented && (run || text[place.start] === '-')) {
      run = { start: run?.start ?? place.start, end: place.end };
      continue;
    }
    if (kind === 'blank') continue;
    close();
    if (kind === 'start') commented = undefined;
    else if (isServiceLine(text.slice(place.start, place.end))) commented = place;
  }
  close();
  return runs;
}

function isServiceLine(comment: string): boolean {
  const [, type = '', ...flags] = comment.replace(/^#[#\s]*/, '').split(/\s+/);
  const areColumns = flags.slice(0, 3).every((flag) => /^[yn-]$/.test(flag));
  return /^(?:inet|unix|unix-dgram|fifo|pass)$/.test(type) && flags.length >= 6 && areColumns;
}

function trimmed(text: string, { start, end }: Span): Span {
  const line = text.slice(start, end);
  const inner = line.trim();
  const from = start + line.indexOf(inner);
  return { start: from, end: from + inner.length };
}
