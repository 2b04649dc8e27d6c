"""A sign-off through the calls: it holds for what was read, lapses with the words, and shows what changed since."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.editor import Running, running
from tests.support.site import real_site

PAGE = "pages/attachment-based-therapy/goals.md"
PEOPLE = {
    "people/ada-reader.md": "---\ntitle: Ada Reader\ndescription: Ada Reader looks at what this site says about health before it is published.\ncredentials:\n  - name: A license\n---\n\nAda reads.\n",
    "people/ben-writer.md": "---\ntitle: Ben Writer\ndescription: Ben Writer writes what this site says about care and about how to begin.\n---\n\nBen writes.\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The clinic's pages with two people, of whom one is the author of a page."""
    site = real_site(tmp_path_factory.mktemp("signed"))
    page = (site.content / PAGE).read_text()
    site.write({**PEOPLE, PAGE: page.replace("---\n", "---\nauthor: ben-writer\n", 1)})
    with running(site) as found:
        yield found


def save(editor: Running, before: str, after: str) -> None:
    file = editor.call("GET", f"file?path={PAGE}").json
    assert before in file["source"]
    text = file["source"].replace(before, after, 1)
    answer = editor.call("PUT", "file", path=PAGE, seen=file["hash"], text=text)
    assert answer.status == 200, answer.data


def signed(editor: Running) -> dict[str, object]:
    found = editor.call("GET", f"signed?path={PAGE}").json
    assert isinstance(found, dict)
    return found


def test_signed_lapsed_shown_and_signed_again(editor: Running) -> None:
    """The author cannot sign; another phone number or link does not undo it, another word does, and the old text is shown."""
    first = signed(editor)
    assert (first["state"], first["may_sign"]) == ("none", [["ada-reader", "Ada Reader"]])
    seen = editor.call("GET", f"file?path={PAGE}").json["hash"]
    for nobody in ("ben-writer", "nobody", ""):
        assert editor.call("POST", "sign", path=PAGE, seen=seen, person=nobody).status == 422
    assert editor.call("POST", "sign", path=PAGE, seen="absent", person="ada-reader").status == 409
    assert editor.call("POST", "sign", path=PAGE, seen=seen, person="ada-reader").status == 200
    assert (signed(editor)["state"], signed(editor)["who"]) == ("signed", "ada-reader")
    source = editor.call("GET", f"file?path={PAGE}").json["source"]
    assert "\nreviewer: ada-reader\n" in source
    save(editor, "](techniques.md)", "](concepts.md)")
    assert signed(editor)["state"] == "signed"
    save(editor, "Next, you might like to see", "Next, you may want to see")
    lapsed = signed(editor)
    assert lapsed["state"] == "lapsed"
    assert "Next, you might like to see" in str(lapsed["before"])
    file = editor.call("GET", f"file?path={PAGE}").json
    look = editor.call("POST", "draft", path=PAGE, seen=file["hash"]).json
    (finding,) = [f for f in look["findings"] if f["rule"] == "changed-since-review"]
    assert (finding["stops"], finding["field"]) == ("publish", "reviewed_words")
    assert editor.call("POST", "sign", path=PAGE, seen=file["hash"], person="ada-reader").status == 200
    assert signed(editor)["state"] == "signed"
