"""Photos are offered in light formats and several widths, upright, and without a word on place or camera."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from plugins.editor.site_file import site_file
from plugins.site_engine.session import Session
from plugins.site_engine.steps import make_draft
from plugins.static_hosts.leaks import text_of
from plugins.static_hosts.output_files import read_output
from plugins.static_hosts.pictures import picture_metadata
from plugins.static_hosts.unused import leave_out_unused
from tests.support.html_validate import html_validate_errors
from tests.support.java import nu_errors
from tests.support.photos import SECRET, STORED, UPRIGHT, colors, encoded, exif, heic, quarters
from tests.support.server import served
from tests.support.site import PROJECT, Site, lines, small_site

WORDS = "Some words that stand above it on the page. " * 12
PAGE = f"""\
---
title: A page with photos
description: A page of the small site, with its own picture, and with photos further down in its text.
picture: room.jpg
---

{WORDS}

![Turned]({{}}) stands in a line, and [the photo itself](../images/garden.heic) too.

"""
NAMES = {f"turned-{n}.jpg": n for n in STORED}


def turned(orientation: int) -> Image.Image:
    """The quarters as a camera stores them that was held so."""
    turn, image = STORED[orientation], quarters(96, 64)
    return image if turn is None else image.transpose(turn)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with a photo of 12 million pixels, one from a phone, one that one can see through, one of each orientation."""
    site = small_site(tmp_path_factory.mktemp("photos"))
    photos = {
        "room.jpg": encoded(quarters(4000, 3000), "JPEG", exif=exif()),
        "garden.heic": heic(turned(6).resize((640, 960)), exif=exif(6)),
        "clear.png": encoded(quarters(900, 600, "RGBA").rotate(20), "PNG"),
        **{name: encoded(turned(n), "JPEG", exif=exif(n), quality=95) for name, n in NAMES.items()},
    }
    shown = "\n\n".join(f"![{name}](../images/{name})" for name in ("clear.png", *NAMES))
    top = "---\ntitle: A page with a photo at its top\ndescription: A page whose text begins with a photo, right below its title.\n---\n\n"
    site.write(
        {
            **{f"images/{name}": data for name, data in photos.items()},
            "images/images.yaml": "".join(f"{name}: {{alt: A photo}}\n" for name in photos),
            "pages/photos.md": PAGE.format("../images/garden.heic") + shown + "\n",
            "pages/top.md": f"{top}![A garden](../images/garden.heic)\n\n{WORDS}\n\n![A room](../images/room.jpg)\n",
        }
    )
    result = site.build()
    assert result.ok, lines(result.findings)
    return site


def offered(html: str) -> list[str]:
    """The addresses of all pictures that a page may fetch."""
    sets = re.findall(r'srcset="([^"]+)"', html)
    return [part.split()[0] for one in sets for part in one.split(",")] + re.findall(r'<img[^>]* src="([^"]+)"', html)


def test_each_photo_is_offered_in_light_formats_and_the_widths_of_the_layout(site: Site) -> None:
    """AVIF before WebP, no wider than the photo, of the width that is promised; the last resort is a JPEG or PNG."""
    html = site.html("/photos/")
    found = re.findall(r'<source type="([^"]+)" srcset="([^"]+)" sizes="([^"]+)">', html)
    assert [type_ for type_, _, _ in found[:2]] == ["image/avif", "image/webp"]
    assert re.findall(r" (\d+)w", found[0][1]) == ["480", "800", "1200", "1600"]
    assert re.findall(r" (\d+)w", next(s for _, s, _ in found if "garden" in s)) == ["480", "800", "960"]
    for type_, candidates, _ in found:
        for address, width in (one.split() for one in candidates.split(", ")):
            with Image.open(site.output / address.lstrip("/")) as image:
                assert (f"image/{image.format}".lower(), f"{image.width}w") == (type_, width)
    images = re.findall(r"<img[^>]*>", html)
    room, garden, clear = (next(tag for tag in images if name in tag) for name in ("room", "garden", "clear"))
    assert 'src="/images/room.jpg"' in room
    assert 'src="/images/clear.png"' in clear
    assert re.search(r'src="/assets/garden-960\.\w+\.jpg"', garden)
    assert 'width="1600" height="1200"' in room
    assert 'width="960" height="640"' in garden


