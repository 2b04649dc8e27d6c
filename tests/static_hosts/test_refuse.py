"""What stops a publish: read from the content model, and from what Git says of the project."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest

from plugins.content_model.model import ContentModel
from plugins.content_model.values import Fact
from plugins.static_hosts.fetch import Client
from plugins.static_hosts.recorded import unclean
from plugins.static_hosts.refuse import address, placeholders
from tests.static_hosts.project import Project
from tests.static_hosts.sites import NOW


def model(website: str) -> ContentModel:
    """A model of nothing but an address."""
    return ContentModel((), {"website": Fact(website, line=7)}, {}, {}, NOW)


@pytest.mark.parametrize(
    "website",
    [
        "https://www.clinic-for-tests.org\r\nSet-Cookie: a=b",
        'https://www.clinic-for-tests.org"; add_header X y',
        "https://user:password@www.clinic-for-tests.org",
        "http://www.clinic-for-tests.org",
        "https://localhost",
        "https://www.clinic.example",
        "https://example.org",
        "https://www.clinic-for-tests.org/?a=b",
        "https://www.clinic-for-tests.org/$host",
        "https://www.clinic-for-tests.org/a b",
        "//www.clinic-for-tests.org",
        "",
        "https://127.0.0.1:80",
        "https://www.clinic-for-tests.org/../x y",
        "https://www.clinic-for-tests.org/#a",
    ],
)
def test_an_address_that_no_visitor_can_open(website: str) -> None:
    """It is refused with the file and the line, whatever it tries to carry along."""
    assert [(f.file, f.line) for f in address(model(website))] == [("content/data/clinic.yaml", 7)]


@pytest.mark.parametrize(
    ("website", "right"),
    [
        ("https://klinik-müller.de", "https://xn--klinik-mller-klb.de"),
        ("https://www.clínica.org/sede", "https://www.xn--clnica-4va.org/sede"),
        ("https://www.clinic-for-tests.org:8443", "https://www.clinic-for-tests.org"),
        ("https://www.clinic-for-tests.org:443/folder", "https://www.clinic-for-tests.org/folder"),
        ("https://WWW.Clinic-For-Tests.org", "https://www.clinic-for-tests.org"),
    ],
)
def test_an_address_that_can_be_written_rightly(website: str, right: str) -> None:
    """Letters that no domain has by itself, ports and capitals: the way to write it is named, and passes."""
    (finding,) = address(model(website))
    assert finding.fix.endswith(f": {right}")
    assert list(address(model(right))) == []


@pytest.mark.parametrize(
    "website",
    ["https://www.clinic.org:99999", "https://www.clinic.org:x", "https://" + "ü" * 70 + ".de", "https://[::1]"],
)
def test_an_address_that_is_none(website: str) -> None:
    """A port or a name that cannot be: one finding, and no traceback."""
    assert len(list(address(model(website)))) == 1


@pytest.mark.parametrize(
    "website",
    ["https://www.clinic-for-tests.org", "https://clinic-for-tests.org/clinic", "https://a-b.clinic-for-tests.org/"],
)
def test_a_sound_address(website: str) -> None:
    """A domain, with a folder or without, passes."""
    assert list(address(model(website))) == []


def test_a_group_of_placeholders_counts_once() -> None:
    """One line for a group that is missing as a whole, and one for each fact that is missing by itself."""
    day = [Fact(day, True, "the hours", 4) for day in ("Monday", "Tuesday")]
    facts = {
        "phone": Fact("+1-805-555-0100", True, "the main number", 2),
        "hours": ({"days": tuple(day), "opens": Fact("09:00", True, "the hours", 5)},),
        "address": {
            "street": Fact("100 Example Street", True, "the street", 7),
            "zip": Fact("00000", True, "the ZIP code", 8),
        },
        "name": Fact("A clinic", line=1),
    }
    found = [(f.message, f.line) for f in placeholders(facts)]
    assert found == [
        ("`phone` is still a placeholder: +1-805-555-0100", 2),
        ("`hours` is still a placeholder", 4),
        ("`address.street` is still a placeholder: 100 Example Street", 7),
        ("`address.zip` is still a placeholder: 00000", 8),
    ]


def test_looking_for_what_is_not_committed_changes_nothing(tmp_path: Path) -> None:
    """Git's own list of the files stays as it is, so that a look that is killed leaves no lock behind."""
    project = Project(tmp_path / "project")
    index, page = project.folder / ".git/index", project.folder / "content/pages/plain.md"
    os.utime(page, (1, 1))  # Git would write down that the file is the same
    before = index.read_bytes()
    assert list(unclean(project.folder)) == []
    assert index.read_bytes() == before
    page.write_text("Other words")
    assert [finding.file for finding in unclean(project.folder)] == ["content/pages/plain.md"]
    assert index.read_bytes() == before


def test_a_name_with_other_letters_is_asked_for_as_it_is_registered() -> None:
    """`verify --url` takes an address as people write it; a request names the host in the letters of domains."""
    with closing(Client("http://klinik-müller.example:8080/folder")) as client:
        assert client.host == "xn--klinik-mller-klb.example:8080"
    with closing(Client("https://WWW.Clinic.example")) as client:
        assert client.host == "www.clinic.example"
