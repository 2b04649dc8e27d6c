"""What a page consists of: small frozen structs that hold text and each other.

msgspec's structs read like frozen dataclasses, but are made, packed and unpacked many times faster:
a page has hundreds of them, and a page parsed in one process is handed to another. (`gc=False`: they
cannot make a cycle, so the garbage collector need not look at them.)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from ..findings import Place


class Part(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One of the things that a page consists of."""


class Title(Part, frozen=True):
    """A <title> of the page (a title inside an SVG picture is none)."""

    text: str
    in_head: bool


class Meta(Part, frozen=True):
    """A <meta>. `kind` is the attribute that names it: "name", "property", "http-equiv" or "charset".

    `name` is that attribute's value in lower case ("og:title"); for a charset it is "charset" and
    `content` is the encoding. `content` is None where the attribute is missing.
    """

    kind: str
    name: str
    content: str | None
    in_head: bool


class LinkTag(Part, frozen=True):
    """A <link>: `rel` in lower case and split at spaces, `href` as written ("" when missing)."""

    rel: tuple[str, ...]
    href: str
    in_head: bool
    hreflang: str = ""
    type: str = ""
    media: str = ""
    sizes: str = ""
    loads_as: str = ""  # the `as` attribute of a preload


class Target(Part, frozen=True):
    """Where an address leads, resolved against the page it stands on.

    `path` is the place on this site, without the base path, query and fragment ("/contact/"); it is
    "" for anything elsewhere, and begins with "/../" for an address on this host that lies outside the
    base path, where no page can be. `host` is "" for this site's own host and for schemes without one.
    `scheme` is "https", "http", "tel", "mailto", "javascript", "data" ...; "" when nothing names one.
    """

    path: str = ""
    fragment: str = ""
    query: str = ""
    host: str = ""
    scheme: str = ""
    malformed: bool = False

    @property
    def internal(self) -> bool:
        """Whether it is a place on this site."""
        return self.path != ""


class Link(Part, frozen=True):
    """An <a> or <area>.

    `href` is as written, None when the attribute is missing. `text` is the text a visitor sees.
    `name` is what assistive technology says: aria-label, else the text with the pictures' alt
    texts, else the title attribute. `landmark` is the nearest one around it: "main", "nav",
    "header", "footer", "aside" or "". `in_main` means in the page's own content: inside main and
    not in a nav or aside there.
    """

    href: str | None
    target: Target
    text: str
    name: str
    rel: tuple[str, ...] = ()
    in_main: bool = False
    landmark: str = ""
    aria_label: str = ""
    has_image: bool = False
    image_alt: str = ""
    classes: tuple[str, ...] = ()
    at: int = 0  # where the line with the link starts in Document.text
    hidden: bool = False  # in something that is hidden until a script shows it, or in a noscript

    @property
    def nofollow(self) -> bool:
        """Whether search engines are told not to follow it."""
        return "nofollow" in self.rel


class Heading(Part, frozen=True):
    """An h1 to h6. `name` is the text together with the alt texts of pictures in it."""

    level: int
    text: str
    name: str
    id: str = ""
    in_main: bool = True


class Block(Part, frozen=True):
    """A block of the main text: "paragraph", "item", "heading", "quote", "cell", "caption", "term", "other".

    `text` is in one line. A paragraph inside a list item is an "item", inside a quotation a "quote".
    `level` is a heading's level, else 0.
    """

    kind: str
    text: str
    level: int = 0


class Image(Part, frozen=True):
    """An <img>. Attributes are as written, None when missing (`alt` None is not the same as "")."""

    src: str
    alt: str | None
    target: Target
    width: str | None = None
    height: str | None = None
    loading: str | None = None
    srcset: str = ""
    sizes: str = ""
    in_link: bool = False
    in_picture: bool = False
    in_main: bool = False
    caption: str = ""  # the figcaption's text
    hidden: bool = False  # aria-hidden or role=presentation: no alt text is asked for


class Media(Part, frozen=True):
    """A <video>, <audio>, <iframe>, <object>, <embed> or a <picture> (named by `tag`).

    `tracks` are the kinds of its <track> elements. A picture's `has_image` says whether an <img>
    stands in it.
    """

    tag: str
    src: str = ""
    title: str = ""
    tracks: tuple[str, ...] = ()
    has_image: bool = False
    autoplay: bool = False
    hidden: bool = False
    described_by: str = ""  # aria-describedby: a transcript's id


class Script(Part, frozen=True):
    """A <script> that runs (JSON-LD and other data are no scripts)."""

    src: str
    text: str
    in_head: bool
    type: str = ""


class FormField(Part, frozen=True):
    """A control of a form. `label` is its accessible name, "" when it has none.

    `type` is "text", "email", "checkbox" ..., or "textarea", "select", "button".
    """

    type: str
    name: str
    label: str
    id: str = ""
    required: bool = False
    autocomplete: str = ""
    value: str = ""


class Form(Part, frozen=True):
    """A <form>. `action` is as written, "" when missing; `method` in lower case, "get" when missing."""

    action: str
    method: str
    target: Target
    fields: tuple[FormField, ...] = ()
    in_main: bool = False
    name: str = ""  # aria-label or the text of aria-labelledby
    role: str = ""
    classes: tuple[str, ...] = ()
    text: str = ""


class Request(Part, frozen=True):
    """Something that the page makes a browser fetch, or sends to.

    `kind` is "script", "style", "font", "image", "frame", "media", "icon", "manifest", "connection"
    (preconnect, dns-prefetch), "preload", "form" or "ping".
    """

    kind: str
    url: str
    target: Target


class Region(Part, frozen=True):
    """A landmark, section, form, dialog or custom element, and which part of Document.text it spans."""

    tag: str
    role: str
    label: str
    id: str
    classes: tuple[str, ...]
    start: int
    end: int


class Crumb(Part, frozen=True):
    """A step of the breadcrumb that visitors see; the page itself usually has no href."""

    name: str
    href: str
    target: Target


class Time(Part, frozen=True):
    """A <time>: its machine-readable moment and the text that visitors see."""

    datetime: str
    text: str
    itemprop: str = ""


class RawHead(Part, frozen=True):
    """The order of things in the source itself: a parser mends the head without a word.

    `structure` names the html, head and body tags in their order: ("html", "head", "/head",
    "body", "/body", "/html"). `elements` are the names of the elements that open between <head>
    and </head> (not those inside a script, style, template or noscript). `charset_at` is the byte
    at which the declaration of UTF-8 ends, -1 when there is none. `doctype` is as written.
    """

    doctype: str = ""
    structure: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    charset_at: int = -1


class Origin(msgspec.Struct, frozen=True, array_like=True):
    """What was written to get the page: its source file and its checked front matter.

    `kind` is "article", "therapy" ...; `traits` say how pages of that kind are treated (see the
    content model's traits). `places` says where each front-matter key stands. `listed` is false for a draft or a
    page whose time has not come. A page that no source stands behind has none of this.
    `review_lapsed` says that its words are others than those that its reviewer signed.
    """

    source: str = ""
    kind: str = ""
    traits: frozenset[str] = frozenset()
    listed: bool = True
    title: str = ""
    front_matter: Mapping[str, Any] = msgspec.field(default_factory=dict)
    places: Mapping[str, Place] = msgspec.field(default_factory=dict)
    body_line: int = 1
    review_lapsed: bool = False
