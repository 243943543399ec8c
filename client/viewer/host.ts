/** The extension host, as the page sees it. */
import type { AskName, AskParams, AskResult, Choice, FromHost, ToHost } from '../src/logViewer/messages.ts';

interface VsCodeApi {
  postMessage(message: ToHost): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();

type Settle = (result: unknown) => void;

const waiting = new Map<number, Settle>();
let lastId = 0;

/** What is not an answer to a question. */
export type HostEvent = Exclude<FromHost, { readonly kind: 'answer' | 'fault' }>;

/** Calls `handle` for what the host tells of itself, and `failed` when a question could not be answered. */
export function listen(handle: (event: HostEvent) => void, failed: (text: string) => void): void {
  window.addEventListener('message', ({ data }: MessageEvent<FromHost>) => {
    if (data.kind !== 'answer' && data.kind !== 'fault') return handle(data);
    const settle = waiting.get(data.id);
    waiting.delete(data.id);
    if (!settle) return;
    if (data.kind === 'fault' && data.text !== null) failed(data.text);
    settle(data.kind === 'answer' ? data.result : undefined);
  });
}

export function post(message: ToHost): void {
  api.postMessage(message);
}

/** Asks the server; undefined when it does not answer, or when `signal` gave the question up. */
export function ask<Name extends AskName>(
  name: Name,
  params: AskParams<Name>,
  signal?: AbortSignal,
): Promise<AskResult<Name> | undefined> {
  const id = ++lastId;
  return new Promise((resolve) => {
    // The host passes on what the server answers to this very question.
    waiting.set(id, (result) => resolve(result as AskResult<Name> | undefined));
    post({ kind: 'ask', id, name, params });
    signal?.addEventListener('abort', () => {
      if (!waiting.delete(id)) return;
      post({ kind: 'cancel', id });
      resolve(undefined);
    });
  });
}

/** Lets the user choose in VS Code's own way; the choice's id, or undefined. */
export function choose(title: string, choices: readonly Choice[]): Promise<string | undefined> {
  const id = ++lastId;
  return new Promise((resolve) => {
    waiting.set(id, (result) => resolve(typeof result === 'string' ? result : undefined));
    post({ kind: 'choose', id, title, choices });
  });
}

export function savedState(): unknown {
  return api.getState();
}

export function saveState(state: object): void {
  api.setState(state);
}
