"""The commands that list things of the content: what is due, where words stand, what a sign-off is."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys

import pytest
from icalendar import Calendar

from tests.support.site import PLAIN, PROJECT, Site, small_site

PERSON = PLAIN.replace("---\n", "---\nkind: profile\n", 1).replace("A plain page", "A reader", 1)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small site as a project of its own, with a reviewer, a page to be reviewed, and one that cannot be read."""
    site = small_site(tmp_path_factory.mktemp("lists"))
    for name in ("tasks.py", "pelicanconf.py", "publishconf.py"):
        shutil.copy(PROJECT / name, site.folder)
    for name in ("plugins", "theme"):
        (site.folder / name).symlink_to(PROJECT / name)
    return site.write({
        "people/reader.md": PERSON.replace("index.md", "../pages/index.md"),
        "pages/plain.md": PLAIN.replace("---\n", "---\nnext_review: 2020-01-31\n", 1),
        "pages/broken.md": "No front matter.",
    })  # fmt: skip


def run(project: Site, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "invoke", *command],
        cwd=project.folder, capture_output=True, text=True,
    )  # fmt: skip


def test_what_is_due_is_listed_and_written_as_a_calendar(project: Site) -> None:
    """A file that cannot be read is said beside the list."""
    done = run(project, "due", "--ics", "due.ics")
    assert done.returncode == 0, done.stderr
    assert re.search(
        r"2020-01-31 \(\d+ days ago\)  “A plain page” is to be reviewed\.  content/pages/plain\.md:2", done.stdout
    )
    assert "content/pages/broken.md cannot be read" in done.stderr
    calendar = Calendar.from_ical((project.folder / "due.ics").read_bytes())
    assert [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")] == ["“A plain page” is to be reviewed."]


def test_a_calendar_that_cannot_be_written_is_said(project: Site) -> None:
    """In a folder that there is not."""
    done = run(project, "due", "--ics", "nowhere/due.ics")
    assert done.returncode == 1
    assert "Not written" in done.stderr
    assert "Traceback" not in done.stderr


def test_words_are_found_with_their_place(project: Site) -> None:
    """And nothing found is no error."""
    done = run(project, "find", "SOME words")
    assert done.returncode == 0, done.stderr
    assert "content/pages/plain.md:9  A plain page\n    [Some words]. Go back to the start." in done.stdout
    assert run(project, "find", "no such words").stdout == "Found 0 times.\n"


def test_a_sign_off_is_printed_as_it_is_written(project: Site) -> None:
    """The lines go to the top of the page as they are; a page or a person that is not there is said."""
    done = run(project, "sign", "/plain/", "--reviewer", "reader")
    assert done.returncode == 0, done.stderr
    assert re.search(
        r"    reviewer: reader\n    last_reviewed: [\d-]{10}\n    next_review: [\d-]{10}\n    reviewed_words: [0-9a-f]{16}\n",
        done.stdout,
    )
    for arguments, says in (
        (("/nowhere/", "reader"), "no page /nowhere/"),
        (("/plain/", "nobody"), "nobody of the name nobody"),
    ):
        refused = run(project, "sign", arguments[0], "--reviewer", arguments[1])
        assert refused.returncode == 1
        assert says in refused.stderr
