// Searches the index of the site's words. Nothing of it is loaded before the field is used, or the address has words.
const root = document.querySelector(".site-search");
const part = name => root.querySelector(`.site-search__${name}`);
const [form, field, status, list, nothing] = ["form", "field", "status", "results", "nothing"].map(part);
const say = root.dataset;
const skip = new Set(say.skip.split(" "));
const MOST = 8;
const LEAST = 0.2; // of the best one's score
let loading, timer, latest;

const load = () =>
  (loading ??= import(say.index).then(async index => {
    await index.options({ baseUrl: say.base, noWorker: true, excerptLength: 24, ranking: { metaWeights: { title: 6, words: 9 } } });
    await index.init();
    return index;
  }));

// Pages with all of the words, and those with some: the rarer the word, the more it counts.
async function find(index, text) {
  const words = text.toLowerCase().split(/\s+/).filter(word => word && !skip.has(word.replace(/\W+$/, "")));
  const found = new Map((await index.search(words.join(" ") || text)).results.map(result => [result.id, result]));
  if (words.length > 1) {
    const some = new Map();
    for (const word of words)
      for (const result of (await index.search(word)).results) {
        result.score += some.get(result.id)?.score ?? 0;
        some.set(result.id, result);
      }
    for (const [id, result] of some) if (!found.has(id)) found.set(id, result);
  }
  const best = [...found.values()].sort((a, b) => b.score - a.score).slice(0, MOST);
  return Promise.all(best.filter(result => result.score >= best[0].score * LEAST).map(result => result.data()));
}

// Where a page stands, by the list of all pages.
function trail(url) {
  const own = [...document.querySelectorAll(".page-list a")].find(link => link.pathname === url);
  const names = [];
  let at = own?.closest("li")?.parentElement;
  while ((at = at?.closest("li, .page-list__topic"))) {
    names.unshift(at.querySelector("a, h3").textContent);
    at = at.parentElement;
  }
  return names.join(" › ");
}

function row({ url, meta, excerpt }) {
  const item = document.createElement("li");
  item.className = "site-search__result";
  item.innerHTML = '<a class="site-search__title"></a><p class="site-search__trail"></p><p class="site-search__excerpt"></p>';
  const [title, place, text] = item.children;
  title.href = url;
  title.textContent = meta.title;
  place.textContent = trail(url);
  place.hidden = !place.textContent;
  text.innerHTML = excerpt; // the page's own words, escaped by the index
  return item;
}

async function search() {
  clearTimeout(timer);
  const text = field.value.trim();
  if (text === latest) return;
  latest = text;
  history.replaceState(null, "", text ? `?q=${encodeURIComponent(text)}` : location.pathname);
  let rows = [];
  let words = "";
  if (text) {
    status.textContent ||= say.wait;
    try {
      rows = (await find(await load(), text)).map(row);
      words = rows.length > 1 ? say.many : rows.length ? say.one : say.none;
    } catch {
      loading = undefined;
      words = say.failed;
    }
    if (text !== latest) return; // somebody has typed on
  }
  list.replaceChildren(...rows);
  list.hidden = !rows.length;
  nothing.hidden = words !== say.none;
  status.textContent = words.replace("[number]", rows.length).replace("[words]", () => text);
}

field.addEventListener("focus", () => load().catch(() => (loading = undefined)), { once: true });
field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(search, 300);
});
form.addEventListener("submit", event => {
  event.preventDefault();
  search();
});
root.addEventListener("keydown", event => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const stops = [field, ...list.querySelectorAll("a")];
  const next = stops[stops.indexOf(document.activeElement) + step];
  if (next) {
    event.preventDefault();
    next.focus();
  }
});

const asked = new URLSearchParams(location.search).get("q");
if (asked) {
  field.value = asked;
  search();
}
