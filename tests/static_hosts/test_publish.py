"""From Markdown to a live site: the real production build, everything that stops it, and what it leaves alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.static_hosts.deploy import Outcome
from plugins.static_hosts.hosts.base import PublishRefused
from plugins.static_hosts.pictures import picture_metadata
from plugins.static_hosts.publish import Publisher
from tests.static_hosts.project import Project
from tests.static_hosts.servers import nginx
from tests.support.photos import SECRET, encoded, exif, quarters
from tests.support.site import HOME, PLAIN, PROJECT

PAGE = """\
---
title: {title}
description: A page of the small site that was made for a test of publishing, and says so.
{more}---

## A section

{words}

Go [back to the start](index.md).
"""
COPIES = (".br", ".zst", ".gz")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project of two pages with filled-in facts, committed and not yet published."""
    return Project(tmp_path / "project")


def page(title: str, words: str = "Some words.", more: str = "") -> str:
    """A page's Markdown."""
    return PAGE.format(title=title, words=words, more=more)


def errors_of(outcome: Outcome) -> str:
    """Everything that stood in the way, for a test's message."""
    return "\n".join(f"{f.where}: {f.message} [{f.rule}]" for f in outcome.findings if f.severity == "error")


def sent(outcome: Outcome) -> set[str]:
    """What was uploaded, compressed copies left out."""
    return {path for path in outcome.sent.uploaded if not path.endswith(COPIES)}


def test_a_real_build_goes_live_and_verifies(project: Project, tmp_path: Path) -> None:
    """Built, published, served by nginx: every page, header, redirect and compressed copy is as promised."""
    project.write({"data/redirects.yaml": "- from: /before/\n  to: /plain/\n- from: /lost/\n  status: 410\n"})
    project.write({"pages/plain.md": PLAIN.replace("---\n\n", "aliases: [/plain-old/, /older.html]\n---\n\n", 1)})
    outcome = project.publish()
    assert outcome.ok, errors_of(outcome)
    assert sent(outcome) >= {
        "index.html",
        "plain/index.html",
        "404.html",
        "sitemap.xml",
        "robots.txt",
        "site.webmanifest",
    }
    with nginx(tmp_path / "nginx", f"include {project.www.resolve().parent}/server/nginx.conf;") as server:
        verdict = project.publisher().verify(server.url, host="folder", to=str(project.www))
    assert verdict.findings == ()
    assert verdict.redirects == 4
    assert verdict.copies >= 12


def test_publishing_again_uploads_nothing(project: Project) -> None:
    """Nothing changed, so nothing is sent, although everything was built anew."""
    assert project.publish().ok
    outcome = project.publish()
    assert outcome.ok
    assert outcome.unchanged
    assert outcome.sent.uploaded == outcome.sent.deleted == ()


def test_an_edit_uploads_what_depends_on_it(project: Project) -> None:
    """Words on a page: that page. Its day of change: the sitemap too. Its title: whatever shows it. Never more."""
    assert project.publish().ok
    project.write({"pages/plain.md": PLAIN.replace("Some words.", "Other words.")})
    assert sent(project.publish()) == {"plain/index.html"}
    project.write(
        {
            "pages/plain.md": PLAIN.replace("Some words.", "Other words.").replace(
                "---\n\n", "date: 2026-11-02\n---\n\n", 1
            )
        }
    )
    assert sent(project.publish()) == {"plain/index.html", "sitemap.xml"}
    project.write(
        {
            "pages/plain.md": PLAIN.replace("A plain page\n", "Another title of it\n").replace(
                "---\n\n", "date: 2026-11-02\n---\n\n", 1
            )
        }
    )
    uploaded = sent(project.publish())
    cards = {path for path in uploaded if path.startswith("assets/card-another-title-of-it.")}
    assert len(cards) == 1  # the picture of a shared link shows the title
    assert uploaded - cards == {"plain/index.html", "llms.txt"}


def test_a_dry_run_says_what_it_would_send(project: Project) -> None:
    """A dry run builds and checks and names the files; nothing goes live."""
    outcome = project.publish(dry_run=True)
    assert outcome.ok, errors_of(outcome)
    assert "plain/index.html" in outcome.sent.uploaded
    assert not project.www.exists()


