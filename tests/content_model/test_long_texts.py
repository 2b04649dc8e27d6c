"""No text of any shape keeps a page waiting: what looks for marks takes time in proportion to the text, and reports a bounded number."""

from __future__ import annotations

import pytest

from tests.support.drafts import Drafts

LENGTH = 40_000
SHAPES = (
    "a", "a.a.a", "[", "![", "](", "[[", "[[a", "![[a", "[^", "[@a", "^[a", "(", ")", "(a)[", "[a] (", "{", "{{", "{%", "{++", "{a", "}", "<", "<!--", "<!", "<?", "</", "<a ",
    "&", "&a", "&nbsp", "\\", "\\a", "\\ab{", "`", "~", "~~", "~a ", "=", "== ", "==a", "= a\n", "^", "^a", "$", "$a", "$a=", "*", "* ", "**", "*a ", "_", "_a ", "__a ", "|", "| a ",
    "||\n", "-", "->", "+", "++a", "!!! a\n", ":", ":a", ":a:", "@", "a@", "a@b", "a@a.", "1.", "1. ", "1) ", "# ", "> ", "'", "''", "''a", "'''a", "\"", "%", "%%a", "/", "/// ", "://",
    "www.", "555-", "555-0100 ", "x ", "  ", "\n ", "\n\n ", "- a\n", "- a\n\n", "    a\n", "a  \n", "a\\\n", "\u2013 a\n", "\u2013 a\n\n", "\u2022 a\n", "[a]: b\n", "[^a]: b\n", "[^a] ",
    "a [a](b.md) ", "![a](b.svg) ", "<b>", "<b onclick=x>", "<div>\n", "<p>a</p>\n\n", "{#a} ", "## a {#a}\n\n", "a\n: b\n\n", "| a | b |\n", "```a\n", "~~~\n", " ```\n", "/// callout\n",
    "///\n", "\u00a0", "-\u00a0", "(c) ", "-->", "<--", "\x07", "- [x] a\n", "a: b\n", "***\n", "a\n---\n",
)  # fmt: skip


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Drafts:
    """One site for all texts."""
    return Drafts.open(tmp_path_factory.mktemp("long"))


@pytest.mark.parametrize("shape", SHAPES)
def test_a_long_text_of_one_shape_comes_to_an_end(drafts: Drafts, shape: str) -> None:
    """With few messages: nobody reads ten thousand, and each has to be looked up in the text."""
    draft = drafts.convert(shape * (LENGTH // len(shape)))
    assert len(draft.findings) <= 300
