"""Our verdicts on texts beside those of npm yoastseo, which decides the same things in the same way."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from plugins.rendered_site.parse import parse_document
from plugins.seo_checks.text import keyphrase, pixels
from plugins.seo_checks.text.facts import TextFacts, percent
from tests.support.node import run_node

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Text:
    """One text with all that yoastseo wants to know about it."""

    name: str
    html: str
    title: str
    description: str
    keyphrase: str


def _html(lines: list[str]) -> str:
    parts: list[str] = []
    for line in lines:
        for mark, tag in (("## ", "h3"), ("# ", "h2"), ("- ", "li")):
            if line.startswith(mark):
                parts.append(f"<{tag}>{line.removeprefix(mark)}</{tag}>")
                break
        else:
            parts.append(f"<p>{line}</p>")
    html = "".join(parts)
    return (
        html.replace("</p><li>", "</p><ul><li>")
        .replace("</h2><li>", "</h2><ul><li>")
        .replace("</li><p>", "</li></ul><p>")
        .replace("</li><h2>", "</li></ul><h2>")
    )


def texts() -> list[Text]:
    """The texts of the data file, each in several forms, so that every limit is passed on both sides."""
    base = yaml.safe_load((HERE / "yoast_texts.yaml").read_text(encoding="utf-8"))
    all_lines = [text["text"].strip().splitlines() for text in base]
    found = []
    for number, text in enumerate(base):
        for variation, lines in _variations(all_lines[number:] + all_lines[:number], every=number % 3 == 0):
            other = base[(number + len(variation)) % len(base)]
            found.append(
                Text(
                    f"{text['name']}, {variation}".removesuffix(", "),
                    _html(lines),
                    f"{text['title']} | {other['title']}" if variation else text["title"],
                    f"{text['description']} {other['description'][: len(variation)]}".strip(),
                    text["keyphrase"],
                )
            )
    return found


def _variations(parts: list[list[str]], *, every: bool) -> Iterator[tuple[str, list[str]]]:
    lines = parts[0]
    prose = [line.removeprefix("- ") for line in lines if not line.startswith("#")]
    yield "", lines
    yield "one paragraph", [" ".join(prose)]
    yield "with its neighbor", lines + parts[1]
    yield "longer sentences", [_joined(line) for line in lines + parts[1]]
    if every:
        yield "without headings", prose
        yield "one paragraph with its neighbor", [" ".join(prose + [o for o in parts[1] if o[0] not in "#-"])]
        yield "four together", [line for part in parts[:4] for line in part]
        yield "four without headings", [line for part in parts[:4] for line in part if line[0] != "#"]


def _joined(line: str) -> str:
    """A paragraph with every other sentence joined to the one before it."""
    first, *rest = re.split(r"(?<=[a-z])\. (?=[A-Z])", line)
    return first + "".join(f", and {r[0].lower()}{r[1:]}" if n % 2 == 0 else f". {r}" for n, r in enumerate(rest))


def _between(value: float, *limits: float) -> int:
    return sum(value > limit for limit in limits)


def _outside(value: int, least: int, most: int) -> int:
    return int(not least <= value <= most)


def _long_section(facts: TextFacts) -> int:
    longest = max((s.words for s in facts.stretches), default=0)
    without_any = not any(s.heading for s in facts.stretches)
    return 2 if without_any and longest > 300 else _between(longest, 300, 350)


def facts_of(text: Text) -> TextFacts:
    """The figures of a text, read from its HTML as from any page's."""
    return TextFacts(parse_document(f"<main>{text.html}</main>").blocks)


def ours(text: Text) -> dict[str, Any]:
    """Our verdict for each assessment: 0 for good, and a step for each limit that is passed."""
    facts = facts_of(text)
    total = len(facts.words)
    sentences = [s.words for s in facts.sentences]
    # Without its paid data, yoastseo knows a keyphrase in its exact form only.
    use = keyphrase.use(sentences, text.keyphrase, forms=False)
    transitions = percent(facts.with_transition, facts.sentences)
    return {
        "title_width": int(pixels.title_width(text.title) > pixels.TITLE_ROOM),
        "description_length": 0 if 120 < len(text.description) <= 156 else 1,
        "text_length": int(total < 300),
        "sentence_length": _between(percent(facts.long_sentences, facts.sentences), 25, 30),
        "paragraph_length": _between(max((p.words for p in facts.paragraphs), default=0), 150, 200),
        "subheading_distribution": _long_section(facts),
        "passive_voice": _between(percent(facts.passives, facts.sentences), 10, 15),
        "transition_words": int(total > 200 and transitions < 30),
        "sentence_starts": int(bool(facts.repeated_starts)),
        "keyphrase_density": _outside(use.count, use.least, use.most),
    }


