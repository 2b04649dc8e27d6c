"""Advice about front matter, data files and names of files works: it is followed, and nothing is found any more."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.findings import Finding, Message, Sample, Severity
from plugins.findings.advice import follow
from plugins.site_engine.contributions import contributions_of
from plugins.site_engine.session import Session
from tests.catalogue.samples import site_of
from tests.support.site import HOME, PLAIN, PROJECT, SOURCES, Site, lines

MESSAGES = [declared for declared in contributions_of(PROJECT).declarations if isinstance(declared, Message)]
CASES = [
    pytest.param(message, sample, id=f"{message.id}-{number}")
    for message in MESSAGES
    for number, sample in enumerate(message.failing)
    if not sample.body and not sample.publish
]
_RENAME = re.compile(r"Rename it to `(?P<name>[^`]+)`")

# Advice that leaves something to the writer: what the file says in the end. By the message, and a bit of what was said.
Edit = Callable[[str], str]
BY_HAND: dict[tuple[str, str], Edit] = {
    ("merge-marks", "<<<<<<<"): lambda text: re.sub(r"<<<<<<< .*\n(.*\n)=======\n(?:.*\n)?>>>>>>> .*\n?", r"\1", text).replace("a: b\n", ""),
    ("images", "group of values"): lambda text: "dot.svg:\n  alt: A dot\n",
    ("yaml", "names with values"): lambda text: "bowlby-1969:\n  authors: Bowlby J\n  year: 1969\n  title: Attachment\n",
    ("yaml", "bracket"): lambda text: text.replace("year: 1969", "year: 1969, authors: Bowlby J, title: Attachment}"),
    ("sources", "group of values"): lambda text: "bowlby-1969:\n  authors: Bowlby J\n  year: 1969\n  title: Attachment and Loss\n",
    ("sources-incomplete", "year"): lambda text: text.replace("year:\n", "year: 1969\n"),
    ("sources-type", "long ago"): lambda text: text.replace("long ago", "1969"),
    ("sources-value", "169"): lambda text: text.replace("year: 169\n", "year: 1969\n"),
    ("facts-placeholder", "needed"): lambda text: re.sub(r"(phone: \{placeholder: [^}]+)\}", r'\1, needed: "Phone"}', text),
    ("facts-missing", "email"): lambda text: re.sub("email:.*", 'email: {placeholder: "a@clinic.com", needed: "the address"}', text),
    ("facts-type", "address"): lambda text: re.sub(r"address: .*", "address:\n  street: 1 Main Street\n  city: Goleta\n  county: Santa Barbara\n  region: CA\n  postal_code: \"93117\"\n  country: US", text),
    ("facts-type", "area_served"): lambda text: re.sub(r"area_served: (.*)", r"area_served:\n  - \1", text),
    ("facts-length", "name"): lambda text: re.sub(r"^name: .*", "name: Lotus Recovery", text, flags=re.MULTILINE),
    ("facts-unknown", "fax"): lambda text: re.sub(r"fax: .*\n?", "", text),
    ("front-matter-broken", "no front matter"): lambda text: f"---\ntitle: A page more\ndescription: A page more of the small site, which is here to be mended.\n---\n\n{text}",
    ("front-matter-broken", "single value"): lambda text: text.replace("title A page", "title: A page more\ndescription: A page more of the small site, which is here to be mended."),
    ("front-matter-broken", "not closed"): lambda text: text.replace("title: A page\n", "title: A page more\ndescription: A page more of the small site, which is here to be mended.\n---\n"),
    ("body-empty", "no text"): lambda text: f"{text}\nWords.\n",
    ("front-matter-missing", "description"): lambda text: text.replace("description:\n", "description: A page of the small site, which is here to be mended in a test.\n"),
    ("front-matter-value", "top"): lambda text: text.replace("menu: top", "menu: main"),
    ("front-matter-value", "poem"): lambda text: text.replace("kind: poem", "kind: page"),
    ("front-matter-length", "2 characters"): lambda text: text.replace("title: So", "title: So it is"),
    ("front-matter-length", "36 characters"): lambda text: text.replace("A name that no menu has the room for", "A name for which it has room"),
    ("reference-unknown", "twice"): lambda text: text.replace("bowlby-1969, ", ""),
    ("reference-unknown", "rooom.svg"): lambda text: text.replace("picture: rooom.svg\n", ""),
    ("reference-unpublished", "later"): lambda text: text.replace("related: [pages/later.md]\n", ""),
    ("banner", "ends before"): lambda text: re.sub(r"from: [\d-]+", "from: 2019-01-01", text),
    ("holiday-hours", "does not say"): lambda text: re.sub(r"(day: 2199-12-24)", r"\1, closed: yes", text),
    ("holiday-hours", "before"): lambda text: text.replace("2199-12-20", "2199-12-26"),
    ("holiday-over", "over"): lambda text: re.sub(r"holiday_hours:\n(?: .*\n?)+", "", text),
    ("picture-small", "blurred"): lambda text: re.sub(r"picture: .*\n", "", text),
    ("images", "no picture"): lambda text: "{}\n",
    ("images-value", "width"): lambda text: text.replace("width: 0", "width: 8"),
    ("images-length", "characters"): lambda text: re.sub(r"alt: .*", "alt: A dot", text),
    ("images-unknown", "description"): lambda text: text.replace("  description: A dot\n", ""),
    ("redirects-unreadable", "without `from`"): lambda text: text.replace("- to:", "- from: /old/\n  to:"),
    ("waiver-expired", "2020"): lambda text: text.replace("2020-01-31", "2199-12-31"),
    ("waiver-unused", "h1-missing"): lambda text: re.sub(r"waivers:\n(?: .*\n)+", "", text),
    ("redirects-unreadable", "a list"): lambda text: "- from: /old/\n  to: /plain/\n",
}  # fmt: skip
# What is done with files: one is deleted, put back, or written.
PAGE = PLAIN.replace("A plain page", "A page of its own").replace("(index.md)", "(../index.md)")
DELETED = ("file-ignored", "file-copy", "file-type", "file-empty", "file-broken", "duplicate-url")
WITH_FILES: dict[str, Callable[[Site, Finding], object]] = {
    **dict.fromkeys(DELETED, lambda site, finding: (site.folder / finding.file).unlink()),
    "data-missing": lambda site, _: site.write({"data/sources.yaml": SOURCES}),
    "home-missing": lambda site, _: site.write({"pages/index.md": HOME}),
    "folder-without-page": lambda site, finding: site.write({finding.file.removeprefix("content/"): PAGE}),
    "image-alt-missing": lambda site, _: site.write({"images/images.yaml": "dot.svg:\n  alt: A dot\n"}),
}


def found(site: Site) -> list[Finding]:
    """What reading a site finds."""
    session = Session.open(PROJECT, overrides={"PATH": str(site.content)})
    checks = session.contributions.content_checks
    return [*session.findings, *(f for check in checks for f in check(session.project, session.model))]


def built(site: Site) -> list[Finding]:
    """What a build of a site finds."""
    return list(site.build().findings)


@pytest.mark.parametrize(("message", "sample"), CASES)
def test_advice_that_is_followed_leaves_nothing_to_say(message: Message, sample: Sample, tmp_path: Path) -> None:
    """Word by word where it has words to write or a name to give; else by hand. The message is gone, and no error came."""
    site = site_of(sample, tmp_path)
    look = found if any(f.rule == message.id for f in found(site)) else built
    mine = [finding for finding in look(site) if finding.rule == message.id]
    assert mine
    for finding in reversed(mine):
        assert is_done(site, finding), f"to be done by hand:\n{lines((finding,))}"
    after = [f for f in look(site) if f.rule == message.id or f.severity is Severity.ERROR]
    assert after == [], lines(tuple(after))


def is_done(site: Site, finding: Finding) -> bool:
    """Does what a finding advises; whether it could be done."""
    path = site.folder / finding.file
    if finding.rule in WITH_FILES:
        WITH_FILES[finding.rule](site, finding)
        return True
    if rename := _RENAME.match(finding.fix):
        name = rename["name"] if "." in rename["name"] else f"{rename['name']}{path.suffix}"
        shutil.move(path, path.with_name(name))
        return True
    text = path.read_text("utf-8")
    by_hand = (edit for (rule, words), edit in BY_HAND.items() if rule == finding.rule and words in finding.message)
    edit = next(by_hand, None)
    followed = follow(text, finding) if edit is None else edit(text)
    if followed is None or followed == text:
        return False
    path.write_text(followed, "utf-8")
    return True


def test_what_is_done_by_hand_is_a_message() -> None:
    """No line of the tables above is left over from a message that has gone."""
    known = {case.values[0].id for case in CASES}  # type: ignore[attr-defined]
    assert {rule for rule, _ in BY_HAND} - known == set()
    assert WITH_FILES.keys() - known == set()


# -- what a sample does not have: siblings, each with the whole text that following its advice gives -----------------

FRONT_MATTER = "---\ntitle: A plain page\ndescription: A plain page of the small site, with a heading and a sentence.\n{}\n---\n\nWords.\n"
SIBLINGS = [
    ("pages/plain.md", FRONT_MATTER.format("menu_order: ten"), None),
    ("pages/plain.md", FRONT_MATTER.format("noindex: perhaps"), "noindex: yes"),
    ("pages/plain.md", FRONT_MATTER.format("date: March 31, 2026"), "date: 2026-03-31"),
    ("pages/plain.md", FRONT_MATTER.format("sources: bowlby-1969"), "sources: [bowlby-1969]"),
    ("pages/plain.md", FRONT_MATTER.format('intro: "Some words'), 'intro: "Some words"'),
    ("pages/plain.md", FRONT_MATTER.format("intro: Words: and more"), 'intro: "Words: and more"'),
    ("pages/plain.md", FRONT_MATTER.format("intro: [Words] and more"), 'intro: "[Words] and more"'),
    ("pages/plain.md", FRONT_MATTER.format("intro: @words"), 'intro: "@words"'),
    ("pages/plain.md", FRONT_MATTER.format("intro:Words"), "intro: Words"),
    ("pages/plain.md", FRONT_MATTER.format("intro = Words"), "intro: Words"),
    ("pages/plain.md", FRONT_MATTER.format("aliases: [/old page/, /a//b/]"), None),
    ("pages/plain.md", FRONT_MATTER.format("aliases:\n  - old-page"), "  - /old-page"),
    ("pages/plain.md", FRONT_MATTER.format("aliases:\n  - https://www.example.org/old/"), "  - /old/"),
    ("pages/plain.md", FRONT_MATTER.format("tittle: A page"), ""),
    ("data/sources.yaml", "bowlby-1969:\n  authors: Bowlby J\n  year: 1969\n  title: Attachment\n  doi: https://doi.org/10.1037/abc", "  doi: 10.1037/abc"),
    ("data/sources.yaml", "bowlby-1969:\n  authors: Bowlby J\n  year: 1969\n  title: Attachment\n  address: www.example.org/a", "  address: https://www.example.org/a"),
    ("data/sources.yaml", "bowlby-1969:\n  authors: Bowlby J\n  year: 1969\n  title: Attachment\n  address: http://www.example.org/a", "  address: https://www.example.org/a"),
    ("data/sources.yaml", "bowlby-1969:\n  authors: Bowlby J\n  yaer: 1969\n  title: Attachment\n", None),
    ("data/redirects.yaml", "- from: /old/\n  too: /plain/\n", "  to: /plain/"),
    ("data/redirects.yaml", "- from: old\n  to: /plain/\n", "- from: /old"),
    ("data/redirects.yaml", "- from: /a%2Db/\n  to: /plain/\n", "- from: /a-b/"),
    ("data/redirects.yaml", "- from: /old/?page=2\n  to: /plain/\n", "- from: /old/"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "line"), SIBLINGS)
def test_siblings(name: str, text: str, line: str | None, tmp_path: Path) -> None:
    """The advised line stands there in the end, "" for one that is taken away; None: somebody has to decide."""
    site = site_of(Sample(), tmp_path).write({name: text})
    errors = [f for f in found(site) if f.severity is Severity.ERROR]
    assert errors, "nothing is wrong"
    followed = follow(text, errors[0])
    if line is None:
        assert errors[0].fix
        return
    assert followed is not None, lines(tuple(errors))
    if line:
        assert line in followed.split("\n")
    site.write({name: followed})
    after = [f for f in found(site) if f.severity is Severity.ERROR]
    assert after == [], lines(tuple(after))
