"""Where links and pictures lead: mended where there is no doubt, else named with the address that works."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from plugins.findings.advice import follow_all
from tests.support.drafts import FIRST_LINE, Drafts
from tests.support.site import lines


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Drafts:
    """One site for all texts."""
    return Drafts.open(tmp_path_factory.mktemp("addresses"))


MENDED = [
    ("/plain/?q=a&copy=2", "/plain/?q=a&copy=2"),
    ("https://www.example.org/?q=a&reg=3&amp;b=1&#38;c=2", "https://www.example.org/?q=a&reg=3&b=1&c=2"),
    ("https://www.example.org/?a&times;b", "https://www.example.org/?a\u00d7b"),
    ("https://www.example.org/my file.pdf", "https://www.example.org/my%20file.pdf"),
    ("https://www.example.org/my\\_file.pdf", "https://www.example.org/my_file.pdf"),
    ("https://user@www.example.org:8080/", "https://user@www.example.org:8080/"),
    ("tel:+1 805 555 0100", "tel:+18055550100"),
    ("tel:(805) 555\u20110100", "tel:8055550100"),
    ("tel:+1-805-555-0100", "tel:+1-805-555-0100"),
    ("tel:+1 805 555 0100 ext. 12", "tel:+18055550100;ext=12"),
    ("sms:988?body=Hello there", "sms:988?body=Hello%20there"),
    ("TEL:988", "tel:988"),
    ("mailto:a@b.example?subject=Hello there", "mailto:a@b.example?subject=Hello%20there"),
    ("mailto: a@b.example, c@d.example", "mailto:a@b.example,c@d.example"),
    ("mailto://a@b.example", "mailto:a@b.example"),
    ("../images/Form.pdf", "/images/Form.pdf"),
    ('contact.md "Our \\"house\\""', "/contact/"),
    ("<contact.md>", "/contact/"),
    ("contact.md#hours", "/contact/#hours"),
]


@pytest.mark.parametrize(("written", "href"), MENDED)
def test_an_address_that_can_mean_one_thing_only(drafts: Drafts, written: str, href: str) -> None:
    """Spaces, brackets and entities do not come between a visitor and the page."""
    draft = drafts.convert(f"Read [more]({written}).")
    assert draft.findings == (), lines(draft.findings)
    assert [link["href"] for link in BeautifulSoup(draft.html, "lxml").find_all("a")] == [href]


NAMED = [
    "[home](index.md \u201cHome\u201d)",
    "[home](index.md \u00abHome\u00bb)",
    "[home](index.md (Home))",
    "[home](\u201cindex.md\u201d)",
    "[a form](../images/form.pdf)",
    "[a form](/images/FORM.pdf)",
    "[a form](../images/from.pdf)",
    "[a form](Form.pdf)",
    "[contact](Contact.md)",
    "[contact](CONTACT.MD)",
    "[contact](/Contact/)",
    "[contact](cntact.md)",
    "[mail](mailto:Anna <a@b.example>)",
    "[mail](a@b.example)",
    "[call](805-555-0100)",
    "[call](tel:1-800-FLOWERS)",
    "[more](https:/www.example.org/a)",
    "[more](https:www.example.org)",
    "[more](https://https://www.example.org)",
    "[more](htps://www.example.org)",
    "[more](www.example.org)",
    "[more](http://localhost:8000/contact/)",
    "![A dot](../images/Dot.svg)",
    "![A dot](../images/dot.SVG)",
    "![A dot](../images/dot.svg =100x20)",
    "![A dot](../images/dot.svg \u201cA dot\u201d)",
    "## A\u00f1o nuevo\n\n[there](#a\u00f1o-nuevo)",
    "## A\u00f1o nuevo\n\n[there](#A%C3%B1o-Nuevo)",
    "## Day 1\n\n[there](#Day-1)",
]


@pytest.mark.parametrize("body", NAMED)
def test_an_address_that_leads_nowhere_is_named_with_the_one_that_was_meant(drafts: Drafts, body: str) -> None:
    """One message at the link's line, whose advice makes the link work."""
    draft = drafts.convert(body)
    assert len(draft.findings) == 1, lines(draft.findings)
    assert draft.findings[0].line == body.count("\n") + FIRST_LINE
    fixed = follow_all(body, draft.findings, FIRST_LINE)
    assert fixed is not None, lines(draft.findings)
    after = drafts.convert(fixed)
    assert after.findings == (), f"{fixed}\n{lines(after.findings)}"


def test_an_address_with_a_backslash_is_looked_at_as_well(drafts: Drafts) -> None:
    """A backslash keeps a sign from Markdown, and the address from nobody."""
    (found,) = drafts.convert("Words.\n\n[contact](cont\\_act.md)").findings
    assert (found.line, found.fix) == (FIRST_LINE + 2, "Did you mean `contact.md`?")


def test_a_place_that_the_theme_has_is_left_to_the_checks(drafts: Drafts) -> None:
    """Which parts a page has besides its text is known when it is done."""
    assert drafts.convert("[to the start](#main) and [there](#nowhere)").findings == ()