def test_everything_that_stops_a_publish_is_told_at_once(project: Project) -> None:
    """Placeholders, a missing reviewer, a request to elsewhere, changed files, a lost address: one list, nothing sent."""
    assert project.publish().ok
    before = project.live()
    base = project.folder / "theme/templates/base.html"
    base.write_text(
        base.read_text().replace("</head>", '<script src="https://tracker.example.com/t.js"></script>\n</head>')
    )
    project.write(
        {
            "data/clinic.yaml": (PROJECT / "content/data/clinic.yaml").read_text(),
            "pages/plain.md": None,
            "pages/index.md": HOME.replace("Read [the plain page](plain.md).", "Read [on](care.md)."),
            "pages/care.md": page("What our care can do", more="kind: therapy\n"),
        }
    )
    project.write({"pages/later.md": page("Not committed yet")}, commit=False)
    outcome = project.publish()
    rules = {f.rule for f in outcome.findings if f.severity == "error"}
    wanted = {
        "placeholder-fact",
        "reviewer-missing",
        "author-missing",
        "third-party-request",
        "build-unclean",
        "slug-changed-no-redirect",
    }
    assert rules >= wanted, errors_of(outcome)
    phone = next(f for f in outcome.findings if f.rule == "placeholder-fact" and "`phone`" in f.message)
    line = (PROJECT / "content/data/clinic.yaml").read_text().splitlines()[phone.line - 1]
    assert line.startswith("phone:")
    assert "main phone number" in phone.fix
    assert project.live() == before


def test_broken_content_stops_before_anything_is_sent(project: Project) -> None:
    """A page that cannot be read: its file and line are told, and the live site is as it was."""
    assert project.publish().ok
    before = project.live()
    project.write({"pages/plain.md": "---\ntitle: [\n---\n\nWords.\n"})
    outcome = project.publish()
    assert next(f.file for f in outcome.findings if f.severity == "error") == "content/pages/plain.md"
    assert project.live() == before


# -- what must not get out -----------------------------------------------------------------------


def test_pages_that_are_not_out_leave_no_trace(project: Project) -> None:
    """No word of a draft, a future page or one whose time is over stands in any file, list or address."""
    secret = "The heron waits beside the seventh quiet pond"
    project.write(
        {
            "pages/draft-one.md": page("A draft about herons", f"{secret} at dawn.", "status: draft\n"),
            "pages/future-one.md": page(
                "A page for the year to come", f"{secret} at noon.", "publish_at: 2099-01-01T09:00:00-08:00\n"
            ),
            "pages/dated-one.md": page("A page with a day to come", f"{secret} at five.", "date: 2099-01-01\n"),
            "pages/past-one.md": page(
                "A page whose time is over", f"{secret} at dusk.", "unpublish_at: 2020-01-01T09:00:00-08:00\n"
            ),
            "articles/draft-two.md": page(
                "An article about herons", f"{secret} at night.", "status: draft\ndate: 2026-01-01\n"
            ).replace("index.md", "../pages/index.md"),
        }
    )
    outcome = project.publish()
    assert outcome.ok, errors_of(outcome)
    live = project.live()
    for path, data in live.items():
        assert b"heron" not in data.lower(), path
        assert not re.search(rb"(draft|future|dated|past)-(one|two)", data), path
        assert not re.search(r"(draft|future|dated|past)-(one|two)", path)


def test_a_drafts_words_elsewhere_are_found(project: Project) -> None:
    """A sentence of a draft that got into another file stops the publish, naming both."""
    words = "The heron waits beside the seventh quiet pond at dawn."
    project.write(
        {
            "pages/draft-one.md": page("A draft about herons", words, "status: draft\n"),
            "images/pond.svg": f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>{words}</title></svg>',
            "images/images.yaml": "pond.svg:\n  alt: A pond with a bird\n",
            "pages/plain.md": PLAIN + "\n![A pond with a bird](pond.svg)\n",
        }
    )
    outcome = project.publish()
    found = [f for f in outcome.findings if f.rule == "draft-published"]
    assert found, errors_of(outcome)
    assert found[0].file == "content/pages/draft-one.md"
    assert "images/pond.svg" in found[0].message


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9">{}</svg>'
# What is told while writing stands at its file in content/; a text in a drawing is read when it goes out.
MUST_NOT: tuple[tuple[str, str, str], ...] = (
    ("images/comment.svg", SVG.format("<!-- drawn by Somebody -->"), "picture-metadata"),
    ("images/metadata.svg", SVG.format("<metadata>x</metadata>"), "picture-metadata"),
    ("images/script.svg", SVG.format("<script>1</script>"), "drawing-runs"),
    ("images/key.svg", SVG.format("<title>AKIAABCDEFGHIJKLMNOP</title>"), "secret"),
    ("images/path.svg", SVG.format("<title>/home/somebody/site/content</title>"), "machine-path"),
    ("pages/token.md", page("A page with a token", "Some words. Token ghp_" + "a1" * 20), "secret"),
)


