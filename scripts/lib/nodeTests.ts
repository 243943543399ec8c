/** Runs test files with Node's own test runner and counts what happens. */
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { type EventData, run } from 'node:test';
import { inspect } from 'node:util';
import { projectRoot } from './project.ts';
import type { Failure, Skip, SuiteResult } from './results.ts';

/** A file that hangs fails after this time, in milliseconds. */
const fileTimeLimit = 600_000;

/** Each file runs in a process of its own, `concurrency` at a time (as many as there are processors). */
export async function runTestFiles(
  files: readonly string[],
  concurrency = availableParallelism(),
): Promise<SuiteResult> {
  const failures: Failure[] = [];
  const skips: Skip[] = [];
  const errorOutput = new Map<string, string>();
  let passed = 0;
  const stream = run({ files, concurrency, timeout: fileTimeLimit, cwd: projectRoot });
  stream.on('test:pass', (test) => {
    if (test.details.type === 'suite') return;
    const skip = skipOf(test);
    if (skip) skips.push(skip);
    else passed++;
  });
  stream.on('test:fail', (test) => {
    if (!isParentOfFailures(test)) failures.push(failureOf(test, errorOutput.get(test.file ?? '')));
  });
  stream.on('test:stderr', ({ file, message }) => {
    errorOutput.set(file, (errorOutput.get(file) ?? '') + message);
  });
  for await (const _ of stream.resume()) {
    // The listeners do the work; the loop waits for the end.
  }
  return { passed, failures, skips };
}

function skipOf(test: EventData.TestPass): Skip | undefined {
  const { skip, todo } = test;
  if (skip === undefined && todo === undefined) return undefined;
  const said = skip ?? todo;
  return { name: nameOf(test), reason: typeof said === 'string' ? said : 'by the test' };
}

/** A test fails with its subtests, which are counted themselves. */
function isParentOfFailures({ details }: EventData.TestFail): boolean {
  return 'failureType' in details.error && details.error.failureType === 'subtestsFailed';
}

/** A file that cannot be loaded fails as a whole: then its error output tells why. */
function failureOf(test: EventData.TestFail, errorOutput = ''): Failure {
  const { error } = test.details;
  const details = inspect(error.cause ?? error);
  return { name: nameOf(test), details: test.name === test.file ? `${details}\n${errorOutput}` : details };
}

function nameOf({ file, line, name }: EventData.TestPass | EventData.TestFail): string {
  const place = file ? `${relative(projectRoot, file)}:${line ?? 1}` : '';
  return name === file ? relative(projectRoot, name) : `${place} ${name}`.trim();
}
