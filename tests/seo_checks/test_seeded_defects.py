"""The end-to-end table: a defect in a copy of the real content or theme, a real build, and exactly its rule at its line."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from plugins.findings import Finding, Severity, messages_of
from plugins.schema_org.rules import RULES as STRUCTURED_DATA
from plugins.seo_checks import messages
from plugins.seo_checks.catalogue import own_rules
from tests.seo_checks.seeds import BUILDS, NOINDEX, NOT_SEEDED, SITEMAP, Build, Seed
from tests.support.site import PROJECT, Site, lines, real_site

Place = tuple[str, str, str, int]  # rule, severity, file or address, line
GOOD_PAGES = Path(__file__).parent / "good_pages"


def copy_of_the_site(folder: Path) -> Site:
    """The clinic's content with the good pages, and the theme, each in a copy of its own."""
    site = real_site(folder)
    shutil.copytree(GOOD_PAGES, site.content, dirs_exist_ok=True)
    shutil.copytree(PROJECT / "theme", folder / "theme")
    site.settings["THEME"] = str(folder / "theme")
    site.settings["SEO_CHECKS_SEVERITY"] = {}  # the rules' own
    return site


def seed(site: Site, seeds: tuple[Seed, ...]) -> None:
    """Makes the changes. A text that is to be replaced must be there: the table must not rot."""
    for edit in (edit for one in seeds for edit in one.edits):
        path = site.folder / edit.file
        if edit.new is None:
            path.unlink()
            continue
        if edit.old is None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(edit.new.encode() if isinstance(edit.new, str) else edit.new)
            continue
        text, new = path.read_text(encoding="utf-8"), str(edit.new)
        assert edit.old in text, f"{edit.file} has no {edit.old!r}"
        path.write_text(text.replace(edit.old, new, 1) if edit.old else text.rstrip("\n") + new, encoding="utf-8")


def places(findings: tuple[Finding, ...]) -> Counter[Place]:
    """Errors and warnings, by rule and place."""
    return Counter(
        (f.rule, f.severity.value, f.file or f.url, f.line) for f in findings if f.severity is not Severity.INFO
    )


def told(places: Counter[Place]) -> str:
    """The places as text, for a readable difference."""
    return "\n".join(sorted(f"{rule} {severity} {file}:{line}" for rule, severity, file, line in places.elements()))


def line_of(site: Site, file: str, words: str) -> int:
    """The number of the first line that begins with these words, or else has them; 0 for no line."""
    if not words:
        return 0
    text = (site.folder / file).read_text(encoding="utf-8").split("\n")
    found = [number for number, line in enumerate(text, 1) if line.startswith(words)]
    found += [number for number, line in enumerate(text, 1) if words in line]
    assert found, f"{file} has no {words!r}"
    return found[0]


def expected(site: Site, seeds: tuple[Seed, ...]) -> Counter[Place]:
    """What the changes should bring about, and nothing else."""
    wanted: Counter[Place] = Counter()
    for one in seeds:
        for file, words in (one.at, *one.also):
            wanted[one.rule, one.severity, file, line_of(site, file, words)] += 1
        for rule, severity, file, words in one.with_it:
            wanted[rule, severity, file, line_of(site, file, words)] += 1
    return wanted


def seeded_sitemap(site: Site, sound: Site) -> None:
    """A sitemap that leaves out a page, and has a wrong date for another."""
    text = (sound.output / "sitemap.xml").read_text(encoding="utf-8")
    entries = text.split("<url>")
    entries = [entry for entry in entries if "/press/" not in entry]
    dated = "<url>".join(re.sub(r"(our-house/</loc>\s*<lastmod>)[^<]*", r"\g<1>2026-01-05", entry) for entry in entries)
    assert len(entries) == text.count("<url>")
    assert "2026-01-05" in dated
    (site.folder / "theme/extra").mkdir()
    (site.folder / "theme/extra/sitemap.xml").write_text(dated, encoding="utf-8")


def keep_all_out(site: Site, sound: Site) -> None:
    """Every page asks search engines not to list it."""
    for path in site.content.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        if "noindex: true" not in text:
            path.write_text(text.replace("---\n", "---\nnoindex: true\n", 1), encoding="utf-8")


PREPARED = {SITEMAP.name: seeded_sitemap, NOINDEX.name: keep_all_out}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Counter[Place]]:
    """The site before anything is changed, built, and what is found there."""
    site = copy_of_the_site(tmp_path_factory.mktemp("sound"))
    result = site.build()
    assert result.ok, lines(result.findings)
    return site, places(result.findings)


@pytest.mark.parametrize("build", BUILDS, ids=lambda build: build.name)
def test_each_defect_is_found_at_its_line(tmp_path: Path, sound: tuple[Site, Counter[Place]], build: Build) -> None:
    """Each seeded defect is found by its rule, at the right file and line, and nothing else is found."""
    site = copy_of_the_site(tmp_path)
    seed(site, build.seeds)
    if build.name in PREPARED:
        PREPARED[build.name](site, sound[0])
    found = places(site.build(**build.settings).findings)
    assert told(found - sound[1]) == told(expected(site, build.seeds))


def test_every_rule_is_in_the_table() -> None:
    """The table has a defect for every rule that can be an error or a warning, or says where it is proven instead."""
    rules = {r.id for r in (*own_rules(), *messages_of(messages), *STRUCTURED_DATA) if r.severity is not Severity.INFO}
    seeded = {one.rule for build in BUILDS for one in build.seeds}
    assert sorted(rules - seeded - set(NOT_SEEDED)) == []
    assert sorted(set(NOT_SEEDED) - rules) == []
    assert not seeded & set(NOT_SEEDED)
    for reason in NOT_SEEDED.values():
        assert (PROJECT / reason.rpartition("; ")[2].split()[0]).is_file(), reason
