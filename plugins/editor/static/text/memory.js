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

/** What was kept of a page, or null: whatever `keep` was given. A browser that keeps nothing (private mode) has nothing. */
export function kept(path) {
  return ask("readonly", (store) => store.get(path)).catch(() => null);
}

/** Keeps it. */
export function keep(path, what) {
  return ask("readwrite", (store) => store.put(what, path)).catch(() => null);
}

/** Lets go of it. */
export function let_go(path) {
  return ask("readwrite", (store) => store.delete(path)).catch(() => null);
}
