// Questions asked on each pause: at most one is under way, and only the newest answer counts.

/** `run(signal)` asks, `pause` is in milliseconds. {soon(), now(), stop()}: ask after a pause, at once, never again. */
export function newest(run, pause = 150) {
  let timer = 0;
  let busy = false;
  let again = false;
  let stopped = false;
  const now = async () => {
    clearTimeout(timer);
    if (stopped) return;
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    again = false;
    try {
      await run(() => again || stopped);
    } finally {
      busy = false;
    }
    if (again) await now();
  };
  return {
    now,
    soon() {
      clearTimeout(timer);
      timer = setTimeout(now, pause);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
