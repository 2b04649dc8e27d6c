"""The calls of the browser, as its script sends them, on a real site: open, look, save, keep, undo, bring back, search."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image

from plugins.content_model.schema.contributions import Contributions
from plugins.editor.server.app import CALLS
from plugins.editor.server.openapi import openapi
from tests.support.editor import WHO, Running, running
from tests.support.site import small_site

PLAIN = "pages/plain.md"


@pytest.fixture
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """An editor of a small site of its own."""
    with running(small_site(tmp_path_factory.mktemp("called"))) as found:
        yield found


def opened(editor: Running, path: str = PLAIN) -> dict[str, Any]:
    answer = editor.call("GET", f"file?path={path}")
    assert answer.status == 200, answer.data
    found: dict[str, Any] = answer.json
    return found


def test_open_gives_the_form_and_the_text(editor: Running) -> None:
    """Values as they are written, the text below, and its first line's number in the file."""
    file = opened(editor)
    text = (editor.site.content / PLAIN).read_text()
    assert file["source"] == text
    assert file["values"]["title"] == "A plain page"
    assert text.split("\n")[file["body_line"] - 1 :] == file["body"].split("\n")
    assert (file["kind"], file["url"], file["kept"], file["cannot"]) == ("page", "/plain/", None, None)


def test_a_file_that_no_form_can_show_is_opened_as_text(editor: Running) -> None:
    """The reason is said, with what to do."""
    editor.site.write({"pages/broken.md": "---\ntitle: [\n---\n\nText.\n"})
    file = opened(editor, "pages/broken.md")
    assert file["values"] is None
    assert "Line" in file["cannot"]["message"]
    assert file["source"].startswith("---\ntitle: [")


def test_a_look_is_what_the_build_would_write_and_find(editor: Running) -> None:
    """Nothing is saved; findings say where in the text, and which field; what stops a build is told from advice."""
    file, before = opened(editor), (editor.site.content / PLAIN).read_bytes()
    look = editor.call("POST", "draft", path=PLAIN, seen=file["hash"], values={**file["values"], "title": "Another"}, body=file["body"] + "\nNew *words*.\n").json  # fmt: skip
    assert "New <em>words</em>." in look["html"]
    assert ">Another</h1>" in look["html"]
    assert look["url"] == "/plain/"
    assert look["result"]["title"].startswith("Another")
    assert [(h["text"], h["level"], h["line"]) for h in look["headings"]] == [
        ("A section", 2, 1 + file["body"].split("\n").index("## A section"))
    ]
    assert (editor.site.content / PLAIN).read_bytes() == before
    broken = editor.call(
        "POST", "draft", path=PLAIN, seen=file["hash"], body="## A section\n\nSee [this](none.md).\n"
    ).json
    (finding,) = [f for f in broken["findings"] if f["rule"] == "link-target"]
    assert (finding["stops"], finding["body_line"], broken["html"]) == ("build", 3, None)
    short = editor.call(
        "POST", "draft", path=PLAIN, seen=file["hash"], values={**file["values"], "description": "Short."}
    ).json
    assert [(f["field"], f["stops"]) for f in short["findings"] if f["rule"] == "front-matter-length"] == [
        ("description", "build")
    ]


def test_save_writes_only_what_changed_and_nothing_for_nothing(editor: Running) -> None:
    """One field: its own span. The same again: no write, and no version."""
    file, before = opened(editor), (editor.site.content / PLAIN).read_text()
    saved = editor.call(
        "PUT", "file", path=PLAIN, seen=file["hash"], values={**file["values"], "title": "A new title"}
    ).json
    assert (editor.site.content / PLAIN).read_text() == before.replace("title: A plain page", "title: A new title")
    assert saved["unchanged"] is False
    stat = (editor.site.content / PLAIN).stat()
    again = editor.call(
        "PUT", "file", path=PLAIN, seen=saved["hash"], values={**file["values"], "title": "A new title"}
    ).json
    assert again == {"hash": saved["hash"], "unchanged": True, "status": "live"}
    assert (editor.site.content / PLAIN).stat() == stat
    (version, first) = editor.call("GET", f"history?path={PLAIN}").json["versions"]
    assert (version["who"], version["what"], first["what"]) == (WHO.name, "save", "before")


