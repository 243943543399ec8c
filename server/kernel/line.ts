/** The line at hand: what the readers found in it. */

/** A queue ID: where it stands, its hash, and its first 16 bytes, zeros behind its end. */
@unmanaged
export class QueueId {
  start: usize;
  end: usize;
  hash: i32;
  low: u64;
  high: u64;
}

@unmanaged
export class Line {
  start: usize;
  /** Behind the last byte that counts: no line end. */
  end: usize;
  /** Bytes in the file, line end included. */
  size: u32;
  isStamped: bool;
  /** Number of the host; 0 for none. */
  host: i32;
  /** Number of the writer's tag; -1 for none. */
  tag: i32;
  /** What is known of the writer: `WRITER_…`; 0 for none. */
  writer: u32;
  pid: i32;
  /** Where the message starts, behind `tag[pid]: ` and a queue ID that leads it. */
  message: usize;
  hasId: bool;
  /** The ID leads the message; otherwise it stands behind `warning: `, or in a line of another program. */
  isLed: bool;
  hasOtherId: bool;
  /** The other ID is what the reply says the message was queued as, or forwarded as. */
  isQueuedAs: bool;
  isForwardedAs: bool;
  /** The value of the phrase that the message begins with; 0 for none. */
  phrase: i32;
  /** Deliveries and senders: the value of the phrase behind `, status=`; 0 for none. */
  status: i32;
  /** Deliveries: milliseconds. Senders: the size, -1 where it is missing. */
  number: i32;
  /** The recipient, the sender or the client; -1 for none. */
  text: i32;
  /** The relay, or the SASL user; -1 for none. */
  otherText: i32;
  /** The relay is on this machine. */
  isLocal: bool;
}

export const line: Line = changetype<Line>(memory.data(128, 16));
/** Its queue ID, and another that it names. */
export const ownId: QueueId = changetype<QueueId>(memory.data(32, 16));
export const otherId: QueueId = changetype<QueueId>(memory.data(32, 16));
