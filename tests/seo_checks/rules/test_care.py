"""The crisis numbers, promises, and verdicts about a person."""

from __future__ import annotations

import pytest

from plugins.findings import Written
from plugins.seo_checks.good_page import good_page
from tests.seo_checks.rules.helpers import hits, messages


@pytest.mark.parametrize(
    "words",
    ["thoughts of suicide", "an overdose", "self-harm", "killing yourself", "to end your life", "hurting yourself"],
)
def test_a_page_about_danger_says_how_to_get_help(words: str) -> None:
    """The footer is too far away for somebody who reads these words."""
    html = f"<p>This page is about {words}.</p>"
    (hit,) = hits("crisis-info-missing", html, kind="article")
    assert hit.at in html
    assert hits("crisis-info-missing", html + "<p><a href='tel:988'>Call 988</a></p>", kind="article") == []


@pytest.mark.parametrize("words", ["harm to your credit", "killing time", "your life at home", "a harmless joke"])
def test_words_that_only_sound_alike(words: str) -> None:
    """They are no danger."""
    assert hits("crisis-info-missing", f"<p>This page is about {words}.</p>", kind="article") == []


def test_a_link_to_the_page_of_crisis_help_is_help() -> None:
    """It has all the numbers."""
    inputs = {
        "written": (
            Written("content/pages/crisis-help.md", "/crisis-help/", kind="crisis", traits=frozenset({"crisis"})),
        )
    }
    html = "<p>After an overdose, go to <a href='/crisis-help/'>crisis help</a>.</p>"
    assert hits("crisis-info-missing", html, kind="article", inputs=inputs) == []


@pytest.mark.parametrize(
    "text",
    [
        "Our program cures drinking.",
        "We guarantee a good night.",
        "The #1 clinic in town.",
        "A 97 percent success rate.",
        "100% effective and safe.",
        "Clinically proven to work.",
        "90% of our clients stay well.",
    ],
)
def test_promises(text: str) -> None:
    """Each is told, and points at words of the sentence."""
    found = hits("claim-unsupported", f"<p>{text}</p>")
    assert found
    assert all(hit.at.lower() in text.lower() for hit in found)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody can guarantee a good night.",
        "There is no cure that works for all.",
        "Can therapy cure this?",
        "Be wary of anyone who says “guaranteed”.",
        "You do not need to be 100% sure.",
        "We cannot promise to cure anyone.",
        "About 20 percent of people sleep badly.",
        "It is the #1 cause of falls.",
    ],
)
def test_what_promises_nothing(text: str) -> None:
    """Denials, questions, quotations, and figures about something else."""
    assert hits("claim-unsupported", f"<p>{text}</p>") == []


def test_a_promise_in_the_description_points_there() -> None:
    """Search results show it."""
    html = good_page(
        description="We guarantee that you will sleep well again, in a house between the hills and the sea, with people who care for you."
    )
    (hit,) = hits("claim-unsupported", html)
    assert hit.field == "description"


CARE = "<p>This is not a diagnosis. <a href='tel:988'>Call 988</a>. <a href='https://doi.org/10.1000/1'>Source</a></p>"


@pytest.mark.parametrize(
    "verdict",
    [
        "Your attachment style is anxious.",
        "Your score: 12",
        "You scored 12.",
        "You are avoidant.",
        "You have a secure attachment.",
    ],
)
def test_verdicts_of_a_widget(verdict: str) -> None:
    """A score, a label, a type."""
    for html in (f"<div class='self-check'><p>{verdict}</p>{CARE}</div>", f"<form><p>{verdict}</p></form>"):
        assert messages("quiz-diagnostic", html).endswith("labels or scores the reader.")


@pytest.mark.parametrize(
    "text", ["You may see parts of yourself in several.", "Styles can change.", "Anxious: are we all right?"]
)
def test_what_a_widget_may_say(text: str) -> None:
    """It describes patterns, and not the reader."""
    assert hits("quiz-diagnostic", f"<div class='quiz'><p>{text}</p>{CARE}</div>") == []


@pytest.mark.parametrize(
    ("take", "missing"),
    [("not a diagnosis", "no note"), ("tel:988", "no crisis line"), ("https://doi.org/10.1000/1", "no sources")],
)
def test_words_of_care_stand_beside_a_widget(take: str, missing: str) -> None:
    """A note, a source and a crisis line. The page's own ones far away do not count."""
    far = "<p>" + "A long text lies in between. " * 40 + "</p>"
    care = CARE.replace(take, "#x").replace("Source<", "Paper<")
    html = good_page(body=f"<div class='quiz'><p>Anxious: are we all right?</p>{care}</div>{far}")
    assert missing in messages("quiz-diagnostic", html)
    assert messages("quiz-diagnostic", html).count(" and ") == 0
