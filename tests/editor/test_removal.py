"""A page or a picture that goes, with what named it; and pages that go offline and come back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.editor.incoming.read import read_html
from plugins.editor.references.in_file import What, references_in
from plugins.editor.references.unlink import unlinked
from plugins.editor.references.world import World
from plugins.editor.source.text import Source
from plugins.findings import Severity
from plugins.site_engine.session import Session
from tests.editor.conftest import everything
from tests.editor.test_uses import LINKS, NO_LINKS, page
from tests.support.editor import Answer, Running, running
from tests.support.site import PROJECT, lines, real_site

TARGET = page("## A part\n\nWords.", "The target", fields="aliases: [/aim/]\n")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One editor; each test puts back what it changed."""
    site = real_site(tmp_path_factory.mktemp("removal"))
    site.write({"pages/target.md": TARGET, "pages/many.md": page("\n\n".join(_texts()))})
    site.write({"data/redirects.yaml": "- from: /old/\n  to: /target/\n"})
    with running(site) as found:
        yield found


@pytest.fixture
def editor(shared: Running) -> Iterator[Running]:
    """The content as it was at first, for each test."""
    before = everything(shared.site.folder)
    yield shared
    for name in everything(shared.site.folder).keys() - before.keys():
        (shared.site.content / name).unlink()
    shared.site.write(before)


def _texts() -> list[str]:
    """Each way to write a link, each with another name for its definition."""
    return [
        text.replace("[t]", f"[t{n}]").replace("[^1]", f"[^{n}]")
        for n, (name, text) in enumerate(LINKS.items())
        if name not in ("windows", "block", "heading")
    ]


def send(editor: Running, call: str, path: str, **more: str) -> Answer:
    """A call by who sees the file as it is."""
    seen = editor.call("GET", f"file?path={path}").json["hash"]
    return editor.call("POST", call, path=path, seen=seen, **more)


def text_of(editor: Running, path: str) -> str:
    """A file's text."""
    return (editor.site.content / path).read_text("utf-8")


def test_the_words_of_links_stay_and_the_address_is_gone(editor: Running) -> None:
    """However a link is written: no link is left, the words are, the redirects say gone; taken back, all is as it was."""
    before = everything(editor.site.folder)
    answer = send(editor, "delete", "pages/target.md", links="plain")
    assert answer.status == 200, answer.json
    assert set(answer.json["changed"]) == {"pages/target.md", "pages/many.md", "data/redirects.yaml"}
    text = text_of(editor, "pages/many.md")
    assert "arget.md" not in text
    assert "/target/" not in text
    assert text.partition("---\n\n")[2].count("there") == TEXT.count("there")
    assert "{: .wide}" not in text
    redirects = text_of(editor, "data/redirects.yaml")
    assert redirects == (
        "- from: /old/\n  status: 410\n- from: /target/\n  status: 410\n- from: /aim/\n  status: 410\n"
    )
    result = editor.site.build()
    assert [f for f in result.findings if f.severity is Severity.ERROR] == [], lines(result.findings)
    assert editor.call("POST", "undo", id=answer.json["id"]).status == 200
    assert everything(editor.site.folder) == before


TEXT = "\n\n".join(_texts())


def test_links_lead_to_another_page_and_so_does_the_address(editor: Running) -> None:
    """Every link, without the place on the page that went; the old addresses are the other page's now."""
    answer = send(editor, "delete", "pages/target.md", links="redirect", redirect_to="pages/about.md")
    assert answer.status == 200, answer.json
    text = text_of(editor, "pages/many.md")
    assert "arget" not in text
    assert "#a-part" not in text
    assert "[there](about.md)" in text
    assert "(/about/)" in text
    assert "<https://www.lotusrecovery.example/about/>" in text
    assert "aliases: [/target/, /aim/]" in text_of(editor, "pages/about.md")
    assert text_of(editor, "data/redirects.yaml") == "- from: /old/\n  to: /about/\n"
    result = editor.site.build()
    assert [f for f in result.findings if f.severity is Severity.ERROR] == [], lines(result.findings)


