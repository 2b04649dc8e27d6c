"""The list of Markdown in docs/editing.md is true, and holds what the dialects document."""

from __future__ import annotations

import pkgutil
import re
from importlib.metadata import entry_points

import pymdownx
import pytest
from bs4 import BeautifulSoup

from tests.support.drafts import Drafts
from tests.support.site import PROJECT, lines

_SECTION = re.compile(r"^## Markdown: what works.*?(?=^## )", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\| (?P<cells>.*) \|$", re.MULTILINE)
_CODE = re.compile(r"(?<!`)(?P<marks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=marks)(?!`)")

SECTION = _SECTION.search((PROJECT / "docs/editing.md").read_text("utf-8"))
assert SECTION
ROWS = [re.split(r"(?<!\\) \| ", row["cells"]) for row in _ROW.finditer(SECTION[0])][1:]
SAMPLES = [(what, found["code"], here) for what, written, _, here in ROWS for found in _CODE.finditer(written)]

# What has no signs of its own: it changes how something looks, or how a file is found.
WITHOUT_SIGNS = {
    "delimiterprocessor",
    "b64",
    "extra",
    "pathconverter",
    "slugs",
    "striphtml",
    "util",
    "keymap_db",
    "emoji1_db",
    "gemoji_db",
    "twemoji_db",
}
# The sections on marks in the specifications of CommonMark and of GitHub, by the words of the list.
SPECIFIED = [
    "Backslash", "Entity", "thematic breaks", "Heading", "Heading by a line of dashes", "indented code blocks", "fenced code blocks", "HTML blocks",
    "link reference definitions", "Paragraphs", "tables", "block quotes", "Bullet list", "Numbered list", "task lists", "List in a list", "code spans", "emphasis",
    "strikethrough", "Link", "images", "autolinks", "GitHub autolinks", "raw HTML", "disallowed raw HTML", "Hard line break", "Soft line break", "alerts",
    "footnotes", "People and numbers", "Formula", "emoji",
]  # fmt: skip


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Drafts:
    """One site for all texts."""
    return Drafts.open(tmp_path_factory.mktemp("syntax"))


@pytest.mark.parametrize(("what", "code", "here"), SAMPLES)
def test_the_list_is_true(drafts: Drafts, what: str, code: str, here: str) -> None:
    """What works is found nothing wrong with and leaves no sign; what is named has one message; the rest stays text."""
    body = code.strip() if code[:1] == code[-1:] == " " or code.startswith(" `") else code
    body = body.replace("\\|", "|").replace("\u23ce", "\n")
    draft = drafts.convert(body)
    if here.startswith("named"):
        assert draft.findings, what
        assert len({finding.rule for finding in draft.findings}) == 1, lines(draft.findings)
        return
    assert draft.findings == (), f"{what}\n{lines(draft.findings)}"
    shown = BeautifulSoup(draft.html, "lxml").get_text()
    if here.startswith("text"):
        assert shown.strip() == body
    else:
        assert here.startswith("works")
        assert draft.html.startswith("<")
        assert what == "Backslash" or not re.search(r"[*_`#\[\]|{}\\]", shown), shown


def test_the_list_holds_every_extension() -> None:
    """Of Python-Markdown and of pymdown: those that are installed."""
    known = {entry.name for entry in entry_points(group="markdown.extensions")}
    known |= {module.name for module in pkgutil.iter_modules(pymdownx.__path__) if not module.name.startswith("_")}
    assert {"tables", "tilde", "tabbed"} <= known
    text = " ".join(" ".join(row) for row in ROWS)
    assert sorted(name for name in known - WITHOUT_SIGNS if not re.search(rf"\b{name}\b", text)) == []


def test_the_list_holds_what_is_specified() -> None:
    """CommonMark's and GitHub's own sections."""
    text = " ".join(f"{row[0]}, {row[2]}" for row in ROWS)
    assert [words for words in SPECIFIED if words not in text] == []
