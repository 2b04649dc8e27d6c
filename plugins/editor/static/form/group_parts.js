import { has_value } from "./values.js";

/* What a form and a group do with the parts in them, a Map of name to part. */

/** The group of values with what its parts hold now; the very same object where nothing was touched. */
export function with_parts(given, parts) {
  const now = { ...given };
  let same = true;
  for (const [name, { value }] of parts) {
    const read = value();
    if (read === (given[name] ?? null)) continue;
    same = false;
    if (has_value(read)) now[name] = read;
    else delete now[name];
  }
  return same ? given : now;
}

/** Gives the focus to the part at the end of the way; opens what hides it. Says whether there is one. */
export function focus_in(parts, [name, ...rest]) {
  const found = parts.get(name);
  if (!found) return false;
  open_around(found.element);
  found.focus(rest);
  return true;
}

/** Shows each {finding, way} at its part; returns those that have none. */
export function show_in(parts, found) {
  const left = found.filter(({ way }) => !parts.has(way[0]));
  for (const [name, here] of parts) {
    const mine = found.filter(({ way }) => way[0] === name).map(({ finding, way }) => ({ finding, way: way.slice(1) }));
    here.show(mine);
    if (mine.length) open_around(here.element);
  }
  return left;
}

function open_around(element) {
  for (let around = element.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
}
