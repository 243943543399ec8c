/** `work` at most once in `pause` milliseconds; the last call is never lost. */
export function throttled(pause: number, work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;

  const run = () => {
    again = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (again) run();
    }, pause);
    work();
  };
  return () => {
    if (timer === undefined) run();
    else again = true;
  };
}
