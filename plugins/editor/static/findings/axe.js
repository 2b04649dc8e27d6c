// The preview held against the accessibility rules that a writer can mend, in a frame of its own without access to anything.

const WAIT = 20000; // milliseconds for an answer

/** {run(html) -> Promise of findings}. The frame is made at the first run. */
export function axe_checks() {
  let frame = null;
  const ready = () => {
    if (frame) return frame;
    frame = new Promise((done) => {
      const element = document.createElement("iframe");
      Object.assign(element, { src: "/-/axe-frame", title: "Accessibility checks", tabIndex: -1, className: "unseen" });
      element.setAttribute("sandbox", "allow-scripts");
      element.setAttribute("aria-hidden", "true");
      element.addEventListener("load", () => done(element), { once: true });
      document.body.append(element);
    });
    return frame;
  };
  const run = async (html) => {
    const element = await ready();
    const { violations } = await asked(element.contentWindow, html);
    return violations.map(as_finding);
  };
  const close = async () => frame && (await frame).remove();
  return { run, close };
}

function asked(view, html) {
  return new Promise((done, failed) => {
    const id = crypto.randomUUID();
    const end = (settle, value) => {
      clearTimeout(timer);
      window.removeEventListener("message", hear);
      settle(value);
    };
    const hear = (event) => event.source === view && event.data?.id === id && end(done, event.data);
    const timer = setTimeout(end, WAIT, failed, new Error("no answer"));
    window.addEventListener("message", hear);
    view.postMessage({ id, html }, "*"); // the frame has no origin of its own
  });
}

function as_finding({ id, help, nodes }) {
  const words = nodes.map(({ text }) => text).filter(Boolean).slice(0, 3);
  return {
    rule: `axe/${id}`, severity: "warning", stops: "", message: help, words: words[0] ?? "", line: 0, body_line: 0, field: "", mend: "",
    fix: words.length ? `It is about: ${words.map((text) => `“${text}”`).join(", ")}.` : "",
  };
}
