"""Another name for a page or a picture: links, values and redirects go along; and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.editor.changed_model import changed_model
from plugins.editor.moves import rewritten
from plugins.editor.references.in_file import Found, references_in
from plugins.editor.references.world import World
from plugins.editor.source.text import Edit, Source
from plugins.editor.uses import Text
from plugins.editor.workspace import Content
from plugins.findings import Severity
from plugins.site_engine.session import Session
from tests.editor.conftest import everything
from tests.editor.test_uses import LINKS, NO_LINKS, page
from tests.support.editor import Answer, Running, running
from tests.support.site import PROJECT, Site, lines, real_site


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Running]:
    """An editor of a copy of the clinic's content."""
    with running(real_site(tmp_path)) as found:
        yield found


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One editor for all that is refused."""
    with running(real_site(tmp_path_factory.mktemp("refused"))) as found:
        yield found


def rename(editor: Running, path: str, to: str | None = None, title: str | None = None) -> Answer:
    """The call, by who sees the file as it is."""
    seen = editor.call("GET", f"file?path={path}").json["hash"]
    return editor.call("POST", "rename", path=path, to=to, title=title, seen=seen)


def by_hand(folder: Path, words: dict[str, str], files: dict[str, str], aliases: dict[str, str]) -> Site:
    """The content with other names as somebody would write them: words in all files, files' names, an alias a page."""
    site = real_site(folder)
    for path in sorted(site.content.rglob("*.md")):
        text = path.read_text("utf-8")
        for old, new in words.items():
            text = text.replace(old, new)
        path.write_text(text, "utf-8")
    for old, new in files.items():
        (site.content / new).parent.mkdir(parents=True, exist_ok=True)
        (site.content / old).rename(site.content / new)
    for path, alias in aliases.items():
        text = (site.content / path).read_text("utf-8")
        (site.content / path).write_text(text.replace("\nkind:", f"\naliases: [{alias}]\nkind:", 1), "utf-8")
    return site


