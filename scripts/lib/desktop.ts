/** The desktop VS Code of whoever runs the project. */
import { findProgram } from './processes.ts';

export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return Boolean(DISPLAY || WAYLAND_DISPLAY);
}

/**
 * The `code` command that can open a window of its own with a folder's extension in it. The commands of that
 * name inside a remote window and in WSL hand over to a VS Code elsewhere, which does not have our folder.
 */
export function findDesktopCode(): string | undefined {
  const { VSCODE_IPC_HOOK_CLI, WSL_DISTRO_NAME } = process.env;
  if (VSCODE_IPC_HOOK_CLI || WSL_DISTRO_NAME || !hasDisplay()) return undefined;
  return findProgram('code');
}
