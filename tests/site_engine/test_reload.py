"""A page that is open while the site is built anew shows the new one by itself, where it was scrolled to."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, Route, expect

from plugins.site_engine.handler import served
from plugins.site_engine.reload import Builds, with_script

PAGE = "<!doctype html><html lang='en'><head><title>t</title></head><body><h1>{}</h1><p style='height:3000px'>x</body></html>"


def write(folder: Path, words: str) -> None:
    (folder / "plain").mkdir(parents=True, exist_ok=True)
    (folder / "plain/index.html").write_text(PAGE.format(words))


def test_an_open_page_follows_the_builds(page: Page, tmp_path: Path) -> None:
    """Each build is shown, one after another, as often as the site is built; the place on the page stays."""
    write(tmp_path, "First")
    builds = Builds("a")
    with served(tmp_path, 0, builds) as server:
        page.goto(f"{server.address}/plain/")
        expect(page.locator("h1")).to_have_text("First")
        page.evaluate("scrollTo(0, 500)")
        for words in ("Second", "Third"):
            write(tmp_path, words)
            builds.done()
            expect(page.locator("h1")).to_have_text(words)
        page.wait_for_function("scrollY === 500")


def test_a_server_that_was_started_again_is_seen(page: Page, tmp_path: Path) -> None:
    """After a change of the code the process is another one, on the same port; its first build is not the last one's."""
    write(tmp_path, "Before")
    with served(tmp_path, 0, Builds("one")) as server:
        port = server.server_address[1]
        page.goto(f"{server.address}/plain/")
        expect(page.locator("h1")).to_have_text("Before")
    write(tmp_path, "After")
    with served(tmp_path, port, Builds("two")):
        expect(page.locator("h1")).to_have_text("After")


def test_only_whole_pages_get_the_script() -> None:
    """In front of the end of the body; a page without one stays as it is, and so does every other file."""
    assert with_script(b"<body>a</body></html>", "a-1").endswith(b"</script></body></html>")
    assert with_script(b"<p>a", "a-1") == b"<p>a"


def test_what_is_built_is_served_as_it_is_without_builds(tmp_path: Path, page: Page) -> None:
    """The server of a finished site adds nothing, and tells of nothing."""
    write(tmp_path, "Finished")
    with served(tmp_path) as server:
        answer = page.request.get(f"{server.address}/plain/")
        assert answer.text() == PAGE.format("Finished")
        assert page.request.get(f"{server.address}/.reload").status == 404


def test_a_build_that_ends_before_the_page_listens_is_shown(page: Page, tmp_path: Path) -> None:
    """The page knows which build it is of."""
    write(tmp_path, "First")
    builds = Builds("a")

    def late(route: Route) -> None:
        if builds.latest == "a-0":
            write(tmp_path, "Second")
            builds.done()
        route.continue_()

    page.route("**/.reload", late)
    with served(tmp_path, 0, builds) as server:
        page.goto(f"{server.address}/plain/")
        expect(page.locator("h1")).to_have_text("Second")
