"""Where a page, a picture or a source is named, through the real call on real content."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.editor import Running, running
from tests.support.site import real_site

HEAD = """\
---
title: {}
description: A page for the tests of uses, which names other pages in every way that there is.
{}---

"""


def page(body: str, title: str = "A page that names others", fields: str = "") -> str:
    """A page's file."""
    return HEAD.format(title, fields) + body + "\n"


LINKS = {
    "plain": "Go [there](target.md).",
    "fragment": "Go [there](target.md#a-part).",
    "title": 'Go [there](target.md "Title").',
    "brackets": "Go [there](<target.md> 'Title').",
    "next line": "Go [there](\ntarget.md).",
    "from content": "Go [there](pages/target.md) or [there](/pages/target.md).",
    "address": "Go [there](/target/).",
    "whole address": "Go [there](https://www.lotusrecovery.example/target/#a-part).",
    "automatic": "See <https://www.lotusrecovery.example/target/>.",
    "definition": "Go [there][t] or [t].\n\n[t]: target.md\n    'A title'",
    "definition in brackets": 'Go [there][t].\n\n  [t]: <target.md> "A title"',
    "unused definition": "Words.\n\n[t]: target.md",
    "html": 'Go <a href="/target/">there</a>.',
    "encoded": "Go [there](%74arget.md).",
    "entity": "Go [there](target.md?a=1&amp;b=2).",
    "escaped": r"Go [there](target\.md).",
    "picture in it": "Go [![A lotus](../images/lotus.svg)](target.md).",
    "attributes": "Go [there](target.md){: .wide}",
    "pelican": "Go [there]({filename}target.md).",
    "block": "/// callout\n    title: Look\n\nGo [there](target.md).\n\n///",
    "list": "- one\n\n    - Go [there](target.md).",
    "table": "| a | b |\n|---|---|\n| [there](target.md) | c |",
    "footnote": "Words.[^1]\n\n[^1]: Go [there](target.md).",
    "quote": "> Go [there](target.md).",
    "heading": "## Go [there](target.md)",
    "twice": "Go [there](target.md) and [there](target.md).",
    "windows": "Go [there](target.md)\r\nand\r\nback.",
}
NO_LINKS = {
    "code": "`[there](target.md)` and target.md",
    "fence": "```\n[there](target.md)\n```",
    "escaped bracket": r"\[there](target.md)",
    "other site": "[there](https://www.example.org/target/)",
    "other folder": "[there](../images/lotus.svg) target.md",
}
TARGET = page("## A part\n\nWords.", "The target")


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """An editor of the clinic's content with a page for each way to name another."""
    site = real_site(tmp_path_factory.mktemp("uses"))
    site.write({"pages/target.md": TARGET})
    site.write({f"pages/link-{name.replace(' ', '-')}.md": page(text) for name, text in LINKS.items()})
    site.write({f"pages/none-{name.replace(' ', '-')}.md": page(text) for name, text in NO_LINKS.items()})
    site.write(
        {
            "pages/fields.md": page("Words.", fields="related: [pages/target.md]\ntranslation_of: pages/target.md\nlang: es\n"),
            "pages/option.md": page("/// action\n    text: Go there\n    to: 'pages/target.md'\n///"),
            "pages/draft.md": "---\ntitle: A draft without a description\nstatus: draft\n---\n\n[There](target.md)\n",
            "pages/broken.md": "---\ntitle: [\n---\n\n[There](target.md)\n",
            "pages/broken-too.md": "---\ntitle: [\n---\n\nWords about a target and more.\n",
            "data/redirects.yaml": "# Remark\n- from: /old/\n  to: /target/\n- from: /gone/\n  status: 410\n",
        }
    )  # fmt: skip
    with running(site) as found:
        yield found


@pytest.fixture(scope="module")
def uses(editor: Running) -> dict[str, Any]:
    """Where the target is used."""
    return dict(editor.call("GET", "uses?path=pages/target.md").json)


