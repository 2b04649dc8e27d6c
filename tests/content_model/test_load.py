"""The model: addresses from the folder tree, what is listed when, and how pages relate."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from plugins.content_model.leftover_files import is_system_file, original_of
from plugins.content_model.load.content import load
from plugins.content_model.load.entries import slugify
from plugins.content_model.model import ContentModel
from plugins.content_model.settings import ContentSettings
from plugins.plugin_settings import SettingsRefused
from tests.conftest import BuiltSite
from tests.support.site import PLAIN, Site, core, lines

FOLDERS = {"pages": "/", "styles": "/attachment-styles/", "people": "/people/", "articles": "/articles/"}
NOON = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)


def model_of(content: Path, *, publish: bool = False) -> ContentModel:
    """The model of a folder, which must be without a mistake."""
    settings = ContentSettings(content, FOLDERS, "publish" if publish else "development", now=NOON)
    loaded = load(settings, core())
    assert not loaded.findings, lines(loaded.findings)
    return loaded.model


def dated(front_matter: str) -> str:
    return PLAIN.replace("---\n", f"---\n{front_matter}\n", 1)


def test_the_folder_tree_is_the_sites_tree(small: Site) -> None:
    """A file's place says its address; index.md stands for its folder."""
    small.write({"pages/a/index.md": PLAIN, "pages/a/b.md": PLAIN, "pages/a/c/index.md": PLAIN})
    model = model_of(small.content)
    assert [e.url for e in model.entries] == ["/", "/a/", "/plain/", "/a/b/", "/a/c/"]
    assert model.by_url["/a/b/"].save_as == "a/b/index.html"
    assert [e.url for e in model.trail(model.by_url["/a/c/"])] == ["/", "/a/", "/a/c/"]
    assert [e.url for e in model.children(model.by_url["/a/"])] == ["/a/b/", "/a/c/"]


def test_menu_order_comes_before_the_alphabet(small: Site) -> None:
    """Pages stand in the order that staff gave them, then by address."""
    small.write({"pages/b.md": dated("menu_order: 10"), "pages/a.md": dated("menu_order: 20")})
    model = model_of(small.content)
    assert [e.url for e in model.children(model.by_url["/"])] == ["/b/", "/a/", "/plain/"]


@pytest.mark.parametrize(
    ("front_matter", "listed"),
    [
        ("status: published", True),
        ("status: draft", False),
        ("date: 2026-11-24", True),
        ("date: 2026-11-25", False),
        ("date: 2020-01-01T10:00:00.000Z", True),
    ],
)
def test_drafts_and_pages_of_the_future_are_not_listed(small: Site, front_matter: str, listed: bool) -> None:
    """Now is noon UTC on November 24, 2026."""
    small.write({"pages/plain.md": dated(front_matter)})
    assert model_of(small.content).by_url["/plain/"].listed is listed


def test_a_publish_build_leaves_out_what_is_not_listed(small: Site) -> None:
    """A draft and a page of the future are on a staff machine, and nowhere in what is published."""
    small.write({
        "pages/index.md": (small.content / "pages/index.md").read_text().replace("[the plain page](plain.md)", "nothing"),
        "pages/plain.md": dated("status: draft"),
        "pages/later.md": dated("date: 2999-01-01").replace("A plain page", "A page of the future"),
    })  # fmt: skip
    result = small.build()
    assert result.ok, lines(result.findings)
    assert {"plain/index.html", "later/index.html"} <= set(small.snapshot())
    result = small.build(CONTENT_MODEL_MODE="publish")
    published = small.snapshot()
    assert not {"plain/index.html", "later/index.html"} & set(published), lines(result.findings)
    assert not any(b"page of the future" in data for data in published.values())


def test_the_present_can_be_set_from_outside(small: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH is the present where it is given, so that a build can be repeated."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    settings = ContentSettings.read({"PATH": str(small.content)})
    assert settings.now == dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    set_by_name = ContentSettings.read({"PATH": str(small.content), "CONTENT_MODEL_NOW": NOON})
    assert set_by_name.now == NOON


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("CONTENT_MODEL_MODE", "production"),
        ("CONTENT_MODEL_FOLDERS", {"pages": "pages"}),
        ("CONTENT_MODEL_FOLDERS", ["pages"]),
        ("CONTENT_MODEL_NOW", dt.datetime(2026, 11, 24, 12)),  # noqa: DTZ001 (no time zone)
        ("STATIC_PATHS", [1]),
    ],
)
def test_a_wrong_setting_is_refused_by_name(setting: str, value: object) -> None:
    """The message names the setting and what it should be."""
    with pytest.raises(SettingsRefused, match=setting):
        ContentSettings.read({"PATH": "content", setting: value})


def test_facts_are_a_tree_and_placeholders_reach_down(built_site: BuiltSite) -> None:
    """A placeholder for a whole group makes each value in it one."""
    facts = built_site.model.facts
    assert facts["name"].value == "Lotus Recovery"
    assert not facts["name"].is_placeholder
    assert facts["phone"].is_placeholder
    assert facts["phone"].needed
    assert [line["shown_as"].value for line in facts["crisis_lines"]]
    assert all(fact.is_placeholder for opening in facts["hours"] for fact in opening["days"])


