// Marks the section that is being read, where the list stays in sight beside the text.
const links = [...document.querySelectorAll(".contents-list__link")];
const heads = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));

function mark() {
  const at = heads.findLastIndex((head) => head && head.getBoundingClientRect().top < innerHeight * 0.35);
  links.forEach((link) => link.removeAttribute("aria-current"));
  links[at]?.setAttribute("aria-current", "location");
}

addEventListener("scroll", mark, { passive: true });
mark();
