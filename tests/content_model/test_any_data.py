"""Whatever stands in the files of facts, sources and pictures, the build makes the site or names the problem."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.content_model.conftest import core_site
from tests.support.site import PLAIN, PROJECT, SOURCES, Site, lines

CLINIC = (PROJECT / "content/data/clinic.yaml").read_text(encoding="utf-8")
IMAGES = "sun.svg:\n  alt: A sun above a lake\n  decorative: no\n  credit: The clinic\n"
GOOD = {"data/clinic.yaml": CLINIC, "data/sources.yaml": SOURCES, "images/images.yaml": IMAGES}
TOKENS = st.one_of(
    st.text(max_size=12),
    st.integers().map(str),
    st.sampled_from(
        ["", "-", "- ", ": ", "a: b", "{", "}", "[", "]", "[]", "{}", "null", "~", "yes", "#", " # x", "'", '"', "|", ">", "*a", "&a ", "!x ",
         "\t", "  ", "\n", "\n\n", "placeholder: x", "needed:", "{placeholder: {}}", "{placeholder: [], needed: x}", "{placeholder: , needed: }",
         "2026-01-01", "1e999", "-0", "0x1", ".inf", ".nan", "99:99", "24:00", "https://", "https://a.b/c/d/", "\u00a0", "\ufeff", "\x00", "\u2028",
         "name:", "phone:", "hours:", "days:", "- Monday", "authors:", "alt:", "width: 0", "sun.svg:", "gone.svg:"]
    ),
)  # fmt: skip


@st.composite
def data_files(draw: st.DrawFn) -> tuple[str, bytes]:
    """One of the three files: any bytes, or the good file with a few places changed."""
    name = draw(st.sampled_from(sorted(GOOD)))
    if draw(st.integers(0, 5)) == 0:
        return name, draw(st.binary(max_size=60))
    text = GOOD[name]
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 3, 10, 40, 400])))
        text = text[:start] + draw(TOKENS) + text[end:]
    return name, text.encode("utf-8", "surrogatepass")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """One folder for all examples; its pages use the facts, a source and a picture."""
    site = core_site(tmp_path_factory.mktemp("data"))
    uses = "sources: [bowlby-1969]\npicture: sun.svg\n"
    return site.write({
        "pages/plain.md": PLAIN.replace("---\n", f"---\n{uses}", 1) + "\n/// crisis\n///\n",
        "pages/contact.md": PLAIN.replace("---\n", "---\nkind: contact\n", 1).replace("A plain page", "Contact"),
        "images/sun.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>',
        **GOOD,
    })  # fmt: skip


@given(changed=data_files())
@example(changed=("data/clinic.yaml", b""))
@example(changed=("data/clinic.yaml", b"hours: {placeholder: , needed: }\n"))
@example(changed=("data/sources.yaml", b"? [a]\n: b\n"))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_the_build_makes_the_site_or_names_the_problem(site: Site, changed: tuple[str, bytes]) -> None:
    """It never crashes, and an error names a file and what to write."""
    name, data = changed
    site.write({**GOOD, name: data})
    result = site.build()
    text = f"{name}: {data!r}\n{lines(result.findings)}"
    assert not {"build-failed", "pelican", "page-lost", "template"} & {f.rule for f in result.findings}, text
    if result.ok:
        assert result.pages == 3, text
        assert (site.output / "contact/index.html").is_file(), text
    else:
        assert result.errors, text
        assert all(f.message and f.fix and f.file for f in result.errors), text