def test_the_first_picture_of_a_page_is_fetched_at_once_and_the_others_late(site: Site) -> None:
    """Only one is urgent: the page's own picture, or a photo with which its text begins."""
    for url, first in (("/photos/", "room"), ("/top/", "garden")):
        images = [tag for tag in re.findall(r"<img[^>]*>", site.html(url).partition("<main")[2]) if "footer" not in tag]
        assert first in images[0]
        assert 'fetchpriority="high"' in images[0]
        assert "lazy" not in images[0]
        assert all('loading="lazy"' in tag and "fetchpriority" not in tag for tag in images[1:])


def test_every_orientation_comes_out_upright_in_every_format(site: Site) -> None:
    """The turn is in the pixels, and width and height are those of the photo as it is seen."""
    for name in ("garden", *(name.removesuffix(".jpg") for name in NAMES)):
        files = [path for path in site.output.rglob(f"{name}*") if path.is_file()]
        assert {path.suffix for path in files} == {".avif", ".webp", ".jpg"}
        for path in files:
            assert colors(path.read_bytes()) == UPRIGHT, path
            with Image.open(path) as image:
                assert abs(image.width * 2 - image.height * 3) <= 2, path


def test_nothing_that_the_camera_wrote_is_published(site: Site) -> None:
    """No place, time or name in any file, and the photo as it came is not among them."""
    made = [path for path in site.output.rglob("*") if path.suffix in (".avif", ".webp", ".jpg", ".png", ".heic")]
    assert len(made) > 40
    for path in made:
        data = path.read_bytes()
        assert not list(picture_metadata(data)), path
        assert SECRET.decode() not in text_of(data), path
        assert len(data) < 100_000, path
    assert not list(site.output.rglob("*.heic"))


def test_every_address_is_a_file(site: Site) -> None:
    """What a page offers is there, and a link to a photo leads to the one that every browser shows."""
    html = site.html("/photos/")
    link = re.search(r'href="([^"]+)">the photo itself', html)
    assert link
    for address in (*offered(html), link[1]):
        assert (site.output / address.lstrip("/")).is_file(), address


def test_a_host_is_told_what_each_file_is_and_that_it_never_changes(site: Site) -> None:
    """Names that hold a hash are kept by browsers for a year; the photo's own address is asked for each time."""
    files = read_output(site.output).files
    for address in {*offered(site.html("/photos/")), *offered(site.html("/top/"))}:
        file = files[address.lstrip("/")]
        assert file.type.startswith("image/")
        assert file.immutable == (not address.startswith("/images/")), address


def test_two_builds_are_the_same_byte_for_byte(site: Site, tmp_path: Path) -> None:
    """Made anew with nothing kept, or taken from what was kept: the same files."""
    before = site.snapshot()
    again = Site(site.folder, settings={"RENDERED_SITE_CACHE": None})
    for cache in (None, str(tmp_path / "kept"), str(tmp_path / "kept")):
        assert again.build(RESPONSIVE_IMAGES_CACHE=cache).ok
        assert again.snapshot() == before


def test_a_damaged_kept_file_is_made_again(site: Site, tmp_path: Path) -> None:
    """Half a file, or another one, in the cache never reaches a page."""
    before = site.snapshot()
    cache = tmp_path / "kept"
    assert site.build(RESPONSIVE_IMAGES_CACHE=str(cache)).ok
    files = sorted(cache.iterdir())
    files[0].write_bytes(files[0].read_bytes()[:-20])
    files[1].write_bytes(files[2].read_bytes()[:16] + files[1].read_bytes()[16:])
    assert site.build(RESPONSIVE_IMAGES_CACHE=str(cache)).ok
    assert site.snapshot() == before


