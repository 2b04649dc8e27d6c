"""Graphs shown to a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.schema_org.graph import as_json_ld
from plugins.schema_org.serialize import script_text
from plugins.schema_org.show import NoSuchPage, mermaid, page_text, read_output, show
from tests.schema_org.support import graphs_of

GRAPHS = {source: as_json_ld(nodes) for source, nodes in graphs_of().items()}
CONTACT = GRAPHS["content/pages/contact.md"]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A built site of two pages with a graph and one without."""
    for path, graph in (("index.html", GRAPHS["content/pages/index.md"]), ("contact/index.html", CONTACT)):
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(f'<html><script type="application/ld+json">{script_text(graph)}</script>', encoding="utf-8")
    (tmp_path / "404.html").write_text("<html><p>Not here", encoding="utf-8")
    return tmp_path


def test_a_page_reads_like_a_list() -> None:
    """Nodes with their short ids, references as arrows, inner nodes indented, members by their name."""
    text = page_text(CONTACT)
    assert "ContactPage  /contact/\n" in text
    assert "  isPartOf -> /#website\n" in text
    assert "  address: PostalAddress\n    streetAddress: 100 Example Street\n" in text
    assert "  medicalSpecialty: Psychiatric\n" in text
    assert "    dayOfWeek: Friday" in text


def test_a_drawing_has_each_node_once() -> None:
    """Nodes that several pages share are drawn once, and an arrow carries the property's name."""
    lines = mermaid(GRAPHS).splitlines()
    assert lines[0] == "graph LR"
    assert sum("MedicalClinic" in line for line in lines) == 1
    clinic = next(line.split("[")[0].strip() for line in lines if "MedicalClinic" in line)
    site = next(line.split("[")[0].strip() for line in lines if "WebSite" in line)
    assert f"  {site} -->|publisher| {clinic}" in lines


def test_the_built_pages_are_read(output: Path) -> None:
    """By address; a page without a graph is left out."""
    assert read_output(output) == {"/": GRAPHS["content/pages/index.md"], "/contact/": CONTACT}


@pytest.mark.parametrize("url", ["/contact/", "contact", "/contact", "https://www.lotus.example/contact/"])
def test_a_page_may_be_named_in_several_ways(output: Path, url: str) -> None:
    """With or without slashes, or by its whole address."""
    assert show(output, url) == f"{page_text(CONTACT)}\n\n{mermaid({'/contact/': CONTACT})}"


def test_without_an_address_the_site_is_drawn(output: Path) -> None:
    """The whole site's graph."""
    assert show(output) == mermaid(read_output(output))


def test_an_address_that_is_not_there_is_said(output: Path) -> None:
    """With the page that is near."""
    with pytest.raises(NoSuchPage, match=r"Did you mean `/contact/`\?"):
        show(output, "/contakt/")
