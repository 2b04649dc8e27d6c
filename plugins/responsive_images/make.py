"""Makes the files that pages offer of photos: each once, kept between builds, several at a time.

The same photo gives the same bytes each time: encoders run in one thread each, and several photos side by side.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..content_model.load.messages import FILE_BROKEN, FILE_UNREADABLE
from ..content_model.load.picture_kind import kind_of
from ..content_model.model import ContentModel
from ..content_model.schema.makers import SiteParts
from ..content_model.values import Image
from ..findings import Finding
from ..recorded_reads.kept_files import KeptFiles
from .offer import height_at, key_of
from .settings import PictureSettings

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

LIGHT = 100_000  # bytes: half of what the rule image-too-heavy lets pass
_QUALITIES = {".avif": (58, 50, 42, 34), ".webp": (76, 68, 58, 48), ".jpg": (78, 70, 60, 50)}
_DRAWN = ("png", "bmp")  # more often screens and drawings than photos: their fine lines keep their colors


class _Changed(Exception):
    """The photo is another one than when the content was read."""


def make_pictures(site: SiteParts) -> tuple[Mapping[str, bytes], Iterable[Finding]]:
    """The files of all photos by path, and which photos cannot be read to their end."""
    settings = PictureSettings.read(site.settings)
    kept = KeptFiles(settings.cache)
    photos = [image for image in site.model.images.values() if image.formats]
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    missing: list[Image] = []
    for photo in photos:
        known = {path: kept.get(_name(path, photo)) for path in paths_of(photo)}
        files.update({path: data for path, data in known.items() if data is not None})
        if None in known.values():
            missing.append(photo)
    if not missing:
        return files, ()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for photo, made in zip(missing, pool.map(partial(_attempt, settings.content), missing), strict=True):
            if isinstance(made, Finding):
                findings.append(made)
                continue
            for path, data in made.items():
                kept.put(_name(path, photo), data)
            files.update(made)
    kept.drop_old()
    return files, findings


def find_picture(settings: Mapping[str, Any], model: ContentModel, path: str) -> bytes | None:
    """One file of a photo, by its path below the output; made now if it never was."""
    photo = next((image for image in model.images.values() if image.formats and f"/{path}" in image.urls), None)
    if photo is None:
        return None
    own = PictureSettings.read(settings)
    kept = KeptFiles(own.cache)
    data = kept.get(_name(path, photo))
    if data is None:
        try:
            data = dict(_encoded(photo, (own.content / photo.file).read_bytes(), [path]))[path]
        except Exception:  # broken, or saved anew meanwhile: the browser shows the picture's description
            return None
        kept.put(_name(path, photo), data)
    return data


def paths_of(photo: Image) -> list[str]:
    """The paths of all its files below the output."""
    return [url.removeprefix("/") for url in photo.urls]


def _name(path: str, photo: Image) -> str:
    """The name of a file among those that are kept: its own where it says all, else the widest one's with its ending."""
    if path != photo.file:
        return path.rpartition("/")[2]
    widest = photo.formats[0].candidates[-1][0].rpartition("/")[2]
    return f"{widest.rpartition('.')[0]}{Path(path).suffix.lower()}"


def _attempt(content: Path, photo: Image) -> dict[str, bytes] | Finding:
    file = f"content/{photo.file}"
    try:
        return dict(_encoded(photo, (content / photo.file).read_bytes(), paths_of(photo)))
    except (_Changed, FileNotFoundError):
        return FILE_UNREADABLE.at("The picture was changed while the site was built", "Build again.", file=file)
    except Exception:  # a decoder meets anything in a broken file, from every class of error there is
        return FILE_BROKEN.at(
            "The picture is broken: it cannot be read to its end",
            "Save it again, or copy it anew from the phone or camera.",
            file=file,
        )


def _encoded(photo: Image, data: bytes, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The files at these paths. Raises _Changed, and whatever a decoder raises."""
    from .decode import decoded, open_picture, resized

    kind = kind_of(data)
    if not kind or f".{key_of(data, kind)}." not in photo.formats[0].candidates[0][0]:
        raise _Changed
    widths = {url.removeprefix("/"): width for form in photo.formats for url, width in form.candidates}
    whole = decoded(open_picture(data, kind), (photo.width, photo.height))
    for path in paths:
        width = widths.get(path, photo.width)
        image = resized(whole, (width, height_at(width, photo.width, photo.height)))
        yield path, _ENCODERS[Path(path).suffix.lower()](image, drawn=kind in _DRAWN)


def _avif(image: Pixels, drawn: bool) -> bytes:
    colors = "4:4:4" if drawn else "4:2:0"
    return _light(image, "AVIF", _QUALITIES[".avif"], speed=7, subsampling=colors, max_threads=1)


def _webp(image: Pixels, drawn: bool) -> bytes:
    lossy = _light(image, "WEBP", _QUALITIES[".webp"], method=4)
    if not drawn:
        return lossy
    return min(lossy, _light(image, "WEBP", (75,), lossless=True, method=4), key=len)


def _jpeg(image: Pixels, drawn: bool) -> bytes:
    colors = "4:4:4" if drawn else "4:2:0"
    return _light(image, "JPEG", _QUALITIES[".jpg"], optimize=True, progressive=True, subsampling=colors)


def _png(image: Pixels, drawn: bool) -> bytes:
    from PIL.Image import Quantize

    from .decode import encoded

    return encoded(image.quantize(256, method=Quantize.FASTOCTREE), "PNG", optimize=True)


_ENCODERS: Mapping[str, Callable[..., bytes]] = {
    ".avif": _avif,
    ".webp": _webp,
    ".jpg": _jpeg,
    ".jpeg": _jpeg,
    ".png": _png,
}


def _light(image: Pixels, format: str, qualities: tuple[int, ...], **options: Any) -> bytes:
    """The first of ever lighter versions that is light enough; the last one if none is."""
    from .decode import encoded

    for quality in qualities:
        data = encoded(image, format, quality=quality, **options)
        if len(data) <= LIGHT:
            break
    return data