def test_what_would_not_build_is_kept_beside_the_site(editor: Running) -> None:
    """The page stays as it is; the copy is there at the next start, until a good save or until it is let go."""
    file, before = opened(editor), (editor.site.content / PLAIN).read_bytes()
    broken = {"path": PLAIN, "seen": file["hash"], "body": "## A section\n\nSee [this](none.md).\n"}
    refused = editor.call("PUT", "file", **broken)
    assert refused.status == 422
    assert [f["rule"] for f in refused.json["findings"]] == ["link-target"]
    assert opened(editor)["kept"] is None
    assert editor.call("PUT", "file", **broken, keep=True).status == 200
    assert (editor.site.content / PLAIN).read_bytes() == before
    kept = opened(editor)["kept"]
    assert kept["text"].endswith(broken["body"])
    assert kept["who"] == WHO.name
    assert next(p for p in editor.call("GET", "desk").json["pages"] if p["path"] == PLAIN)["kept"] is True
    assert editor.call("PUT", "file", path=PLAIN, seen=file["hash"], body=file["body"] + "\nMore.\n").status == 200
    assert opened(editor)["kept"] is None


def test_nobody_overwrites_anybody(editor: Running) -> None:
    """Another program's change, and one from another tab, are both seen; both versions come with the answer."""
    file = opened(editor)
    editor.site.write({PLAIN: file["source"].replace("Some words.", "Their words.")})
    mine = {"path": PLAIN, "body": file["body"].replace("Some words.", "My words.")}
    answer = editor.call("PUT", "file", **mine, seen=file["hash"])
    assert answer.status == 409
    assert "Their words." in answer.json["now"]
    assert "My words." in answer.json["yours"]
    assert "Their words." in (editor.site.content / PLAIN).read_text()
    assert editor.call("PUT", "file", path=PLAIN, seen=answer.json["hash"], text=answer.json["yours"]).status == 200
    assert "My words." in (editor.site.content / PLAIN).read_text()


def test_an_earlier_version_comes_back_and_so_does_what_was_deleted(editor: Running) -> None:
    """As text and as page; byte for byte."""
    file, before = opened(editor), (editor.site.content / PLAIN).read_bytes()
    saved = editor.call("PUT", "file", path=PLAIN, seen=file["hash"], body=file["body"] + "\nMore.\n").json
    first = editor.call("GET", f"history?path={PLAIN}").json["versions"][-1]
    version = editor.call("GET", f"version?path={PLAIN}&id={first['id']}").json
    assert version["text"] == before.decode()
    assert "More." not in version["html"]
    back = editor.call("POST", "restore", path=PLAIN, id=first["id"], seen=saved["hash"]).json
    assert (editor.site.content / PLAIN).read_bytes() == before
    assert editor.call("POST", "delete", path=PLAIN, seen=back["hash"]).status == 200
    assert not (editor.site.content / PLAIN).exists()
    (gone,) = editor.call("GET", "deleted").json["files"]
    assert (gone["path"], gone["who"]) == (PLAIN, WHO.name)
    assert editor.call("POST", "restore", path=PLAIN, id=gone["id"]).status == 200
    assert (editor.site.content / PLAIN).read_bytes() == before


def test_a_new_page_is_a_draft_that_the_desk_shows(editor: Running) -> None:
    """With every field that its kind needs; a second one of the same name is refused."""
    answer = editor.call("POST", "file", kind="article", title="Opening a new room")
    assert answer.json == {"path": "articles/opening-a-new-room.md"}
    assert "status: draft" in opened(editor, answer.json["path"])["source"]
    assert editor.call("POST", "file", kind="article", title="Opening a new room").status == 422
    assert editor.call("POST", "file", kind="article", title="?!").status == 422


def test_the_desk_counts_what_a_publish_would_name(editor: Running) -> None:
    """Asked until all pages have been looked at; a page with a fault has a count, and loses it when mended."""
    editor.site.write({"pages/short.md": "---\ntitle: A short page\ndescription: A page that has a heading without any words below it, for a test.\n---\n\n## One\n\n## Two\n\nWords.\n"})  # fmt: skip

    def desk() -> dict[str, Any]:
        while True:
            found: dict[str, Any] = editor.call("GET", "desk").json
            if all(page["checked"] for page in found["pages"]):
                return {page["path"]: page for page in found["pages"]}

    rows = desk()
    assert rows["pages/short.md"]["warnings"] + rows["pages/short.md"]["errors"] > 0
    assert (rows[PLAIN]["status"], rows[PLAIN]["parent"], rows[PLAIN]["depth"]) == ("live", "pages/index.md", 1)
    assert rows["pages/index.md"]["depth"] == 0


