"""Which files the editor may touch: names below content/, and nothing that leads out of it."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from ..content_model.leftover_files import is_system_file
from .refused import Outside, Refused

PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif")
_OTHER_FILES = (".pdf", ".mp3", ".mp4", ".vtt", ".txt", ".csv", ".ics", ".docx", ".xlsx")
_DATA = re.compile(r"data/[^/]+\.yaml|images/images\.yaml")
_STEP = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*")  # of a new name: what every address and computer can hold
_DEVICE = re.compile(r"(con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_LONGEST = 200  # characters of a name with its folders
_LONGEST_STEP = 100


def inside(content: Path, name: str) -> Path:
    """The file that `name` means: relative to content/, with forward slashes, through no link. It need not be there.

    Raises Outside for everything else: absolute names, `..`, hidden files, devices, links, and what is no plain file.
    """
    if not is_plain(name):
        raise Outside(f"`{name[:80]!a}` is not a file of content/", "Name it as it stands there: pages/contact.md.")
    path = content
    for step in name.split("/"):
        path = path / step
        try:
            mode = os.lstat(path).st_mode
        except FileNotFoundError:
            continue
        except (OSError, ValueError):
            raise Outside(f"`{name[:80]}` cannot be a file here", "Choose a shorter and simpler name.") from None
        if stat.S_ISLNK(mode):
            raise Outside(f"`{name}` is a link to another place", "Put the file itself into content/.")
        if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
            raise Outside(f"`{name}` is not a file that can be edited", "")
    if path.is_dir():
        raise Outside(f"`{name}` is a folder", "Name a file in it.")
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(content)):
        raise Outside(f"`{name}` lies outside content/", "Name a file of content/.")
    return path


def is_plain(name: str) -> bool:
    """Whether a name stays below its folder and is neither hidden nor a device, whatever lies on the disk."""
    if not name or len(name) > _LONGEST or not name.isprintable() or any(sign in name for sign in '\\<>:"|?*'):
        return False
    return all(_is_step(step) for step in name.split("/"))


def _is_step(step: str) -> bool:
    fits = step and len(step) <= _LONGEST_STEP and step == step.strip(" .")
    return bool(fits) and not is_system_file(step) and not _DEVICE.fullmatch(step)


def check_new(name: str, others: Iterable[str]) -> None:
    """Raises Refused unless a file may be made under this name, beside the `others` that stay."""
    plain = unicodedata.normalize("NFC", name)
    if not is_plain(name) or not all(_STEP.fullmatch(step) for step in plain.split("/")):
        raise Refused(
            f"`{name[:80]!a}` is not a good name for a file", "Use letters, digits and hyphens: pages/opening-hours.md."
        )
    ending = os.path.splitext(name)[1]
    allowed = name.startswith("images/") if ending in (*PICTURES, *_OTHER_FILES) else ending == ".md" and "/" in name
    if not allowed and not _DATA.fullmatch(name):
        raise Refused(
            f"A file `{name}` has no place in content/",
            "Pages end in .md, data stands in data/, pictures and other files in images/.",
        )
    folded = name.casefold()
    for other in others:
        if other.casefold() == folded:
            raise Refused(f"There is a file `{other}` already", "Choose another name.")
        if other.casefold().startswith(folded + "/") or folded.startswith(other.casefold() + "/"):
            raise Refused(f"`{other}` stands in the way of `{name}`", "Choose another name.")


def all_files(content: Path) -> list[str]:
    """The files of content/ that the editor shows, by name; hidden ones, links and other programs' copies are left out."""
    names: list[str] = []
    for folder, folders, files in os.walk(content):
        base = os.path.relpath(folder, content).replace(os.sep, "/")
        prefix = "" if base == "." else base + "/"
        folders[:] = sorted(f for f in folders if is_plain(prefix + f) and not os.path.islink(os.path.join(folder, f)))
        names += [prefix + f for f in files if is_plain(prefix + f) and _is_file(os.path.join(folder, f))]
    return sorted(names)


def _is_file(path: str) -> bool:
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:  # gone meanwhile
        return False
