"""Files that nobody wrote on purpose: what computers and programs keep for themselves, and copies that they left behind.

The one place that knows them: content/ is read without them, and none of them is published.
"""

from __future__ import annotations

import posixpath
import re

_OF_SYSTEMS = frozenset(
    ["desktop.ini", "thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "icon\r", "$recycle.bin", "system volume information", "@eadir", "#recycle", "lost+found"]
)  # fmt: skip
# Hidden files, an editor's own (`#x#`, `x~`), an office program's lock (`~$x.docx`), what a packer adds.
_OF_PROGRAMS = re.compile(
    r"[.#~].*|.*~|__macosx|__pycache__|.*\.(?:sw[op]|part|partial|crdownload|download|lnk|url|webloc)",
    re.IGNORECASE | re.DOTALL,
)

_NAME = r"(?P<name>.+?)"
_ENDING = r"(?P<ending>\.[A-Za-z]+)?"
_COPY = r"(?:copy|kopie|copia|copie|c\u00f3pia|kopia)"
_NUMBER = r"(?:[ ]?\(?\d{1,3}\)?)?"
_COPIES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_NAME}\.(?:bak|orig|rej|old|save|saved|tmp|temp|backup|autosave)\d*(?P<ending>)",  # page.md.bak
        rf"{_NAME}\.(?:bak|orig|old|backup|base|local|remote)(?:\.\d+)?(?P<ending>\.[A-Za-z]+)",  # page.orig.md
        rf"{_NAME}_(?:backup|base|local|remote)_\d+{_ENDING}",  # a merge tool's
        rf"{_NAME}\.sync-conflict-\d{{8}}-\d{{6}}(?:-\w+)?{_ENDING}",
        rf"{_NAME}[ _-]+conflict[ _-]\d{{8}}[\d-]*{_ENDING}",
        rf"{_NAME} ?\([^()]*(?:conflict|{_COPY})[^()]*\){_ENDING}",  # page (Anna's conflicted copy 2026-03-01).md
        rf"{_NAME} ?\(\d{{1,3}}\){_ENDING}",  # downloaded twice
        rf"{_NAME} - {_COPY}{_NUMBER}{_ENDING}",
        rf"{_NAME} {_COPY}{_NUMBER}{_ENDING}",
        rf"{_COPY} (?:of|von|de|di) {_NAME}{_ENDING}",
    )
)
_LONGEST = 255  # what a file's name may have


def is_system_file(name: str) -> bool:
    """Whether a file, or a folder in its path, is one that a computer or a program keeps for itself: not for anybody to mend."""
    return any(step.lower() in _OF_SYSTEMS or _OF_PROGRAMS.fullmatch(step) for step in name.split("/"))


def original_of(name: str) -> str:
    """The path of the file that this one is a copy or a backup of, by its name; "" for a name that is no copy's."""
    folder, own = posixpath.split(name)
    if len(own) > _LONGEST:
        return ""
    found = next((found for pattern in _COPIES if (found := pattern.fullmatch(own))), None)
    if found is None:
        return ""
    original = posixpath.join(folder, found["name"].rstrip() + (found["ending"] or ""))
    return original_of(original) or original  # page - Copy (2).md
