// Lets each style's section fold, and joins the sections to the map. Everything is open at first: nothing moves when
// this runs, and a reader who touches nothing has read it all. The map's links stay links, so the address, the Back
// button and a shared link work by themselves.
customElements.define(
  "style-explainer",
  class extends HTMLElement {
    connectedCallback() {
      if (this.show) return;
      this.show = new Map();
      const here = new IntersectionObserver(
        (seen) => seen.forEach(({ target, isIntersecting }) => this.link(target).toggle("is-here", isIntersecting)),
        { rootMargin: "-40% 0% -59%" },
      );
      for (const section of this.querySelectorAll("section")) {
        const panel = section.lastElementChild;
        const button = document.createElement("button");
        const name = section.querySelector(".style-explainer__name");
        const fold = (folded) => {
          // Folded text is still found by the browser's own search, which unfolds it again.
          panel.hidden = folded && "until-found";
          button.setAttribute("aria-expanded", !folded);
          this.link(section).toggle("is-folded", folded);
        };
        button.type = "button";
        button.setAttribute("aria-controls", panel.id);
        button.append(...name.childNodes);
        name.append(button);
        button.onclick = () => fold(!panel.hidden);
        panel.onbeforematch = () => fold(false);
        this.show.set("#" + section.id, () => {
          fold(false);
          button.focus({ preventScroll: true });
        });
        fold(false);
        here.observe(section);
      }
      this.addEventListener("click", ({ target }) => {
        const link = target.closest("a[href^='#']");
        if (!link) return;
        this.from = link;
        // The same address again is no change of address. The browser takes the focus away first.
        if (link.getAttribute("href") === location.hash) setTimeout(() => this.follow());
      });
      addEventListener("hashchange", () => this.follow());
      // The browser ends a page's loading without any focus, so a shared link gets its own after that.
      const arrive = () => document.activeElement === document.body && this.follow();
      if (document.readyState === "complete") arrive();
      else addEventListener("load", () => setTimeout(arrive));
    }

    // The classes of the style's region on the map; without a map, of nothing that anyone sees.
    link(section) {
      return (this.querySelector(`a[href="#${section.id}"]`) || section).classList;
    }

    // Opens and focuses the style that the address names; back before any choice, the focus returns to the map.
    follow() {
      const show = this.show.get(location.hash);
      if (show) show();
      else if (this.from && this.contains(document.activeElement)) this.from.focus({ preventScroll: true });
    }
  },
);