# What a score of yoastseo means in the terms of ours().
VERDICTS: dict[str, Callable[[float], Any]] = {
    "title_width": lambda score: int(score == 3),
    "description_length": lambda score: int(score != 9),
    "text_length": lambda score: int(score != 9),
    "sentence_length": lambda score: {9: 0, 6: 1, 3: 2}[int(score)],
    "paragraph_length": lambda score: {9: 0, 6: 1, 3: 2}[int(score)],
    "subheading_distribution": lambda score: {9: 0, 6: 1, 3: 2, 2: 2}[int(score)],
    "passive_voice": lambda score: {9: 0, 6: 1, 3: 2}[int(score)],
    "transition_words": lambda score: int(score != 9),
    "sentence_starts": lambda score: int(score != 9),
    "keyphrase_density": lambda score: int(score != 9),
}

# The least agreement, in percent. What both decide by the same figures agrees wholly; in the passive voice we
# differ on purpose: "you are worried" says how somebody feels, and yoastseo counts it as passive.
FLOORS = dict.fromkeys(VERDICTS, 100.0) | {"passive_voice": 95.0}


@pytest.fixture(scope="module")
def measured_widths(browser: Browser) -> dict[str, int]:
    """The width of each title in pixels as a browser lays it out, which is what yoastseo wants to be given."""
    titles = sorted({text.title for text in texts()})
    page = browser.new_page()
    page.set_content("<span style='font: 20px Arial, \"Liberation Sans\"; white-space: pre'></span>")
    script = """titles => { const span = document.querySelector("span"); return titles.map(title => {
        span.textContent = title; return Math.round(span.getBoundingClientRect().width); }); }"""
    widths = page.evaluate(script, titles)
    page.close()
    return dict(zip(titles, widths, strict=True))


@pytest.fixture(scope="module")
def theirs(measured_widths: dict[str, int]) -> list[dict[str, Any]]:
    """What yoastseo says about each text; one Node process for all."""
    papers = [{**asdict(text), "titleWidth": measured_widths[text.title]} for text in texts()]
    done = run_node([str(HERE / "yoast_verdicts.js")], input=json.dumps(papers))
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_verdicts_agree_with_yoastseo(theirs: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]) -> None:
    """Each assessment comes to the same verdict as yoastseo on at least 40 varied texts."""
    everything = texts()
    mine = [ours(text) for text in everything]
    report, low = [f"Agreement with yoastseo on {len(everything)} texts:"], []
    for name, verdict in VERDICTS.items():
        differ = [
            f"{text.name}: theirs {verdict(their['scores'][name])}, ours {our[name]}"
            for text, their, our in zip(everything, theirs, mine, strict=True)
            if verdict(their["scores"][name]) != our[name]
        ]
        agreement = 100 * (1 - len(differ) / len(everything))
        verdicts = len({our[name] for our in mine})
        report.append(f"  {name:<24} {agreement:5.1f} %  ({verdicts} different verdicts)")
        if agreement < FLOORS[name] or verdicts < 2:
            low.append((name, agreement, differ))
    with capsys.disabled():
        print("\n" + "\n".join(report))
    assert len(everything) >= 40
    assert not low


def test_words_are_counted_as_yoastseo_counts_them(theirs: list[dict[str, Any]]) -> None:
    """The number of words is that of yoastseo for every text, and so is the number of words in each section."""
    for text, their in zip(texts(), theirs, strict=True):
        facts = facts_of(text)
        assert len(facts.words) == their["words"], text.name
        assert [s.words for s in facts.stretches] == (their["sections"] or [their["words"]]), text.name


def test_title_widths_are_those_of_a_browser(measured_widths: dict[str, int]) -> None:
    """The width table gives what a browser measures, to the pixel or one beside it."""
    for title, width in measured_widths.items():
        assert abs(pixels.title_width(title) - width) <= 1, title
