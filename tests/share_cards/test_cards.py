"""A shared link shows a card with the page's whole title in the clinic's colors."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from plugins.editor.site_file import site_file
from plugins.share_cards.brand import Brand, read_brand
from plugins.share_cards.draw import draw
from plugins.share_cards.font import STRONG, font, has_all_of
from plugins.share_cards.lines import SIZES, fit
from plugins.site_engine.session import Session
from plugins.site_engine.steps import make_draft
from tests.support.counts import HUNG
from tests.support.photos import encoded, quarters
from tests.support.site import PLAIN, PROJECT, Site, lines, small_site

TITLES = {
    "short": "Costs",
    "accents": "Sanación, cuidado y ¿qué más? Ægir, Łódź, Đà Nẵng",
    "long": "What you can expect of your first visit with us, and what to bring now",
    "word": "Attachmentbasedtherapyforfamiliesandeverybodywholiveswiththem again",
    "persian": "مراقبت با احساس امنیت آغاز می‌شود",
    "hebrew": "טיפול שמתחיל בביטחון",
    "chinese": "从感到安全开始的关怀",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Pages with titles of all sorts, and one with a large picture of its own."""
    site = small_site(tmp_path_factory.mktemp("cards"))
    pages = {f"pages/{name}.md": PLAIN.replace("A plain page\n", f'"{title}"\n', 1) for name, title in TITLES.items()}
    own = PLAIN.replace("A plain page\n", "A page with its own picture\npicture: room.jpg\n", 1)
    site.write({**pages, "pages/own.md": own, "images/room.jpg": encoded(quarters(1600, 1000), "JPEG")})
    site.write({"images/images.yaml": "room.jpg: {alt: A room}\n"})
    result = site.build()
    assert result.ok, lines(result.errors)
    return site


def shared(html: str, name: str = "og:image") -> str:
    """The path of the picture of a shared link, below the output."""
    found = re.search(rf'="{name}" content="([^"]+)"', html)
    assert found
    return urlsplit(found[1]).path.lstrip("/")


def test_each_page_has_a_card_of_its_own(site: Site) -> None:
    """1200 by 630 pixels, light, the same for every service, described by its words; another title, another card."""
    seen = set()
    for name in ("short", "accents", "long", "word"):
        html = site.html(f"/{name}/")
        path = shared(html)
        data = (site.output / path).read_bytes()
        with Image.open(io.BytesIO(data)) as image:
            assert (image.format, image.size) == ("PNG", (1200, 630))
        assert len(data) < 45_000
        assert path == shared(html, "twitter:image")
        assert re.fullmatch(r"assets/card-[a-z0-9-]+\.[0-9a-f]{12}\.png", path)
        seen.add(path)
    assert len(seen) == 4


def test_a_page_with_a_good_picture_of_its_own_keeps_it(site: Site) -> None:
    """And no card is drawn for it."""
    assert shared(site.html("/own/")) == "images/room.jpg"
    assert not list(site.output.rglob("card-a-page-with*"))


@pytest.mark.parametrize("name", ["persian", "hebrew", "chinese"])
def test_a_title_in_letters_that_no_card_has_is_never_drawn_in_boxes(site: Site, name: str) -> None:
    """The site's own picture stands in."""
    assert re.fullmatch(r"assets/og-image\.\w+\.png", shared(site.html(f"/{name}/")))


def test_two_builds_draw_the_same_bytes(site: Site, tmp_path: Path) -> None:
    """With nothing kept and with everything kept."""
    before = {path: data for path, data in site.snapshot().items() if "card-" in path}
    assert len(before) >= 5
    for cache in (None, str(tmp_path / "kept"), str(tmp_path / "kept")):
        site.build(SHARE_CARDS_CACHE=cache)
        assert {path: data for path, data in site.snapshot().items() if "card-" in path} == before


def test_a_draft_draws_nothing_and_a_preview_shows_the_card_of_what_is_typed(tmp_path: Path) -> None:
    """The card of an unsaved title can be seen, and is the one that the build draws when it is saved."""
    site = small_site(tmp_path)
    cache = tmp_path / "kept"
    session = Session.open(PROJECT, overrides={"PATH": str(site.content), "SHARE_CARDS_CACHE": str(cache)})
    typed = PLAIN.replace("A plain page\n", "A title that nobody has saved\n", 1)
    path = shared(make_draft("content/pages/plain.md", typed.encode(), session).html)
    assert not cache.exists()
    seen = site_file(session, f"/{path}")
    site.write({"pages/plain.md": typed})
    assert site.build(SHARE_CARDS_CACHE=None).ok
    assert (site.output / path).read_bytes() == seen


def test_a_draft_does_not_even_load_what_draws(tmp_path: Path) -> None:
    """Letters and pens take longer to load than a draft to make."""
    site = small_site(tmp_path)
    code = (
        "import sys; from pathlib import Path; from plugins.site_engine.session import Session; from plugins.site_engine.steps import make\n"
        "session = Session.open(Path(sys.argv[1]), overrides={'PATH': sys.argv[2]})\n"
        "assert all(make(entry, session).html for entry in session.model.entries)\n"
        "assert 'PIL.ImageDraw' not in sys.modules and 'PIL._imagingft' not in sys.modules"
    )
    command = [sys.executable, "-c", code, str(PROJECT), str(site.content)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=HUNG)
    assert done.returncode == 0, done.stderr


def test_the_card_is_in_the_colors_of_the_theme(tmp_path: Path) -> None:
    """Its brand and its logo; a theme without them gets a card all the same."""
    brand = read_brand(PROJECT / "theme")
    assert brand.mark
    written = (PROJECT / "theme/brand.yaml").read_text()
    assert f'deep: "{brand.ground}"' in written
    (tmp_path / "brand.yaml").write_text(written.replace(f'deep: "{brand.ground}"', 'deep: "#552200"', 1))
    changed = read_brand(tmp_path)
    assert (changed.ground, changed.mark) == ("#552200", b"")
    with Image.open(io.BytesIO(draw("A title", "A clinic", "clinic.example", changed))) as image:
        assert image.convert("RGB").getpixel((5, 5)) == (0x55, 0x22, 0x00)
    assert read_brand(tmp_path / "nowhere") == Brand()


def width_of(text: str, size: int) -> float:
    """A plain measure, so that many titles can be tried."""
    return len(text) * size * 0.5


@given(st.lists(st.text("abcdefghi-ñ", min_size=1, max_size=70), min_size=1, max_size=45))
def test_no_title_is_cut(words: list[str]) -> None:
    """Whatever its length: every letter stands on the card in its order, within the room that there is."""
    title = " ".join(words)
    found = fit(title, 770, 380, width_of)
    assert "".join(found.lines).replace(" ", "") == title.replace(" ", "")
    assert all(width_of(line, found.size) <= 770 for line in found.lines)
    assert found.height <= 380 or found.size == SIZES[-1]


def test_the_font_has_every_letter_that_it_is_said_to_have() -> None:
    """Each sign has a shape of its own, not the box for what is not there."""
    letters = font(STRONG, 40)
    missing = bytes(letters.getmask("\uffff"))
    said = [chr(code) for code in range(0x20, 0x2200) if has_all_of(chr(code))]
    assert len(said) > 580
    lacking = [
        sign for sign in said if not sign.isspace() and sign != "\xad" and bytes(letters.getmask(sign)) == missing
    ]
    assert lacking == []
