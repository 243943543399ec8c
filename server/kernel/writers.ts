/** What TypeScript has told of the writers, by the numbers of their tags. */
import { TEXT_BITS, WRITER_CORE, WRITER_INSTANCE_SHIFT, WRITER_KNOWN } from '../src/maillog/kernelTerms';
import { entry, extend } from './memory';
import { markCore } from './threads';

const directory: usize = memory.data(32_768, 16);
let count = 0;

/** `WRITER_…` of a tag; 0 where nothing is known yet. */
export function writerOfTag(tag: i32): u32 {
  for (; count <= tag; count++) extend(directory, count, TEXT_BITS, 4);
  return load<u32>(entry(directory, tag, TEXT_BITS, 4));
}

/** Keeps what a tag's writer is. */
export function tellWriter(tag: i32, writer: u32): void {
  store<u32>(entry(directory, tag, TEXT_BITS, 4), writer | WRITER_KNOWN);
  if ((writer & WRITER_CORE) !== 0) markCore(writer >> WRITER_INSTANCE_SHIFT);
}
