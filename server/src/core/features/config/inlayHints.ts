import type { Configuration } from '../../config/configuration.ts';
import { parameterNamed } from '../../config/parameters.ts';
import type { Service, Setting } from '../../config/settings.ts';
import type { Span } from '../../text/span.ts';
import type { InlayHint } from '../types.ts';
import { shorten } from './markdown.ts';

/** In characters; a hover shows the whole. */
const shownLength = 60;

/** What the values of main.cf with `$name` in them come to, behind each value that counts and touches `range`. */
export function mainInlayHints(configuration: Configuration, range: Span): InlayHint[] {
  return [...configuration.settings.values()]
    .filter(({ assignment }) => assignment && touchesRange(assignment.valueSpan, range))
    .flatMap((setting) => hintOf(configuration, setting, setting.assignment?.valueSpan.end))
    .sort((a, b) => a.offset - b.offset);
}

/** The same for the `-o` settings of master.cf, for the service in which each stands. */
export function masterInlayHints(configuration: Configuration, range: Span): InlayHint[] {
  const services = configuration.services.filter(({ entry }) => touchesRange(entry.line.span, range));
  return services
    .flatMap((service) => ownSettings(service).flatMap((each) => hintInService(configuration, each, service)))
    .sort((a, b) => a.offset - b.offset);
}

/** Those that stand in its own lines: services of one name and type share their settings. */
function ownSettings({ entry, settings }: Service): Setting[] {
  const own = new Set(entry.options);
  return [...(settings?.values() ?? [])].filter(({ option }) => option && own.has(option));
}

function hintInService(configuration: Configuration, each: Setting, service: Service): InlayHint[] {
  return hintOf(configuration, each, each.option?.valueSpan.end, service);
}

function hintOf(
  { examination }: Configuration,
  setting: Setting,
  offset: number | undefined,
  service?: Service,
): InlayHint[] {
  if (offset === undefined || !setting.value.includes('$') || parameterNamed(setting.name)?.rawString)
    return [];
  const { text, failed, problems } = examination.expand(setting, service);
  const shown = text.trim().replace(/\s+/g, ' ');
  if (failed || problems.length > 0 || shown === setting.value) return [];
  return [{ offset, label: `→ ${shorten(shown, shownLength)}` }];
}

function touchesRange({ start, end }: Span, range: Span): boolean {
  return start <= range.end && range.start <= end;
}
