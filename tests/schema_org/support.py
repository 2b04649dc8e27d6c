"""Small sites for the tests of the graph: real files, read by the real loader."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from plugins import content_model, us_care
from plugins.content_model.load.content import load
from plugins.content_model.model import ContentModel
from plugins.content_model.questions import Questions
from plugins.content_model.schema.contributions import Contributions, Registry
from plugins.content_model.schema.fields import Field
from plugins.content_model.schema.makers import NodeMaker
from plugins.content_model.settings import ContentSettings
from plugins.findings import Severity
from plugins.schema_org import contribute
from plugins.schema_org.graph import Graphs
from plugins.schema_org.join import Nodes
from plugins.schema_org.site import GraphSite, Picture

URL = "https://www.lotus.example"
FOLDERS = {"pages": "/", "styles": "/attachment-styles/", "people": "/people/", "articles": "/articles/"}

# Every fact filled in. The phone number, the domain and the license are of the kinds reserved for examples.
CLINIC: Mapping[str, Any] = {
    "name": "Lotus Recovery",
    "website": URL,
    "description": "Care for substance use and mental health in Thousand Oaks.",
    "phone": "+1-805-555-0100",
    "email": "hello@lotus.example",
    "address": {
        "street": "100 Example Street",
        "city": "Thousand Oaks",
        "county": "Ventura County",
        "region": "CA",
        "postal_code": "91360",
        "country": "US",
    },
    "map": {"latitude": 34.17, "longitude": -118.84},
    "hours": [
        {"days": ["Monday", "Tuesday"], "opens": "09:00", "closes": "17:00"},
        {"days": ["Friday"], "opens": "10:00", "closes": "15:00"},
    ],
    "licensed_facility": True,
    "license": {"holder": "State Department of Health Care Services", "number": "000000XX", "address": "https://license.example"},
    "accepting_patients": True,
    "area_served": ["Thousand Oaks", "Ventura County"],
    "specialties": ["Substance use", "Mental health"],
    "social_links": [{"name": "A network", "address": "https://social.example/clinic"}],
    "crisis_lines": [{"name": "Emergency services", "phone": "911", "shown_as": "911", "when": "In danger."}],
}  # fmt: skip

SOURCES = """\
paper:
  authors: Fraley RC, Shaver PR
  year: 2000
  title: Adult romantic attachment
  published_in: Review of General Psychology 4(2), 132-154
  doi: 10.1037/1089-2680.4.2.132
book:
  authors: Bowlby J
  year: 1969
  title: Attachment
  published_in: Hogarth Press, London
many:
  authors: Granqvist P and others
  year: 2017
  title: Disorganized attachment in infancy
