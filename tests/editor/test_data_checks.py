"""Facts and sources that the site could not be built with are not saved, and the field that is wrong is named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.editor import Running, running
from tests.support.site import real_site


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """An editor of a copy of the clinic's content."""
    with running(real_site(tmp_path_factory.mktemp("data"))) as served:
        yield served


def refused(editor: Running, path: str, **changes: Any) -> dict[str, str]:
    """Saves a data file with other values (None takes one away): the fields that are named, with what is wrong. Nothing is written."""
    file = editor.call("GET", f"file?path={path}").json
    values = {name: value for name, value in {**file["values"], **changes}.items() if value is not None}
    answer = editor.call("PUT", "file", path=path, seen=file["hash"], values=values)
    assert answer.status == 422
    assert (editor.site.content / path).read_text("utf-8") == file["source"]
    return {finding["field"]: finding["message"] for finding in answer.json["findings"]}


def test_a_wrong_fact_is_named_by_its_field(editor: Running) -> None:
    """An email address that is none, and an hour deep in a list."""
    hours = [{"days": ["Monday"], "opens": "9 o'clock", "closes": "17:00"}]
    found = refused(editor, "data/clinic.yaml", email="nobody", hours=hours)
    assert set(found) == {"email", "hours/0/opens"}


def test_a_fact_that_has_to_be_there_cannot_go(editor: Running) -> None:
    """The message says which one."""
    assert any("`phone` is missing" in message for message in refused(editor, "data/clinic.yaml", phone=None).values())


def test_a_source_that_a_page_rests_on_cannot_go(editor: Running) -> None:
    """The page that names it would not build."""
    assert any(
        "bowlby-1969" in message for message in refused(editor, "data/sources.yaml", **{"bowlby-1969": None}).values()
    )
