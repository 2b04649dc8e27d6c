"""A rename that is killed at any moment: after the next start all links name the page where it is."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plugins.editor.workspace import Workspace
from plugins.findings import Severity
from tests.editor.conftest import everything
from tests.editor.rename_worker import NAMES
from tests.editor.test_uses import page
from tests.support.site import PROJECT, Site, lines, small_site

PAGES = 12  # that link to the one that moves
SPAN = 0.6  # seconds in which the files are written, and some more


def test_a_killed_rename_never_leaves_links_half_changed(tmp_path: Path) -> None:
    """A few moments on every run."""
    _kill(_site(tmp_path), 4)


@pytest.mark.long
def test_fifty_killed_renames_never_leave_links_half_changed(tmp_path: Path) -> None:
    """Fifty moments, one after the other on the same content."""
    ends = _kill(_site(tmp_path), 50)
    assert set(ends) == {True, False}, "choose another span: the kills have to come before the end and after it"


def _site(folder: Path) -> Site:
    site = small_site(folder)
    links = "[One](one.md#a-part), [One][1], <a href=\"/one/\">One</a>.\n\n[1]: <one.md> 'One'"
    site.write({NAMES[0]: page("## A part\n\nGo [home](index.md).", "The one page")})
    site.write({"pages/section/index.md": page("Go [home](../index.md).", "A section")})
    fields = f"related: [{NAMES[0]}]\n"
    site.write({f"pages/p{n}.md": page(links, f"The page number {n}", fields) for n in range(PAGES)})
    return site


def _kill(site: Site, times: int) -> list[bool]:
    """Kills so many renames, and says of each whether it had come to its end."""
    chance, ends = random.Random(times), []
    for _ in range(times):
        args = [sys.executable, "-m", "tests.editor.rename_worker", str(site.folder)]
        process = subprocess.Popen(args, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdout is not None
        planned = process.stdout.readline()
        time.sleep(chance.random() * SPAN)
        process.kill()
        out, err = process.communicate()
        assert planned == b"planned\n", err.decode()
        ends.append(b"done" in out)
        _check_whole(site)
    result = site.build()
    assert [f for f in result.findings if f.severity is Severity.ERROR] == [], lines(result.findings)
    return ends


def _check_whole(site: Site) -> None:
    """The next start finishes what was begun; then one of the two names is there, and everything says that one."""
    assert Workspace(site.folder).recovered == ()
    state = everything(site.folder)
    (name,) = (name for name in NAMES if name in state)
    other = next(one for one in NAMES if one != name)
    for path, data in state.items():
        assert not path.rpartition("/")[2].startswith("."), f"{path} was left lying"
        text = data.decode()
        if path.startswith("pages/p") and path != "pages/plain.md":
            assert text.count(name.removeprefix("pages/")) == 3, f"{path}:\n{text}"
            assert other.removeprefix("pages/") not in text, f"{path}:\n{text}"
            assert name.removeprefix("pages").replace(".md", "/") in text
