"""Advice works: what a message of a page's text advises is done, and nothing is found any more."""

from __future__ import annotations

import pytest

from plugins.content_model.load import messages as load_messages
from plugins.content_model.markdown import messages as markdown_messages
from plugins.findings import Message, Sample, messages_of
from plugins.findings.advice import follow_all
from tests.support.drafts import FIRST_LINE, Drafts
from tests.support.site import lines

# Advice that leaves something to the writer's choice, done by hand: the sample's text, and what becomes of it.
BY_HAND: dict[str, str] = {
    "/// !!\n\nTake your time.": "/// callout\n\nTake your time.\n\n///",
    "// callout\n\nTake your time.": "/// callout\n\nTake your time.\n\n///",
    "::: callout\n\nTake your time.": "/// callout\n\nTake your time.\n\n///",
    "/// callout | Please note\n\nTake your time.\n\n///": "/// callout\n    title: Please note\n\nTake your time.\n\n///",
    "/// callout\n    - title\n\nTake your time.\n\n///": "/// callout\n    title: A title\n\nTake your time.\n\n///",
    '/// callout\n    title: "Please note\n\nTake your time.\n\n///': '/// callout\n    title: "Please note"\n\nTake your time.\n\n///',
    "/// callout\ntitle: Please note\n\nTake your time.\n\n///": "/// callout\n    title: Please note\n\nTake your time.\n\n///",
    "/// callout\n\nTake your time.": "/// callout\n\nTake your time.\n\n///",
    "/// callout\n\nTake your time.\n\n/// end": "/// callout\n\nTake your time.\n\n///",
    "/// callout\n\n///": "/// callout\n\nTake your time.\n\n///",
    "/// crisis\n\nCall us.\n\n///": "/// crisis\n///",
    "/// questions\n\nHow long is a visit?\n\n///": "/// questions\n\n### How long is a visit?\n\nAn hour.\n\n///",
    "> /// callout\n>\n> Take your time.\n>\n> ///": "/// callout\n\nTake your time.\n\n///",
    "Read [the contact page](kontakt.md).": "Read [the contact page](contact.md).",
    "Read [the contact page]().": "Read [the contact page](contact.md).",
    "Write to [us](mailto:nobody).": "Write to [us](mailto:name@clinic.com).",
    "Read [the plan](file:///plan.pdf).": "Read [the plan](plain.md).",
    "![A calm room](../images/rooom.svg)": "![A calm room](../images/dot.svg)",
    "![A calm room](https://www.example.org/room.jpg)": "![A calm room](../images/dot.svg)",
    "<div>Take your time.": "<div>Take your time.</div>",
    "<iframe src='https://www.example.org/'></iframe>": "Words.",
    "<p onclick='go()'>Take your time.</p>": "<p>Take your time.</p>",
    "## Rest {onclick='go()'}\n\nTake your time.": "## Rest\n\nTake your time.",
    "status: draft\n\nTake your time.": "Take your time.",
    "Author: Us\nDate: 2026-03-01\n\nTake your time.": "Take your time.",
    "Take your time.\n\n///": "Take your time.",
    "  ## Rest\n\nTake your time.": "## Rest\n\nTake your time.",
    "# Rest\n\nTake your time.": "## Rest\n\nTake your time.",
    "## Rest {heart}\n\nTake your time.": "## Rest {#heart}\n\nTake your time.",
    "*Take*{style='color: red'} your time.": "*Take* your time.",
    "<p hidden>Ask Anna about this.</p>": "<p>Ask Anna about this.</p>",
    "*" * 3000 + "deep" + "*" * 3000: "*deep*",
    "Take\x08 your time.": "Take your time.",
    "```\nTake your time.": "```\nTake your time.\n```",
    "- rest\n\n    ```\n    sleep\n    ```": "- rest\n\n```\nsleep\n```",
    "> ```\n> sleep\n> ```": "> rest\n\n```\nsleep\n```",
    "  ```\n  sleep\n  ```": "```\nsleep\n```",
    "##\n\nTake your time.": "## Rest\n\nTake your time.",
    "####### Rest": "###### Rest",
    "## Rest {#calm}\n\nOne.\n\n## Sleep {#calm}\n\nTwo.": "## Rest {#calm}\n\nOne.\n\n## Sleep\n\nTwo.",
    "Take your time.\n\n    Then go on.": "Take your time.\n\nThen go on.",
    "A claim.[^1]": "A claim.[^1]\n\n[^1]: The note.",
    "Read [the page] (plain.md).": "Read [the page](plain.md).",
    "Read [the page](plain.md": "Read [the page](plain.md)",
    "Read [the page][there].": "Read [the page](plain.md).",
    "Text.\n| a | b |\n| 1 | 2 |": "Text.\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "Take **your time.": "Take **your** time.",
    "\u2022 rest\n\u2022 talk": "- rest\n- talk",
    "1) rest\n2) talk": "1. rest\n2. talk",
    "-rest\n-talk": "- rest\n- talk",
    "A claim.[^1]\n\n[^1]: One note.\n[^1]: Another.": "A claim.[^1] One more.[^2]\n\n[^1]: One note.\n[^2]: Another.",
    "A claim.\n\n[^1]: The note.": "A claim.[^1]\n\n[^1]: The note.",
    "<<<<<<< HEAD\nTake your time.\n=======\nRest a while.\n>>>>>>> other": "Take your time.",
}  # fmt: skip

CASES = [
    pytest.param(message, sample, id=f"{message.id}-{number}")
    for message in messages_of(markdown_messages, load_messages)
    for number, sample in enumerate(message.failing)
    if sample.body and not sample.publish and not sample.files  # what takes other files has tests of its own
]


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Drafts:
    """One site for all texts."""
    return Drafts.open(tmp_path_factory.mktemp("advice"))


@pytest.mark.parametrize(("message", "sample"), CASES)
def test_advice_that_is_followed_leaves_nothing_to_say(message: Message, sample: Sample, drafts: Drafts) -> None:
    """Word by word where the advice has words to write or to delete; else by hand, as the table above has it."""
    before = drafts.convert(sample.body)
    assert set(before.ids) == {message.id}, lines(before.findings)
    followed = BY_HAND.get(sample.body) or follow_all(sample.body, before.findings, FIRST_LINE)
    assert followed is not None, f"to be done by hand: {sample.body!r}\n{lines(before.findings)}"
    after = drafts.convert(followed)
    assert after.findings == (), f"{followed}\n{lines(after.findings)}"


def test_what_is_done_by_hand_is_a_sample() -> None:
    """No line of the table above is left over from a message that has gone."""
    assert BY_HAND.keys() - {case.values[1].body for case in CASES} == set()  # type: ignore[attr-defined]