def test_a_picture_from_a_phone_is_made_fit_and_described(editor: Running) -> None:
    """Upright, without its place and camera, small enough; its size stands among the descriptions, its words follow."""
    picture = Image.new("RGB", (3000, 2000), "teal")
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "A camera"
    data = io.BytesIO()
    picture.save(data, "JPEG", exif=exif)
    brought = editor.send("PUT", "/-/api/picture?name=IMG_0042.JPG", data.getvalue(), editor.allowed).json
    assert brought["name"] == "img-0042.jpg"
    assert brought["height"] > brought["width"]
    stored = (editor.site.content / "images" / brought["name"]).read_bytes()
    assert b"A camera" not in stored
    described = editor.call("POST", "picture-data", name=brought["name"], alt="A teal wall.")
    assert described.status == 200
    text = (editor.site.content / "images/images.yaml").read_text()
    assert "alt: A teal wall." in text
    assert f"height: {brought['height']}" in text
    refs = editor.call("GET", "references").json
    assert [(p["name"], p["alt"]) for p in refs["pictures"]] == [(brought["name"], "A teal wall.")]
    shown = Image.open(io.BytesIO(editor.send("GET", brought["url"]).data))
    assert (shown.width, shown.height) == (brought["width"], brought["height"])


def test_paste_names_the_sites_own_pages(editor: Running) -> None:
    """A link to the site's own address becomes one to the page's file; what did not come along is said."""
    site = editor.call("GET", "state").json["site_url"]
    html = f'<p onclick="x()">See <b>our</b> <a href="{site}/plain/#a-section">page</a>.</p><script>x()</script>'
    pasted = editor.call("POST", "paste", html=html, path="pages/index.md").json
    assert pasted["markdown"].strip() == "See **our** [page](plain.md#a-section)."


def test_search_finds_words_in_texts_and_facts(editor: Running) -> None:
    """With the line, and the words around."""
    found = editor.call("GET", "search?q=back%20to%20the%20start").json["found"]
    assert [(f["source"], f["words"]) for f in found] == [(f"content/{PLAIN}", "back to the start")]


def test_a_shared_preview_needs_nothing_from_the_server(editor: Running) -> None:
    """One file: no address of this machine, no file beside it; it says that it is a preview, and whose."""
    file = opened(editor)
    answer = editor.call("POST", "share", path=PLAIN, seen=file["hash"], body=file["body"] + "\nShared words.\n")
    page = answer.data.decode()
    assert answer.headers["content-disposition"] == 'attachment; filename="plain.html"'
    assert "Shared words." in page
    assert f"A preview from {WHO.name}" in page
    for needle in (' src="/', ' href="/', "127.0.0.1"):
        assert needle not in page


def test_facts_are_changed_like_any_file(editor: Running) -> None:
    """The phone number: its own characters alone."""
    file = opened(editor, "data/clinic.yaml")
    before = file["source"]
    values = json.loads(json.dumps(file["values"]))
    values["name"] = "Lotus Recovery Center"
    assert editor.call("PUT", "file", path="data/clinic.yaml", seen=file["hash"], values=values).status == 200
    after = (editor.site.content / "data/clinic.yaml").read_text()
    changed = [(a, b) for a, b in zip(before.split("\n"), after.split("\n"), strict=True) if a != b]
    assert len(changed) == 1
    assert "Lotus Recovery Center" in changed[0][1]
    assert editor.call("GET", "state").json["site_name"] == "Lotus Recovery Center"


def test_without_a_name_nothing_is_written(editor: Running) -> None:
    """Every change has an author."""
    (editor.site.folder / ".editor/person.json").unlink()
    file = opened(editor)
    answer = editor.call("PUT", "file", path=PLAIN, seen=file["hash"], body="## A\n\nWords.\n")
    assert answer.status == 422
    assert "who you are" in answer.json["fix"]
    assert editor.call("PUT", "person", name="Ana", email="ana@clinic.example").status == 200
    assert editor.call("GET", "state").json["person"] == {"name": "Ana", "email": "ana@clinic.example"}


def test_a_broken_project_says_why(editor: Running) -> None:
    """The calls that need it answer in words; the file can be opened and mended."""
    (editor.site.content / "data/clinic.yaml").write_text("name: [")
    assert editor.call("GET", "file?path=data/clinic.yaml").status == 200
    state = editor.call("GET", "state")
    assert state.status in (200, 503)


