import { tell } from "../live.js";
import { delete_file } from "./delete.js";
import { bring_online, take_offline } from "./offline.js";
import { rename } from "./rename.js";
import { sign } from "./sign.js";
import { problem_in_words } from "../words.js";

const HIDDEN = new Set(["draft", "offline"]); // states in which no visitor sees a page

/**
 * What can be done with a page, as items for `menu`. `page`: {path, title, url, status}. `done(path)` is called when something was
 * done; path is undefined when the page is gone.
 */
export function page_menu(page, done) {
  const doing = (action) => () => action(page, done).catch((problem) => tell(problem_in_words(problem), { stays: true }));
  return [
    { label: "Rename or move", run: doing(rename) },
    HIDDEN.has(page.status) ? { label: "Show it to visitors", run: doing(bring_online) } : { label: "Take it offline", run: doing(take_offline) },
    { label: "Sign its words", run: doing(sign) },
    { label: "Earlier versions", href: `#/history/${page.path}` },
    { label: "Delete", run: doing(delete_file), danger: true },
  ];
}
