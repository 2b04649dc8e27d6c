"""Each clinic's project: laid out as a new owner would do it, then given its own content and brand."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.new_site.layout import NewSite, lay_out
from plugins.static_hosts.deploy import Outcome
from plugins.static_hosts.publish import Publisher
from plugins.theme_assets.brand.icons import draw
from tests.support.server import served
from tests.support.site import PROJECT

HERE = Path(__file__).parent
CLINICS = {
    "portland": NewSite("Example Bridge Physiotherapy", "Portland", "physiotherapy", ("en",)),
    "madrid": NewSite("Clínica Dental Ejemplo", "Madrid", "odontología", ("es",)),
}


@dataclass(frozen=True)
class Clinic:
    """A clinic's project, what a publish to a folder said, and where the published site is."""

    name: str
    project: Path
    outcome: Outcome
    www: Path
    url: str

    @property
    def pages(self) -> list[Path]:
        """Every page that was published."""
        return sorted(self.www.resolve().rglob("*.html"))


@pytest.fixture(scope="session", params=sorted(CLINICS))
def clinic(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    """A clinic, laid out and published to a folder."""
    folder = tmp_path_factory.mktemp(request.param)
    project, www = folder / "site", folder / "www"
    lay_out(project, PROJECT, CLINICS[request.param])
    shutil.rmtree(project / "content")
    shutil.copytree(HERE / request.param / "content", project / "content")
    shutil.copy(HERE / request.param / "brand.yaml", project / "theme/brand.yaml")
    facts = project / "content/data/clinic.yaml"  # a site is not published at a name that is reserved for examples
    facts.write_text(facts.read_text(encoding="utf-8").replace(".example", "-for-tests.org"), encoding="utf-8")
    draw(project / "theme")
    outcome = Publisher(project, overrides={"STATIC_HOSTS_HOSTS": {"folder": {"server": "nginx"}}}).publish(
        host="folder", to=str(www)
    )
    with served(www) as url:
        yield Clinic(request.param, project, outcome, www, url)
