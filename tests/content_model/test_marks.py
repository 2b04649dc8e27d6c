"""Marks of Markdown and of its dialects: each works, or is named at its line with a form that works; none is shown in silence."""

from __future__ import annotations

import pytest

from plugins.findings.advice import follow_all
from tests.support.drafts import FIRST_LINE, Drafts
from tests.support.site import lines


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Drafts:
    """One site for all texts."""
    return Drafts.open(tmp_path_factory.mktemp("marks"))


# A text, the ids of what is found, the line of the first, and what the advice makes of it: "" where the advice can be
# followed word by word, as `follow_all` does.
NAMED: list[tuple[str, str, int, str]] = [
    # Marks of a merge
    ("One.\n\n<<<<<<< HEAD\nTwo.\n=======\nThree.\n>>>>>>> other", "merge-marks", 3, "One.\n\nTwo."),
    ("<<<<<<< ours\nTwo.\n||||||| base\n=======\nThree.\n>>>>>>> theirs", "merge-marks", 1, "Three."),
    ("One.\n>>>>>>> theirs", "merge-marks", 2, "One."),
    ("- one\n<<<<<<<\n- two", "merge-marks", 2, "- one\n- two"),
    # Links
    ("See [[Contact]] now.", "markdown-left-over", 1, ""),
    ("See [[contact.md]] now.", "markdown-left-over", 1, ""),
    ("See [[Contact us]] now.", "markdown-left-over", 1, ""),
    ("See [[pages/contact|how to reach us]] now.", "markdown-left-over", 1, ""),
    ("See [[contact#hours|our *hours*]] now.", "markdown-left-over", 1, "See [our hours](contact.md) now."),
    ("![[dot.svg]]", "markdown-left-over", 1, ""),
    ("See [https://www.example.org/a more of it] now.", "markdown-left-over", 1, ""),
    ("See (more of it)[contact.md] now.", "markdown-left-over", 1, ""),
    ("See <www.example.org/a> now.", "html", 1, ""),
    ("Call <tel:+18055550100> now.", "html", 1, ""),
    # Alerts and other blocks
    ("> [!NOTE]\n> Take care.", "block-broken", 1, "/// callout\n\nTake care.\n\n///"),
    ("> [!tip]+ A title\n> Take care.", "block-broken", 1, "/// callout\n    title: A title\n\nTake care.\n\n///"),
    ("!!! note\n    Take care.", "block-broken", 1, "/// callout\n\nTake care.\n\n///"),
    ('!!! warning "Mind: this"\n\n    Take care.', "block-broken", 1, '/// callout\n    title: "Mind: this"\n\nTake care.\n\n///'),
    ('???+ question "Why?"\n    So.', "block-broken", 1, "/// details\n    title: Why?\n\nSo.\n\n///"),
    (":::warning\nTake care.\n:::", "block-broken", 1, "/// callout\n\nTake care.\n\n///"),
    ("::: {.note}\nTake care.\n:::", "block-broken", 1, "/// callout\n\nTake care.\n\n///"),
    (".. note::\n\n   Take care.", "block-broken", 1, "/// callout\n\nTake care.\n\n///"),
    ("/// note\n\nTake care.\n\n///", "block-unknown", 1, "/// callout\n\nTake care.\n\n///"),
    ("/// admonition | A title\n\nTake care.\n\n///", "block-unknown", 1, "/// callout\n    title: A title\n\nTake care.\n\n///"),
    ("/// callout | A title\n\nTake care.\n\n///", "block-option", 1, "/// callout\n    title: A title\n\nTake care.\n\n///"),
    ('=== "By phone"\n    Call us.', "block-broken", 1, "### By phone\n\nCall us."),
    ('--8<-- "other.md"', "block-broken", 1, "Its text."),
    ('{{< figure src="a.jpg" >}}', "block-broken", 1, "![A dot](../images/dot.svg)"),
    # Boxes to tick
    ("- [x] done\n- [ ] open", "markdown-left-over markdown-left-over", 1, ""),
    ("1. [X] done", "markdown-left-over", 1, ""),
    # Words that stand out
    ("a ==word== b", "markdown-left-over", 1, ""),
    ("a ==word or two== b, and ==three==.", "markdown-left-over markdown-left-over", 1, ""),
    ("~~two words~~ and ~one more~", "markdown-left-over markdown-left-over", 1, ""),
    ("x^2^ and y^10", "markdown-left-over markdown-left-over", 1, ""),
    ("H~2~O", "markdown-left-over", 1, ""),
    ("^^new^^", "markdown-left-over", 1, ""),
    ("Press ++ctrl+c++.", "markdown-left-over", 1, ""),
    ("'''Strong''' words", "markdown-left-over", 1, ""),
    ("Take *your time * here", "markdown-left-over", 1, ""),
    ("Take * your time* here", "markdown-left-over", 1, ""),
    ("Take _your time _ here", "markdown-left-over", 1, ""),
    ("Take **your time", "markdown-left-over", 1, "Take **your** time"),
    ("Take `your time", "markdown-left-over", 1, "Take `your` time"),
    ("{++new++} and {--old--}", "markdown-left-over markdown-left-over", 1, "new"),
    ("[words]{.wide} go on", "markdown-left-over", 1, ""),
    # Headings
    ("== Rest ==\n\nWords.", "markdown-left-over", 1, ""),
    ("h2. Rest\n\nWords.", "markdown-left-over", 1, ""),
    ("  ## Rest\n\nWords.", "heading-indent", 1, "## Rest\n\nWords."),
    ("# Rest\n\nWords.", "heading-first-level", 1, "## Rest\n\nWords."),
    ("One.\n\n====\n\nTwo.", "markdown-left-over", 3, ""),
    # Lists
    ("\u2013 one\n\u2013 two", "list-mark", 1, "- one\n- two"),
    ("\u2014 one\n\n\u2014 two", "list-mark", 3, "- one\n\n- two"),
    ("\u2713 one\n\u2713 two", "list-mark", 1, "- one\n- two"),
    ("\u2022 one", "list-mark", 1, ""),
    ("(1) one\n(2) two", "list-mark", 1, "1. one\n2. two"),
    ("a) one\nb) two", "list-mark", 1, "1. one\n2. two"),
    ("i. one\nii. two", "list-mark", 1, "1. one\n2. two"),
    ("#. one\n#. two", "list-mark list-mark", 1, ""),
    ("*one\n*two", "list-mark", 1, "* one\n* two"),
    ("1.One\n2.Two", "list-mark", 1, "1. One\n2. Two"),
    ("We moved in\n10. It was good.", "list-run-on", 2, "We moved in\n10\\. It was good."),
    ("It was in\n2024. It was good.", "list-run-on", 2, "It was in\n2024\\. It was good."),
    ("We offer rest\n- and talk - daily.", "list-run-on", 2, "We offer rest\n\\- and talk - daily."),
    ("We offer:\n- rest\n- talk", "list-run-on", 2, ""),
    ("1. First\n\n   More of it\n\n2. Second", "list-indent", 3, ""),
    ("- First\n\n  More of it", "list-indent", 3, ""),
    ("- a\n    - b\n\n      More of b", "list-indent", 4, ""),
    ("- a\n  - b", "list-indent", 2, ""),
    # Code
    ("- one\n\n    ```\n    code\n    ```", "code-inside", 3, "- one\n\n```\ncode\n```"),
    ("1. ```\n   code\n   ```", "code-inside", 1, "1. one\n\n```\ncode\n```"),
    ("> ~~~\n> code\n> ~~~", "code-inside", 1, "> one\n\n~~~\ncode\n~~~"),
    ("  ```\n  code\n  ```", "code-inside", 1, "```\ncode\n```"),
    ("Write `#!python x = 1` here", "markdown-left-over", 1, ""),
    # HTML
    ("<details>\n<summary>Why?</summary>\n\n- a **b**\n\n</details>", "html", 4, "/// details\n    title: Why?\n\n- a **b**\n\n///"),
    ("<div>\n\n[words](contact.md)\n\n</div>", "html", 3, "[words](contact.md)"),
    ("<div>\n## Rest\n</div>", "html", 2, "## Rest"),
    ("<table><tr><td>==a==</td></tr></table>", "html", 1, "<table><tr><td><mark>a</mark></td></tr></table>"),
    ("<?php echo 1 ?>\n\nWords.", "html", 1, "Words."),
    ("Words &notasign; more", "html", 1, "Words more"),
    ("Words &nbsp more", "markdown-left-over", 1, ""),
    # What other systems fill in
    ('[gallery ids="1,2"]', "markdown-left-over", 1, "Words."),
    ("[b]Strong[/b] words", "markdown-left-over", 1, "**Strong** words"),
    ("[url=https://www.example.org]here[/url]", "markdown-left-over", 1, "[here](https://www.example.org)"),
    ("Since {{ site.year }}", "markdown-left-over", 1, "Since 2020"),
    ("{% include menu.html %}", "markdown-left-over", 1, "Words."),
    ("[[_TOC_]]\n\nWords.", "markdown-left-over", 1, "Words."),
    ("A claim [@bowlby1969, p. 3].", "markdown-left-over", 1, "A claim."),
    ("A claim.^[A note]", "markdown-left-over", 1, "A claim.[^note]\n\n[^note]: A note"),
    ("A claim.[^a note]", "markdown-left-over", 1, "A claim.[^1]\n\n[^1]: A note"),
    ("{ref}`there` and :doc:`here`", "markdown-left-over markdown-left-over", 1, "there and here"),
    (":smile: hello", "markdown-left-over", 1, "hello"),
    ("$x^2$ and $$y_1$$", "markdown-left-over markdown-left-over", 1, "x<sup>2</sup> and y"),
    ("Words\n\n\\newpage\n\nMore", "markdown-left-over", 3, "Words\n\nMore"),
    ("%%ask Anna%% Words", "markdown-left-over", 1, "<!-- ask Anna --> Words"),
    ("Lotus(tm), (c) 2026, +/-5, a --> b", " ".join(["markdown-left-over"] * 4), 1, "Lotus\u2122, \u00a9 2026, \u00b15, a \u2192 b"),
    # Tables
    ("Words\na | b\n--|--\n1 | 2", "markdown-left-over", 3, "Words\n\na | b\n--|--\n1 | 2"),
    # Addresses
    ("See https://www.example.org/x?y=1, or more.", "address-not-linked", 1, ""),
    ("See www.example.org.", "address-not-linked", 1, ""),
    ("Write to anna.b@clinic.example today.", "address-not-linked", 1, ""),
]  # fmt: skip


