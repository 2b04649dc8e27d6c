"""Addresses: their form, that each is one page's alone, and that none is lost."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from ...findings import Context, Example, Hit, Option, Severity, Written
from ...rendered_site.site import Site
from ..good_page import good_page
from ..rule import rule
from ._hits import same_place
from ._shared import short

LONGEST = 115  # characters of the whole address, https:// included
_Bytes = Annotated[int, Meta(ge=1, description="a number of bytes")]
PAGE_BYTES = Option("page_bytes", _Bytes, 500_000, "How many bytes a page's HTML may have.")
PDF_BYTES = Option("pdf_bytes", _Bytes, 30_000_000, "How many bytes a PDF may have.")
GREATEST_PAGE = 2_000_000  # bytes; Googlebot reads the first 2 MB of a page
REDIRECTS = "content/data/redirects.yaml"
_FORMS = (
    (re.compile(r"\s|%20"), "has a space in it", Severity.ERROR),
    (re.compile(r"//"), "has two slashes in a row", Severity.ERROR),
    (re.compile(r"[A-Z]"), "has capital letters, which some servers take for another address", None),
    (re.compile(r"_"), "has underscores; search engines read hyphens as spaces, and underscores as letters", None),
    (
        re.compile(r"[^\x00-\x7f]|%[89a-f]", re.I),
        "has letters that turn into codes like %C3%A9 when the link is shared",
        None,
    ),
    (re.compile(r"/([^/]+)/\1/"), "has the same part twice in a row", None),
    (re.compile(r"[?&=]"), "has a question mark, & or =, which belong to searches", None),
)


@rule(
    id="url-form",
    severity="warning",
    scope="site",
    summary="An address is made of small letters, digits and hyphens.",
    why="Such an address can be read out on the phone, survives being copied, and is the same on every server.",
    fix="Rename the page's file, and put the old address into `aliases:`.",
    source="Screaming Frog: URL issues; squirrelscan",
    failing=tuple(
        Example(url=url)
        for url in (
            "/Groups/",
            "/our_groups/",
            "/caf\u00e9/",
            "/our groups/",
            "/a//b/",
            "/groups/groups/",
            "/groups?page=2/",
        )
    ),
    passing=(Example(url="/groups-for-parents/evening-2/"), Example(url="/404.html")),
)
def url_form(site: Site, context: Context) -> Iterator[Hit]:
    """Links with a query are not looked at: a page may well be linked to with one."""
    for document in site:
        if document.is_redirect or document.is_error_page:
            continue
        for pattern, problem, severity in _FORMS:
            if pattern.search(document.url):
                yield Hit(f"The address {document.url} {problem}.", url=document.url, severity=severity)


@rule(
    id="url-too-long",
    severity="warning",
    scope="site",
    summary="An address has 115 characters or fewer.",
    why="A longer one is cut off in search results and breaks in emails.",
    fix="Rename the page's file, or move it nearer to the top, and put the old address into `aliases:`.",
    source="Screaming Frog: URL over 115 characters",
    failing=(Example(url=f"/{'a-very-long-name-' * 6}/"),),
    passing=(Example(url="/attachment-based-therapy/key-concepts/"),),
)
def url_too_long(site: Site, context: Context) -> Iterator[Hit]:
    """Measured with https:// and the domain."""
    for page in site.pages:
        length = len(site.absolute(page.url))
        if length > LONGEST:
            yield Hit(
                f"The address {short(page.url)} has {length} characters; {LONGEST} should be enough.", url=page.url
            )


@rule(
    id="url-collision",
    severity="error",
    scope="site",
    summary="No two pages or files have the same address.",
    why="One of them overwrites the other, or some visitors get the one and some the other.",
    fix="Rename one of the two files.",
    source="own; Pelican: file overwrites",
    failing=(
        Example(files={"Page/index.html": good_page(url="/Page/")}),
        Example(
            inputs={
                "written": (
                    Written("content/pages/a.md", "/page/", "page/index.html"),
                    Written("content/articles/a.md", "/page/", "page/index.html"),
                )
            }
        ),
    ),
    passing=(Example(files={"pages/index.html": good_page(url="/pages/")}),),
)
def url_collision(site: Site, context: Context) -> Iterator[Hit]:
    """Two that differ only in capital letters are one on many servers and on staff machines."""
    sources: dict[str, list[str]] = defaultdict(list)
    for written in context.written:
        if written.save_as:
            sources[written.save_as].append(written.source)
    for path, names in sources.items():
        for name in names[1:]:
            yield Hit(f"{names[0]} and {name} both become {path}.", file=name, line=1)
    paths: dict[str, list[str]] = defaultdict(list)
    for path in site.files:
        paths[path.casefold()].append(path)
    for same in paths.values():
        for path in same[1:]:
            yield Hit(f"{same[0]} and {path} differ only in capital letters.", url=site.files[path].url)


