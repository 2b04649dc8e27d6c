"""A link in content/ may lead to another file of content/, and never out of it: not for one page, picture or data file."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.findings import Finding, Severity
from tests.support.site import PLAIN, Site, lines

SECRET = "What nobody may see: 7f3a."
PAGE = PLAIN.replace("Some words.", SECRET)
SOURCES = f'secret-1969:\n  authors: Bowlby J\n  year: 1969\n  title: "{SECRET}"\n'
CITING = PLAIN.replace("---\n", "---\nsources: [secret-1969]\n", 1)
DRAWING = f'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><title>{SECRET}</title></svg>'
REDIRECTS = f"- from: /old/\n  to: /plain/\n  note: {SECRET}\n"
PERSON = PAGE.replace("---\n", "---\nkind: profile\n", 1)


@pytest.fixture
def elsewhere(small: Site) -> Path:
    """A folder beside content/, with a file of each sort."""
    folder = small.folder / "elsewhere"
    (folder / "deep").mkdir(parents=True)
    for name, text in {
        "page.md": PAGE,
        "person.md": PERSON,
        "sources.yaml": SOURCES,
        "clinic.yaml": f"name: {SECRET}\n",
        "secret.svg": DRAWING,
        "images.yaml": f"lotus.svg:\n  alt: {SECRET}\n",
        "secret.txt": SECRET,
        "redirects.yaml": REDIRECTS,
        "deep/page.md": PAGE,
        "deep/secret.svg": DRAWING,
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def link(site: Site, name: str, target: Path | str) -> None:
    """Puts a link into content/, in place of what is there."""
    path = site.content / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        for file in sorted(path.rglob("*"), reverse=True):
            file.rmdir() if file.is_dir() else file.unlink()
        path.rmdir()
    path.unlink(missing_ok=True)
    path.symlink_to(target)


def outside(findings: tuple[Finding, ...]) -> list[Finding]:
    return [f for f in findings if f.rule == "file-outside"]


LINKS = [
    ("pages/stolen.md", "page.md"),
    ("pages/plain.md", "page.md"),
    ("pages/a/b/stolen.md", "page.md"),
    ("pages/a", "deep"),
    ("pages", "deep"),
    ("people/somebody.md", "person.md"),
    ("people", "deep"),
    ("articles/a/b", "deep"),
    ("images/secret.svg", "secret.svg"),
    ("images/a/b/secret.svg", "secret.svg"),
    ("images/a/deep", "deep"),
    ("images", "deep"),
    ("images/form.pdf", "secret.txt"),
    ("images/__secret.txt", "secret.txt"),
    ("images/images.yaml", "images.yaml"),
    ("data/sources.yaml", "sources.yaml"),
    ("data/clinic.yaml", "clinic.yaml"),
    ("data/redirects.yaml", "redirects.yaml"),
    ("data", "."),
    ("notes.txt", "secret.txt"),
]


@pytest.mark.parametrize(("name", "target"), LINKS, ids=[name for name, _ in LINKS])
def test_a_link_that_leads_out_is_refused(small: Site, elsewhere: Path, name: str, target: str) -> None:
    """The error names the link and where it leads; nothing is written, and nothing of the file is said or read."""
    small.write({"pages/plain.md": CITING})
    link(small, name, elsewhere / target)
    result = small.build()
    (found,) = outside(result.findings)
    assert (found.severity, found.file) == (Severity.ERROR, f"content/{name}")
    assert f"`{Path(name).name}`" in found.message
    assert str((elsewhere / target).resolve()) in found.message
    assert SECRET not in lines(result.findings)
    assert not small.output.exists()
    assert result.model is not None
    assert SECRET not in repr(result.model)


def test_the_way_out_may_be_long(small: Site, elsewhere: Path) -> None:
    """A relative link, and a link to a link that leads out, are seen through."""
    link(small, "images/first.svg", "../../elsewhere/secret.svg")
    link(small, "images/second.svg", "first.svg")
    assert [f.file for f in outside(small.build().findings)] == [
        "content/images/first.svg",
        "content/images/second.svg",
    ]


def test_a_build_that_accepts_errors_copies_nothing(small: Site, elsewhere: Path) -> None:
    """A preview takes errors of the checks in its stride, and still ends before a file is written."""
    from plugins.site_engine import build_site
    from tests.support.site import PROJECT

    assert small.build().ok
    before = small.snapshot()
    link(small, "images/secret.svg", elsewhere / "secret.svg")
    overrides = {"PATH": str(small.content), **small.settings}
    result = build_site(PROJECT, output=small.output, overrides=overrides, accept=lambda finding: True)
    assert not result.finished
    assert small.snapshot() == before


def test_what_is_hidden_is_neither_read_nor_copied(small: Site, elsewhere: Path) -> None:
    """An editor's lock is a link that leads nowhere, and no business of the build."""
    link(small, "pages/.#plain.md", "somebody@a-machine.123")
    link(small, "images/.secret.svg", elsewhere / "secret.svg")
    result = small.build()
    assert result.ok, lines(result.findings)
    assert not any(SECRET.encode() in data for data in small.snapshot().values())


