"""A plugin that is installed from a package of its own brings a whole kind of page, with no other file changed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from tests.support.counts import HUNG
from tests.support.site import PROJECT, Site, small_site

PACKAGE = Path(__file__).parent / "clinic_events"
RUN = """
import json, sys
from pathlib import Path
import clinic_events
from plugins.site_engine.contributions import contributions_of
from plugins.site_engine.session import Session
from plugins.seo_checks.explain import explain
from tests.support.site import PROJECT, Site
site = Site(Path(sys.argv[1]), json.loads(sys.argv[2]))
plugins = [*Session.open(PROJECT).settings["PLUGINS"], "clinic_events"]
result = site.build(PLUGINS=plugins)
added = result.session.contributions
print(json.dumps({
    "from": clinic_events.__file__,
    "ok": result.ok,
    "findings": [[f.rule, f.severity, f.file, f.line, f.message, f.fix] for f in result.findings],
    "types": [kind.name for kind in added.field_types],
    "explained": [explain(name, added.declarations) for name in ("event-shouts", "event-twice")],
}))
"""
DESCRIPTION = "A talk that exists for a test alone, with a day, a time and a place in the yellow room of the clinic."


def event(title: str, starts: str = "2027-03-03T18:00:00-08:00", **more: Any) -> str:
    fields = {"title": title, "description": DESCRIPTION, "starts": starts, "place": "The yellow room", **more}
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in fields.items()) + "---\n\nCome as you are.\n"


@dataclass(frozen=True)
class Installed:
    """The package, installed in a folder outside the repository; `build` builds a site with it, in a process of its own."""

    folder: Path

    def build(self, site: Site) -> dict[str, Any]:
        environment = {**os.environ, "PYTHONPATH": str(self.folder)}
        command = [sys.executable, "-c", RUN, str(site.folder), json.dumps(site.settings)]
        done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=HUNG)
        assert done.returncode == 0, done.stderr
        answer: dict[str, Any] = json.loads(done.stdout)
        assert Path(answer["from"]).is_relative_to(self.folder)
        return answer


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The package as a wheel, unpacked as an installer does."""
    folder = tmp_path_factory.mktemp("installed")
    wheel = folder / "clinic_events-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path in PACKAGE.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                archive.write(path, path.relative_to(PACKAGE.parent))
        archive.writestr(
            "clinic_events-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: clinic-events\nVersion: 1.0\n"
        )
        archive.writestr(
            "clinic_events-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr("clinic_events-1.0.dist-info/RECORD", "")
    target = folder / "site-packages"
    subprocess.run(
        ["uv", "pip", "install", "--quiet", "--no-deps", "--target", str(target), str(wheel)], check=True, timeout=HUNG
    )
    return Installed(target)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A small site with three events and their list."""
    site = small_site(tmp_path)
    return site.write(
        {
            "events/index.md": f"---\ntitle: Our events\ndescription: {DESCRIPTION}\nmenu: main\n---\n",
            "events/second.md": event("A second talk", "2027-04-01T18:00:00-07:00", seats=12),
            "events/first.md": event("A first talk", length="90 minutes"),
        }
    )


def card_texts(soup: BeautifulSoup) -> list[str]:
    return [" ".join(card.get_text(" ").split()) for card in soup.select("main .event-card")]


def test_the_kind_has_its_pages_list_component_and_node(installed: Installed, site: Site) -> None:
    """Events are pages in a folder of their own; their list shows them in order; the graph has an Event; the style is shipped."""
    answer = installed.build(site)
    assert answer["ok"], answer["findings"]
    listed = BeautifulSoup(site.html("/events/"), "lxml")
    assert card_texts(listed) == [
        "A first talk March 3, 2027, The yellow room",
        "A second talk April 1, 2027, The yellow room",
    ]
    style = listed.find("style")
    assert isinstance(style, Tag)
    assert ".event-card{" in style.get_text()
    page = BeautifulSoup(site.html("/events/first/"), "lxml")
    assert card_texts(page) == ["A first talk March 3, 2027, The yellow room"]
    script = page.find("script", type="application/ld+json")
    assert script is not None
    nodes = {node["@id"].rpartition("/")[2]: node for node in json.loads(script.get_text())["@graph"]}
    assert nodes["#event"]["@type"] == "Event"
    assert nodes["#event"]["startDate"] == "2027-03-03T18:00:00-08:00"
    assert nodes["#event"]["location"]["name"] == "The yellow room"
    assert nodes[""]["timeRequired"] == "PT90M"
    assert (site.output / "components/event-card/a-talk/index.html").is_file()


@pytest.mark.parametrize(
    ("name", "text", "rule", "line", "says"),
    [
        ("third", event("A third talk", "next week"), "front-matter-date", 4, "starts"),
        (
            "third",
            event("A third talk").replace("place: The yellow room\n", ""),
            "front-matter-missing",
            2,
            "`place` is missing",
        ),
        ("third", event("A third talk", seats=0), "front-matter-value", 6, "1 or more"),
        (
            "third",
            event("A third talk", length="long"),
            "front-matter-value",
            6,
            "Write it in this form: `length: 90 min`.",
        ),
        ("third", event("A third talk", plase="here"), "front-matter-unknown", 6, "`place` stands here as well"),
        ("third", event("A THIRD TALK", "2027-05-01T18:00:00-07:00"), "event-shouts", 2, "capitals"),
        ("third", event("A third talk"), "event-twice", 4, "content/events/first.md"),
    ],
)
def test_what_is_wrong_with_an_event_is_named(
    installed: Installed, site: Site, name: str, text: str, rule: str, line: int, says: str
) -> None:
    """Its fields are held to what they declare, and its own rule and message are reported like any other."""
    site.write({f"events/{name}.md": text})
    found = [f for f in installed.build(site)["findings"] if f[0] == rule]
    assert [(f[2], f[3]) for f in found] == [(f"content/events/{name}.md", line)]
    assert says in found[0][4] + found[0][5]


def test_its_rule_and_message_can_be_explained(installed: Installed, site: Site) -> None:
    """`invoke explain` knows them as it knows the core's."""
    answer = installed.build(site)
    shouts, twice = answer["explained"]
    assert "length of time" in answer["types"]
    assert "a screen reader may spell them out" in shouts
    assert "another time or place" in twice