@rule(
    id="slug-changed-no-redirect",
    severity="error",
    scope="site",
    summary="An address that was public once still leads somewhere.",
    why="Links, bookmarks and search results keep pointing at it. Whoever follows one would get an error page.",
    fix="Put the old address into `aliases:` of the page that took its place, or declare it gone in content/data/redirects.yaml.",
    source="own",
    failing=(Example(inputs={"published": frozenset({"/page/", "/old/"})}),),
    passing=(
        Example(
            inputs={
                "published": frozenset({"/page/", "/old/", "/gone/"}),
                "redirects": {"/old/": "/page/", "/gone/": ""},
            }
        ),
        Example(),
    ),
)
def slug_changed_no_redirect(site: Site, context: Context) -> Iterator[Hit]:
    """Compares with what was last published; there is nothing to say before the first time.

    A page whose last day has come goes by itself, and must not hold up the publish of that day: there it is a warning.
    """
    answered = {same_place(source) for source in site.redirects}
    over = {page.url for page in context.written if not page.listed and page.front_matter.get("unpublish_at")}
    for url in sorted(context.published or ()):
        if not site.exists(url) and not site.exists(same_place(url)) and same_place(url) not in answered:
            yield Hit(
                f"{url} was published before, and would lead nowhere now.",
                fix=f"Write `aliases: [{url}]` on the page that took its place, or `uv run invoke gone {url}`.",
                file=REDIRECTS,
                url=url,
                severity=Severity.WARNING if url in over else None,
            )


@rule(
    id="redirect-invalid",
    severity="error",
    scope="site",
    summary="A redirect leads, in one step, to a page that is there.",
    why="A circle shows the visitor an error; a chain costs time, and search engines give up on it.",
    fix="Let the redirect lead to the page itself.",
    source="Screaming Frog: redirect chains and loops; squirrelscan",
    failing=tuple(
        Example(inputs={"redirects": redirects})
        for redirects in (
            {"/a/": "/b/", "/b/": "/a/"},
            {"/a/": "/b/", "/b/": "/page/"},
            {"/a/": "/nowhere/"},
            {"/contact/": "/page/"},
        )
    ),
    passing=(Example(inputs={"redirects": {"/a/": "/page/", "/b/": "", "/c/": "https://www.example.org/"}}),),
)
def redirect_invalid(site: Site, context: Context) -> Iterator[Hit]:
    """A chain of two steps is a warning. A target on another site cannot be looked at."""
    targets = {
        same_place(source): same_place(target) if target.startswith("/") else target
        for source, target in site.redirects.items()
    }
    for source, target in targets.items():
        if (page := site.document(source)) is not None and page.listed and not page.is_redirect:
            yield Hit(
                f"{source} is the address of a page, which the redirect to {target or 'nothing'} would hide.",
                at=source,
                url=source,
            )
        elif target in targets:
            end = _end(target, targets)
            if end is None:
                yield Hit(f"The redirect of {source} goes round in a circle by way of {target}.", at=source, url=source)
            else:
                yield Hit(
                    f"The redirect of {source} leads to {target}, which is redirected itself.",
                    fix=f"Let {source} lead to {end or 'a page that is there'}.",
                    at=source,
                    url=source,
                    severity=Severity.WARNING,
                )
        elif target.startswith("/") and not site.exists(target.partition("#")[0].partition("?")[0]):
            yield Hit(f"The redirect of {source} leads to {target}, which is not there.", at=source, url=source)


def _end(target: str, targets: dict[str, str]) -> str | None:
    """Where a chain of redirects ends; None for a circle."""
    seen: set[str] = set()
    while target in targets:
        if target in seen:
            return None
        seen.add(target)
        target = targets[target]
    return target


@rule(
    id="html-too-large",
    severity="warning",
    scope="site",
    summary="A page's HTML has less than 500 kB, a PDF less than 30 MB.",
    why="A large page is slow on a phone, and Google reads only the first 2 MB of it.",
    fix="Split the page, or move what few readers need to a page of its own.",
    source="Google Search Central: Googlebot's file size limit (2 MB); squirrelscan (500 kB)",
    options=(PAGE_BYTES, PDF_BYTES),
    failing=(
        Example(inputs={"options": {"page_bytes": 1_000}}, text="with a limit of 1,000 bytes"),
        Example(files={"guide.pdf": "x" * 2_000}, inputs={"options": {"pdf_bytes": 1_000}}),
    ),
    passing=(Example(files={"guide.pdf": "x" * 2_000}),),
)
def html_too_large(site: Site, context: Context) -> Iterator[Hit]:
    """Above Google's limit, a page is an error. The size is that of the file, before a server packs it."""
    heavy = context.option(PAGE_BYTES)
    for page in site:
        if page.size > heavy:
            severity = Severity.ERROR if page.size > GREATEST_PAGE else None
            said = f"{page.size / 1000:,.0f} kB of HTML; {heavy / 1000:,.0f} kB is a lot already"
            yield Hit(f"The page {page.url} has {said}.", url=page.url, severity=severity)
    for file in site.files.values():
        if file.suffix == ".pdf" and file.size > context.option(PDF_BYTES):
            yield Hit(
                f"The PDF {file.path} has {file.size / 1_000_000:,.0f} MB.",
                fix="Save it for the screen, with smaller pictures.",
                url=file.url,
            )
