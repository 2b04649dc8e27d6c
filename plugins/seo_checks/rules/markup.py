"""The frame of a page's HTML: doctype, character set, language, viewport and what stands in the head."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ...findings import Context, Example, Hit
from ...rendered_site.document import Document
from ...rendered_site.site import Site
from ..good_page import good_page
from ..rule import rule

# BCP 47 in the parts that a page needs: language, script, country, variants, private use.
LANGUAGE = re.compile(
    r"[a-zA-Z]{2,3}(?:-[a-zA-Z]{4})?(?:-(?:[a-zA-Z]{2}|\d{3}))?(?:-(?:[a-zA-Z\d]{5,8}|\d[a-zA-Z\d]{3}))*(?:-x(?:-[a-zA-Z\d]{1,8})+)?"
)
CHARSET_WITHIN = 1024  # bytes, by the HTML standard
LEAST_ZOOM = 5.0
_HEAD = frozenset({"title", "meta", "link", "script", "style", "base", "noscript", "template"})
_FRAME = ("html", "head", "/head", "body", "/body", "/html")


@rule(
    id="charset-missing",
    severity="error",
    summary="A page says in its first 1,024 bytes that it is UTF-8.",
    why="A browser that has to guess may show strange signs instead of quotation marks and accents.",
    fix='Put <meta charset="utf-8"> first in the head.',
    source="HTML standard: specifying the document's character encoding; squirrelscan",
    failing=(
        "<!doctype html><html lang='en'><head><title>A page</title></head><body><main><p>Text</p></main></body></html>",
        f"<!doctype html><html lang='en'><head><!-- {'x' * 1100} --><meta charset='utf-8'><title>A</title></head><body></body></html>",
        "<!doctype html><html lang='en'><head><meta charset='latin1'><title>A page</title></head><body></body></html>",
    ),
    passing=(good_page(),),
)
def charset_missing(document: Document, context: Context) -> Iterator[Hit]:
    """The older form with http-equiv counts as well."""
    at = document.raw_head.charset_at
    if at < 0:
        yield Hit("The page does not say that it is UTF-8.")
    elif at > CHARSET_WITHIN:
        yield Hit(
            f"The page says that it is UTF-8 only after {at} bytes; a browser looks at the first {CHARSET_WITHIN}."
        )


@rule(
    id="doctype-missing",
    severity="error",
    summary="A page starts with <!doctype html>.",
    why="Without it, browsers lay the page out as they did in the 1990s.",
    fix="Write <!doctype html> in the first line of the theme's base template.",
    source="HTML standard: the DOCTYPE; squirrelscan",
    failing=(
        "<html lang='en'><head><meta charset='utf-8'><title>A page</title></head><body></body></html>",
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html><head></head></html>',
    ),
    passing=(good_page(),),
)
def doctype_missing(document: Document, context: Context) -> Iterator[Hit]:
    """An older doctype is named, because someone may have chosen it on purpose."""
    doctype = " ".join(document.raw_head.doctype.lower().split())
    if not doctype:
        yield Hit("The page has no doctype.")
    elif doctype.rstrip("> ") not in ("<!doctype html", '<!doctype html system "about:legacy-compat"'):
        yield Hit(f"The page has an old doctype: {document.raw_head.doctype[:60]}")


@rule(
    id="lang-invalid",
    severity="error",
    summary="A page says which language it is in.",
    why="Screen readers choose the voice by it, and browsers offer translations by it.",
    fix="Write <html lang=\"en\"> (or the page's language) in the theme's base template.",
    source="WCAG 2.2, 3.1.1; axe html-has-lang and html-lang-valid; squirrelscan",
    failing=(good_page(lang=""), good_page(lang="english"), good_page(lang="en_US")),
    passing=(good_page(), good_page(lang="es"), good_page(lang="zh-Hans-CN")),
)
def lang_invalid(document: Document, context: Context) -> Iterator[Hit]:
    """A tag of BCP 47: the language in two or three letters, then perhaps a script and a country."""
    if not document.lang.strip():
        yield Hit("The page does not say which language it is in.")
    elif not LANGUAGE.fullmatch(document.lang.strip()):
        yield Hit(f"“{document.lang}” is not a language code. Write en, es or en-US, for example.")


@rule(
    id="viewport-invalid",
    severity="error",
    summary="A page fits a phone's screen and can be enlarged.",
    why="Without a viewport, a phone shows a tiny desktop page. Without zoom, many people cannot read it.",
    fix='Write <meta name="viewport" content="width=device-width, initial-scale=1"> in the head.',
    source="WCAG 2.2, 1.4.4; axe meta-viewport; squirrelscan",
    failing=(
        "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>A page</title></head><body></body></html>",
        good_page(head="").replace("initial-scale=1", "initial-scale=1, user-scalable=no"),
        good_page(head="").replace("initial-scale=1", "maximum-scale=2"),
        good_page(head="").replace("width=device-width, ", ""),
    ),
    passing=(good_page(), good_page().replace("initial-scale=1", "initial-scale=1, maximum-scale=5")),
)
def viewport_invalid(document: Document, context: Context) -> Iterator[Hit]:
    """A greatest scale below 5 counts as a ban on enlarging."""
    content = document.meta("viewport").lower()
    if not content:
        yield Hit("The page has no viewport, so a phone shows it as a tiny desktop page.")
        return
    values = {
        key.strip(): value.strip() for key, _, value in (part.partition("=") for part in re.split("[,;]", content))
    }
    if "width" not in values:
        yield Hit("The viewport does not say width=device-width.")
    if values.get("user-scalable") in ("no", "0"):
        yield Hit("The viewport forbids enlarging the page (user-scalable=no).")
    elif _number(values.get("maximum-scale", "")) < LEAST_ZOOM:
        yield Hit(f"The viewport lets readers enlarge the page {values['maximum-scale']} times at most.")


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return LEAST_ZOOM


@rule(
    id="head-invalid-element",
    severity="error",
    summary="The head holds only what belongs there, and html, head and body stand once and in order.",
    why="At the first wrong element, a browser closes the head: everything after it, canonical and robots too, is ignored.",
    fix="Move the element into the body, or take it out of the theme's template.",
    source="HTML standard: the head element; Screaming Frog: invalid HTML elements in <head>",
    failing=(
        good_page(head="<div>A banner</div>"),
        good_page(head="<img src='/images/share.png' alt=''>"),
        good_page().replace("<body>", "<body><head><title>Again</title></head>"),
        good_page().replace("</head>", "").replace("<head>", ""),
    ),
    passing=(
        good_page(),
        good_page(head="<noscript><style>p{color:red}</style></noscript><template><p>x</p></template>"),
    ),
)
def head_invalid_element(document: Document, context: Context) -> Iterator[Hit]:
    """Looks at the source as it was written, because a parser mends the head without a word."""
    raw = document.raw_head
    for name in dict.fromkeys(name for name in raw.elements if name not in _HEAD):
        yield Hit(f"<{name}> stands in the head, where a browser ends the head.", at=f"<{name}")
    counted = Counter(raw.structure)
    for name in ("html", "head", "body"):
        if counted[name] != 1:
            yield Hit(f"The page has {'no' if not counted[name] else counted[name]} <{name}>.")
    order = [part for part in raw.structure if part in _FRAME]
    if all(counted[name] == 1 for name in ("html", "head", "body")) and order != [p for p in _FRAME if p in order]:
        yield Hit(f"html, head and body stand out of order: {' '.join(order)}.")


@rule(
    id="favicon-missing",
    severity="info",
    scope="site",
    summary="Pages have an icon.",
    why="The icon stands beside the title in tabs, bookmarks and search results on phones.",
    fix='Put favicon.ico at the site\'s root, or let the theme print <link rel="icon">.',
    source="Google Search: define a favicon; squirrelscan",
    failing=(Example(good_page().replace('<link rel="icon" href="/favicon.ico">', ""), files={"favicon.ico": ""}),),
    passing=(Example(), Example(good_page().replace('<link rel="icon" href="/favicon.ico">', ""))),
)
def favicon_missing(site: Site, context: Context) -> Iterator[Hit]:
    """An icon at the root serves every page that names none."""
    if site.exists("/favicon.ico"):
        return
    without = [page for page in site.pages if not page.rel("icon") and not page.rel("shortcut")]
    if without:
        yield Hit(
            f"Pages without an icon: {len(without)} of {len(site.pages)}. There is no /favicon.ico.",
            url=without[0].url,
        )
