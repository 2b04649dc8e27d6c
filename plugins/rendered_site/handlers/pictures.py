"""Pictures, films, and what else is shown in a frame."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from ..parts import Image, Media

if TYPE_CHECKING:
    from ..capture import Attributes, Frame
    from ..walker import Walker
    from .types import Start


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


STARTS: Mapping[str, Start] = {
    "img": _image,
    "picture": _picture,
    "figure": _figure,
    "figcaption": _figcaption,
    "video": _media,
    "audio": _media,
    "iframe": _media,
    "object": _media,
    "embed": _media,
    "source": _source,
    "track": _track,
}
