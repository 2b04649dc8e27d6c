from __future__ import annotations

import re
import shutil

from tests.support.site import PROJECT, Site, lines

# What a page of the theme needs, and nothing else.
PLUGINS = ["plugins.content_model", "plugins.us_care", "plugins.theme_assets"]


def test_pages_hold_their_styles_and_link_files_that_exist(small: Site) -> None:
    """A real build: the style stands in the head, and every file of the theme that a page names was written."""
    result = small.build(PLUGINS=PLUGINS)
    assert result.ok, lines(result.findings)
    html = small.html("/")
    assert re.search(r"<style>:root\{", html)
    assert 'rel="stylesheet"' not in html
    named = set(re.findall(r'(?:href|src)="(/assets/[^"]+)"', html))
    assert named
    for address in named:
        assert (small.output / address.lstrip("/")).is_file(), address


def test_a_page_without_a_component_has_no_style_of_it(small: Site) -> None:
    """The summary's style is on the page that has a summary, and on no other."""
    small.write(
        {"pages/plain.md": (small.content / "pages/plain.md").read_text() + "\n/// summary\n\nIn short.\n\n///\n"}
    )
    assert small.build(PLUGINS=PLUGINS).ok
    assert ".summary{" in small.html("/plain/")
    assert ".summary{" not in small.html("/")


def test_the_script_of_a_component_is_on_its_pages_alone(small: Site) -> None:
    """The home page has the ways to reach the clinic, and their script; the plain page has neither."""
    assert small.build(PLUGINS=PLUGINS).ok
    home, plain = ({*re.findall(r'<script src="/assets/([\w-]+)\.', small.html(url))} for url in ("/", "/plain/"))
    assert "contact-ways" in home
    assert plain == {"details"}  # of the footer, which folds the notices


def test_broken_css_ends_the_build_and_leaves_the_last_output(small: Site) -> None:
    """The error names the file and the line, and what stood in the output stays."""
    assert small.build(PLUGINS=PLUGINS).ok
    before = small.snapshot()
    theme = small.folder / "theme"
    shutil.copytree(PROJECT / "theme", theme)
    base = theme / "static/css/base.css"
    base.write_text(base.read_text() + "\n.x { color: red; }\n}\n")
    result = small.build(PLUGINS=PLUGINS, THEME=str(theme))
    assert not result.ok
    (error,) = result.errors
    assert (error.rule, error.file) == ("theme-style", "theme/static/css/base.css")
    assert error.line == len(base.read_text().splitlines())
    assert small.snapshot() == before
