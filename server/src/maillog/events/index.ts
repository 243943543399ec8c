import { anvilForms } from './anvil.ts';
import { bounceForms } from './bounce.ts';
import { cleanupForms } from './cleanup.ts';
import { commonForms } from './common.ts';
import { deliveryForms } from './delivery.ts';
import { dnsblogForms } from './dnsblog.ts';
import { type EventForm, type LogEvent, readEvent } from './event.ts';
import { localForms } from './local.ts';
import { masterForms } from './master.ts';
import { nbdbReindexdForms } from './nbdbReindexd.ts';
import { pickupForms } from './pickup.ts';
import { postscreenForms } from './postscreen.ts';
import { postsuperForms } from './postsuper.ts';
import { qmgrForms } from './qmgr.ts';
import { scacheForms } from './scache.ts';
import { smtpForms } from './smtp.ts';
import { smtpdForms } from './smtpd.ts';
import { tlsproxyForms } from './tlsproxy.ts';
import { cacheForms } from './verify.ts';

export type { EventForm, LogEvent } from './event.ts';

/** The forms of each program's messages; any may also write those of `commonForms` and deliveries. */
export const formsByDaemon: ReadonlyMap<string, readonly EventForm[]> = new Map([
  ['smtpd', smtpdForms],
  ['qmqpd', smtpdForms],
  ['cleanup', cleanupForms],
  ['pickup', pickupForms],
  ['qmgr', qmgrForms],
  ['oqmgr', qmgrForms],
  ['smtp', smtpForms],
  ['lmtp', smtpForms],
  ['local', localForms],
  ['virtual', localForms],
  ['pipe', localForms],
  ['bounce', bounceForms],
  ['postsuper', postsuperForms],
  ['postscreen', [...postscreenForms, ...cacheForms]],
  ['dnsblog', dnsblogForms],
  ['anvil', anvilForms],
  ['scache', scacheForms],
  ['verify', cacheForms],
  ['tlsproxy', tlsproxyForms],
  ['tlsmgr', cacheForms],
  ['master', masterForms],
  ['postfix-script', masterForms],
  ['nbdb_reindexd', nbdbReindexdForms],
]);

const noForms: readonly EventForm[] = [];

/** What a message of `daemon` (without its queue ID, or with `NOQUEUE: ` removed) tells, or undefined. */
export function eventOf(daemon: string, message: string): LogEvent | undefined {
  return (
    readEvent(formsByDaemon.get(daemon) ?? noForms, message) ??
    readEvent(deliveryForms, message) ??
    readEvent(commonForms, message)
  );
}
