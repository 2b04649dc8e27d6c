"""Which files of content/ may be read: all that lie in it. A link may lead to another file of content/, never out of it.

Whoever could put a link there would else have any file of the machine read, or published.
"""

from __future__ import annotations

import os
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ...findings import Place
from ..leftover_files import is_system_file
from ..report import Report
from .messages import FILE_OUTSIDE


@dataclass(frozen=True, slots=True)
class ContentFiles:
    """The files of content/, by their paths in it, in order; files that editors keep beside the real ones are left out.

    `folder_links` are links to other folders of content/, which are not followed. `outside` are links that lead out of
    content/, with where they lead: nothing below them may be read.
    """

    names: tuple[str, ...] = ()
    folder_links: tuple[str, ...] = ()
    outside: tuple[tuple[str, str], ...] = ()

    def below(self, folder: str) -> tuple[str, ...]:
        """The files of one folder of content/, at any depth."""
        return tuple(name for name in self.names if name.startswith(f"{folder}/"))

    def without(self, names: Container[str]) -> ContentFiles:
        """The same without some of the files."""
        return replace(self, names=tuple(name for name in self.names if name not in names))

    def refuses(self, name: str) -> bool:
        """Whether a path leads out of content/."""
        return any(f"{name}/".startswith(f"{link}/") for link, _ in self.outside)

    def reports(self) -> Iterator[Report]:
        """What is wrong: a report for each link that leads out."""
        for name, target in self.outside:
            report = Report(f"content/{name}")
            message = f"The link `{name.rpartition('/')[2]}` leads out of content/, to {target}, and is not followed"
            report.add(FILE_OUTSIDE, message, "Put the file or folder itself here, or delete the link.", Place())
            yield report


def find_files(content: Path) -> ContentFiles:
    """The files of a content folder. Raises OSError for a folder that may not be read."""
    root = os.path.realpath(content)
    names: list[str] = []
    folder_links: list[str] = []
    outside: list[tuple[str, str]] = []
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        for file in os.scandir(os.path.join(root, folder)) if os.path.isdir(root) else ():
            name = f"{folder}{file.name}"
            if is_system_file(file.name):
                continue
            if not file.is_symlink():
                if file.is_dir():
                    waiting.append(f"{name}/")
                elif file.is_file():
                    names.append(name)
            elif not f"{(target := os.path.realpath(file.path))}{os.sep}".startswith(f"{root}{os.sep}"):
                outside.append((name, target))
            else:
                (folder_links if os.path.isdir(target) else names).append(name)
    return ContentFiles(
        tuple(sorted(names, key=_steps)), tuple(sorted(folder_links, key=_steps)), tuple(sorted(outside))
    )


def _steps(name: str) -> list[str]:
    return name.split("/")
