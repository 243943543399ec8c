/**
 * What the kernel (server/kernel) says of one line: WIDTH numbers of 32 bits, of which these are the places. The file is
 * read by TypeScript and by AssemblyScript, so it holds plain constants alone.
 *
 * A place holds something for the lines that its comment names, and rubbish for others. Positions are addresses in the
 * kernel's memory, valid until it reads on.
 */

/** Numbers of one record. */
export const WIDTH = 40;

/** Bytes of the line in the file, line end included. */
export const SIZE = 0;
export const START = 1;
/** Behind the last byte that counts: no line end. */
export const END = 2;
/** Some of the bits below. */
export const FLAGS = 3;
/** The message, behind `tag[pid]: `. */
export const MESSAGE = 4;
/** Numbers that TypeScript gave: host 0 says that there is none, writer -1 likewise. */
export const HOST = 5;
export const WRITER = 6;
/** The process id of writers with CLASS_PROCESS. */
export const PID = 7;
/** The value of the phrase that the message begins with; 0 for none. */
export const PHRASE = 8;
/** Deliveries and senders: the value of the phrase behind `, status=`; 0 for none. */
export const STATUS = 9;
/** Deliveries: milliseconds. Senders: the size, -1 where it is missing. */
export const NUMBER = 10;
/** A stamp that differs from the line's before: year (0 where it has none), month (1 to 12), day, seconds of the day. */
export const YEAR = 11;
export const MONTH = 12;
export const DAY = 13;
export const TIME = 14;
/** Seconds east of UTC, NO_ZONE where the stamp does not say. */
export const ZONE = 15;

/** A queue ID: from, to, hash, and its first 16 bytes as four numbers, zeros behind its end. */
export const ID = 16;
/** Another queue ID, which the line names. */
export const OTHER_ID = 23;
export const ID_START = 0;
export const ID_END = 1;
export const ID_HASH = 2;
export const ID_WORDS = 3;

/** A text: from, to, hash. The recipient, the sender or the client. */
export const TEXT = 30;
/** The relay, or the SASL user. */
export const OTHER_TEXT = 33;
export const TEXT_START = 0;
export const TEXT_END = 1;
export const TEXT_HASH = 2;

export const NO_ZONE = 0x7fffffff;

/** The line has a stamp. */
export const STAMPED = 1;
/** YEAR to ZONE are set. */
export const NEW_STAMP = 2;
/** Postfix wrote it. */
export const POSTFIX = 4;
/** ID is set: it stands before the message, behind `warning: `, or in a line of another program. */
export const HAS_ID = 8;
/** The message follows the ID: MESSAGE is behind it. */
export const LEADING_ID = 16;
export const HAS_OTHER_ID = 32;
/** OTHER_ID is what a reply says the message was `queued as`, or `forwarded as`; without HAS_OTHER_ID it is none of ours. */
export const QUEUED_AS = 64;
export const FORWARDED_AS = 128;
export const HAS_TEXT = 256;
export const HAS_OTHER_TEXT = 512;

/** What is to be read behind a phrase. */
export const READ_NOTHING = 0;
/** `to=<…>, relay=…, delay=…, status=…`: TEXT, OTHER_TEXT, NUMBER, STATUS; HAS_TEXT where all is there. */
export const READ_DELIVERY = 1;
/** `from=<…>, size=…` or `from=<…>, status=…`: TEXT, NUMBER or STATUS. */
export const READ_SENDER = 2;
/** `client=…, sasl_username=…, orig_queue_id=…`: TEXT, OTHER_TEXT, OTHER_ID. */
export const READ_CLIENT = 3;
/** A colon and a queue ID: OTHER_ID; in messages without an ID, and with another colon behind, ID. */
export const READ_NAMED_ID = 4;
/** `orig_id=…`: OTHER_ID. */
export const READ_ORIGINAL_ID = 5;

/** Tables of phrases. */
export const PHRASES_WITH_ID = 0;
export const PHRASES_WITHOUT_ID = 1;
export const PHRASES_OF_STATUS = 2;
/** Words before queue IDs in lines of other programs. */
export const PHRASES_FOREIGN = 3;

/** Why the kernel stopped: at the end, to ask who a host or a writer is, at a wrapped line, or because no record was free. */
export const STOP_END = 0;
export const STOP_HOST = 1;
export const STOP_WRITER = 2;
export const STOP_WRAPPED = 3;
export const STOP_FULL = 4;

/** What is to be known of a writer: Postfix; its processes are told apart; its messages name queue IDs. */
export const CLASS_POSTFIX = 1;
export const CLASS_PROCESS = 2;
export const CLASS_NAMES_IDS = 4;