def test_a_value_goes_or_names_the_other_page(editor: Running) -> None:
    """An item less, where the other page is there already; never the page itself."""
    editor.site.write(
        {
            "pages/one.md": page("Words.", fields="related: [pages/target.md, pages/about.md]\n"),
            "pages/two.md": page("Words.", fields="related:\n  - pages/target.md\n"),
            "pages/three.md": page("/// action\n    text: Go there\n    to: pages/target.md\n///"),
        }
    )
    refused = send(editor, "delete", "pages/target.md", links="plain")
    assert refused.status == 422
    assert "pages/three.md" in refused.json["message"]
    answer = send(editor, "delete", "pages/target.md", links="redirect", redirect_to="pages/about.md")
    assert answer.status == 200, answer.json
    assert "related: [pages/about.md]" in text_of(editor, "pages/one.md")
    assert "  - pages/about.md" in text_of(editor, "pages/two.md")
    assert "    to: pages/about.md" in text_of(editor, "pages/three.md")


def test_a_block_leads_to_the_other_page_while_words_stay(editor: Running) -> None:
    """A button cannot be words: it leads to where the address leads."""
    editor.site.write(
        {"pages/three.md": page("[There](target.md)\n\n/// action\n    text: Go\n    to: pages/target.md\n///")}
    )
    answer = send(editor, "delete", "pages/target.md", links="plain", redirect_to="pages/about.md")
    assert answer.status == 200, answer.json
    assert text_of(editor, "pages/three.md").endswith(
        "There\n\n/// action\n    text: Go\n    to: pages/about.md\n///\n"
    )


def test_a_picture_goes_from_texts_and_front_matter(editor: Running) -> None:
    """Its description as well."""
    editor.site.write({"pages/one.md": page("Look: ![A lotus](../images/lotus.svg 'Title') there.\n\n![](lotus.svg)")})
    answer = send(editor, "delete", "images/lotus.svg", links="plain")
    assert answer.status == 200, answer.json
    assert text_of(editor, "pages/one.md").endswith("Look:  there.\n\n\n")
    assert "lotus.svg" not in text_of(editor, "images/images.yaml")
    assert "picture:" not in text_of(editor, "pages/attachment-based-therapy/goals.md")


@pytest.mark.parametrize("more", [{"links": "plain"}, {"links": "redirect", "redirect_to": "pages/about.md"}])
def test_a_deleted_page_that_is_brought_back_has_its_addresses_again(editor: Running, more: dict[str, str]) -> None:
    """Nothing leads away from them any more, so the site builds; the links stay as the deletion left them."""
    assert send(editor, "delete", "pages/target.md", **more).status == 200
    gone = next(row for row in editor.call("GET", "deleted").json["files"] if row["path"] == "pages/target.md")
    assert editor.call("POST", "restore", path="pages/target.md", id=gone["id"]).status == 200
    assert text_of(editor, "pages/target.md") == TARGET
    assert "/target/" not in text_of(editor, "pages/about.md")
    result = editor.site.build()
    assert [f for f in result.findings if f.severity is Severity.ERROR] == [], lines(result.findings)


def test_a_page_alone_goes_as_before(editor: Running) -> None:
    """Without a word on links nothing else changes."""
    assert send(editor, "delete", "pages/target.md").json["changed"] == ["pages/target.md"]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"links": "redirect"}, "no page to lead to"),
        ({"links": "plain", "redirect_to": "pages/nowhere.md"}, "pages/nowhere.md"),
        ({"links": "redirect", "redirect_to": "pages/target.md"}, "pages/target.md"),
    ],
)
def test_a_target_that_cannot_be_is_refused(editor: Running, more: dict[str, str], words: str) -> None:
    """And nothing changes."""
    before = everything(editor.site.folder)
    answer = send(editor, "delete", "pages/target.md", **more)
    assert (answer.status, words in answer.json["message"]) == (422, True), answer.json
    assert everything(editor.site.folder) == before


def test_the_home_page_cannot_go_with_its_links(editor: Running) -> None:
    """The site could not be built."""
    answer = send(editor, "delete", "pages/index.md", links="plain")
    assert answer.status == 422
    assert "home page" in answer.json["message"]


# -- offline ------------------------------------------------------------------------------------


def test_a_page_goes_offline_and_comes_back(editor: Running) -> None:
    """Its address leads to another page meanwhile; back, the page is as it was but for its status."""
    send_ = send(editor, "offline", "pages/target.md", redirect="/about/")
    assert send_.status == 200, send_.json
    assert "status: draft" in text_of(editor, "pages/target.md")
    redirects = "".join(f"- from: {url}\n  to: /about/\n" for url in ("/target/", "/aim/", "/old/"))
    assert text_of(editor, "data/redirects.yaml") == redirects
    assert [f for f in editor.site.build().findings if f.rule == "redirect-invalid"] == []
    assert send(editor, "online", "pages/target.md").status == 200
    text = text_of(editor, "pages/target.md")
    assert "aliases: [/aim/, /old/]" in text
    assert "status: published" in text
    assert text_of(editor, "data/redirects.yaml").strip() == ""
    assert [f for f in editor.site.build().findings if f.rule == "redirect-invalid"] == []


