"""Whatever the clinic has told us so far, the graph is valid and says nothing that is incomplete or invented."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plugins.findings import Severity
from plugins.schema_org.graph import as_json_ld
from plugins.schema_org.required import is_complete
from plugins.schema_org.validate import validate_site
from plugins.schema_org.walk import PageGraph
from tests.schema_org.support import CLINIC, PAGES, URL, placeholder, site_of

# Each fact that can be missing: as a path, a stand-in for it, and the words by which the graph would give it away.
FACTS: Mapping[str, tuple[Any, str]] = {
    "name": ("STANDIN Clinic", "STANDIN"),
    "description": ("STANDIN words about the clinic.", "STANDIN"),
    "phone": ("+1-805-555-0199", "555-0199"),
    "email": ("standin@lotus.example", "standin@"),
    "address.street": ("999 STANDIN Street", "STANDIN"),
    "address.city": ("STANDINVILLE", "STANDIN"),
    "address.postal_code": ("99999", '"99999"'),
    "address": ({"street": "999 STANDIN Street", "city": "STANDINVILLE", "region": "ZZ", "postal_code": "99999", "country": "ZZ"}, "STANDIN"),
    "map.latitude": (1.2345, "1.2345"),
    "map": ({"latitude": 1.2345, "longitude": 5.4321}, "5.4321"),
    "hours": ([{"days": ["Sunday"], "opens": "03:33", "closes": "04:44"}], "03:33"),
    "license": ({"holder": "STANDIN Department", "number": "999-STANDIN"}, "STANDIN"),
    "license.number": ("999-STANDIN", "STANDIN"),
    "accepting_patients": (False, '"isAcceptingNewPatients":false'),
    "area_served": (["STANDINVILLE"], "STANDIN"),
    "specialties": (["Emergency care"], "schema.org/Emergency"),
    "social_links": ([{"name": "STANDIN", "address": "https://STANDIN.example"}], "STANDIN"),
}  # fmt: skip
STATES = st.fixed_dictionaries({name: st.sampled_from(["real", "real", "placeholder", "absent"]) for name in FACTS})


def _clinic(states: Mapping[str, str]) -> dict[str, Any]:
    """clinic.yaml with each fact real, a placeholder or not there."""
    clinic: dict[str, Any] = json.loads(json.dumps(dict(CLINIC)))
    for path, state in states.items():
        *above, last = path.split(".")
        group = clinic
        for step in above:
            group = group.get(step) or {}
            group = group.get("placeholder", group)
        if state == "real" or last not in group:
            continue
        if state == "absent":
            del group[last]
        else:
            group[last] = placeholder(FACTS[path][0])
    return clinic


@given(
    states=STATES, pictures=st.booleans(), left_out=st.sets(st.sampled_from(sorted(set(PAGES) - {"pages/index.md"})))
)
def test_any_subset_of_the_facts_gives_a_valid_graph(
    states: dict[str, str], pictures: bool, left_out: set[str]
) -> None:
    """No error, no warning, no incomplete node, no placeholder: for any facts, any pages, with and without a logo."""
    pages = {name: text for name, text in PAGES.items() if name not in left_out}
    site = site_of(pages=pages, clinic=_clinic(states), pictures=pictures, faultless=False)
    graphs = {site.model.canonical(site.model.by_source[s]): as_json_ld(n) for s, n in site.graphs().items()}

    problems = [p for found in validate_site(graphs, URL, site.model.now.date()).values() for p in found]
    assert [p for p in problems if p.severity is not Severity.INFO] == []

    for url, graph in graphs.items():
        found = PageGraph(graph["@graph"], canonical=url).found
        assert all(is_complete(f.node) for f in found), url
        text = json.dumps(graph, separators=(",", ":"))
        for path, state in states.items():
            if state == "placeholder":
                assert FACTS[path][1] not in text, (url, path)


@given(states=STATES)
def test_the_clinic_is_a_business_only_with_its_whole_address(states: dict[str, str]) -> None:
    """MedicalClinic asks for a name and an address that are real; else it is an Organization, or not there at all."""
    site = site_of(clinic=_clinic(states), faultless=False)
    nodes = site.graphs()["content/pages/contact.md"]
    clinic = next((n for n in nodes if n["@id"] == f"{URL}/#clinic"), None)
    assert (clinic is None) == (states["name"] != "real")
    whole = all(states[p] == "real" for p in ("address", "address.street", "address.city", "address.postal_code"))
    if clinic is not None:
        assert clinic["@type"] == ("MedicalClinic" if whole else "Organization")
        assert ("address" in clinic) == whole
        assert ("telephone" in clinic) == (states["phone"] == "real")