def test_a_link_to_another_file_of_content_is_followed(small: Site) -> None:
    """A picture under a second name, and a page in a second place."""
    small.write({"images/dot.svg": DRAWING, "images/images.yaml": "dot.svg: {alt: A dot}\ncopy.svg: {alt: A dot}\n"})
    link(small, "images/copy.svg", "dot.svg")
    link(small, "pages/again.md", "plain.md")
    result = small.build()
    assert result.ok, lines(result.findings)
    assert (small.output / "images/copy.svg").read_text() == DRAWING
    assert "Some words." in small.html("/again/")


@pytest.mark.parametrize("name", ["pages/loop.md", "images/loop.svg", "data/sources.yaml"])
def test_a_link_to_itself_is_named(small: Site, name: str) -> None:
    """It leads nowhere, which is said of the file."""
    link(small, name, Path(name).name)
    result = small.build()
    assert [f.file for f in result.errors] == [f"content/{name}"], lines(result.findings)


def test_folders_that_link_to_each_other_are_no_trap(small: Site) -> None:
    """A link to a folder of content/ is not followed, and named."""
    link(small, "pages/up", "..")
    link(small, "images/round", "../images")
    result = small.build()
    assert [(f.rule, f.file) for f in result.errors] == [
        ("file-ignored", "content/images/round"),
        ("file-ignored", "content/pages/up"),
    ]


@pytest.mark.parametrize(
    "text",
    ["[A file]({static}/../elsewhere/secret.txt)", "<p><a href='{attach}../../elsewhere/secret.txt'>A file</a></p>"],
)
def test_pelicans_own_links_lead_nowhere_either(small: Site, elsewhere: Path, text: str) -> None:
    """What Pelican calls {static} would copy any file that it names."""
    small.write({"pages/plain.md": PLAIN.replace("Some words.", text)})
    result = small.build()
    assert {f.file for f in result.errors} == {"content/pages/plain.md"}, lines(result.findings)
    assert not small.output.exists()


@pytest.mark.parametrize(("name", "target"), [("data/redirects.yaml", "redirects.yaml"), ("data", ".")])
def test_redirects_are_not_read_through_a_link(small: Site, elsewhere: Path, name: str, target: str) -> None:
    """Whoever reads a data file of its own holds to the same."""
    del small.settings["PLUGINS"]
    link(small, name, elsewhere / target)
    result = small.build()
    assert [f.file for f in result.errors] == [f"content/{name}"], lines(result.findings)
    assert result.session is not None
    assert result.session.checks is not None
    assert "/old/" not in result.session.checks.context.redirects


def test_content_itself_may_be_a_link(small: Site) -> None:
    """Where the folder lies is its owner's business."""
    real = small.content.rename(small.folder / "somewhere")
    small.content.symlink_to(real)
    result = small.build()
    assert result.ok, lines(result.findings)
    assert "Some words." in small.html("/plain/")
