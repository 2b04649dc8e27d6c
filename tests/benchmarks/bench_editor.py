"""Measures the editor in Chromium: `uv run --group test python -m tests.benchmarks.bench_editor`.

Two editors take turns, of the clinic's own site and of one with generated pages added. A word is typed into the clinic's longest
page; measured is from the pause (the moment after which the editor asks for the page) to the frame in which the preview shows the
word. Then keys are typed into a text of 10,000 words: the main thread's time of each. Prints medians and 95th percentiles; the
aims are 150 ms, at most a fifth more on the larger site, and 16 ms a key.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.benchmarks.bench_draft import lay_out
from tests.support.browser import FLAGS, ensure_browser
from tests.support.editor import Running, running
from tests.support.site import Site, real_site

LONGEST = "pages/attachment-based-therapy/concepts.md"
PAUSE = 150  # ms that the editor waits after a key, in static/screens/page.js
WORDS = "Some plain words of a sentence that somebody writes about care and closeness. "

# Resolves with the time from the last key to the frame that shows the word.
UNTIL_SHOWN = """async (word) => {
  const frame = document.querySelector("iframe").contentDocument;
  const shown = () => frame.body.textContent.includes(word);
  await new Promise((done) => {
    const look = () => shown() && (observer.disconnect(), done());
    const observer = new MutationObserver(look);
    observer.observe(frame, { subtree: true, childList: true, characterData: true });
    look();
  });
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - window.lastKey;
}"""
ON_KEYS = """() => {
  window.keys = [];
  document.addEventListener("keydown", () => {
    window.lastKey = performance.now();
    const start = performance.now(), channel = new MessageChannel();
    channel.port1.onmessage = () => window.keys.push(performance.now() - start);
    requestAnimationFrame(() => channel.port2.postMessage(null));
  }, true);
}"""


def open_page(page: Page, editor: Running, path: str) -> None:
    """Opens a page of the site in the editor, with the cursor at the end of its text."""
    page.goto(editor.keys.address)
    page.goto(f"{editor.url}/-/#/page/{path}")
    page.frame_locator("iframe").first.locator("h1").wait_for()
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.evaluate(ON_KEYS)


def preview_times(pages: Sequence[Page], repeats: int) -> list[list[float]]:
    """For each of the pages, which take turns: ms from the pause to the painted preview."""
    taken: list[list[float]] = [[] for _ in pages]
    for number in range(repeats + 3):
        for times, page in zip(taken, pages, strict=True):
            page.bring_to_front()
            word = f"word{number:04}x"
            page.keyboard.type(f" {word}")
            times.append(page.evaluate(UNTIL_SHOWN, word) - PAUSE)
    return [times[3:] for times in taken]


def key_times(page: Page, keys: int) -> list[float]:
    """ms of the main thread from each key to the end of the frame that it is shown in, less the wait for that frame."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def busy() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return float(next(m["value"] for m in metrics if m["name"] == "TaskDuration")) * 1000

    times: list[float] = []
    for number in range(keys):
        before = busy()
        page.keyboard.press("abcdefgh "[number % 9])
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        times.append(busy() - before)
    return times


def said(times: Sequence[float]) -> str:
    """The figures of a line."""
    return f"median {statistics.median(times):.1f} ms, 95th percentile {statistics.quantiles(times, n=20)[-1]:.1f} ms"


def main() -> None:
    """Reads the command line and measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--repeats", type=int, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        lay_out(Path(folder) / "large", options.pages)
        small = real_site(Path(folder) / "small")
        long = (small.content / "pages/about.md").read_text().split("---\n")[1]
        small.write({"pages/long.md": f"---\n{long}---\n\n" + f"## Words\n\n{WORDS * 8}\n\n" * 97})
        browser = playwright.chromium.launch(executable_path=ensure_browser(), args=FLAGS)
        with running(small) as one, running(Site(Path(folder) / "large")) as other:
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            pages = [context.new_page() for _ in (one, other)]
            for page, editor in zip(pages, (one, other), strict=True):
                open_page(page, editor, LONGEST)
            taken = preview_times(pages, options.repeats)
            for times, editor in zip(taken, (one, other), strict=True):
                number = len(editor.editor.sessions().development.model.entries)
                print(f"Preview, one of {number} pages: {said(times)}")
            print(
                f"The larger takes {statistics.median(taken[1]) / statistics.median(taken[0]):.2f} of the smaller's time"
            )
            page = context.new_page()
            open_page(page, one, "pages/long.md")
            print(f"A key in a text of 10,000 words: {said(key_times(page, 200))}")
        browser.close()


if __name__ == "__main__":
    main()