def test_every_call_is_described_for_tools() -> None:
    """Each with its parameters or body and its answer; nothing refers to what is not there."""
    document = openapi(CALLS)
    text = json.dumps(document)
    components = document["components"]["schemas"]
    for call in CALLS:
        operation = document["paths"][f"/-/api/{call.name}"][call.method.lower()]
        assert operation["summary"] == call.summary
    refs = {part.split('"')[0] for part in text.split('"$ref": "#/components/schemas/')[1:]}
    assert refs <= set(components)
    assert Contributions.__name__ not in text


def test_a_certain_mend_is_done_by_one_click(editor: Running) -> None:
    """The finding goes, nothing else changes, and nothing is saved; where it would not go, that is said."""
    text = (editor.site.content / PLAIN).read_text().replace("title: A plain page", "titel: A plain page")
    draft = {"path": PLAIN, "seen": opened(editor)["hash"], "text": text}
    findings = editor.call("POST", "draft", **draft).json["findings"]
    (finding,) = [f for f in findings if f["rule"] == "front-matter-unknown"]
    assert finding["mend"] == "Write `title`"
    which = {name: finding[name] for name in ("rule", "line", "message")}
    mended = editor.call("POST", "mend", draft=draft, **which).json
    assert mended["source"] == text.replace("titel:", "title:")
    assert mended["values"]["title"] == "A plain page"
    assert (editor.site.content / PLAIN).read_text() == opened(editor)["source"]
    again = editor.call("POST", "mend", draft={**draft, "text": mended["source"]}, **which)
    assert (again.status, again.json["message"]) == (422, "This is mended already")


def test_old_addresses_are_a_list_in_a_form(editor: Running) -> None:
    """One more at its end: the lines of the others stay."""
    path = "data/redirects.yaml"
    first = editor.call("PUT", "file", path=path, values=[{"from": "/old/", "to": "/plain/"}])
    assert first.status == 200
    file = opened(editor, path)
    assert file["values"] == [{"from": "/old/", "to": "/plain/"}]
    more = [*file["values"], {"from": "/older/", "to": "/plain/"}]
    assert editor.call("PUT", "file", path=path, seen=file["hash"], values=more).status == 200
    assert (editor.site.content / path).read_text() == file["source"] + "- from: /older/\n  to: /plain/\n"
    assert next(d for d in editor.call("GET", "schema").json["data"] if d["path"] == path)["item"]["fields"]


def test_a_page_that_lacks_something_can_be_looked_at(editor: Running) -> None:
    """Words stand where it lacks some, in the picture alone: the file has none of them, and what is lacking is named."""
    path = editor.call("POST", "file", kind="article", title="Why a walk can help").json["path"]
    file = opened(editor, path)
    assert file["body"].strip() == ""
    look = editor.call("POST", "draft", path=path, seen=file["hash"]).json
    assert "Why a walk can help" in look["html"]
    assert "Still to be written." in look["html"]
    assert {f["rule"] for f in look["findings"]} >= {"front-matter-missing"}
    some = editor.call("POST", "draft", path=path, seen=file["hash"], body="## Outside\n\nIt is quiet there.\n").json
    assert "It is quiet there." in some["html"]
    wrong = editor.call("POST", "draft", path=path, seen=file["hash"], values={**file["values"], "date": "soon"}).json
    assert wrong["html"] is None


def test_a_data_file_that_is_not_there_yet_is_an_empty_form(editor: Running) -> None:
    """Old addresses are a list of none; any other name is not there."""
    file = opened(editor, "data/redirects.yaml")
    assert (file["values"], file["hash"]) == ([], editor.call("GET", "state").json["absent"])
    assert editor.call("GET", "file?path=data/other.yaml").status == 404


def test_a_dated_page_waits_for_the_midnight_of_the_clinic(editor: Running) -> None:
    """A day begins in the site's time zone; so says the desk. In Los Angeles that is eight hours after Greenwich in winter."""
    editor.site.write(
        {
            "pages/news.md": "---\ntitle: News\nkind: article\ndescription: What is new at the clinic this winter, told in a few plain words.\ndate: 2099-01-01\n---\n\nNews.\n"
        }
    )
    [row] = [row for row in editor.call("GET", "desk").json["pages"] if row["path"] == "pages/news.md"]
    assert (row["status"], row["when"]) == ("scheduled", "2099-01-01T00:00:00-08:00")