def test_what_must_not_get_out_stops_the_publish(project: Project) -> None:
    """Traces in pictures and secrets in pages are all told, each with its file."""
    project.write({name: data for name, data, _ in MUST_NOT})
    pictures = [Path(name).name for name, _, _ in MUST_NOT if name.startswith("images/")]
    project.write(
        {
            "images/images.yaml": "".join(
                f"{n}:\n  alt: A picture {i}\n  width: 9\n  height: 9\n" for i, n in enumerate(pictures)
            )
        }
    )
    shown = "".join(f"\n![A picture {number}]({name})\n" for number, name in enumerate(pictures))
    project.write({"pages/plain.md": PLAIN + shown})
    outcome = project.publish()
    said = {(f.file, f.rule) for f in outcome.findings if f.severity == "error"}
    for name, _, rule in MUST_NOT:
        place = "output" if name in ("images/key.svg", "images/path.svg") else "content"
        assert (f"{place}/{name}", rule) in said, errors_of(outcome)
    assert not project.www.exists()


def test_a_photo_is_published_without_its_place(project: Project) -> None:
    """A photo from a phone goes out as what was made of it: no place, no camera, and not the photo itself."""
    photo = encoded(quarters(900, 600), "JPEG", exif=exif(6))
    project.write({"images/photo.jpg": photo, "images/images.yaml": "photo.jpg:\n  alt: A garden\n"})
    project.write({"pages/plain.md": PLAIN + "\n![A garden](../images/photo.jpg)\n"})
    outcome = project.publish()
    assert outcome.ok, errors_of(outcome)
    live = {path: data for path, data in project.live().items() if "photo" in path}
    assert {path.rpartition(".")[2] for path in live} == {"avif", "webp", "jpg"}
    for path, data in live.items():
        assert not list(picture_metadata(data)), path
        assert SECRET not in data, path


def test_what_no_published_page_uses_is_not_published(project: Project) -> None:
    """Notes, a draft's picture and an old version stay here; what a page, or a drawing on one, shows goes out."""
    pond = SVG.format('<image href="bird.svg" width="9" height="9"/>')
    project.write(
        {
            "pages/plain.md": PLAIN
            + "\n![A pond](pond.svg) and [a form](../images/Form%20one.pdf)\n".replace("%20one", ""),
            "pages/draft-one.md": page("A draft about herons", "![A heron](heron.svg)", "status: draft\n"),
            "images/pond.svg": pond,
            "images/bird.svg": SVG.format(""),
            "images/heron.svg": SVG.format(""),
            "images/Form.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
            "images/notes.txt": "Ask the heron first",
            "images/images.yaml": "pond.svg:\n  alt: A pond\nbird.svg:\n  alt: A bird\nheron.svg:\n  alt: A heron\n",
        }
    )
    outcome = project.publish()
    assert outcome.ok, errors_of(outcome)
    live = {path for path in project.live() if path.startswith("images/")}
    assert live == {"images/pond.svg", "images/bird.svg", "images/Form.pdf"}
    left = {f.file for f in outcome.findings if f.rule == "unused-file"}
    assert left >= {"content/images/heron.svg"}


@pytest.mark.parametrize(
    "files",
    [
        {"images/notes.docx": b"PK"},
        {"images/photo.psd": b"8BPS"},
        {"images/lotus.svg.bak": "<svg/>"},
        {"images/odd name.txt": "x"},
        {"images/.lotus.svg.swp": "x"},
        {"images/lotus.svg~": "<svg/>"},
    ],
)
def test_an_editors_files_never_get_out(project: Project, files: dict[str, str | bytes]) -> None:
    """A working file or an editor's leftover among the pictures is left out, or stops the publish by name."""
    project.write(files)
    outcome = project.publish()
    name = next(iter(files)).rpartition("/")[2]
    if outcome.ok:
        assert not [path for path in project.live() if name in path]
    else:
        assert any(name in f"{f.file} {f.message}" for f in outcome.findings if f.severity == "error"), errors_of(
            outcome
        )