def test_a_page_goes_offline_at_a_moment_of_the_clinics_time(editor: Running) -> None:
    """Without a zone the moment is the clinic's; its address is spoken for from then on, and not before."""
    year = dt.datetime.now(dt.UTC).year + 1
    answer = send(editor, "offline", "pages/target.md", when=f"{year}-07-01T09:00:00", redirect="/about/")
    assert answer.status == 200, answer.json
    assert f"unpublish_at: {year}-07-01T09:00:00-07:00" in text_of(editor, "pages/target.md")
    result = editor.site.build()
    assert [f for f in result.findings if f.severity is Severity.ERROR] == [], lines(result.findings)
    assert send(editor, "online", "pages/target.md").status == 200
    assert text_of(editor, "pages/target.md") == TARGET.replace("[/aim/]", "[/aim/, /old/]")
    assert text_of(editor, "data/redirects.yaml") == ""


def test_a_draft_that_never_was_out_leaves_no_redirect(editor: Running) -> None:
    """Nobody knows its address."""
    editor.site.write({"pages/plan.md": page("Words.", fields="status: draft\n")})
    before = text_of(editor, "data/redirects.yaml")
    assert send(editor, "offline", "pages/plan.md").status == 200
    assert text_of(editor, "data/redirects.yaml") == before


@pytest.mark.parametrize("more", [{"when": "2020-01-01T00:00:00"}, {"redirect": "/nowhere/"}, {"redirect": "/target/"}])
def test_what_cannot_be_is_refused(editor: Running, more: dict[str, str]) -> None:
    """A moment that has passed, an address that is none, its own."""
    before = everything(editor.site.folder)
    assert send(editor, "offline", "pages/target.md", **more).status == 422
    assert everything(editor.site.folder) == before


def test_a_redirect_waits_until_its_page_has_gone(tmp_path: Path) -> None:
    """While the page is out, what is declared for its address is in nobody's way; when it is gone, it counts."""
    site = real_site(tmp_path)
    past, future = (dt.datetime.now(dt.UTC).replace(microsecond=0) + dt.timedelta(days=days) for days in (-1, 400))
    for moment in (future, past):
        site.write(
            {
                "pages/target.md": page("Words.", "The target", fields=f"unpublish_at: {moment.isoformat()}\n"),
                "data/redirects.yaml": "- from: /target/\n  to: /about/\n",
            }
        )
        result = site.build()
        assert [f for f in result.findings if f.severity is Severity.ERROR] == [], lines(result.findings)


# -- any text -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], World]:
    """The content with a page that goes; behind a function, as hypothesis prints what it is given."""
    site = real_site(tmp_path_factory.mktemp("any"))
    site.write({"pages/target.md": TARGET})
    world = World.of(Session.open(PROJECT, overrides={"PATH": str(site.content)}))
    return lambda: world


@given(
    texts=st.lists(st.sampled_from([*_texts(), *NO_LINKS.values(), "Words."]), unique=True, max_size=8),
    wrapped=st.sampled_from(["{}", "/// callout\n\n{}\n\n///", "/// details\n    title: target.md\n\n{}\n\n///"]),
)
def test_any_text_says_the_same_without_its_links(opened: Callable[[], World], texts: list[str], wrapped: str) -> None:
    """Not a link is left, and readers read the same words; what is code or leads elsewhere stays."""
    world, path, wanted = opened(), "pages/many.md", frozenset(("pages/target.md",)).__contains__
    body = wrapped.format("\n\n".join(texts)) + "\n"
    source = Source.of(page(body).encode())
    links = [one for one in references_in(path, source, world, wanted).references if one.what is What.LINK]
    offset = len(source.text) - len(source.text.split("---\n", 2)[2])
    new = unlinked(source.text[offset:], links, offset, "The target", path, world) if links else body
    assert references_in(path, Source.of(page(new).encode()), world, wanted).references == ()
    own = re.compile(r"https://www\.lotusrecovery\.example/target/")
    words = [
        " ".join(read_html(world.converted(path, text).html or "<p></p>").get_text().split()) for text in (body, new)
    ]
    assert own.sub("The target", words[0]) == words[1]