@pytest.mark.parametrize(("body", "ids", "line", "mended"), NAMED, ids=lambda value: str(value)[:40])
def test_a_mark_that_does_not_work_is_named(drafts: Drafts, body: str, ids: str, line: int, mended: str) -> None:
    """At its line, by one message each, and the advice works: when it is followed, nothing is found any more."""
    draft = drafts.convert(body)
    assert draft.ids == ids.split(), lines(draft.findings)
    assert min(finding.line for finding in draft.findings) == line + FIRST_LINE - 1, lines(draft.findings)
    followed = mended or follow_all(body, draft.findings, FIRST_LINE)
    assert followed is not None, lines(draft.findings)
    after = drafts.convert(followed)
    assert after.findings == (), f"{followed}\n{lines(after.findings)}"
    assert after.html


WORKS: list[tuple[str, str]] = [
    ("First line\\\nsecond line", "First line<br>\nsecond line"),
    ("First line  \nsecond line", "First line<br>\nsecond line"),
    ("\\$5 \\@home \\= \\/ \\% \\~ \\^", "<p>$5 @home = / % ~ ^</p>"),
    ("\\<b> \\&amp \\| \\: \\'", "<p>&lt;b&gt; &amp;amp | : '</p>"),
    ("\\\\\nnext", "<p>\\\nnext</p>"),
    ("-\u00a0one\n-\u202ftwo", "<li>one</li>\n<li>two</li>"),
    ("1.\u00a0one\n2.\u00a0two", "<ol>\n<li>one</li>"),
    ("##\u00a0Rest", ">Rest</h2>"),
    ("- a\n\u00a0\u00a0\u00a0\u00a0- b", "<li>a<ul>\n<li>b</li>"),
    (">\u00a0Words", "<blockquote>\n<p>Words</p>"),
    ("- a\n    - b\n\n    More of a", "<p>More of a</p>"),
    ("10\\. It was good.", "<p>10. It was good.</p>"),
    ("a <!-- a note to self --> b", "<p>a  b</p>"),
    ("One.\n\n<!-- a note\n\nto self -->\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
    ("<div><!-- a note --><p>Words</p></div>", "<div><p>Words</p></div>"),
    ("- <!-- a note -->one", "<li>one</li>"),
    ("`<!-- shown -->`", "<code>&lt;!-- shown --&gt;</code>"),
    ("```\n<!-- shown -->\n<<<< [[a]] ==b==\n```", "&lt;!-- shown --&gt;"),
]


@pytest.mark.parametrize(("body", "html"), WORKS, ids=lambda value: str(value)[:40])
def test_a_mark_that_works(drafts: Drafts, body: str, html: str) -> None:
    """Breaks, signs behind a backslash, spaces that only look like spaces, remarks that visitors do not get."""
    draft = drafts.convert(body)
    assert draft.findings == (), lines(draft.findings)
    assert html in draft.html


GOOD = [
    "\u2013 A name after a quotation", "> Words\n\n\u2014 John Bowlby", "It costs $5 to $10, or $5=5.", "5 * 3 * 2 = 30",
    "At 10:30:15, note: this. Or a:b:c.", "[sic] and [1] and [\u2026] and [x]", "C++ and D++ and a+b", "snake_case and other_names_too",
    "Name: ____ Date: ____", "The students' and the teachers' rooms, rock 'n' roll", "a = b, a == b, a => b", "~5 minutes, ~10 at most",
    "A note* on this.\n\n*Required.", "C:\\Users\\anna is a folder", "Section 501(c)(3), \u00a7 3(r), (a) one, (b) two, (c) three", "2024. It was good.",
    "J. Bowlby\nM. Ainsworth", "@anna and #12 and 50% and 100%", "Q: Why?\nA: So.", "AT&T, R&D, Q&A", "What!!! Really??? Yes.", "Our fax: 805-555-0101",
    "I <3 this, 1 < 2 > 0", "One\n: defined", "| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n--|--\n1 | 2", "[a]: contact.md\n\n[a]", "/ a / b /",
    "It is so-called -- or not --- here...", "**Bold**, *it*, ***both***, __bold__, _it_", "<b>bold</b> and <mark>this</mark>, H<sub>2</sub>O", "- a\n\n    More\n\n- b",
    "1. a\n\n    More\n\n2. b", "Words\n\n* * *\n\nMore", "<details><summary>Why?</summary><p>So.</p></details>", "{ } and { a } and {}", "^ and a^ b", "`==a==` `[[b]]`",
    "Read [https://www.example.org](https://www.example.org) and <a@b.example>.", "[805-555-0100](tel:+18055550100)", "/// callout\n\nWords.\n\n///",
    "A quote in a quote:\n\n> > Words", "Doses of 123-456 and 12-34", "DOI 10.1037/pspp0000027", "A -> B and B <- A", "`` `a` ``", "Words[^1]\n\n[^1]: A note.",
]  # fmt: skip


@pytest.mark.parametrize("body", GOOD, ids=lambda body: body[:40])
def test_a_good_text_is_left_alone(drafts: Drafts, body: str) -> None:
    """Signs that are no marks."""
    draft = drafts.convert(body)
    assert draft.findings == (), lines(draft.findings)
