/** What TypeScript and the kernel (server/kernel, AssemblyScript) tell each other. Plain constants: both read this file. */

/** Why the kernel stopped reading lines: all are read; TypeScript is to tell something; the events are to be taken. */
export const STOP_END = 0;
/** The number of the writer asked about is `askedNumber`, its tag stands from `askedStart` to `askedEnd`. */
export const STOP_WRITER = 1;
/** A new stamp: `stampYear` (0 where it has none), `stampMonth`, `stampDay`, `stampTime`, `stampZone`. */
export const STOP_STAMP = 2;
/** A line that may stand for another: from `lineStart` to `lineEnd`, `lineSize` bytes in the file. */
export const STOP_WRAPPED = 3;
export const STOP_EVENTS = 4;

/** A stamp does not say its zone. */
export const NO_ZONE = 0x7fffffff;

/** What is to be known of a writer, as bits; its program's number (`Daemon`) and its instance's number stand above. */
export const WRITER_KNOWN = 1;
export const WRITER_POSTFIX = 2;
/** Its processes are told apart. */
export const WRITER_SESSIONS = 4;
/** Another program that names queue IDs within its lines. */
export const WRITER_NAMES_IDS = 8;
/** One of the programs of which every instance has its own: it has a queue. */
export const WRITER_CORE = 16;
export const WRITER_DAEMON_SHIFT = 8;
export const WRITER_INSTANCE_SHIFT = 16;

/** What is to be read behind a phrase. */
export const READ_NOTHING = 0;
/** `to=<…>, relay=…, delay=…, status=…` */
export const READ_DELIVERY = 1;
/** `from=<…>, size=…` or `from=<…>, status=…` */
export const READ_SENDER = 2;
/** `client=…, sasl_username=…, orig_queue_id=…` */
export const READ_CLIENT = 3;
/** A colon and a queue ID. */
export const READ_NAMED_ID = 4;
/** `orig_id=…` */
export const READ_ORIGINAL_ID = 5;

/** Tables of phrases. */
export const PHRASES_WITH_ID = 0;
export const PHRASES_WITHOUT_ID = 1;
export const PHRASES_OF_STATUS = 2;
/** Words before queue IDs in lines of other programs. */
export const PHRASES_FOREIGN = 3;

/** Interners of the kernel. */
export const HOSTS = 0;
export const TAGS = 1;
export const INSTANCES = 2;
export const ADDRESSES = 3;
export const RELAYS = 4;
export const CLIENTS = 5;
export const LONG_IDS = 6;
export const INTERNERS = 7;

/** Bytes before an interned text: its number in four, its length in two, and two for nothing. */
export const TEXT_HEADER = 8;

/** Entries of one segment of a table, as a power of two. */
export const LINE_BITS = 13;
export const THREAD_BITS = 12;
export const DELIVERY_BITS = 13;
export const TEXT_BITS = 13;

/** Numbers of 32 bits kept of a line: its thread, the line before of the thread, process and size (16 bits each). */
export const LINE_WIDTH = 3;
/** Lines of a block, as a power of two, and what they share: offset (64 bits), seconds, number of deliveries before. */
export const BLOCK_BITS = 6;
export const BLOCK_WIDTH = 4;
/** The size of a line that does not fit: an event tells it. */
export const LONG_LINE = 65_535;

/** Numbers kept of a delivery: recipient, relay, milliseconds. */
export const DELIVERY_WIDTH = 3;

/** Numbers of an event: what, a thread, another (-1 for none), the line, and from where to where a queue ID stands. */
export const EVENT_WIDTH = 6;
/** Up to this number the event is a link of this kind (`LinkKind`); without another thread its ID is still to come. */
export const EVENT_LAST_LINK = 15;
/** A thread without a beginning: links before may have named its ID. */
export const EVENT_CUT_THREAD = 16;
/** A line of LONG_LINE bytes or more: its size in the place of the thread. */
export const EVENT_LONG_LINE = 17;