@pytest.mark.parametrize("name", LINKS)
def test_a_link_is_found_however_it_is_written(uses: dict[str, Any], name: str, editor: Running) -> None:
    """With the line that its address stands in, once for each place."""
    path = f"pages/link-{name.replace(' ', '-')}.md"
    lines = (editor.site.content / path).read_text("utf-8").splitlines()
    found = [use for use in uses["links"] if use["path"] == path]
    assert len(found) == (2 if name in ("from content", "twice") else 1), found
    for use in found:
        assert "arget" in lines[use["line"] - 1]
        assert use["text"] == lines[use["line"] - 1].strip()
        assert (use["what"], use["can_go"]) == ("link", True)


def test_what_is_no_link_is_not_found(uses: dict[str, Any]) -> None:
    """Code, an escaped bracket, words, another site."""
    assert [use for use in uses["links"] if "none-" in use["path"]] == []


def test_values_that_name_the_page_are_found(uses: dict[str, Any]) -> None:
    """A list's item, a single value, a block's option, the target of a redirect; and a draft that lacks something counts."""
    found = {
        (use["path"], use["what"], use["name"], use["can_go"]) for use in uses["links"] if "link-" not in use["path"]
    }
    assert found == {
        ("pages/fields.md", "field", "related/0", True),
        ("pages/fields.md", "field", "translation_of", True),
        ("pages/option.md", "option", "action/to", False),
        ("pages/draft.md", "link", "", True),
        ("data/redirects.yaml", "redirect", "0/to", False),
    }


def test_a_file_that_cannot_be_read_is_named(uses: dict[str, Any]) -> None:
    """It may use the page as well; one that only has the word in it does not."""
    assert uses["unread"] == ["pages/broken.md"]


def test_the_place_in_the_tree_is_told(editor: Running) -> None:
    """Whether it stands in a menu, and the pages below it."""
    found = editor.call("GET", "uses?path=pages/attachment-based-therapy/index.md").json
    assert found["menu"] is True
    assert "pages/attachment-based-therapy/goals.md" in found["children"]
    assert (found["title"], found["url"]) == ("Attachment-based therapy", "/attachment-based-therapy/")


def test_a_picture_is_found(editor: Running) -> None:
    """In texts, in front matter, and its own entry among the descriptions."""
    found = editor.call("GET", "uses?path=images/lotus.svg").json["links"]
    assert {(use["path"], use["what"]) for use in found} == {
        ("articles/can-attachment-patterns-change.md", "field"),
        ("images/images.yaml", "description"),
        ("pages/attachment-based-therapy/goals.md", "field"),
        ("pages/link-picture-in-it.md", "link"),
        ("pages/none-other-folder.md", "link"),
    }


def test_sources_are_found(editor: Running) -> None:
    """Each with its key."""
    found = editor.call("GET", "uses?path=data/sources.yaml").json["links"]
    article = "articles/attachment-and-substance-use.md"
    assert (article, "data/sources.yaml#schindler-2019") in {(use["path"], use["target"]) for use in found}


def test_a_person_is_found(editor: Running) -> None:
    """By the name of the file, without .md."""
    editor.site.write(
        {
            "people/kim-writer.md": page("", "Kim Writer", "kind: profile\nstatus: draft\n"),
            "pages/by-kim.md": page("Words.", fields="status: draft\nauthor: kim-writer\n"),
        }
    )
    found = editor.call("GET", "uses?path=people/kim-writer.md").json["links"]
    assert [(use["path"], use["name"]) for use in found] == [("pages/by-kim.md", "author")]


@pytest.mark.parametrize(("path", "status"), [("pages/nowhere.md", 404), ("../pelicanconf.py", 400)])
def test_there_are_no_uses_of_what_is_no_file(editor: Running, path: str, status: int) -> None:
    """Neither of what is not there, nor of what lies elsewhere."""
    assert editor.call("GET", f"uses?path={path}").status == status


def test_a_block_that_swallows_the_rest_leaves_the_page_unread(tmp_path: Path) -> None:
    """What follows a block that is never closed cannot be read; that is said rather than passed over."""
    site = real_site(tmp_path)
    site.write({"pages/open.md": page("/// callout\n\n[There](contact.md)")})
    with running(site) as editor:
        assert editor.call("GET", "uses?path=pages/contact.md").json["unread"] == ["pages/open.md"]
