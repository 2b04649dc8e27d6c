"""What a template shows beside the text: trail, neighbors, menus, the review line, dates in words."""

from __future__ import annotations

import datetime as dt

import pytest

from plugins import schema_org
from plugins.content_model.load.content import load
from plugins.content_model.markdown.convert import Heading
from plugins.content_model.model import ContentModel
from plugins.content_model.questions import Questions
from plugins.content_model.settings import ContentSettings
from plugins.content_model.view import View, in_words, make_view
from tests.conftest import BuiltSite
from tests.support.site import HOME, PLAIN, Site, core

FOLDERS = {"pages": "/", "styles": "/attachment-styles/", "people": "/people/", "articles": "/articles/"}
NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)


@pytest.fixture
def clinic(built_site: BuiltSite) -> ContentModel:
    """The clinic's own content."""
    return built_site.model


def view(model: ContentModel, url: str, *headings: Heading) -> View:
    return make_view(model.by_url[url], Questions(model), headings)


def test_the_trail_leads_from_the_home_page_to_the_page(clinic: ContentModel) -> None:
    """The last step is the page itself; the home page has no trail."""
    trail = view(clinic, "/attachment-based-therapy/goals/").trail
    assert [(link.url, link.current) for link in trail] == [
        ("/", False), ("/attachment-based-therapy/", False), ("/attachment-based-therapy/goals/", True),
    ]  # fmt: skip
    assert view(clinic, "/").trail == ()


def test_the_journey_goes_on_from_page_to_page(clinic: ContentModel) -> None:
    """Previous and next are the neighbors in menu order; the ends are open."""
    urls = [link.url for link in view(clinic, "/attachment-based-therapy/").children]
    assert [u.split("/")[2] for u in urls] == ["how-it-works", "concepts", "goals", "techniques", "benefits"]
    first, second = view(clinic, urls[0]), view(clinic, urls[1])
    assert first.previous is None
    assert first.next is not None
    assert first.next.url == urls[1]
    assert second.previous is not None
    assert second.previous.url == urls[0]
    assert view(clinic, urls[-1]).next is None
    style = view(clinic, "/attachment-styles/anxious/")
    assert (style.previous, style.next) == (None, None)


def test_a_page_is_named_once_among_the_links_at_the_end(clinic: ContentModel) -> None:
    """What is next on the journey is not named again as related."""
    for entry in clinic.entries:
        found = view(clinic, entry.url)
        ends = [link.url for link in (found.previous, found.next, *found.related) if link]
        assert len(ends) == len(set(ends)), entry.url


def test_a_long_text_says_how_long_it_takes(small: Site) -> None:
    """In whole minutes, from two on; a page that leads elsewhere says nothing."""
    words = "---\n\n" + "word " * 1000
    small.write({
        "pages/long.md": PLAIN.replace("---\n\n", words, 1),
        "pages/hub.md": PLAIN.replace("---\n", "---\nkind: hub\n", 1).replace("---\n\n", words, 1),
    })  # fmt: skip
    model = load(ContentSettings(small.content, FOLDERS, now=NOW), core(schema_org)).model
    assert view(model, "/long/").reading_minutes == 5
    assert [view(model, url).reading_minutes for url in ("/plain/", "/hub/")] == [0, 0]


def test_the_menu_marks_the_section_that_the_page_is_in(clinic: ContentModel) -> None:
    """A page below a menu's page marks it; the home page does not mark every page."""
    menu = view(clinic, "/attachment-styles/anxious/").main_menu
    assert [link.url for link in menu if link.current] == ["/attachment-styles/"]


def test_contents_list_the_sections_of_a_long_page(clinic: ContentModel) -> None:
    """From four second-level headings on; smaller headings do not count."""
    four = [Heading(2, f"s{n}", f"Section {n}") for n in range(4)]
    small = [Heading(3, f"t{n}", f"Part {n}") for n in range(4)]
    url = "/attachment-based-therapy/goals/"
    assert [link.url for link in view(clinic, url, *four, *small).contents] == ["#s0", "#s1", "#s2", "#s3"]
    assert view(clinic, url, *four[:3], *small).contents == ()


def test_a_review_line_needs_a_person_and_a_day(small: Site) -> None:
    """With one of the two missing there is no line, so that nothing is claimed."""
    person = PLAIN.replace("---\n", "---\nkind: profile\n", 1).replace("A plain page", "A person for tests")
    both = "reviewer: somebody\nlast_reviewed: 2026-03-31\nnext_review: 2027-03-31\n"
    small.write({
        "people/somebody.md": person.replace("index.md", "../pages/index.md"),
        "pages/plain.md": PLAIN.replace("---\n", f"---\n{both}", 1),
        "pages/half.md": PLAIN.replace("---\n", "---\nlast_reviewed: 2026-03-31\n", 1),
    })  # fmt: skip
    model = load(ContentSettings(small.content, FOLDERS, now=NOW), core(schema_org)).model
    review = view(model, "/plain/").review
    assert review is not None
    assert (review.reviewer, review.reviewer_url) == ("A person for tests", "/people/somebody/")
    assert (review.reviewed_on, review.next_review) == ("March 31, 2026", "March 31, 2027")
    assert view(model, "/half/").review is None


def test_days_are_written_as_readers_say_them() -> None:
    """Month, day without a zero, year; nothing for no day."""
    assert in_words(dt.date(2026, 3, 1)) == "March 1, 2026"
    assert in_words(None) == ""


def test_a_page_that_invites_by_itself_is_not_followed_by_another_invitation(clinic: ContentModel) -> None:
    """A call to action in the text is enough; in a crisis, nobody is asked to send a question."""
    assert view(clinic, "/attachment-based-therapy/goals/").invites
    assert view(clinic, "/crisis-help/").invites
    assert not view(clinic, "/privacy/").invites


def test_the_home_page_is_made_of_what_its_front_matter_names(small: Site) -> None:
    """Buttons and bands with their pages, in that order; a draft is left out, and so is what is not given."""
    small.write({
        "pages/draft.md": PLAIN.replace("---\n", "---\nstatus: draft\n", 1),
        "pages/index.md": HOME.replace(
            "kind: home\n",
            "kind: home\nactions: [pages/plain.md, pages/draft.md]\nbands:\n"
            "  - title: Steps\n    numbered: yes\n    points:\n      - title: One\n"
            "  - title: Pages\n    text: Some words.\n    pages: [pages/draft.md, pages/plain.md]\n",
        ),
    })  # fmt: skip
    model = load(ContentSettings(small.content, FOLDERS, now=NOW), core(schema_org)).model
    home = view(model, "/")
    assert [link.url for link in home.actions] == ["/plain/"]
    steps, pages = home.bands
    assert (steps.title, steps.numbered, [point["title"] for point in steps.points]) == ("Steps", True, ["One"])
    assert (steps.links, steps.picture, steps.text) == ((), None, "")
    assert (pages.text, [link.url for link in pages.links]) == ("Some words.", ["/plain/"])