def test_a_note_in_the_markdown_does_not_get_out(project: Project) -> None:
    """A comment that somebody left in a page is either taken out by the build, or stops the publish."""
    project.write(
        {"pages/plain.md": PLAIN.replace("Some words.", "Some words.\n\n<!-- ask the heron first -->\n\nMore words.")}
    )
    outcome = project.publish()
    if outcome.ok:
        assert not any(b"heron" in data for data in project.live().values())
    else:
        assert {f.rule for f in outcome.findings if f.severity == "error"} & {
            "comment-published",
            "html-comment",
            "raw-html",
        }, errors_of(outcome)


@pytest.mark.parametrize(
    "website",
    [
        '"https://www.clinic-for-tests.org\\r\\nSet-Cookie: a=b"',
        "https://www.clinic-for-tests.org/$host",
        "https://www.clinic.example",
    ],
)
def test_header_injection_through_the_facts_is_refused(project: Project, website: str) -> None:
    """An address that is none, or holds more than an address, stops the publish with its file and line."""
    facts = (project.folder / "content/data/clinic.yaml").read_text()
    project.write({"data/clinic.yaml": re.sub(r"^website:.*$", lambda _: f"website: {website}", facts, flags=re.M)})
    outcome = project.publish()
    assert not outcome.ok
    assert any(f.file == "content/data/clinic.yaml" and f.line for f in outcome.findings if f.severity == "error"), (
        errors_of(outcome)
    )


# -- addresses -----------------------------------------------------------------------------------


def test_an_old_link_never_dies(project: Project) -> None:
    """A page that moves needs its old address as an alias, a redirect, or a declared loss; each is accepted."""
    project.write(
        {
            "pages/one.md": page("The first of three"),
            "pages/two.md": page("The second of three"),
            "pages/three.md": page("The third of three"),
        }
    )
    project.write({"pages/index.md": HOME + "\n[One](one.md), [two](two.md), [three](three.md).\n"})
    assert project.publish().ok
    project.write(
        {
            "pages/one.md": None,
            "pages/two.md": None,
            "pages/three.md": None,
            "pages/uno.md": page("The first of three again"),
            "pages/index.md": HOME + "\n[One](uno.md).\n",
        }
    )
    outcome = project.publish()
    lost = {f.url: f for f in outcome.findings if f.rule == "slug-changed-no-redirect"}
    assert set(lost) == {"/one/", "/two/", "/three/"}
    assert "invoke redirect /one/" in lost["/one/"].fix
    project.write({"pages/uno.md": page("The first of three again", more="aliases:\n  - /one/\n")})
    publisher = project.publisher()
    assert publisher.redirect("/two/", "/uno/") == ()
    assert publisher.redirect("/three/", gone=True) == ()
    project.write({})
    project.write({"data/redirects.yaml": (project.folder / "content/data/redirects.yaml").read_text()})
    outcome = project.publish()
    assert outcome.ok, errors_of(outcome)
    assert {(r.source, r.target, r.status) for r in outcome.manifest.redirects} == {
        ("/one/", "/uno/", 301),
        ("/two/", "/uno/", 301),
        ("/three/", "", 410),
    }  # type: ignore[union-attr]
    project.write({"data/redirects.yaml": "[]\n"})
    assert {f.url for f in project.publish().findings if f.rule == "slug-changed-no-redirect"} == {"/two/"}


def test_an_unsound_alias_is_told_in_every_build(project: Project) -> None:
    """A build on a staff machine says it too, with the page's file and line."""
    project.write({"pages/plain.md": PLAIN.replace("---\n\n", "aliases:\n  - /404.html\n---\n\n", 1)})
    result = project.publisher().preview(project.folder / "output")
    found = next(f for f in result.findings if f.rule == "redirect-invalid")
    assert (found.file, found.line) == ("content/pages/plain.md", 4)


