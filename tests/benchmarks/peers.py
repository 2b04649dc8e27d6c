"""Who is measured: this project, plain Pelican, and the other generators that are installed.

Each gets a folder of its own with as many pages of as many words. The others' pages are common Markdown in one template;
this project's have its blocks, pictures and menus on top, as an editor would write them.
"""

from __future__ import annotations

import functools
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from .make_pages import lay_out, make_plain_pages

PELICAN = "plain Pelican"
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>@title | A site to be measured</title><meta name="description" content="@description"></head>
<body><header><a href="/page-0/">A site to be measured</a><nav aria-label="Main"><ul>
@menu
</ul></nav></header><main><h1>@title</h1>
@content
</main><footer><p>Made to be measured.</p></footer></body></html>
""".replace("@menu", "\n".join(f'<li><a href="/page-{n}/">Page number {n}</a></li>' for n in range(24)))

# Markdown as the clinic's pages need it: tables, ids on headings, real quotation marks. No plugins, pages only.
PELICAN_SETTINGS = """\
PATH, OUTPUT_PATH, THEME = "content", "output", "theme"
PLUGINS, ARTICLE_PATHS, DIRECT_TEMPLATES, THEME_STATIC_PATHS = [], [], [], []
PAGE_PATHS, STATIC_PATHS = ["."], []
SLUGIFY_SOURCE, PAGE_URL, PAGE_SAVE_AS = "basename", "{slug}/", "{slug}/index.html"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ARCHIVES_SAVE_AS = ""
AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = TAGS_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
MARKDOWN = {"extensions": ["extra", "meta", "toc", "smarty"], "output_format": "html5"}
"""
HUGO_SETTINGS = """\
disableKinds = ["home", "section", "taxonomy", "term", "rss", "sitemap", "404"]
publishDir = "output"
"""
ELEVENTY_SETTINGS = """\
module.exports = (settings) => {
  settings.addGlobalData("layout", "page.njk");
  return { dir: { input: "content", output: "output" } };
};
"""
MKDOCS_SETTINGS = """\
site_name: A site to be measured
docs_dir: content
site_dir: output
theme: {name: null, custom_dir: theme}
markdown_extensions: [extra, toc, smarty]
"""


def _page(title: str, description: str, content: str) -> str:
    """The template, with a generator's own names for what it fills in."""
    names = {"@title": title, "@description": description, "@content": content}
    return functools.reduce(lambda page, name: page.replace(name, f"{{{{ {names[name]} }}}}"), names, PAGE)


PELICAN_FILES = {
    "pelicanconf.py": PELICAN_SETTINGS,
    "theme/templates/page.html": _page("page.title", "page.description", "page.content"),
}
HUGO_FILES = {"hugo.toml": HUGO_SETTINGS, "layouts/_default/single.html": _page(".Title", ".Description", ".Content")}
ELEVENTY_FILES = {
    "eleventy.config.cjs": ELEVENTY_SETTINGS,
    "content/_includes/page.njk": _page("title", "description", "content | safe"),
}
MKDOCS_FILES = {
    "mkdocs.yml": MKDOCS_SETTINGS,
    "theme/main.html": _page("page.title", "page.meta.description", "page.content"),
}
# What this project makes without the checks: Markdown, templates, graph, sitemap.
UNCHECKED = """\
exec(open("pelicanconf.py").read())
PLUGINS = [name for name in PLUGINS if name.split(".")[-1] not in ("rendered_site", "seo_checks", "component_gallery")]
"""
BUILD_UNCHECKED = """\
import pathlib, sys
from plugins.site_engine import build_site
sys.exit(not build_site(pathlib.Path.cwd(), settings_file="uncheckedconf.py").ok)
"""


@dataclass(frozen=True)
class Peer:
    """A generator: how its site is laid out, and what builds it there.

    `made` is what a build leaves in the folder, deleted before a cold one; `edited` is the page that gets a sentence more.
    """

    name: str
    lay_out: Callable[[Path, int], object]
    command: tuple[str, ...]
    edited: str = "content/page-2.md"
    made: tuple[str, ...] = ("output",)


def installed() -> list[Peer]:
    """Plain Pelican, this project with and without its checks, and the others that are found on the PATH."""
    own, cache = "content/pages/section-1/index.md", ("output", ".cache")
    pelican = (sys.executable, "-m", "pelican", "--quiet", "-s", "pelicanconf.py")
    peers = [
        Peer(PELICAN, _plain(PELICAN_FILES), pelican),
        Peer("this project", lay_out, (sys.executable, "-m", "invoke", "build"), own, cache),
        Peer("without checks", _unchecked, (sys.executable, "-c", BUILD_UNCHECKED), own, cache),
    ]
    others = (
        Peer("Hugo", _plain(HUGO_FILES), ("hugo", "--quiet"), made=("output", "resources")),
        Peer("Eleventy", _plain(ELEVENTY_FILES), ("eleventy", "--quiet")),
        Peer("MkDocs", _plain(MKDOCS_FILES), ("mkdocs", "build", "--quiet")),
    )
    return peers + [peer for peer in others if shutil.which(peer.command[0])]


def _plain(files: Mapping[str, str]) -> Callable[[Path, int], None]:
    """Lays out pages of common Markdown with a generator's own files beside them."""

    def lay_out_plain(folder: Path, pages: int) -> None:
        make_plain_pages(folder / "content", pages)
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    return lay_out_plain


def _unchecked(folder: Path, pages: int) -> None:
    (lay_out(folder, pages) / "uncheckedconf.py").write_text(UNCHECKED, encoding="utf-8")
