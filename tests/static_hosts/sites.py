"""Small finished outputs to deploy, so that a test of a host needs no build."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from pathlib import Path

from plugins.static_hosts.deploy import Job
from plugins.static_hosts.redirects import Redirect

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
SITE = "https://www.clinic-for-tests.org"
REDIRECTS = (Redirect("/old-concepts/", "/concepts/"), Redirect("/old.html", "/goals/"), Redirect("/gone/", "", 410))


def hashed(name: str, content: str) -> str:
    """The path of an asset, named by its content."""
    stem, _, ending = name.rpartition(".")
    return f"assets/{stem}.{hashlib.sha256(content.encode()).hexdigest()[:10]}.{ending}"


def _color(style: str) -> str:
    """A color that changes with the style sheet, so that the hash in the policy does too."""
    return "#" + style.split(".")[1][:6]


def page(title: str, words: str, style: str) -> str:
    """A page with an inline style, a style sheet and a link home."""
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>h1{{color:{_color(style)}}}</style>'
        f'<link rel="stylesheet" href="/{style}"></head><body><main><h1>{title}</h1><p>{words}</p><p><a href="/">Home</a></p>'
        f'</main><script type="application/ld+json">{{"@context":"https://schema.org"}}</script></body></html>\n'
    )


def write_site(
    output: Path, version: str = "one", *, changes: Mapping[str, str | None] | None = None, pages: int = 0
) -> Path:
    """Writes a site of a few pages whose style sheet and words all name the `version`.

    `changes` replaces or deletes files; `pages` adds that many more pages.
    """
    css = (
        f"/* {version} */ body {{ margin: 0 auto; max-width: 40rem; font-family: sans-serif }} "
        + "p { margin: 1em } " * 20
    )
    style = hashed("site.css", css)
    words = f"Version {version}. " + "Plain words that make the page long enough to be worth compressing. " * 8
    files: dict[str, str | None] = {
        "index.html": page("Home", words, style),
        "404.html": page("Not found", words, style),
        "concepts/index.html": page("Concepts", words, style),
        "goals/index.html": page("Goals", words, style),
        style: css,
        "images/lotus.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4"/></svg>',
        "sitemap.xml": f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{SITE}/</loc></url></urlset>',
        "robots.txt": f"User-agent: *\nDisallow:\n\nSitemap: {SITE}/sitemap.xml\n",
        **{f"more/{n:05d}/index.html": page(f"Page {n}", words, style) for n in range(pages)},
        **(changes or {}),
    }
    for path, text in files.items():
        target = output / path
        if text is None:
            target.unlink(missing_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return output


def job(output: Path, redirects: tuple[Redirect, ...] = REDIRECTS) -> Job:
    """A job for a finished output without anything wrong."""
    return Job(output=output, site=SITE, built=NOW, redirects=redirects)