def test_the_clinics_own_facts_invent_nothing(built_site: BuiltSite) -> None:
    """Placeholder phones are in the range kept for fiction, placeholder domains end in .example."""
    facts = built_site.model.facts
    assert facts["phone"].value.startswith("+1-805-555-01")
    for name in ("website", "email"):
        assert facts[name].value.endswith(".example")


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Key concepts", "key-concepts"),
        ("Caf\u00e9 & more!", "cafe-more"),
        ("It's here", "its-here"),
        ("\u2014", ""),
        ("  ", ""),
    ],
)
def test_a_title_makes_a_name_of_plain_letters(title: str, slug: str) -> None:
    """Or none at all, which a caller has to refuse."""
    assert slugify(title) == slug


def test_files_of_editors_are_left_alone(small: Site) -> None:
    """Hidden files and backups are neither pages nor mistakes."""
    small.write({"pages/.plain.md.swp": "x", "pages/plain.md~": "x", "pages/#plain.md#": "x"})
    assert len(model_of(small.content).entries) == 2


COPIES = [
    "plain (Anna's conflicted copy 2026-03-01).md", "plain (conflicted copy 2026-03-01 101112).md", "plain copy.md", "plain copy 2.md", "plain - Copy.md",
    "plain - Copy (2).md", "Copy of plain.md", "plain (1).md", "plain.sync-conflict-20260301-101112-ABCDEFG.md", "plain_conflict-20260301-101112.md",
    "plain - Kopie.md", "plain.md.bak", "plain.md.orig", "plain.bak", "plain.orig.md", "plain_BACKUP_4711.md", "Plain.md", "PLAIN.md", "plain.markdown",
    "plain.md.txt",
]  # fmt: skip


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_of_a_page_is_named_as_one(small: Site, name: str) -> None:
    """Its advice is to compare the two: to rename it would be to write over the page."""
    small.write({f"pages/{name}": PLAIN})
    loaded = load(ContentSettings(small.content, FOLDERS, now=NOON), core())
    assert [(f.rule, f.file) for f in loaded.findings] == [("file-copy", f"content/pages/{name}")]
    assert "Compare the two" in loaded.findings[0].fix
    assert sorted(loaded.model.by_url) == ["/", "/plain/"]


@pytest.mark.parametrize(
    "name", ["pages/gone (1).md", "pages/gone.md.bak", "images/dot copy.svg", "images/dot.svg.old"]
)
def test_a_copy_of_a_file_that_is_not_here(small: Site, name: str) -> None:
    """Nothing would be overwritten, so it may get the name."""
    small.write({name: PLAIN if name.startswith("pages") else "<svg/>"})
    (found,) = load(ContentSettings(small.content, FOLDERS, now=NOON), core()).findings
    assert (found.rule, found.file) == ("file-copy", f"content/{name}")
    assert found.fix.startswith(("Rename it to `gone.md`", "Rename it to `dot.svg`"))


SYSTEM_FILES = [
    "desktop.ini", "Thumbs.db", "ehthumbs.db", ".DS_Store", "._plain.md", "Icon\r", "~$plain.docx", ".~lock.plain.md#", "#plain.md#", "plain.md~", ".plain.md.swp",
    "__MACOSX/plain.md", "@eaDir/plain.md", "plain.md.part", "plain.lnk",
]  # fmt: skip


@pytest.mark.parametrize("folder", ["pages", "images", "data", "people"])
def test_what_computers_keep_for_themselves_is_nobodys_matter(small: Site, folder: str) -> None:
    """In every folder: neither read, nor published, nor named."""
    small.write({f"{folder}/{name}": "x" for name in SYSTEM_FILES})
    loaded = load(ContentSettings(small.content, FOLDERS, now=NOON), core())
    assert loaded.findings == ()
    assert loaded.model.files == ()
    assert len(loaded.model.entries) == 2
    assert all(is_system_file(name) for name in SYSTEM_FILES)


@pytest.mark.parametrize(
    "name",
    [
        "plain.md",
        "plain-copy.md",
        "plain-2.md",
        "copy.md",
        "copyright.md",
        "our-house-old.md",
        "form-2026.pdf",
        "a.b.svg",
        "conflict.md",
        "orig.md",
    ],
)
def test_a_file_of_its_own_is_no_copy(name: str) -> None:
    """Words in a name make no copy."""
    assert not is_system_file(name)
    assert original_of(name) == ""


def test_a_link_to_itself_is_named(small: Site) -> None:
    """It has no permissions that anybody could look at."""
    (small.content / "pages/loop.md").symlink_to("loop.md")
    (found,) = load(ContentSettings(small.content, FOLDERS, now=NOON), core()).findings
    assert (found.rule, found.file) == ("file-unreadable", "content/pages/loop.md")
    assert "delete the link" in found.fix


def test_a_file_that_cannot_be_read_is_named(small: Site) -> None:
    """Not a traceback, but the file and what to look at: here a link to a file that is gone."""
    (small.content / "pages/gone.md").symlink_to(small.content / "nowhere.md")
    result = small.build()
    assert [(f.rule, f.file) for f in result.errors] == [("file-unreadable", "content/pages/gone.md")]