def test_a_draft_makes_no_picture_and_a_preview_makes_just_the_one_it_shows(site: Site, tmp_path: Path) -> None:
    """A draft names the same addresses as the build; a file is made when somebody asks for it, and is the build's."""
    cache = tmp_path / "kept"
    session = Session.open(PROJECT, overrides={"PATH": str(site.content), "RESPONSIVE_IMAGES_CACHE": str(cache)})
    source = "content/pages/photos.md"
    made = make_draft(source, (site.content / "pages/photos.md").read_bytes(), session)
    addresses = offered(made.html)
    assert sorted(addresses) == sorted(offered(site.html("/photos/")))
    assert not cache.exists()
    address = next(a for a in addresses if "turned-6" in a and a.endswith(".avif"))
    assert site_file(session, address) == (site.output / address.lstrip("/")).read_bytes()
    assert [path.name for path in cache.iterdir()] == [address.rpartition("/")[2]]
    assert site_file(session, "/images/room.jpg") == (site.output / "images/room.jpg").read_bytes()
    assert site_file(session, "/images/garden.heic") is None


def test_a_photo_that_no_published_page_shows_is_left_out_whole(tmp_path: Path) -> None:
    """Named once, and none of the files that were made of it is published; those of other photos stay."""
    own = small_site(tmp_path)
    own.write({"images/secret-room.jpg": encoded(quarters(600, 400), "JPEG"), "images/garden.heic": heic(quarters())})
    own.write({"images/images.yaml": "garden.heic: {alt: A garden}\nsecret-room.jpg: {alt: A room}\n"})
    own.write({"pages/plain.md": (own.content / "pages/plain.md").read_text() + "\n![](../images/garden.heic)\n"})
    result = own.build()
    assert result.model is not None
    assert list(own.output.rglob("secret-room*"))
    left = list(leave_out_unused(own.output, result.model))
    assert [finding.file for finding in left] == ["content/images/secret-room.jpg"]
    assert not list(own.output.rglob("secret-room*"))
    assert all((own.output / address.lstrip("/")).is_file() for address in offered(own.html("/plain/")))


@pytest.mark.parametrize(("width", "height", "dense"), [(360, 740, 2), (768, 1024, 1), (1280, 900, 1), (1280, 900, 2)])
def test_the_browser_fetches_no_more_pixels_than_the_place_needs(
    site: Site, browser: Browser, width: int, height: int, dense: int
) -> None:
    """`sizes` tells the truth: of the widths on offer the first is taken that is as wide as the place, in AVIF."""
    with served(site.output) as url:
        context = browser.new_context(viewport={"width": width, "height": height}, device_scale_factor=dense)
        page = context.new_page()
        page.goto(f"{url}/photos/")
        images = page.locator("main picture img")
        for at in range(images.count()):
            image = images.nth(at)
            image.scroll_into_view_if_needed()
            page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=image.element_handle())
            chosen, shown = image.evaluate("i => [new URL(i.currentSrc).pathname, i.getBoundingClientRect().width]")
            wanted = shown * dense
            on_offer = image.evaluate("i => i.parentNode.querySelector('source').srcset")
            widths = [int(number) for number in re.findall(r" (\d+)w", on_offer)]
            got = int(re.findall(r"-(\d+)\.", chosen)[0])
            enough = [one for one in widths if one >= wanted * 0.98] or [widths[-1]]
            assert chosen.endswith(".avif")
            assert got in enough[:2], (chosen, wanted, widths)
            assert got == enough[0] or enough[0] < wanted * 1.2, (chosen, wanted, widths)
        context.close()


def test_pages_with_photos_are_valid_html(site: Site) -> None:
    """By both judges of the site's pages."""
    files = [site.output / "photos/index.html", site.output / "top/index.html"]
    assert [message["message"] for message in nu_errors(files)] == []
    assert html_validate_errors(files) == []