def test_redirect_needs_a_target_or_gone(project: Project) -> None:
    """Neither, or both, is refused in words."""
    with pytest.raises(PublishRefused, match="invoke gone"):
        project.publisher().redirect("/old/")
    with pytest.raises(PublishRefused, match="invoke gone"):
        project.publisher().redirect("/old/", "/plain/", gone=True)


# -- the rest of the commands --------------------------------------------------------------------


def test_rollback_and_preview(project: Project) -> None:
    """Rollback brings the first release back; preview builds what would be published and sends nothing."""
    assert project.publish().ok
    first = project.live()
    project.write({"pages/plain.md": PLAIN.replace("Some words.", "Other words.")})
    assert project.publish().ok
    project.publisher().roll_back(host="folder", to=str(project.www))
    assert project.live() == first
    result = project.publisher().preview(project.folder / "output")
    assert "Other words." in (project.folder / "output/plain/index.html").read_text()
    assert project.live() == first
    assert not [f for f in result.findings if f.severity == "error"]


@pytest.mark.parametrize(
    "broken",
    [
        {"data/clinic.yaml": "phone: call us\n"},
        {"pages/plain.md": "no front matter"},
        {"pages/plain.md": PLAIN + "\n[nowhere](nowhere.md)\n"},
        {"images/photo.heic": b"heic"},
        {"data/sources.yaml": ": :\n"},
    ],
)
def test_a_preview_that_is_refused_keeps_the_output(project: Project, broken: dict[str, str | bytes]) -> None:
    """What cannot be built leaves the output as it was, and a publish says why and sends nothing."""
    output = project.folder / "output"
    assert project.publisher().preview(output).ok
    before = {p.relative_to(output): p.read_bytes() for p in output.rglob("*") if p.is_file()}
    assert before
    project.write(broken)
    result = project.publisher().preview(output)
    assert not result.ok
    assert result.errors
    assert {p.relative_to(output): p.read_bytes() for p in output.rglob("*") if p.is_file()} == before
    assert not project.publish().ok


def test_wrong_settings_are_told_in_words(project: Project) -> None:
    """Unknown hosts and options are named, with what there is."""
    with pytest.raises(PublishRefused, match="no host 'moon'"):
        project.publisher().publish(host="moon")
    with pytest.raises(PublishRefused, match="no option 'speed'"):
        project.publisher(STATIC_HOSTS_HOSTS={"s3": {"bucket": "b", "speed": 1}}).publish(host="s3")
    with pytest.raises(PublishRefused, match="--to DIR"):
        project.publisher().publish(host="folder")
    with pytest.raises(PublishRefused, match="STATIC_HOSTS_HSTS_SECONDS"):
        project.publisher(STATIC_HOSTS_HSTS_SECONDS=60).publish(host="folder", to="x")


def test_what_is_due_is_published_in_time(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """`next-due` names the moment; before it a scheduled publish does nothing, after it the page is out."""
    project.write(
        {
            "pages/event.md": page(
                "An evening for families",
                more="publish_at: 2026-11-20T09:00:00-08:00\nunpublish_at: 2099-01-01T00:00:00-08:00\n",
            )
        }
    )
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1763000000")  # 2025-11-13
    due = project.publisher().next_due()
    assert due is not None
    assert due.moment.isoformat() == "2026-08-02T00:00:00+00:00"  # security.txt runs out on 2026-10-01
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795190000")  # 2026-11-20, 08:53 in California
    due = project.publisher().next_due()
    assert due is not None
    assert (due.moment.isoformat(), due.source) == ("2026-11-20T09:00:00-08:00", "content/pages/event.md")
    outcome = project.publish(if_due=True)
    assert {f.rule for f in outcome.findings if f.severity == "error"} == {"build-stale"}  # it is due since then
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    outcome = project.publish(if_due=True)
    assert outcome.ok, errors_of(outcome)
    assert "event/index.html" in outcome.sent.uploaded
    again = project.publish(if_due=True)
    assert again.unchanged
    assert again.manifest is None  # it did not even build


def test_settings_of_the_project_are_sound() -> None:
    """The project's own production settings name a host that exists, and no placeholder counts as real."""
    publisher = Publisher(PROJECT)
    assert publisher.settings.host in publisher.settings.hosts
    assert publisher.pelican_settings["CONTENT_MODEL_MODE"] == "publish"
