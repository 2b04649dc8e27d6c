// What was written and not saved yet, kept in the browser with its undo: there again after a reload or a closed window.

const STORE = "unsaved";
let opened = null;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("editor", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function ask(mode, run) {
  const store = (await database()).transaction(STORE, mode).objectStore(STORE);
  const request = run(store);
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result ?? null);
    request.onerror = () => reject(request.error);
  });
}

/** What was kept of a page last, or null: what `keep` or `keep_at_once` was given. A browser that keeps nothing has nothing. */
export async function kept(path) {
  const found = await ask("readonly", (store) => store.get(path)).catch(() => null);
  const last = JSON.parse(localStorage.getItem(key(path)) ?? "null");
  return last && last.at > (found?.at ?? 0) ? last : found;
}

/** Keeps it before this returns, for the moment in which the page goes away. `what.at` is when. */
export function keep_at_once(path, what) {
  try {
    localStorage.setItem(key(path), JSON.stringify(what));
  } catch {
    // There is no room: what was kept a moment ago has to do.
  }
}

function key(path) {
  return `editor:${path}`;
}

/** Keeps it. */
export function keep(path, what) {
  return ask("readwrite", (store) => store.put(what, path)).catch(() => null);
}

/** Lets go of it. */
export function let_go(path) {
  localStorage.removeItem(key(path));
  return ask("readwrite", (store) => store.delete(path)).catch(() => null);
}