"""

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"></svg>'
IMAGES = """\
calm.svg: {alt: A woman breathes calmly.}
face.svg: {alt: A portrait., credit: Made up by a test}
wave.svg: {decorative: true}
"""


def page(title: str, kind: str = "page", body: str = "Some words.", **fields: Any) -> str:
    """A Markdown file with front matter."""
    front = {
        "title": title,
        "kind": kind,
        "description": f"{title}: a page of a small site that exists for the tests alone.",
        **fields,
    }
    return f"---\n{yaml.safe_dump(front, sort_keys=False)}---\n\n{body}\n"


PAGES: Mapping[str, str] = {
    "pages/index.md": page("Lotus Recovery", "home", menu_title="Home"),
    "pages/therapy/index.md": page("Attachment therapy", "hub", intro="A steady bond helps.", date="2026-01-10",
                                   how_performed="pages/therapy/steps.md", sources=["paper", "book"]),
    "pages/therapy/steps.md": page("How it works", "therapy", intro="We talk, and we go slowly.", author="jo-doe",
                                   reviewer="sam-roe", last_reviewed="2026-03-02", next_review="2027-03-02",
                                   date="2026-01-12", modified="2026-03-01", picture="calm.svg", sources=["paper", "many"],
                                   related=["pages/contact.md"]),
    "pages/contact.md": page("Contact", "contact"),
    "pages/about.md": page("About us", page_type="AboutPage"),
    "pages/privacy.md": page("Privacy", "legal", noindex=True),
    "pages/404.md": page("Not found", "error"),
    "people/jo-doe.md": page("Jo Doe", "profile", job_title="Therapist", picture="face.svg",
                             credentials=[{"name": "Licensed Marriage and Family Therapist", "issuer": "A board", "number": "LMFT 00000", "state": "CA"}],
                             identifiers=[{"name": "NPI", "value": "0000000000"}], same_as=["https://license.example/jo"]),
    "people/sam-roe.md": page("Sam Roe", "profile", job_title="Clinical director"),
    "articles/trust.md": page("Learning to trust", "article", author="jo-doe", date="2026-02-01", modified="2026-02-03", picture="calm.svg"),
}  # fmt: skip


def placeholder(value: Any, needed: str = "the clinic has to say") -> dict[str, Any]:
    """A fact as it stands in clinic.yaml until the clinic tells us."""
    return {"placeholder": value, "needed": needed}


def write_site(folder: Path, pages: Mapping[str, str] = PAGES, clinic: Mapping[str, Any] = CLINIC) -> Path:
    """Writes a content folder and returns it."""
    files = {
        **pages,
        "data/clinic.yaml": yaml.safe_dump(dict(clinic), sort_keys=False),
        "data/sources.yaml": SOURCES,
        "images/images.yaml": IMAGES,
        **{f"images/{name}.svg": SVG for name in ("calm", "face", "wave")},
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def read_site(
    pages: Mapping[str, str] = PAGES,
    clinic: Mapping[str, Any] = CLINIC,
    makers: Iterable[NodeMaker] = (),
    fields: Iterable[Field] = (),
    faultless: bool = True,
) -> tuple[ContentModel, Contributions]:
    """The model of a small site, and what this plugin and the test contribute to it."""
    registry = Registry()
    content_model.contribute(registry)
    us_care.contribute(registry)
    contribute(registry)
    registry.add_nodes(*makers)
    registry.add_fields(*fields)
    with tempfile.TemporaryDirectory() as folder:
        content = write_site(Path(folder), pages, clinic)
        settings = ContentSettings.read({"PATH": str(content), "CONTENT_MODEL_FOLDERS": FOLDERS})
        contributions = registry.freeze()
        loaded = load(settings, contributions)
    errors = [f for f in loaded.findings if f.severity is Severity.ERROR]
    assert not faultless or not errors, errors
    return loaded.model, contributions


def model_of(**options: Any) -> ContentModel:
    """The model alone."""
    return read_site(**options)[0]


@dataclass(frozen=True)
class SmallSite(GraphSite):
    """The small site as the graph sees it, with the model that answers its questions."""

    model: ContentModel = field(default_factory=model_of)

    def graphs(self) -> dict[str, Nodes]:
        """The graphs of its pages, by source."""
        return Graphs(self.model, lambda ask: replace(self, ask=ask)).all()


def site_of(*, pictures: bool = True, **options: Any) -> SmallSite:
    """The small site as the graph sees it, with a logo and a picture for sharing."""
    model, contributions = read_site(**options)
    logo = Picture(f"{URL}/theme/logo.png", 512, 512) if pictures else None
    share = Picture(f"{URL}/theme/share.png", 1200, 630, "A lotus") if pictures else None
    return SmallSite(Questions(model), contributions, "en-US", logo, share, model)


def graphs_of(**options: Any) -> dict[str, Nodes]:
    """The graphs of the small site, by source."""
    return site_of(**options).graphs()


def node(nodes: Nodes, id_: str) -> Mapping[str, Any]:
    """The node of an id; an id without its site stands for one of the small site."""
    wanted = id_ if id_.startswith("https:") else URL + id_
    return next(n for n in nodes if n.get("@id") == wanted)


def ids(nodes: Nodes) -> set[str]:
    """The ids of nodes, without the site's address."""
    return {str(n["@id"]).removeprefix(URL) for n in nodes}
