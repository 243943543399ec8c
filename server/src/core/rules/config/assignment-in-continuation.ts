import type { Configuration } from '../../config/configuration.ts';
import { parameterNamed } from '../../config/parameters.ts';
import { fileSpan } from '../../syntax/logicalLines.ts';
import type { Assignment } from '../../syntax/mainCf.ts';
import type { Span } from '../../text/span.ts';
import type { ConfigRule } from './context.ts';

export const assignmentInContinuation: ConfigRule = {
  code: 'assignment-in-continuation',
  severity: 'warning',
  message: {
    en: '"{name} =" is indented, so it sets nothing: the line continues the value of {above}. Remove the white space before it',
    ja: '"{name} =" は字下げされているため、何も設定しません。この行は {above} の値の続きになっています。行頭の空白を取り除いてください',
  },
  docs: {
    what: {
      en: 'A line that begins with white space belongs to the value above it, even after blank lines and comments. An indented `name = value` therefore becomes part of that value, without any warning.',
      ja: '空白で始まる行は、間に空行やコメントがあっても、上の値の続きです。そのため、字下げされた `名前 = 値` は警告なしに上の値の一部になります。',
    },
    bad: 'mydestination = example.com\n\n  relayhost = [mail.example.com]\n',
    good: 'mydestination = localhost\n\nrelayhost = [mail.example.com]\n',
  },
  *check({ configuration, file }) {
    if (file !== 'main') return;
    for (const entry of configuration.main.tree.entries) {
      if (entry.kind !== 'assignment' || entry.line.segments.length < 2) continue;
      for (const { name, span } of hiddenAssignments(entry, configuration)) {
        yield { span, args: { name, above: entry.name }, related: [{ span: entry.nameSpan, message }] };
      }
    }
  },
};

const message = { en: 'The value begins here', ja: '値はここから始まっています' };

/** Continuation lines, outside of braces, that look like a setting of a parameter. */
function* hiddenAssignments(
  { line, value }: Assignment,
  { examination }: Configuration,
): Generator<{ name: string; span: Span }> {
  if (!value.includes('=')) return;
  let level = 0;
  for (const [index, { at, span }] of line.segments.entries()) {
    const text = line.text.slice(at, at + span.end - span.start);
    const match = index > 0 && level === 0 ? /^([ \t-\r]+)([A-Za-z0-9_]+)[ \t-\r]*=(?!=)/.exec(text) : null;
    const [, blanks = '', name = ''] = match ?? [];
    if (match && (parameterNamed(name) ?? examination.names.get(name))) {
      const start = at + blanks.length;
      yield { name, span: fileSpan(line, start, start + name.length) };
    }
    level = Math.max(0, level + (text.split('{').length - text.split('}').length));
  }
}
