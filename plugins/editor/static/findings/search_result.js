// How the page may look among search results and where a link to it is shared, with the cut where the room ends; how it reads.
import { fill, h } from "../dom.js";

/** {element, show(look)}. */
export function search_result() {
  const element = h("section", { class: "looks", "aria-label": "Elsewhere" });
  let shown = "";
  const show = ({ result, share, words, minutes, grade }) => {
    const now = JSON.stringify([result, share, words, minutes, grade]);
    if (now === shown) return;
    shown = now;
    fill(
      element,
      h("h3", {}, "In search results"), result ? of_search(result) : h("p", { class: "soft" }, "Not yet."),
      h("h3", {}, "Where a link is shared"), share ? of_share(share) : h("p", { class: "soft" }, "Not yet."),
      h("h3", {}, "Reading"), of_reading(words, minutes, grade),
    );
  };
  return { element, show };
}

function of_search({ title, address, description, title_cut, description_cut }) {
  const cut = [title_cut && title_cut !== title && "title", description_cut && description_cut !== description && "description"].filter(Boolean);
  return h(
    "div", { class: "looks__result" },
    h("p", { class: "looks__address" }, address),
    h("p", { class: "looks__title" }, title_cut || title),
    h("p", {}, description_cut || description),
    cut.length > 0 && h("p", { class: "help" }, `There is no room for all of the ${cut.join(" and the ")}.`),
  );
}

function of_share({ title, description, image }) {
  return h(
    "div", { class: "looks__card" },
    image && h("img", { src: own(image), alt: "", loading: "lazy" }),
    h("div", {}, h("p", { class: "looks__title" }, title), h("p", {}, description)),
  );
}

function of_reading(words, minutes, grade) {
  const about = `${words} words, ${minutes === 1 ? "one minute" : `${minutes} minutes`} to read.`;
  const level = grade === null || grade === undefined ? "" : ` As easy as school grade ${grade}${grade > 9 ? "; shorter sentences would help" : ""}.`;
  return h("p", {}, about, level);
}

/** The picture's address on this machine. */
function own(address) {
  return new URL(address, location.origin).pathname;
}