SECTION = ("benefits", "concepts", "goals", "how-it-works", "techniques")
MOVES = {
    "a section": (
        ("pages/attachment-based-therapy/index.md", "pages/bonds/index.md"),
        (
            {"attachment-based-therapy/": "bonds/"},
            {"pages/attachment-based-therapy": "pages/bonds"},
            {
                "pages/bonds/index.md": "/attachment-based-therapy/",
                **{f"pages/bonds/{name}.md": f"/attachment-based-therapy/{name}/" for name in SECTION},
            },
        ),
    ),
    "a page of another folder": (
        ("styles/secure.md", "styles/steady.md"),
        ({"secure.md": "steady.md", "first: secure": "first: steady"}, {"styles/secure.md": "styles/steady.md"}, {"styles/steady.md": "/attachment-styles/secure/"}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MOVES)
def test_the_site_is_the_one_that_somebody_would_have_written(editor: Running, tmp_path: Path, name: str) -> None:
    """Built from the renamed content it is, byte for byte, what is built from content that was written with the new name.

    Taken back, every file is what it was.
    """
    (path, to), hand = MOVES[name]
    before = everything(editor.site.folder)
    answer = rename(editor, path, to)
    assert answer.status == 200, answer.json
    written = by_hand(tmp_path / "by hand", *hand)
    ours, theirs = editor.site.build(), written.build()
    assert ours.ok, lines(ours.findings)
    assert theirs.ok, lines(theirs.findings)
    one, other = editor.site.snapshot(), written.snapshot()
    assert one.keys() == other.keys()
    assert [file for file in one if one[file] != other[file]] == []
    undone = editor.call("POST", "undo", id=answer.json["id"])
    assert undone.status == 200, undone.json
    assert everything(editor.site.folder) == before


def test_links_within_a_page_that_goes_elsewhere_go_on_leading_where_they_led(editor: Running) -> None:
    """Relative links are written from the new folder; the answer names every file, and the redirect."""
    answer = rename(editor, "pages/contact.md", "pages/attachment-based-therapy/reach-us.md").json
    text = (editor.site.content / "pages/attachment-based-therapy/reach-us.md").read_text("utf-8")
    assert "](how-it-works.md#getting-to-know-you)" in text
    assert "](../crisis-help.md)" in text
    assert "aliases: [/contact/]" in text
    assert answer["redirect"] == {"old": "/contact/", "new": "/attachment-based-therapy/reach-us/"}
    assert {"pages/about.md", "styles/secure.md", answer["path"]} <= set(answer["changed"])
    result = editor.site.build()
    assert result.ok, lines(result.findings)
    assert [f for f in result.findings if "link" in f.rule and f.severity is Severity.ERROR] == []


def test_a_picture_takes_its_description_and_its_uses_along(editor: Running) -> None:
    """Its entry in images.yaml, front matter, texts."""
    editor.site.write({"pages/pictures.md": page("![](../images/lotus.svg) and ![](lotus.svg 'Title')")})
    assert rename(editor, "images/lotus.svg", "images/flower.svg").status == 200
    assert b"\nflower.svg:\n  alt: A pink lotus" in (editor.site.content / "images/images.yaml").read_bytes()
    assert "![](../images/flower.svg) and ![](flower.svg 'Title')" in (
        editor.site.content / "pages/pictures.md"
    ).read_text("utf-8")
    assert editor.site.build().ok


def test_the_clinics_facts_name_the_page_by_its_new_name(editor: Running) -> None:
    """The banner leads to it; when the page goes, the banner stays and leads nowhere."""
    facts = editor.site.content / "data/clinic.yaml"
    text = facts.read_text("utf-8")
    facts.write_text(text + "\nbanner:\n  text: We moved.\n  to: pages/contact.md  # for a week\n", "utf-8")
    uses = editor.call("GET", "uses?path=pages/contact.md").json["links"]
    assert ("data/clinic.yaml", "field", "banner/to") in {(use["path"], use["what"], use["name"]) for use in uses}
    assert rename(editor, "pages/contact.md", "pages/reach-us.md").status == 200
    assert facts.read_text("utf-8") == text + "\nbanner:\n  text: We moved.\n  to: pages/reach-us.md  # for a week\n"
    assert editor.site.build().ok
    seen = editor.call("GET", "file?path=pages/reach-us.md").json["hash"]
    gone = editor.call(
        "POST", "delete", path="pages/reach-us.md", seen=seen, links="plain", redirect_to="pages/about.md"
    )
    assert gone.status == 200, gone.json
    assert facts.read_text("utf-8") == text + "\nbanner:\n  text: We moved.\n"


def test_redirects_lead_to_the_new_address_at_once(editor: Running) -> None:
    """No chain: what led to the old address leads to the new one; what led away from the new one is gone."""
    editor.site.write(
        {
            "data/redirects.yaml": "# Old ones\n- from: /old/\n  to: /contact/  # moved\n- from: /reach-us/\n  to: /about/\n"
        }
    )
    assert rename(editor, "pages/contact.md", "pages/reach-us.md").status == 200
    text = (editor.site.content / "data/redirects.yaml").read_text("utf-8")
    assert text == "# Old ones\n- from: /old/\n  to: /reach-us/  # moved\n"
    assert editor.site.build().ok


def test_a_page_that_goes_back_has_no_redirect_from_its_own_address(editor: Running) -> None:
    """The address that it has again is no old one; the one that it had in between is."""
    first = (editor.site.content / "pages/contact.md").read_text("utf-8")
    assert rename(editor, "pages/contact.md", "pages/reach-us.md").status == 200
    assert rename(editor, "pages/reach-us.md", "pages/contact.md").status == 200
    text = (editor.site.content / "pages/contact.md").read_text("utf-8")
    assert text.replace("aliases: [/reach-us/]\n", "") == first
    assert editor.site.build().ok


def test_another_page_gives_up_an_old_address_that_is_taken(editor: Running) -> None:
    """Two pages cannot answer for one address."""
    about = editor.site.content / "pages/about.md"
    about.write_text(about.read_text("utf-8").replace("\nkind:", "\naliases: [/reach-us/, /crew/]\nkind:", 1), "utf-8")
    assert rename(editor, "pages/contact.md", "pages/reach-us.md").status == 200
    assert "aliases: [/crew/]" in about.read_text("utf-8")
    assert editor.site.build().ok


def test_a_page_that_never_was_out_leaves_no_redirect(editor: Running) -> None:
    """A draft's address is known to nobody."""
    editor.site.write({"pages/draft.md": page("Words.", fields="status: draft\n")})
    answer = rename(editor, "pages/draft.md", "pages/plan.md").json
    assert (answer["redirect"], answer["redirects"], answer["changed"]) == (None, [], ["pages/plan.md"])


def test_a_title_changes_alone_and_with_the_name(editor: Running) -> None:
    """One field of one file; or all at once."""
    before = everything(editor.site.folder)
    answer = rename(editor, "pages/about.md", title="About our clinic").json
    assert answer["changed"] == ["pages/about.md"]
    now = everything(editor.site.folder)
    assert now["pages/about.md"].replace(b"title: About our clinic", b"") != now["pages/about.md"]
    assert {name for name in now if now[name] != before[name]} == {"pages/about.md"}
    assert rename(editor, "pages/about.md", "pages/clinic.md", "Our clinic").status == 200
    assert b"title: Our clinic\n" in (editor.site.content / "pages/clinic.md").read_bytes()
    assert editor.site.build().ok


def test_a_copy_that_is_kept_of_a_page_goes_with_it(editor: Running) -> None:
    """What somebody wrote and could not save is found under the new name."""
    seen = editor.call("GET", "file?path=pages/about.md").json["hash"]
    kept = editor.call("PUT", "file", path="pages/about.md", seen=seen, text="no page", keep=True)
    assert kept.status == 200, kept.json
    assert rename(editor, "pages/about.md", "pages/clinic.md").status == 200
    assert editor.call("GET", "file?path=pages/clinic.md").json["kept"]["text"] == "no page"


@pytest.mark.parametrize(
    ("path", "to", "status"),
    [
        ("pages/contact.md", "pages/about.md", 422),
        ("pages/contact.md", "pages/About.md", 422),
        ("pages/contact.md", "pages/Contact us.md", 422),
        ("pages/contact.md", "elsewhere/contact.md", 422),
        ("pages/contact.md", "pages/contact.txt", 422),
        ("pages/contact.md", "../contact.md", 422),
        ("pages/contact.md", "pages/../../contact.md", 422),
        ("pages/contact.md", "pages/contact/contact.md", 422),
        ("data/sources.yaml", "data/sources-2.yaml", 422),
        ("pages/index.md", "pages/home.md", 422),
        ("pages/404.md", "pages/405.md", 422),
        ("pages/attachment-styles/index.md", "pages/styles/index.md", 422),
        ("pages/attachment-based-therapy/index.md", "pages/attachment-based-therapy/all/index.md", 422),
        ("images/lotus.svg", "images/lotus.png", 422),
        ("images/lotus.svg", "pages/lotus.svg", 422),
        ("images/images.yaml", "images/others.yaml", 422),
        ("data/clinic.yaml", "data/facts.yaml", 422),
    ],
)
def test_a_name_that_cannot_be_is_refused_and_nothing_changes(
    unchanged: Running, path: str, to: str, status: int
) -> None:
    """With what to do instead."""
    before = everything(unchanged.site.folder)
    answer = rename(unchanged, path, to)
    assert (answer.status, bool(answer.json["fix"])) == (status, True), answer.json
    assert everything(unchanged.site.folder) == before


def test_a_page_that_changed_meanwhile_is_not_renamed(editor: Running) -> None:
    """A conflict, and nothing is written: neither the page nor a link to it."""
    seen = editor.call("GET", "file?path=pages/contact.md").json["hash"]
    path = editor.site.content / "pages/contact.md"
    path.write_bytes(path.read_bytes() + b"\nMore.\n")
    before = everything(editor.site.folder)
    answer = editor.call("POST", "rename", path="pages/contact.md", to="pages/reach-us.md", seen=seen)
    assert answer.status == 409
    assert everything(editor.site.folder) == before


def test_a_page_that_cannot_be_read_stands_in_the_way(editor: Running) -> None:
    """Its links to the page would be left behind."""
    editor.site.write({"pages/open.md": page("/// callout\n\n[There](contact.md)")})
    answer = rename(editor, "pages/contact.md", "pages/reach-us.md")
    assert answer.status == 422
    assert "pages/open.md" in answer.json["message"]


def test_a_change_is_taken_back_as_a_whole_or_not_at_all(editor: Running) -> None:
    """Changed since: who did it is said, and nothing is taken back; that change taken back first, it goes."""
    first = everything(editor.site.folder)
    renamed = rename(editor, "pages/contact.md", "pages/reach-us.md").json["id"]
    titled = rename(editor, "pages/about.md", title="About our clinic").json["id"]
    before = everything(editor.site.folder)
    answer = editor.call("POST", "undo", id=renamed)
    assert answer.status == 409
    assert answer.json["paths"] == ["pages/about.md"]
    assert [(one["path"], one["id"], one["who"]) for one in answer.json["later"]] == [
        ("pages/about.md", titled, "Kim Writer")
    ]
    assert everything(editor.site.folder) == before
    assert editor.call("POST", "undo", id=titled).status == 200
    assert editor.call("POST", "undo", id=renamed).status == 200
    assert everything(editor.site.folder) == first


def test_what_was_taken_back_can_be_done_again_by_taking_that_back(editor: Running) -> None:
    """An undo is a change as any other."""
    first = everything(editor.site.folder)
    answer = rename(editor, "pages/contact.md", "pages/reach-us.md").json
    renamed = everything(editor.site.folder)
    back = editor.call("POST", "undo", id=answer["id"]).json["id"]
    assert everything(editor.site.folder) == first
    assert editor.call("POST", "undo", id=back).status == 200
    assert everything(editor.site.folder) == renamed
    assert editor.call("POST", "undo", id="20260101T000000000000-none").status == 404


# -- any text -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Session]:
    """The clinic's content with a page that moves; behind a function, as hypothesis prints what it is given."""
    site = real_site(tmp_path_factory.mktemp("any"))
    site.write({"pages/target.md": page("## A part\n\nWords.", "The target")})
    session = Session.open(PROJECT, overrides={"PATH": str(site.content)})
    return lambda: session


TEXTS = st.lists(
    st.sampled_from(
        [*(text for text in LINKS.values() if "\r" not in text), *NO_LINKS.values(), "Words.", "## A heading", "---"]
    ),
    max_size=7,
)
WRAPPED = st.sampled_from(["{}", "/// callout\n\n{}\n\n///", "/// details\n    title: target.md\n\n{}\n\n///"])
NEW = st.sampled_from(["pages/goal.md", "pages/attachment-based-therapy/goal.md", "pages/target-2.md", "articles/target.md"])  # fmt: skip
OTHER = st.sampled_from(["pages/plain.md", "pages/attachment-styles/deep.md", "styles/plain.md"])


@given(parts=TEXTS, wrapped=WRAPPED, to=NEW, where=OTHER, end=st.sampled_from(["\n", "\r\n"]))
def test_a_text_with_any_links_says_the_same_with_the_new_address(
    opened: Callable[[], Session], parts: list[str], wrapped: str, to: str, where: str, end: str
) -> None:
    """The HTML is what it was but for the address; all bytes but those of addresses are what they were."""
    target = page("## A part\n\nWords.", "The target", fields="kind: page\n").encode()
    body = wrapped.format("\n\n".join(parts)).replace("target.md", _from(where) + "target.md")
    data = page(body).replace("\n", end).encode()
    moves, session = {"pages/target.md": to}, opened()
    before = World.of(session)
    after = World(session, changed_model(session, {to: target}, moves))
    source = Source.of(data)
    found = references_in(where, source, before, moves.__contains__)
    new = rewritten(Text(Content(where, data, ""), source, found), moves, after)
    old_url, new_url = "/target/", after.model.by_source[f"content/{to}"].url
    was = before.converted(where, _body(data)).html.replace(old_url, new_url)
    assert after.converted(where, _body(new)).html == was.replace("example.org" + new_url, "example.org/target/")
    named = references_in(where, Source.of(new), after, {to}.__contains__)
    assert _around(new, named) == _around(data, found)


def _from(where: str) -> str:
    return {"pages/plain.md": "", "styles/plain.md": "../pages/"}.get(where, "../")


def _body(data: bytes) -> str:
    return Source.of(data).text.split("---\n", 2)[2]


def _around(data: bytes, found: Found) -> bytes:
    """The file without the addresses that it names."""
    return Source.of(data).edited(Edit(one.start, one.end, "") for one in found.references)
