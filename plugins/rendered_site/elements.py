"""What each element means to a Document: a small function for its start or its end tag."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from .document import Crumb, Heading, Image, Link, LinkTag, Media, Meta, Script, Time, Title

if TYPE_CHECKING:
    from .walker import Attributes, Frame, Walker

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = (
    "address article aside audio blockquote body button caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form header hgroup hr html iframe label legend li main menu nav object ol optgroup option"
    " p pre search section select summary table tbody td textarea tfoot th thead tr ul video"
)
_REGIONS = "article aside dialog footer form header main nav search section figure fieldset details"
BLOCKS = HEADINGS | frozenset(_BLOCKS.split())
REGIONS = frozenset(_REGIONS.split())
# What kind of block the text in an element is; a paragraph in a list item is an item.
KINDS: Mapping[str, str] = {
    **{h: h for h in HEADINGS},
    "p": "paragraph", "li": "item", "blockquote": "quote", "td": "cell", "th": "cell", "figcaption": "caption",
    "caption": "caption", "dt": "term", "dd": "item", "summary": "term", "pre": "code",
}  # fmt: skip
_SCRIPT_TYPES = ("", "module", "text/javascript", "application/javascript", "text/ecmascript")
_LINK_REQUESTS = {
    "stylesheet": "style", "icon": "icon", "apple-touch-icon": "icon", "mask-icon": "icon", "manifest": "manifest",
    "preload": "preload", "modulepreload": "preload", "prefetch": "preload", "prerender": "preload",
    "preconnect": "connection", "dns-prefetch": "connection",
}  # fmt: skip
_CSS_ADDRESS = re.compile(r"(@import\s+)?(?:url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\"'\s]*))\s*\)|(?<=@import )[\"']([^\"']+)[\"'])", re.I)  # fmt: skip
_SEPARATORS = " \t\n/›»>→·|•"


def css_addresses(css: str) -> Iterator[tuple[str, str]]:
    """The kind ("style", "font" or "image") and address of each thing that a style fetches."""
    for found in _CSS_ADDRESS.finditer(css):
        url = found[2] or found[3] or found[4] or found[5] or ""
        if found[1] or found[5]:
            yield "style", url
        elif re.search(r"\.(woff2?|ttf|otf|eot)\b", url, re.I):
            yield "font", url
        else:
            yield "image", url


# -- the head ------------------------------------------------------------------------------------


def _html(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.lang = walker.lang or attributes.get("lang", "")


def _head(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.in_head = True


def _end_head(walker: Walker, frame: Frame) -> None:
    walker.in_head = False


def _base(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.base = walker.base or attributes.get("href", "")


def _title(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    _raw(walker, attributes, frame)


def _end_title(walker: Walker, frame: Frame) -> None:
    raw = _end_raw(walker)
    if not walker.in_svg:
        walker.titles.append(Title(" ".join(raw[0].split()), walker.in_head))
    elif walker.link is not None:
        walker.link.alts.append(raw[0])  # the title of a drawn picture names the link around it


def _meta(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    content = attributes.get("content")
    for kind in ("name", "property", "http-equiv"):
        name = attributes.get(kind)
        if name is not None:
            walker.metas.append(Meta(kind, name.strip().lower(), content, walker.in_head))
    charset = attributes.get("charset")
    if charset is not None:
        walker.metas.append(Meta("charset", "charset", charset, walker.in_head))


def _link_tag(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    rel, href = tuple(attributes.get("rel", "").lower().split()), attributes.get("href", "")
    get = attributes.get
    walker.link_tags.append(
        LinkTag(rel, href, walker.in_head, get("hreflang", ""), get("type", ""), get("media", ""), get("sizes", ""), get("as", ""))
    )  # fmt: skip
    for name in rel:
        kind = _LINK_REQUESTS.get(name)
        if kind is not None:
            walker.add_request(kind, href)
            break


def _raw(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    """The text of this element is no text of the page: it is kept apart until the element ends."""
    from .walker import Capture

    walker.raw = Capture(frame.tag, attributes=attributes)


def _end_raw(walker: Walker) -> tuple[str, Attributes]:
    raw, walker.raw = walker.raw, None
    return ("", {}) if raw is None else ("".join(raw.seen), raw.attributes)


def _end_script(walker: Walker, frame: Frame) -> None:
    text, attributes = _end_raw(walker)
    kind = attributes.get("type", "").partition(";")[0].strip().lower()
    if kind == "application/ld+json":
        walker.json_ld.append(text)
    elif kind in _SCRIPT_TYPES:
        src = attributes.get("src", "")
        walker.scripts.append(Script(src, text, walker.in_head, kind))
        walker.add_request("script", src)


def _end_style(walker: Walker, frame: Frame) -> None:
    text, _ = _end_raw(walker)
    walker.styles.append(text)
    if "url(" in text or "@import" in text:
        walker.add_css_requests(text)


def _mute(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.mute(frame)


def _template(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.count("in_template", frame)
    walker.mute(frame)


def _svg(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.count("in_svg", frame)
    label = attributes.get("aria-label", "")
    if label:
        for capture in walker.captures:
            capture.alts.append(label)


def _svg_use(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    if walker.in_svg:
        walker.add_request("image", attributes.get("href") or attributes.get("xlink:href", ""))


# -- landmarks -----------------------------------------------------------------------------------


def _main(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.enter_landmark("main", frame)
    walker.count("main_depth", frame)


def _nav(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.enter_landmark("nav", frame)
    walker.count("chrome_depth", frame)
    label = attributes.get("aria-label", "") + " " + attributes.get("class", "")
    if walker.crumbs is None and not walker.breadcrumb and "breadcrumb" in label.lower():
        walker.crumbs = []


def _end_nav(walker: Walker, frame: Frame) -> None:
    if walker.crumbs is not None:
        walker.breadcrumb, walker.crumbs, walker.crumb = walker.crumbs, None, None


def _aside(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.enter_landmark("aside", frame)
    walker.count("chrome_depth", frame)


def _banner(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    """A header or footer is the page's own only outside main, article, section and the like."""
    inside = ("main", "article", "section", "aside", "nav")
    if not walker.main_depth and not any(not isinstance(f, str) and f.tag in inside for f in walker.stack[-32:-1]):
        walker.enter_landmark(frame.tag, frame)
        if not walker.has_main:
            walker.count("chrome_depth", frame)


