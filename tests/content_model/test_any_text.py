"""Whatever stands in a page's file, the build makes the page or names the problem."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.content_model.conftest import core_site
from tests.support.site import Site, lines

NAMES = st.sampled_from(
    ["title", "description", "kind", "menu", "menu_order", "date", "sources", "related", "status", "noindex", "intro", "nosuch", "care_note"]
)  # fmt: skip
TEXT = st.text(max_size=60)
VALUES = st.one_of(
    TEXT,
    st.sampled_from(["page", "style", "draft", "yes", "2026-01-01", "[a, b]", "{a: b}", "*x", "&x y", "!!int 3", "|", ">", "null", "~", "''"]),
    st.integers().map(str),
)  # fmt: skip
WORDS = st.sampled_from(
    [
        "word", "[link](index.md)", "[link](gone.md)", "[link](#here)", "![pic](x.svg)", "![](x.svg)", "<div>", "</div>", "<img src=x>",
        "/// callout", "///", "/// crisis\n///", "/// nosuch", "    title: x", "////", "# head", "## head {#id}", "- item", "1. item", "> quote",
        "```", "~~~", "|a|b|\n|-|-|\n|c|d|", "[^1]", "[^1]: note", "*[abc]: letters", "&amp;", "&#0;", "\\", "`", "**", "_", "{: .x }",
        "{{ x }}", "{% y %}", "<script>alert(1)</script>", "<!-- x", "[a][b]", "[b]: /gone/", "\x02", "\x03", "\u2028", "\ufeff", "\U0001f600", "\x00",
        "<b>", "</b>", "<name>", "[x] (index.md)", "(x)[index.md]", "[^2]: a", "- a\n  - b", "#tag", "\t", "~~x~~", "\u2022 a", "1) a", "// callout",
        "<a href='javascript:x'>", "term\n: definition", "{filename}index.md", "mailto:a@b.example", "<a@b.example>",
    ]
)  # fmt: skip
BODY = st.lists(st.one_of(WORDS, TEXT), max_size=14).flatmap(
    lambda parts: st.sampled_from(["\n", "\n\n", " ", "\n    "]).map(lambda joint: joint.join(parts))
)
FRONT_MATTER = st.lists(st.tuples(NAMES, VALUES), max_size=4).map(
    lambda pairs: "\n".join(f"{k}: {v}" for k, v in pairs)
)
GOOD = (
    "title: A page of chance\ndescription: A page whose text is made by chance, so that no text can surprise the build."
)
FILES = st.one_of(
    st.tuples(FRONT_MATTER, BODY).map(lambda p: f"---\n{GOOD}\n{p[0]}\n---\n{p[1]}".encode("utf-8", "surrogatepass")),
    BODY.map(lambda body: f"---\n{GOOD}\n---\n{body}".encode("utf-8", "surrogatepass")),
    FRONT_MATTER.map(lambda f: f"---\n{f}\n---\nWords.".encode("utf-8", "surrogatepass")),
    st.binary(max_size=80),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """One folder for all examples."""
    return core_site(tmp_path_factory.mktemp("any"))


@given(data=FILES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_the_build_makes_the_page_or_names_the_problem(site: Site, data: bytes) -> None:
    """It never crashes, and never drops a page in silence."""
    site.write({"pages/chance.md": data})
    result = site.build()
    text = lines(result.findings)
    assert not {"build-failed", "pelican", "page-lost"} & {f.rule for f in result.findings}, f"{data!r}\n{text}"
    if result.ok:
        assert (site.output / "chance/index.html").is_file(), f"{data!r}\n{text}"
        assert result.pages == 3
    else:
        own = [f for f in result.errors if f.file == "content/pages/chance.md"]
        assert own, f"{data!r}\n{text}"
        assert all(f.message and f.fix for f in own)


def test_the_surprises_of_earlier_runs_stay_harmless(site: Site) -> None:
    """Texts that once crashed a build, or lost a page."""
    for data in SURPRISES:
        site.write({"pages/chance.md": data})
        result = site.build()
        assert not {"build-failed", "pelican", "page-lost"} & {f.rule for f in result.findings}, (
            f"{data!r}\n{lines(result.findings)}"
        )


SURPRISES: list[bytes] = [
    b"---\n---\n",
    f"---\n{GOOD}\n---\n/// callout\n///".encode(),
    f"---\n{GOOD}\n---\n- /// callout\n\n  words\n\n  ///".encode(),
    f"---\n{GOOD}\n---\n> /// callout\n>\n> words\n>\n> ///".encode(),
]
