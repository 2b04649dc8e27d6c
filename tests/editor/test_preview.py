"""The preview is the build: the same bytes for every page, for changed ones too, whatever was opened before."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.counts import count
from tests.support.editor import Running, running
from tests.support.site import real_site

ROUNDS = count(1, 12)  # each looks at every page: 12 times 17 drafts are 200

PIECES = (
    "A plain sentence with a [link](/PAGE/) and **bold words**, for a test.",
    "- one\n- two\n- three",
    "1. First\n2. Then",
    "> Somebody said this.",
    "/// callout\n    title: Good to know\n    kind: care\n\nA text in a box.\n\n///",
    "/// details\n    summary: More\n\nFolded words.\n\n///",
    "| One | Two |\n| --- | ---: |\n| a | b |",
    "A footnote[^nNUMBER].\n\n[^nNUMBER]: Its text.",
    "Words with `code`, an em dash -- and \"quotes\" that it's fine to have.",
    "Term\n:   What it means.",
    "## A heading of its own {#own-NUMBER}",
)  # fmt: skip


def changed(body: str, chance: random.Random, number: int) -> str:
    """The text with a few pieces more at its end; what other pages link to stays."""
    parts = [body.rstrip()]
    for piece in chance.sample(PIECES, chance.randrange(1, 4)):
        piece = piece.replace("NUMBER", str(number)).replace("[link](/PAGE/)", "link")
        parts.append(piece)
    return "\n\n".join(parts) + "\n"


def look(editor: Running, path: str, **changes: object) -> str:
    file = editor.call("GET", f"file?path={path}").json
    answer = editor.call("POST", "draft", path=path, seen=file["hash"], **changes).json
    html = answer["html"]
    assert html is not None, (path, answer["findings"])
    assert isinstance(html, str)
    return html


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The clinic's own content. One moment for all: what the page says of today is the same in build and preview."""
    site = real_site(tmp_path_factory.mktemp("previewed"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1800000000")
        with running(site) as found:
            yield found


def pages(editor: Running) -> dict[str, Path]:
    """Every page's file, relative to content/, with the file that the build writes."""
    model = editor.editor.sessions().development.model
    return {e.source.removeprefix("content/"): Path(e.save_as) for e in model.entries}


def test_every_page_unchanged(editor: Running) -> None:
    """Opened and looked at: what the build has written."""
    assert editor.site.build().ok
    for path, written in pages(editor).items():
        assert look(editor, path) == (editor.site.output / written).read_text("utf-8"), path


@pytest.mark.parametrize("number", range(ROUNDS))
def test_generated_drafts(editor: Running, number: int) -> None:
    """Looked at unsaved, then saved and built: the same bytes, and the same after it is saved and opened again."""
    chance = random.Random(number)
    drafts: dict[str, str] = {}
    for path in pages(editor):
        file = editor.call("GET", f"file?path={path}").json
        body = changed(file["body"], chance, number)
        if editor.call("POST", "draft", path=path, seen=file["hash"], body=body).json["html"] is not None:
            drafts[path] = body
    assert len(drafts) > 10
    looks = {path: look(editor, path, body=body) for path, body in drafts.items()}
    for path, body in drafts.items():
        file = editor.call("GET", f"file?path={path}").json
        assert editor.call("PUT", "file", path=path, seen=file["hash"], body=body).status == 200, path
    result = editor.site.build()
    assert result.ok, list(result.errors)
    for path, html in looks.items():
        assert html == (editor.site.output / pages(editor)[path]).read_text("utf-8"), path
        assert html == look(editor, path), path
