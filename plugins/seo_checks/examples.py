"""What a rule's example stands for: its page in a good small site, and what the rule may ask."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ..content_model import contribute
from ..content_model.schema.contributions import Registry
from ..content_model.schema.kinds import Kind
from ..findings import Context, Example, Inputs, Place, Written
from ..rendered_site.addresses import Resolver
from ..rendered_site.document import Document
from ..rendered_site.parse import parse_document
from ..rendered_site.parts import Origin
from ..rendered_site.site import EmittedFile, Site, url_of
from .good_page import DESCRIPTION, GOOD_SITE, HEADING, SITE, SITE_URL, good_page

NOW = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
WORDS = "0123456789abcdef"  # stands for the words of every page here, as far as a sign-off is bound to them
FRONT_MATTER: Mapping[str, Any] = {
    "title": HEADING,
    "description": DESCRIPTION,
    "kind": "page",
    "status": "published",
    "author": "example-clinician",
    "reviewer": "example-clinician",
    "date": dt.date(2026, 1, 12),
    "modified": dt.date(2026, 3, 2),
    "last_reviewed": dt.date(2026, 3, 2),
    "next_review": dt.date(2027, 3, 2),
    "sources": ["schindler-2019"],
    "noindex": False,
}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A fact about the clinic, as a rule meets it."""

    value: Any
    is_placeholder: bool = False
    needed: str = ""


@dataclass(frozen=True)
class Case:
    """What an example comes to: the page itself, the site around it, and what a rule may ask."""

    document: Document
    site: Site
    context: Context
    files: tuple[EmittedFile, ...] = field(default=())


def case_of(example: Example) -> Case:
    """The page, site and context that an example stands for.

    `html` that starts with a doctype or <html> is a whole page; else it goes into a good page's
    main. `files` are further pages (.html) or files of the site by path; a file of the good site
    is replaced, or taken away by "" as its text. `front_matter`, `facts` and `inputs` replace single values of the
    good ones (None takes a field or a fact away).
    """
    front = {**FRONT_MATTER, "kind": example.kind, **example.front_matter}
    url = example.url
    path = (url.lstrip("/") + "index.html") if url.endswith("/") else url.lstrip("/")
    whole = example.html.lstrip().lower().startswith(("<!doctype", "<html", "<head"))
    pages = {
        "index.html": good_page(
            url="/",
            title="Lotus Recovery, a clinic in Thousand Oaks, California",
            description="Lotus Recovery helps people with drug use and with their state of mind in Thousand Oaks. "
            "Call us, write to us or come by and see.",
            heading="A place to get well",
            body=(GOOD_SITE / "home.html").read_text(encoding="utf-8"),
        ),
        **{
            f"{other['url'].strip('/')}/index.html": _plain_page(**other)
            for other in (*SITE["policies"], *SITE["others"])
        },
        "404.html": good_page(
            url="/404.html",
            title="This page is not here | Lotus Recovery",
            robots="noindex",
            canonical="",
            heading="This page is not here",
            body="<p>Go back, or start again on the first page.</p>",
        ),
        "page/index.html": good_page(),
    }
    pages[path] = example.html if whole else good_page(example.html, url=url)
    texts: dict[str, str] = {**pages, "images/share.png": "", "favicon.ico": " ", "theme/site.css": "body{color:#111}"}
    texts["robots.txt"] = f"User-agent: *\nAllow: /\n\nSitemap: {SITE_URL}/sitemap.xml\n"
    texts["sitemap.xml"] = ""
    given = example.files
    texts.update(given)
    resolver = Resolver(SITE_URL)
    documents: dict[str, Document] = {}
    for name, text in texts.items():
        if name.endswith(".html") and text:
            own = front if name == path else None
            documents[url_of(name)] = _document(name, text, own, resolver, example.others if name in given else {})
    if "sitemap.xml" not in given:
        texts["sitemap.xml"] = _sitemap(documents)
    files = {
        "/" + name: EmittedFile(name, len(text.encode()), given=_SHARE if name == "images/share.png" else text.encode())
        for name, text in texts.items()
        if name not in given or given[name]
    }
    facts = {key: value for key, value in {**SITE["facts"], **example.facts}.items() if value is not None}
    site = Site(documents, files, example.inputs.get("redirects", {}), SITE_URL)
    known: dict[str, Any] = {"site_url": SITE_URL, "now": NOW, "facts": _leaves(facts), "written": _written(documents)}
    context = Context(Inputs(**{**known, **example.inputs}))
    chosen = [f for f in files.values() if f.path in given] or list(files.values())
    return Case(documents.get(url) or _document(path, pages[path], front, resolver), site, context, tuple(chosen))


@cache
def _kinds() -> Mapping[str, Kind]:
    """The core's kinds of page."""
    registry = Registry()
    contribute(registry)
    return registry.freeze().kinds_by_name


def _document(
    name: str, text: str, front: Mapping[str, Any] | None, resolver: Resolver, others: Mapping[str, Any] | None = None
) -> Document:
    url = url_of(name)
    kind = "page"
    if front is None:
        kind = {"/": "home", "/contact/": "contact", "/404.html": "error", "/people/example-clinician/": "profile"}.get(
            url, "legal"
        )
        front = {**FRONT_MATTER, "kind": kind, "title": name, **(others or {})}
    kind = front["kind"]
    source = f"content/pages/{name.replace('/index.html', '').removesuffix('.html')}.md"
    if kind == "profile":
        front = {
            "job_title": "Therapist",
            "credentials": [{"name": "Licensed Marriage and Family Therapist", "number": "LMFT 00000", "state": "CA"}],
            **front,
        }
        source = "content/people/example-clinician.md"
    lines = ["---", *(f"{key}: {value}" for key, value in front.items()), "---", ""]
    places = {key: Place(number, 1) for number, key in enumerate(front, 2)}
    listed = front.get("status") != "draft"
    origin = Origin(
        source,
        kind,
        _kinds()[kind].traits,
        listed,
        str(front.get("title", "")),
        front,
        places,
        len(lines),
        review_lapsed=front.get("reviewed_words") not in (None, WORDS),
    )
    source_text = "\n".join(lines) + "\n" + text
    return parse_document(text, url, path=name, origin=origin, resolver=resolver, given_source=source_text)


def _plain_page(url: str, heading: str, text: str) -> str:
    return good_page(
        url=url,
        title=f"{heading} | Lotus Recovery in Thousand Oaks",
        description=f"{heading} of Lotus Recovery in Thousand Oaks, in plain words: {text}"[:150],
        heading=heading,
        body=f"<p>{text} Read <a href='/page/'>how a bond helps</a> too.</p>",
    )


def _sitemap(documents: Mapping[str, Document]) -> str:
    entries = "".join(
        f"<url><loc>{SITE_URL}{url}</loc><lastmod>2026-03-0{1 + number % 2}</lastmod></url>"
        for number, (url, document) in enumerate(sorted(documents.items()))
        if document.indexable
    )
    return f'<?xml version="1.0" encoding="utf-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'


def _written(documents: Mapping[str, Document]) -> tuple[Written, ...]:
    return tuple(
        Written(d.source, d.url, d.path, d.kind, d.origin.title, d.listed, d.front_matter, d.origin.traits)
        for d in documents.values()
    )


def _leaves(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _leaves(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_leaves(item) for item in value]
    return value if hasattr(value, "is_placeholder") else Leaf(value)


# The first bytes of a 1200 x 630 PNG: its size is all that a rule reads.
_SHARE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x04\xb0\x00\x00\x02v\x08\x02\x00\x00\x00"
