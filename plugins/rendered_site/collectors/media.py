"""Films, sound, and what is shown in a frame."""

from __future__ import annotations

from functools import partial

from ..parts import Media
from ..walk import Walk
from ..walk.element_stack import Attributes, Start
from .pictures import Pictures

_FRAMES = ("iframe", "frame")


class MediaElements:
    """The page's media elements in the order of their ends."""

    def __init__(self, walk: Walk, pictures: Pictures) -> None:
        self.media: list[Media] = []
        self._walk = walk
        self._pictures = pictures
        self._tracks: list[list[str]] = []  # of each element that is open

    def starts(self) -> dict[str, Start]:
        media = ("picture", "video", "audio", "iframe", "object", "embed")
        return {**dict.fromkeys(media, self._media), "track": self._track}

    def _media(self, tag: str, attributes: Attributes) -> None:
        src = attributes.get("data" if tag == "object" else "src", "")
        if tag != "picture":
            self._walk.requests.add("frame" if tag in _FRAMES else "media", src)
            self._walk.requests.add("image", attributes.get("poster", ""))
        self._tracks.append([])
        self._walk.stack.on_end(partial(self._end, tag, src, attributes, len(self._pictures.images)))

    def _end(self, tag: str, src: str, attributes: Attributes, images_before: int) -> None:
        get = attributes.get
        self.media.append(
            Media(
                tag=tag,
                src=src,
                title=(get("title") or get("aria-label") or "").strip(),
                tracks=tuple(self._tracks.pop()),
                has_image=len(self._pictures.images) > images_before,
                autoplay="autoplay" in attributes,
                hidden=get("aria-hidden") == "true" or "hidden" in attributes,
                described_by=get("aria-describedby", ""),
            )
        )

    def _track(self, tag: str, attributes: Attributes) -> None:
        self._walk.requests.add("media", attributes.get("src", ""))
        if self._tracks:
            self._tracks[-1].append(attributes.get("kind", "subtitles").lower())
