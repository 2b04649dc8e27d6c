"""A physiotherapy practice in Portland and a dental office in Madrid stand on the plugins as they are, as content alone."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser

from plugins.findings import Severity
from tests.clinics.conftest import Clinic
from tests.support.axe import axe_violations
from tests.support.html_validate import html_validate_errors
from tests.support.java import nu_errors
from tests.support.site import lines

OURS = re.compile(rb"lotus|attachment|california|thousand oaks|\b988\b", re.I)
PACKED = (".br", ".gz", ".zst", ".png", ".ico", ".woff2")


def graph(clinic: Clinic, page: str) -> dict[str, dict[str, Any]]:
    """The nodes of a published page by the end of their ids."""
    html = (clinic.www / page).read_text(encoding="utf-8")
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return {node["@id"].split("/", 3)[3]: node for node in json.loads(text)["@graph"]}


def test_it_is_published_without_an_error(clinic: Clinic) -> None:
    """Built, checked, and put into a folder; nothing is missing."""
    found = clinic.outcome.findings
    assert [f for f in found if f.severity is Severity.ERROR] == [], lines(tuple(found))
    assert len(clinic.pages) >= 7


def test_nothing_of_the_first_clinic_is_left(clinic: Clinic) -> None:
    """Over every file of the published site, pictures by their names."""
    files = [path for path in clinic.www.resolve().rglob("*") if path.is_file()]
    assert [str(path) for path in files if OURS.search(path.name.encode())] == []
    assert [str(path) for path in files if path.suffix not in PACKED and OURS.search(path.read_bytes())] == []


def test_its_html_is_valid(clinic: Clinic) -> None:
    """By the Nu checker and by html-validate."""
    assert [f"{m['url']}: {m['message']}" for m in nu_errors(clinic.pages)] == []
    assert [f"{m['file']}: {m['message']}" for m in html_validate_errors(clinic.pages)] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(clinic: Clinic, browser: Browser, scheme: str) -> None:
    """WCAG 2.2 A and AA on every page, in the clinic's own colors."""
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    found: list[str] = []
    for file in clinic.pages:
        path = file.relative_to(clinic.www.resolve()).as_posix()
        page.goto(f"{clinic.url}/{path.removesuffix('index.html')}")
        found += [f"{path}: {violation}" for violation in axe_violations(page)]
    context.close()
    assert found == []


def test_no_page_is_wider_than_a_small_phone(clinic: Clinic, browser: Browser) -> None:
    """Long names of clinics and long words of another language break, and nothing has to be scrolled sideways."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    wide = []
    for file in clinic.pages:
        path = file.relative_to(clinic.www.resolve()).as_posix().removesuffix("index.html")
        page.goto(f"{clinic.url}/{path}")
        width = page.evaluate("document.documentElement.scrollWidth")
        wide += [f"{path}: {width}"] if width > 320 else []
    context.close()
    assert wide == []


def test_it_has_its_own_colors_and_icons(clinic: Clinic) -> None:
    """In the pages, the manifest and the pictures."""
    deep = {"portland": "#3a2a1c", "madrid": "#123c4a"}[clinic.name]
    assert f'<meta name="theme-color" content="{deep}">' in (clinic.www / "index.html").read_text(encoding="utf-8")
    manifest = json.loads((clinic.www / "site.webmanifest").read_text(encoding="utf-8"))
    assert (manifest["theme_color"], manifest["background_color"]) == (deep, "#fffefb")
    assert manifest["short_name"] == {"portland": "Example Bridge", "madrid": "Dental Ejemplo"}[clinic.name]
    assert manifest["lang"] == {"portland": "en", "madrid": "es"}[clinic.name]
    with Image.open(clinic.www.resolve() / manifest["icons"][0]["src"].lstrip("/")) as icon:
        assert "#{:02x}{:02x}{:02x}".format(*icon.convert("RGB").getpixel((0, 0))) == deep  # type: ignore[misc]


def test_what_it_is_stands_in_its_graph(clinic: Clinic) -> None:
    """Its therapy, its specialty, both phone lines, its people and its hours, as its content says."""
    if clinic.name == "portland":
        nodes = graph(clinic, "physiotherapy/first-visit/index.html")
        assert nodes["physiotherapy/#therapy"]["@type"] == "PhysicalTherapy"
        person = nodes["people/robin-example/#person"]
        assert (person["honorificPrefix"], person["name"], person["honorificSuffix"]) == (
            "Dr.",
            "Robin Example",
            "PT, DPT",
        )
        assert "https://schema.org/Physiotherapy" in nodes["#clinic"]["medicalSpecialty"]
        assert nodes["#clinic"]["contactPoint"] == [{"@type": "ContactPoint", "contactType": "Appointments", "telephone": "+1-503-555-0111"}]  # fmt: skip
        assert graph(clinic, "people/index.html")["people/"]["@type"] == "CollectionPage"
    else:
        nodes = graph(clinic, "contacto/index.html")
        assert nodes["#clinic"]["@type"] == "MedicalClinic"
        assert "addressRegion" not in nodes["#clinic"]["address"]
        assert nodes["#clinic"]["medicalSpecialty"] == ["https://schema.org/Dentistry"]
        assert nodes["contacto/"]["inLanguage"] == "es-ES"


def test_both_phone_lines_can_be_called(clinic: Clinic) -> None:
    """On the contact page, each with its purpose, and in the footer of every page."""
    second = {"portland": ("Appointments", "tel:+15035550111"), "madrid": ("Urgencias", "tel:+34910000101")}
    purpose, link = second[clinic.name]
    contact = {"portland": "contact", "madrid": "contacto"}[clinic.name]
    html = (clinic.www / contact / "index.html").read_text(encoding="utf-8")
    assert html.count(link) == 2
    assert purpose in html
    assert link in (clinic.www / "index.html").read_text(encoding="utf-8")
