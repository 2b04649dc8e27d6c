"""Messages that used to mislead: each says what is meant, and its advice, when it is followed, leaves nothing to say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.content_model.schema.other_forms import clock_of
from plugins.findings import Finding
from plugins.seo_checks.check import CheckProblem, run_check
from plugins.us_care.facts import phone_of
from tests.support.site import PLAIN, PROJECT, Site, lines, small_site

PHONE = 'phone: {placeholder: "+1-805-555-0100", needed: "The clinic\'s main phone number"}'
CLINIC = (PROJECT / "content/data/clinic.yaml").read_text(encoding="utf-8")
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small site; each test writes over what it looks at."""
    return small_site(tmp_path_factory.mktemp("messages"))


def errors(site: Site, files: dict[str, str]) -> tuple[Finding, ...]:
    site.write({"data/clinic.yaml": CLINIC, "pages/plain.md": PLAIN, **files})
    return site.build().errors


def written(fix: str) -> str:
    """The value that a message says to write."""
    found = re.search(r"`\w+: ([^`]+)`", fix)
    assert found is not None, fix
    return found[1]


@pytest.mark.parametrize(
    "number",
    ["805-555-0142", "(805) 555-0142", "+18055550142", "8055550142", "+1 805 555 0142", "1.805.555.0142", "805 555 0142",
     "tel:+18055550142", "805\u2011555\u20110142"],
)  # fmt: skip
def test_a_phone_number_is_advised_in_the_right_form(site: Site, number: str) -> None:
    """The number that was written, and no made-up one; following the advice builds."""
    [error] = errors(site, {"data/clinic.yaml": CLINIC.replace(PHONE, f'phone: "{number}"')})
    assert written(error.fix) == "+1-805-555-0142"
    assert errors(site, {"data/clinic.yaml": CLINIC.replace(PHONE, f'phone: "{written(error.fix)}"')}) == ()


@pytest.mark.parametrize("number", ["123", "ask at the desk", "805-555-014", "+44 20 7946 0958"])
def test_what_is_no_number_of_the_country_gets_an_example_called_one(site: Site, number: str) -> None:
    """Nobody takes the example for the answer."""
    [error] = errors(site, {"data/clinic.yaml": CLINIC.replace(PHONE, f'phone: "{number}"')})
    assert "in this form" in error.fix
    assert phone_of(number) == ""


@pytest.mark.parametrize(
    ("time", "right"),
    [("9:00", "09:00"), ("9 a.m.", "09:00"), ("9am", "09:00"), ("9:30 AM", "09:30"), ("9.30", "09:30"), ("0930", "09:30"),
     ("09:00:00", "09:00"), ("12 am", "00:00"), ("noon", "12:00"), ("9", "09:00")],
)  # fmt: skip
def test_a_time_is_advised_in_the_right_form(site: Site, time: str, right: str) -> None:
    """And following the advice builds."""
    broken = CLINIC.replace('opens: "09:00"', f'opens: "{time}"')
    [error] = errors(site, {"data/clinic.yaml": broken})
    assert written(error.fix) == right
    assert errors(site, {"data/clinic.yaml": CLINIC.replace('"09:00"', f'"{right}"')}) == ()


@pytest.mark.parametrize("time", ["25:00", "9:75", "13 pm", "0 am", "soon", "", "9:00 to 5:00"])
def test_what_is_no_time_of_day_is_not_guessed(time: str) -> None:
    """An example is shown instead."""
    assert clock_of(time) == ""


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("draft: true", "called `status`"), ("lastmod: 2026-03-01", "called `modified`"), ("updated: 2026-03-01", "called `modified`"),
        ("created: 2026-03-01", "called `date`"), ("publishDate: 2026-03-01", "called `publish_at`"),
        ("expiry-date: 2026-03-01", "called `unpublish_at`"), ("layout: post", "called `kind`"), ("excerpt: A text.", "called `description`"),
        ("image: dot.svg", "called `picture`"), ("weight: 3", "called `menu_order`"), ("redirect_from: [/a/]", "called `aliases`"),
        ("toc: true", "called `contents_list`"), ("keywords: [a]", "called `keyphrase`"), ("references: [a]", "called `sources`"),
        ("slug: a-page", "rename the file"), ("permalink: /a/", "rename the file"), ("tags: [a]", "There are no tags"),
        ("titel: A page", "`title` stands here as well"), ("intor: A page", "Did you mean `intro`?"), ("nothing_like_it: 1", "docs/fields.md"),
    ],
)  # fmt: skip
def test_a_field_of_another_system_is_known_by_its_name(site: Site, line: str, advice: str) -> None:
    """With what to write; never a list of thirty names."""
    [error] = errors(site, {"pages/plain.md": PLAIN.replace("---\n", f"---\n{line}\n", 1)})
    assert (error.rule, error.line) == ("front-matter-unknown", 2)
    assert advice in error.fix
    assert len(error.fix) < 250


def test_one_tab_in_images_yaml_is_one_error(tmp_path: Path) -> None:
    """No page is blamed for a description that cannot be read."""
    site = small_site(tmp_path).write({
        "images/images.yaml": "a.svg:\n\talt: A\nb.svg:\n  alt: B\n", "images/a.svg": DOT, "images/b.svg": DOT,
        "pages/plain.md": PLAIN.replace("---\n", "---\npicture: a.svg\n", 1) + "\n![](../images/a.svg)\n\n![](../images/b.svg)\n",
    })  # fmt: skip
    result = site.build()
    assert [(f.file, f.line) for f in result.errors] == [("content/images/images.yaml", 2)], lines(result.errors)


@pytest.mark.parametrize("name", ["iframe", "embed", "object"])
def test_a_frame_is_refused_with_why_and_what_instead(site: Site, name: str) -> None:
    """The advice is a link to what the frame would show."""
    address = "https://films.example.org/embed/1"
    text = f"{PLAIN}\n<{name} src='{address}'></{name}>\n"
    found = errors(site, {"pages/plain.md": text})
    assert found[0].rule == "html"
    assert f"[what it shows]({address})" in found[0].fix
    assert "visitor" in found[0].fix


@pytest.mark.parametrize(
    ("path", "near"),
    [("/plian/", "/plain/"), ("content/pages/plane.md", "content/pages/plain.md"), ("/nowhere-at-all/", "")],
)
def test_a_check_of_a_page_that_is_not_there_says_so(site: Site, path: str, near: str) -> None:
    """It does not pass for a page without faults."""
    assert errors(site, {}) == ()
    with pytest.raises(CheckProblem, match="There is no page") as problem:
        run_check(site.build, paths=[path])
    assert near in str(problem.value)


@pytest.mark.parametrize("path", ["/plain/", "/pl*/", "content/pages/plain.md", "content/pages"])
def test_a_check_of_a_page_that_is_there_is_made(site: Site, path: str) -> None:
    """By its address, its file, its folder or a pattern."""
    assert errors(site, {}) == ()
    run_check(site.build, paths=[path], fail_on="never")
