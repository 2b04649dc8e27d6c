"""Put it live: from a saved change to the folder that visitors get, committed in the person's name, through the calls."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from plugins.editor.editor import Editor
from tests.static_hosts.project import Project
from tests.support.editor import WHO, Running, serving
from tests.support.site import Site

PLAIN = "pages/plain.md"
RULES = {
    "policy-links-missing": "off",
    "care-notices-missing": "off",
    "page-orphan": "off",
}  # a site of two pages has no policies and no menu


@dataclass(frozen=True)
class Desk:
    """An editor of a whole project in a repository of its own, which publishes to a folder."""

    editor: Running
    project: Project

    def change(self, words: str, **values: str) -> None:
        """Saves a page with other words, as the editor does."""
        file = self.editor.call("GET", f"file?path={PLAIN}").json
        body = file["body"] + f"\n{words}\n"
        saved = self.editor.call(
            "PUT", "file", path=PLAIN, seen=file["hash"], body=body, values={**file["values"], **values}
        )
        assert saved.status == 200, saved.data

    def wait(self, call: str, **values: Any) -> dict[str, Any]:
        """Begins a piece of work and asks until it is over."""
        begun = self.editor.call("POST", call, **values)
        assert begun.status == 200, begun.data
        while (state := self.editor.call("GET", f"job?id={begun.json['job']}").json)["state"] == "running":
            pass
        assert isinstance(state, dict)
        return state

    def log(self) -> str:
        """Who committed what last."""
        show = ["git", "log", "-1", "--format=%an <%ae>", "--name-only"]
        return subprocess.run(show, cwd=self.project.folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One project for the module, published once to begin with."""
    project = Project(tmp_path_factory.mktemp("live") / "project")
    (project.folder / "plugins").symlink_to(Path(__file__).parents[2] / "plugins")
    project.ignore("plugins")
    hosts = {"folder": {"server": "nginx", "to": str(project.www)}}
    settings = {"STATIC_HOSTS_HOST": "folder", "STATIC_HOSTS_HOSTS": hosts, "SEO_CHECKS_SEVERITY": RULES}
    editor = Editor.open(project.folder, settings)
    editor.people.set(WHO)
    with serving(editor) as keys:
        found = Desk(Running(editor, keys, Site(project.folder)), project)
        first = found.wait("live", accept_others=False)
        assert first["live"]["ok"], first
        yield found


def test_what_was_saved_is_shown_then_committed_and_live(desk: Desk) -> None:
    """The list names the page and its version of the last publish; the commit has the person's name and nothing else."""
    desk.change("New words for everybody.")
    look = desk.wait("live-look")["look"]
    assert [(p["path"], p["what"]) for p in look["pages"]] == [(PLAIN, "changed")]
    assert look["stops"] == []
    assert look["others"] == []
    assert look["host"] == "folder"
    assert b"New words" not in desk.project.live()["plain/index.html"]
    done = desk.wait("live", accept_others=False)
    assert (done["state"], done["live"]["ok"]) == ("done", True), done
    assert "Checking the pages" in done["steps"]
    assert b"New words for everybody." in desk.project.live()["plain/index.html"]
    assert desk.log().split("\n")[0] == f"{WHO.name} <{WHO.email}>"
    assert [line for line in desk.log().split("\n")[1:] if line] == [f"content/{PLAIN}"]
    again = desk.wait("live", accept_others=False)
    assert again["live"]["unchanged"]


def test_what_stands_in_the_way_is_named_and_nothing_changes(desk: Desk) -> None:
    """An error of a publish: by file and line, before and at the try; what is live stays, byte for byte."""
    before, facts = desk.project.live(), "data/clinic.yaml"
    file = desk.editor.call("GET", f"file?path={facts}").json
    unknown = {"placeholder": "+1-805-555-0199", "needed": "the number that is answered"}
    saved = desk.editor.call("PUT", "file", path=facts, seen=file["hash"], values={**file["values"], "phone": unknown})
    assert saved.status == 200, saved.data
    look = desk.wait("live-look")["look"]
    assert {(f["rule"], f["file"]) for f in look["stops"]} == {("placeholder-fact", f"content/{facts}")}
    assert all(f["line"] for f in look["stops"])
    tried = desk.wait("live", accept_others=False)["live"]
    assert not tried["ok"]
    assert [f["message"] for f in tried["stops"]] == [f["message"] for f in look["stops"]]
    assert desk.project.live() == before
    back = desk.editor.call("PUT", "file", path=facts, seen=saved.json["hash"], values=file["values"])
    assert back.status == 200


def test_what_others_left_uncommitted_never_goes_out_unasked(desk: Desk) -> None:
    """A file that somebody changed with another program is named, and goes live only on purpose; it is never committed."""
    desk.project.write({"pages/index.md": None}, commit=False)
    desk.project.write({"pages/index.md": HOME_BY_ANOTHER_HAND}, commit=False)
    before = desk.log()
    look = desk.wait("live-look")["look"]
    assert look["others"] == ["content/pages/index.md"]
    refused = desk.wait("live", accept_others=False)["live"]
    assert [f["file"] for f in refused["stops"]] == ["content/pages/index.md"]
    assert desk.wait("live", accept_others=True)["live"]["ok"]
    after = desk.log()  # another commit only where an earlier test has saved something
    assert after == before or "content/pages/index.md" not in after
    assert b"Welcome to all" in desk.project.live()["index.html"]


def test_one_at_a_time(desk: Desk) -> None:
    """A second try while the first is at work is refused in words; the first goes on."""
    first = desk.editor.call("POST", "live-look").json["job"]
    second = desk.editor.call("POST", "live-look")
    assert (second.status, "already" in second.json["message"]) == (422, True)
    while desk.editor.call("GET", f"job?id={first}").json["state"] == "running":
        pass
    assert desk.editor.call("GET", "job?id=none").status == 404


HOME_BY_ANOTHER_HAND = """\
---
kind: home
title: A small site for tests
description: A small site with a home page and one page more, made to be broken in tests.
---

## Welcome to all

Read [the plain page](plain.md).
"""
