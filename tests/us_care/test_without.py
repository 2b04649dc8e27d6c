"""A clinic in another country: without the American pack, none of it is asked for and every page is whole."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.catalogue.scenarios import USUAL_PLUGINS
from tests.support.site import SMALL_SITE, Site, lines

NOW = dt.datetime(2026, 12, 1, tzinfo=dt.UTC)
PLUGINS = [name for name in USUAL_PLUGINS if name != "plugins.us_care"]
FACTS = """\
name: Clínica Ejemplo
website: https://www.clinica.example.org
description: A clinic that exists for a test alone.
phone: "+34-910-000-000"
phones:
  - {purpose: Urgencias, number: "+34-910-000-001"}
email: hola@clinica.example.org
address: {street: Calle de Ejemplo 1, city: Madrid, postal_code: "28000", country: ES}
hours:
  - {days: [Monday, Sunday], opens: "00:00", closes: "24:00"}
locations:
  - name: Norte
    phone: "+34-910-000-002"
    address: {street: Calle del Norte 2, city: Madrid, postal_code: "28001", country: ES}
    hours:
      - {days: [Monday], opens: "09:00", closes: "14:00"}
    holiday_hours:
      - {name: Fiesta, day: 2026-12-08, closed: yes}
"""
CONTACT = """\
---
kind: contact
title: How to reach us
description: How to reach the clinic of this test, by phone, by letter or in person, at each of its places.
menu: main
---
"""


@pytest.fixture(scope="module")
def abroad(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A clinic in Madrid with two phone lines, a second location and no crisis lines."""
    site = Site(tmp_path_factory.mktemp("abroad"), {"PLUGINS": PLUGINS, "CONTENT_MODEL_NOW": NOW})
    site.write({**SMALL_SITE, "data/clinic.yaml": FACTS, "pages/contact.md": CONTACT})
    site.build()
    return site


def nodes(html: str) -> Iterator[dict[str, Any]]:
    """The nodes of a page's graph."""
    for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL):
        yield from json.loads(text)["@graph"]


def test_nothing_american_is_asked_for(abroad: Site) -> None:
    """No fact is missing, two lines and two addresses contradict nobody, and no page shows an American number."""
    result = abroad.build()
    assert result.ok, lines(result.findings)
    told = {finding.rule for finding in result.findings}
    assert not told & {"facts-missing", "nap-mismatch", "crisis-info-missing", "lifeline-missing", "licence-missing"}
    for file in abroad.output.rglob("*.html"):
        if "components" not in file.relative_to(abroad.output).parts:
            assert not re.search(r"\b(988|911|ZIP)\b|Notices for", file.read_text(encoding="utf-8")), file


def test_every_place_and_line_is_on_the_contact_page(abroad: Site) -> None:
    """Numbers and addresses as the country writes them, each with what it is for; a whole day is open 24 hours."""
    html = abroad.html("/contact/")
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))
    for said in (
        "+34 910 000 000",
        "Urgencias: +34 910 000 001",
        "28000 Madrid",
        "Norte",
        "28001 Madrid",
        "open 24 hours",
        "Fiesta December 8: closed",
    ):
        assert said in text, said
    assert 'href="tel:+34910000001"' in html


def test_the_graph_has_the_lines_and_the_locations(abroad: Site) -> None:
    """A ContactPoint for the second line, a node for the second location, hours that end at 23:59, and no region."""
    by_id = {node["@id"]: node for node in nodes(abroad.html("/contact/"))}
    clinic = by_id["https://www.clinica.example.org/#clinic"]
    assert clinic["@type"] == "MedicalClinic"
    assert clinic["contactPoint"] == [
        {"@type": "ContactPoint", "contactType": "Urgencias", "telephone": "+34-910-000-001"}
    ]
    assert clinic["openingHoursSpecification"][0]["closes"] == "23:59"
    assert "addressRegion" not in clinic["address"]
    (place,) = clinic["subOrganization"]
    assert by_id[place["@id"]]["parentOrganization"] == {"@id": clinic["@id"]}
    assert by_id[place["@id"]]["specialOpeningHoursSpecification"][0]["validFrom"] == "2026-12-08"
    assert by_id[place["@id"]]["address"]["streetAddress"] == "Calle del Norte 2"


def test_a_crisis_block_without_lines_is_named(tmp_path: Path) -> None:
    """The block would show nothing."""
    site = Site(tmp_path, {"PLUGINS": PLUGINS})
    site.write({**SMALL_SITE, "data/clinic.yaml": FACTS})
    site.write({"pages/plain.md": SMALL_SITE["pages/plain.md"] + "\n/// crisis\n///\n"})
    told = [finding.message for finding in site.build().errors]
    assert any("have no crisis lines" in message for message in told), told
