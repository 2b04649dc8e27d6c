"""A whole project in a folder and repository of its own, ready to be published: the real build, theme and checks."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from plugins.static_hosts.deploy import Outcome
from plugins.static_hosts.publish import Publisher
from tests.support.site import HOME, PLAIN, PROJECT, SOURCES, share_pictures

HOST = {"folder": {"server": "nginx"}}
FACTS: Mapping[str, Any] = {
    "website": "https://www.clinic-for-tests.org",
    "email": "care@clinic-for-tests.org",
    "phone": "+1-805-555-0142",
}


def filled_facts() -> str:
    """The clinic's facts with every placeholder's stand-in taken for real, as a clinic would fill them in."""
    facts = yaml.safe_load((PROJECT / "content/data/clinic.yaml").read_text(encoding="utf-8"))
    del facts["license"], facts["notices"]
    return yaml.safe_dump({**_real(facts), **FACTS}, allow_unicode=True)


def _real(value: Any) -> Any:
    if isinstance(value, dict):
        return (
            _real(value["placeholder"]) if "placeholder" in value else {key: _real(item) for key, item in value.items()}
        )
    return [_real(item) for item in value] if isinstance(value, list) else value


class Project:
    """A project in a repository. `write` changes content and commits; `publisher` publishes to a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copytree(PROJECT / "theme", folder / "theme")
        for name in ("pelicanconf.py", "publishconf.py", ".gitignore"):
            (folder / name).write_bytes((PROJECT / name).read_bytes())
        share_pictures(folder)
        self._git("init", "--quiet", "--initial-branch", "main")
        self.write(
            {
                "pages/index.md": HOME,
                "pages/plain.md": PLAIN,
                "data/sources.yaml": SOURCES,
                "data/clinic.yaml": filled_facts(),
                "pages/404.md": NOT_FOUND,
            }
        )

    def write(self, files: Mapping[str, str | bytes | None], *, commit: bool = True) -> None:
        """Writes files below content/; None deletes one."""
        for name, text in files.items():
            path = self.folder / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                path.unlink()
            else:
                path.write_bytes(text.encode() if isinstance(text, str) else text)
        if commit:
            self._git("add", "-A")
            self._git(
                "-c",
                "user.name=Test",
                "-c",
                "user.email=test@localhost",
                "commit",
                "--allow-empty",
                "--quiet",
                "-m",
                "Change",
            )

    def ignore(self, name: str) -> None:
        """Keeps a file of the project's folder out of what Git looks at."""
        with (self.folder / ".git/info/exclude").open("a") as file:
            file.write(f"/{name}\n")

    def publisher(self, **overrides: Any) -> Publisher:
        """Publishes with the production settings."""
        # A site of a few pages has no policies, and no menu that leads to each page.
        rules = {"policy-links-missing": "off", "care-notices-missing": "off", "page-orphan": "off"}
        return Publisher(self.folder, overrides={"STATIC_HOSTS_HOSTS": HOST, "SEO_CHECKS_SEVERITY": rules, **overrides})

    def publish(self, **options: Any) -> Outcome:
        """Publishes to the folder."""
        return self.publisher().publish(host="folder", to=str(self.www), **options)

    @property
    def www(self) -> Path:
        """The folder that is published to."""
        return self.folder.parent / "www"

    def live(self) -> dict[str, bytes]:
        """What is live, by path; without compressed copies."""
        root = self.www.resolve()
        files = (p for p in sorted(root.rglob("*")) if p.is_file() and p.suffix not in (".br", ".zst", ".gz"))
        return {p.relative_to(root).as_posix(): p.read_bytes() for p in files}

    def _git(self, *args: str) -> None:
        subprocess.run(["git", *args], cwd=self.folder, check=True, capture_output=True)


NOT_FOUND = """\
---
kind: error
title: This page is not here
description: The address that you asked for leads nowhere on this site. Here is the way back home.
---

Go [back to the start](index.md).
"""
