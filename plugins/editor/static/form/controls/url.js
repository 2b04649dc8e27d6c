import { h } from "../../dom.js";

/** A web address, with a way to see where it leads. */
export function url({ id, value, name, set }) {
  const link = h("a", { target: "_blank", rel: "noreferrer", class: "small" }, "Open it", h("span", { class: "unseen" }, ` (${name}, in a new tab)`));
  const point = (address) => {
    link.hidden = !/^https?:\/\/\S+\.\S+/.test(address ?? "");
    if (!link.hidden) link.href = address;
  };
  const input = h("input", {
    id,
    class: "input",
    type: "url",
    inputmode: "url",
    autocomplete: "off",
    props: { value: value ?? "" },
    on: {
      input: () => {
        point(input.value);
        set(input.value.trim() || null);
      },
    },
  });
  point(value);
  return { element: h("div", {}, input, link), target: input };
}
