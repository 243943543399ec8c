import { execFile } from 'node:child_process';
import { type PostfixVersion, parseVersion } from '../core/config/version.ts';

/** Longer than any postconf takes, in milliseconds: then it hangs, and we do without. */
const patience = 5000;

/**
 * Asks the installed `postconf` for its release: the only program that Postfix Lens runs by itself, and
 * only where the user trusts the workspace. Undefined where there is none, or it does not answer.
 */
export function installedVersion(): Promise<PostfixVersion | undefined> {
  return new Promise((resolve) => {
    const options = {
      encoding: 'utf8' as const,
      timeout: patience,
      windowsHide: true,
      env: withSystemPaths(),
    };
    execFile('postconf', ['-d', '-h', 'mail_version'], options, (error, stdout) => {
      resolve(error ? undefined : parseVersion(stdout));
    });
  });
}

/** Administrators' programs are often not on the path of an editor. */
function withSystemPaths(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/local/sbin` };
}
