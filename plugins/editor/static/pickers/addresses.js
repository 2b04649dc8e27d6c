// Addresses between pages: as texts write them, and as the web knows them.

/** The address of a content file as a page's text names it: `relative("pages/a/x.md", "pages/b.md")` is "../b.md". */
export function relative(from, to) {
  if (to === from) return to.split("/").at(-1);
  const here = from.split("/").slice(0, -1);
  const there = to.split("/");
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  return [...here.slice(same).map(() => ".."), ...there.slice(same)].join("/");
}

/** The content file that a text's link names, seen from its page; null for one that is no path. */
export function resolved(from, href) {
  if (/^[a-z][a-z0-9+.-]*:|^[/#]/i.test(href)) return null;
  const steps = from.split("/").slice(0, -1);
  for (const step of href.split("#")[0].split("/")) {
    if (step === "..") steps.pop();
    else if (step && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

/** The own page that a web address is of: {page, id}, or null. `origins` are where the site stands. */
export function own_page(address, pages, origins) {
  let url;
  try {
    url = new URL(address, origins[0] || location.origin);
  } catch {
    return null;
  }
  if (!origins.concat(location.origin).some((origin) => origin && url.origin === new URL(origin).origin)) return null;
  const page = pages.find((one) => one.url === url.pathname || one.url === `${url.pathname}/`);
  return page ? { page, id: url.hash.slice(1) } : null;
}
