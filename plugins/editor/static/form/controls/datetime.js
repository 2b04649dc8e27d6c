import { fresh_id, h } from "../../dom.js";
import { moment_of, on_the_wall, zone_in_words } from "../time.js";
import { text } from "./text.js";

/** A day and a time on the clinic's clocks, wherever the browser is. One that is written without its offset stays a text. */
export function datetime(place) {
  const { id, value, set } = place;
  const wall = value ? on_the_wall(value) : "";
  if (wall === null) return text(place);
  const zone = h("span", { class: "small soft", id: fresh_id("zone") });
  const say_zone = () => (zone.textContent = `The clinic's time: ${zone_in_words(input.value)}`);
  const input = h("input", {
    id,
    class: "input short",
    type: "datetime-local",
    props: { value: wall },
    on: {
      input: () => {
        say_zone();
        set(input.value ? moment_of(input.value) : null);
      },
    },
  });
  say_zone();
  return { element: h("div", { class: "row" }, input, zone), target: input };
}