# -- text ----------------------------------------------------------------------------------------


def _heading(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    frame.data = walker.open_capture(frame, attributes, walker.in_main)


def _end_heading(walker: Walker, frame: Frame) -> None:
    capture = frame.data
    walker.close_capture(capture)
    if not capture.hidden:
        walker.headings.append(
            Heading(int(frame.tag[1]), capture.text, capture.name, capture.attributes.get("id", ""), capture.data)
        )


def _break(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.data(" ")


def _time(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    capture = walker.open_capture(frame)

    def leave() -> None:
        walker.close_capture(capture)
        walker.times.append(Time(attributes.get("datetime", ""), capture.text, attributes.get("itemprop", "")))

    walker.on_leave(frame, leave)


def _item(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    if walker.crumbs is not None and walker.crumb is None:
        frame.data = walker.crumb = walker.open_capture(frame, data="")


def _end_item(walker: Walker, frame: Frame) -> None:
    capture = frame.data
    if capture is not None:
        walker.close_capture(capture)
        walker.crumb = None
        name = capture.text.strip(_SEPARATORS)
        if name and walker.crumbs is not None:
            walker.crumbs.append(_crumb(walker, name, capture.data))


def _crumb(walker: Walker, name: str, href: str) -> Crumb:
    return Crumb(name, href, walker.resolver.resolve(href or None, walker.url, walker.base))


# -- links and pictures --------------------------------------------------------------------------


def _link(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    name = attributes.get("name")
    if name and name != attributes.get("id"):
        walker.ids.append(name)
    if walker.in_template:
        return  # a script may make something of it later: it is no link yet
    capture = walker.open_capture(frame, attributes)
    capture.at, capture.around = walker.length, walker.link
    frame.data = walker.link = capture


def _end_link(walker: Walker, frame: Frame) -> None:
    capture = frame.data
    if capture is None:
        return
    walker.close_capture(capture)
    attributes = capture.attributes
    walker.link = capture.around
    href, text = attributes.get("href"), capture.text
    target = walker.resolver.resolve(href, walker.url, walker.base)
    hidden = walker.muted > 0
    if len(attributes) == 1 and href is not None and not capture.alts and not capture.images:
        name = text  # nearly always: an address and a text
        link = Link(
            href, target, text, text, in_main=walker.in_main, landmark=walker.landmark, at=capture.at, hidden=hidden
        )
    else:
        get = attributes.get
        label, pending = get("aria-label", "").strip(), get("aria-labelledby")
        name = label or capture.name or get("title", "").strip()
        link = Link(
            href,
            target,
            text,
            name,
            tuple(get("rel", "").lower().split()),
            walker.in_main,
            walker.landmark,
            "\0" + pending if pending else label,
            capture.images > 0,
            capture.alt,
            tuple(get("class", "").split()),
            capture.at,
            hidden,
        )
        walker.add_request("ping", get("ping", ""))
    walker.links.append(link)
    if walker.crumb is not None:
        walker.crumb.data = href or ""
    elif walker.crumbs is not None and name:
        walker.crumbs.append(_crumb(walker, name, href or ""))


def _area(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    href, alt = attributes.get("href"), attributes.get("alt", "")
    if href is not None:
        target = walker.resolver.resolve(href, walker.url, walker.base)
        walker.links.append(
            Link(href, target, "", attributes.get("aria-label") or alt, in_main=walker.in_main,
                 landmark=walker.landmark, has_image=True, image_alt=alt, at=walker.length)
        )  # fmt: skip


def _image(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    get = attributes.get
    src, alt, srcset = get("src", ""), get("alt"), get("srcset", "")
    hidden = get("aria-hidden") == "true" or get("role") in ("presentation", "none")
    walker.images.append(
        Image(
            src, alt, walker.resolver.resolve(src or None, walker.url, walker.base),
            get("width"), get("height"), get("loading"), srcset, get("sizes", ""),
            walker.link is not None, walker.in_picture > 0, walker.in_main, "", hidden,
        )
    )  # fmt: skip
    walker.add_request("image", src)
    for address in srcset_addresses(srcset):
        walker.add_request("image", address)
    said = get("aria-label") or alt or ""
    if walker.link is not None:
        walker.link.images += 1
    if said:
        for capture in walker.captures:
            capture.alts.append(said)
    for media in walker.media_open:
        media["has_image"] = True


def srcset_addresses(srcset: str) -> list[str]:
    """The addresses of a srcset's candidates."""
    return [part.split()[0] for part in srcset.split(",") if part.strip()]


def _picture(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.count("in_picture", frame)
    _media(walker, attributes, frame)


def _figure(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    around, walker.figure = walker.figure, [len(walker.images), ""]

    def leave() -> None:
        first, caption = walker.figure or (0, "")
        if caption:
            for number in range(first, len(walker.images)):
                walker.images[number] = msgspec.structs.replace(walker.images[number], caption=caption)
        walker.figure = around

    walker.on_leave(frame, leave)


def _figcaption(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    capture = walker.open_capture(frame)

    def leave() -> None:
        walker.close_capture(capture)
        if walker.figure is not None:
            walker.figure[1] = capture.text

    walker.on_leave(frame, leave)


def _media(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    get = attributes.get
    src = get("data", "") if frame.tag == "object" else get("src", "")
    media: dict[str, Any] = {
        "tag": frame.tag, "src": src, "title": (get("title") or get("aria-label") or "").strip(), "tracks": [],
        "has_image": False, "autoplay": "autoplay" in attributes,
        "hidden": get("aria-hidden") == "true" or "hidden" in attributes,
        "described_by": get("aria-describedby", ""),
    }  # fmt: skip
    if frame.tag != "picture":
        walker.add_request("frame" if frame.tag in ("iframe", "frame") else "media", src)
        walker.add_request("image", get("poster", ""))
    walker.media_open.append(media)

    def leave() -> None:
        walker.media_open.remove(media)
        walker.media.append(Media(**{**media, "tracks": tuple(media["tracks"])}))

    walker.on_leave(frame, leave)


def _source(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    kind = "image" if walker.in_picture else "media"
    walker.add_request(kind, attributes.get("src", ""))
    for address in srcset_addresses(attributes.get("srcset", "")):
        walker.add_request("image", address)


def _track(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.add_request("media", attributes.get("src", ""))
    if walker.media_open:
        walker.media_open[-1]["tracks"].append(attributes.get("kind", "subtitles").lower())


# -- forms ---------------------------------------------------------------------------------------


def _form(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    get = attributes.get
    action = get("action", "")
    form: dict[str, Any] = {
        "action": action, "method": (get("method") or "get").strip().lower(),
        "target": walker.resolver.resolve(action, walker.url, walker.base),
        "in_main": walker.in_main, "name": get("aria-label", ""), "labelledby": get("aria-labelledby", ""),
        "role": get("role", ""), "classes": tuple(get("class", "").split()),
    }  # fmt: skip
    walker.add_request("form", action)
    fields: list[dict[str, Any]] = []
    walker.form_fields = fields
    capture = walker.open_capture(frame)

    def leave() -> None:
        walker.close_capture(capture)
        form["text"] = capture.text
        walker.form_fields = None
        walker.pending_forms.append((form, fields))

    walker.on_leave(frame, leave)


def _field(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    get = attributes.get
    kind = get("type", "text").lower() if frame.tag == "input" else frame.tag
    value, alt = get("value", ""), get("alt", "")
    field: dict[str, Any] = {
        "type": kind, "name": get("name", ""), "id": get("id", ""), "required": "required" in attributes,
        "autocomplete": get("autocomplete", ""), "value": value, "aria": get("aria-label", "").strip(),
        "labelledby": get("aria-labelledby", ""),
        "fallback": (value if kind in ("submit", "button", "reset") else alt if kind == "image" else "") or get("title", ""),
    }  # fmt: skip
    if kind in ("submit", "reset") and frame.tag == "input" and not field["fallback"]:
        field["fallback"] = kind  # the browser's own words
    if get("formaction"):
        walker.add_request("form", get("formaction", ""))
    if kind == "image":
        walker.add_request("image", get("src", ""))
    if walker.form_fields is not None:
        walker.form_fields.append(field)
    if walker.label_fields is not None:
        walker.label_fields.append(field)
    if frame.tag != "input":
        walker.count("in_control", frame)
    if frame.tag == "button":
        capture = walker.open_capture(frame)

        def leave() -> None:
            walker.close_capture(capture)
            field["fallback"] = capture.name or field["fallback"]

        walker.on_leave(frame, leave)


def _control(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.count("in_control", frame)


def _label(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.count("in_control", frame)
    fields: list[dict[str, Any]] = []
    walker.label_fields = fields
    capture, names = walker.open_capture(frame), attributes.get("for", "")

    def leave() -> None:
        walker.close_capture(capture)
        walker.label_fields = None
        if names:
            walker.label_for[names] = capture.name
        for field in fields:
            field["wrapped"] = capture.name

    walker.on_leave(frame, leave)


STARTS: Mapping[str, Callable[[Walker, Attributes, Frame], None]] = {
    "html": _html, "head": _head, "base": _base, "title": _title, "meta": _meta, "link": _link_tag,
    "script": _raw, "style": _raw, "template": _template, "noscript": _mute, "svg": _svg, "use": _svg_use, "image": _svg_use,
    "main": _main, "nav": _nav, "aside": _aside, "header": _banner, "footer": _banner,
    **dict.fromkeys(HEADINGS, _heading), "br": _break, "time": _time, "li": _item,
    "a": _link, "area": _area, "img": _image, "picture": _picture, "figure": _figure, "figcaption": _figcaption,
    "video": _media, "audio": _media, "iframe": _media, "object": _media, "embed": _media, "source": _source,
    "track": _track, "form": _form, "input": _field, "select": _field, "textarea": _field, "button": _field,
    "label": _label, "legend": _control, "option": _control,
}  # fmt: skip

ENDS: Mapping[str, Callable[[Walker, Frame], None]] = {
    "head": _end_head, "title": _end_title, "script": _end_script, "style": _end_style, "nav": _end_nav,
    **dict.fromkeys(HEADINGS, _end_heading), "li": _end_item, "a": _end_link,
}  # fmt: skip


class Plan(NamedTuple):
    """All that an element's name says about it."""

    block: bool = False
    kind: str | None = None
    region: bool = False
    start: Callable[[Walker, Attributes, Frame], None] | None = None
    end: Callable[[Walker, Frame], None] | None = None
    simple: bool = False  # a block that, without attributes, is nothing but a block


_SIMPLE = (
    "p li ul ol div dl dt dd table thead tbody tfoot tr td th blockquote pre hr address center hgroup menu optgroup"
)
SIMPLE = frozenset(_SIMPLE.split())
PLANS: Mapping[str, Plan] = {
    tag: Plan(tag in BLOCKS, KINDS.get(tag), tag in REGIONS, STARTS.get(tag), ENDS.get(tag), tag in SIMPLE)
    for tag in BLOCKS | STARTS.keys() | ENDS.keys()
}
CUSTOM = Plan(block=True, region=True)  # <style-explainer>
PLAIN = Plan()
