"""A publish compares with what is live: whatever somebody did to it by hand, one more publish puts right."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from plugins.static_hosts.deploy import Outcome, deploy, roll_back
from plugins.static_hosts.hosts.base import PublishRefused
from plugins.static_hosts.output_files import walk
from tests.static_hosts.sites import NOW, job, write_site
from tests.static_hosts.targets import Target, make_host, target
from tests.static_hosts.test_hosts import HOSTS, publish

PAGE = "concepts/index.html"
DRAWING = "images/lotus.svg"


@pytest.fixture(params=HOSTS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Target]:
    """Each host in turn."""
    with target(request.param, tmp_path) as found:
        yield found


def style(place: Target) -> str:
    """The path of the live style sheet."""
    return next(path for path in place.files() if path.startswith("assets/") and path.endswith(".css"))


def copy(place: Target) -> str:
    """A file that no page of the build names, made beside one by the host."""
    return next((p for p in place.files() if p.endswith((".br", "CNAME", "old.html"))), PAGE)


DAMAGE: dict[str, Callable[[Target], None]] = {
    "a page deleted": lambda place: place.change(PAGE, None),
    "a page changed": lambda place: place.change(PAGE, b"<p>Somebody was here"),
    "a page emptied": lambda place: place.change(PAGE, b""),
    "a picture changed": lambda place: place.change(DRAWING, b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "a style sheet changed": lambda place: place.change(style(place), b"body { display: none }"),
    "a style sheet deleted": lambda place: place.change(style(place), None),
    "a page added": lambda place: place.change("pills/index.html", b"<p>Buy pills"),
    "a script added among the assets": lambda place: place.change("assets/x.0123456789.js", b"steal()"),
    "the host's own file changed": lambda place: place.change(copy(place), b"nothing"),
    "the sitemap deleted and a page changed": lambda place: (
        place.change("sitemap.xml", None),
        place.change(PAGE, b"x"),
    ),  # type: ignore[dict-item,return-value]
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_the_same_site_published_again_puts_it_right(place: Target, kind: str) -> None:
    """Every file that visitors get is again what it was, and nothing else lies there; then there is nothing to do."""
    output = write_site(place.folder / "output")
    publish(place, output)
    before = dict(place.files())
    DAMAGE[kind](place)
    assert place.files() != before
    outcome = publish(place, output)
    assert not outcome.unchanged
    assert outcome.damage
    assert place.files() == before
    assert publish(place, output).unchanged


@pytest.mark.parametrize("kind", ["a page changed", "a picture changed", "a style sheet deleted", "a page added"])
def test_no_later_release_and_no_rollback_carries_the_damage_on(place: Target, kind: str) -> None:
    """A changed file is neither linked nor copied into the next release. A rollback is whole, or refused in words."""
    outputs = [write_site(place.folder / name, name) for name in ("one", "two")]
    for output in outputs:
        (output / PAGE).write_text("<!DOCTYPE html><title>The same</title><p>The same on both")
    publish(place, outputs[0])
    first = dict(place.files())
    DAMAGE[kind](place)
    publish(place, outputs[1])
    second = dict(place.files())
    assert {p: second[p] for p in walk(outputs[1])} == {p: (outputs[1] / p).read_bytes() for p in walk(outputs[1])}
    assert "pills/index.html" not in second
    refused = ""
    try:
        roll_back(place.host(), NOW)
    except PublishRefused as refusal:
        refused = str(refusal)
    if refused:
        assert "damaged" in refused or "no copy of it is kept" in refused
        assert place.files() == second
    else:
        after = place.files()
        assert {path: after[path] for path in first} == first
    publish(place, outputs[0])
    assert {p: place.files()[p] for p in walk(outputs[0])} == {
        p: (outputs[0] / p).read_bytes() for p in walk(outputs[0])
    }


@pytest.mark.parametrize("data", [None, b"body { display: none }"])
def test_a_damaged_file_that_is_kept_for_open_pages(place: Target, data: bytes | None) -> None:
    """A style sheet of the release before, changed in every copy there is: it is gone after one publish, or right."""
    outputs = [write_site(place.folder / name, name) for name in ("one", "two")]
    publish(place, outputs[0])
    kept = style(place)
    for output in outputs[1:]:
        publish(place, output)
    place.change(kept, data)
    publish(place, outputs[1])
    assert place.files().get(kept) in (None, (outputs[0] / kept).read_bytes())
    assert publish(place, outputs[1]).unchanged


def test_damage_that_an_earlier_publish_left_is_put_right(place: Target) -> None:
    """Content that goes back to what was live once, on a host where that release is damaged, arrives whole."""
    outputs = [write_site(place.folder / name, name) for name in ("one", "two")]
    publish(place, outputs[0])
    first = dict(place.files())
    place.change(PAGE, None)
    publish(place, outputs[1])
    publish(place, outputs[0])
    assert {p: d for p, d in place.files().items() if p in first} == first


def test_a_dry_run_names_what_it_would_put_right(place: Target) -> None:
    """It says which files, and touches none."""
    output = write_site(place.folder / "output")
    publish(place, output)
    place.change(PAGE, b"changed")
    outcome = deploy(job(output), place.host(), place.folder / "work", now=NOW, dry_run=True)
    assert outcome.sent.uploaded == (PAGE,)
    assert place.files()[PAGE] == b"changed"


def test_a_lost_manifest_is_no_end(place: Target) -> None:
    """The note of the last publish deleted by hand: the next publish works, and everything is right afterwards."""
    output = write_site(place.folder / "output")
    publish(place, output)
    before = dict(place.files())
    if place.name in ("pages", "s3"):
        place.change(".publish/manifest.json", None)
    else:
        base = place.folder / ("www.releases" if place.name == "folder" else "srv/releases")
        next(base.glob("*/manifest.json")).unlink()
    place.change(PAGE, b"changed")
    publish(place, output)
    assert place.files() == before


def test_a_manifest_that_is_none_is_told_with_a_way_out(place: Target) -> None:
    """It says where the broken note lies and what to do; deleting it helps."""
    output = write_site(place.folder / "output")
    publish(place, output)
    if place.name in ("pages", "s3"):
        place.change(".publish/manifest.json", b"{")
    else:
        base = place.folder / ("www.releases" if place.name == "folder" else "srv/releases")
        next(base.glob("*/manifest.json")).write_bytes(b"{")
    with pytest.raises(PublishRefused, match="delete it and publish again"):
        deploy(job(output), place.host(), place.folder / "work", now=NOW)


@pytest.mark.parametrize("name", ["folder", "ssh"])
@pytest.mark.parametrize(
    "kind", ["server file", "folder in a file's place", "link", "file in a folder's place", "mode"]
)
def test_what_only_a_disk_can_hold(name: str, kind: str, tmp_path: Path) -> None:
    """The web server's own file, links, folders in the wrong place, files that nobody may read."""
    with target(name, tmp_path) as place:
        place.options["server"] = "nginx"
        output = write_site(tmp_path / "output")
        publish(place, output)
        before = dict(place.files())
        public = (tmp_path / ("www" if name == "folder" else "srv/current/public")).resolve()
        page = public / PAGE
        if kind == "server file":
            (public.parent / "server/nginx.conf").write_text("autoindex on;")
        elif kind == "folder in a file's place":
            page.unlink()
            page.mkdir()
        elif kind == "link":
            page.unlink()
            page.symlink_to("/etc/passwd")
            (public / "etc").symlink_to("/etc")
        elif kind == "file in a folder's place":
            for file in public.glob("concepts/*"):
                file.unlink()
            page.parent.rmdir()
            page.parent.write_text("x")
        else:
            page.write_text("changed")
            page.chmod(0)
        assert not publish(place, output).unchanged
        assert not page.is_symlink()
        assert not (public / "etc").is_symlink()
        assert place.files() == before
        assert "autoindex" not in (public.parent / "server/nginx.conf").read_text()
        assert os.access(page, os.R_OK)


def test_headers_of_objects_are_put_right(tmp_path: Path) -> None:
    """An object with the right bytes and another type, cache time or redirect is sent again."""
    with target("s3", tmp_path) as place:
        output = write_site(tmp_path / "output")
        publish(place, output)
        client = place.host().client
        for key, metadata in (
            (PAGE, {"ContentType": "text/plain", "ContentEncoding": "gzip"}),
            (DRAWING, {"ContentType": "image/svg+xml; charset=utf-8", "CacheControl": "max-age=99999"}),
            ("old.html", {"ContentType": "text/html; charset=utf-8", "WebsiteRedirectLocation": "/elsewhere/"}),
        ):
            source = {"Bucket": "lotus-site", "Key": key}
            client.copy_object(Bucket="lotus-site", Key=key, CopySource=source, MetadataDirective="REPLACE", **metadata)
        outcome = publish(place, output)
        assert set(outcome.sent.uploaded) == {PAGE, DRAWING, "old.html"}
        head = client.head_object(Bucket="lotus-site", Key="old.html")
        assert head["WebsiteRedirectLocation"] == "/goals/"
        assert client.head_object(Bucket="lotus-site", Key=PAGE)["ContentType"] == "text/html; charset=utf-8"
        assert publish(place, output).unchanged


# -- settings count --------------------------------------------------------------------------------

SETTINGS: tuple[tuple[str, dict[str, Any], dict[str, Any]], ...] = (
    ("folder", {"server": ""}, {"server": "nginx"}),
    ("folder", {"server": "nginx"}, {"server": "apache"}),
    ("folder", {"server": "apache"}, {"server": ""}),
    ("ssh", {"server": "nginx"}, {"server": "apache"}),
    ("ssh", {"server": "apache"}, {"server": ""}),
    ("pages", {"cname": True}, {"cname": False}),
    ("s3", {"gzip": True}, {"gzip": False}),
)


@pytest.mark.parametrize(("name", "before", "after"), SETTINGS)
def test_a_changed_setting_is_a_change(
    name: str, before: dict[str, Any], after: dict[str, Any], tmp_path: Path
) -> None:
    """The same output under another setting is sent as on a fresh host, and putting the setting back does so too."""
    output = write_site(tmp_path / "output")

    def fresh(options: dict[str, Any]) -> dict[str, bytes]:
        with target(name, tmp_path / f"fresh-{'-'.join(map(str, options.values()))}") as place:
            place.folder.mkdir(exist_ok=True)
            place.options |= options
            publish(place, output)
            return dict(place.files())

    for folder in ("place", f"fresh-{next(iter(before.values()))}", f"fresh-{next(iter(after.values()))}"):
        (tmp_path / folder).mkdir(exist_ok=True)
    wanted = {str(options): fresh(options) for options in (before, after)}
    with target(name, tmp_path / "place") as place:
        for options in (before, after, before):
            place.options |= options
            assert not publish(place, output).unchanged
            assert place.files() == wanted[str(options)]
            assert publish(place, output).unchanged


@pytest.mark.parametrize("name", ["folder", "ssh", "netlify", "cloudflare", "s3"])
def test_a_mended_template_is_a_change(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the code that writes a host's own file is mended, the next publish sends it."""
    from plugins.static_hosts.formats import apache, cloudfront, underscore

    with target(name, tmp_path) as place:
        if name == "folder":
            place.options["server"] = "apache"
        output = write_site(tmp_path / "output")
        publish(place, output)
        for module, function in ((apache, "render"), (cloudfront, "render"), (underscore, "render_headers")):
            real = getattr(module, function)
            monkeypatch.setattr(module, function, lambda *args, real=real, **more: real(*args, **more) + "\n# mended\n")
        assert not publish(place, output).unchanged
        assert publish(place, output).unchanged


# -- the first publish is polite -------------------------------------------------------------------


@pytest.mark.parametrize("theirs", ["index.html", "notes.txt", "a/b/c.pdf", "robots.txt"])
def test_somebody_elses_bucket_is_left_alone_until_told(theirs: str, tmp_path: Path) -> None:
    """A bucket with files of others is refused. Told to, a publish replaces what has a name of the site's alone."""
    with target("s3", tmp_path) as place:
        place.change(theirs, b"theirs")
        output = write_site(tmp_path / "output")
        with pytest.raises(PublishRefused, match=f"holds 1 files that were not published from here, {theirs}"):
            deploy(job(output), place.host(), tmp_path / "work", now=NOW)
        assert place.files() == {theirs: b"theirs"}
        host = make_host("s3", place.options, tmp_path, take_over=True)
        assert deploy(job(output), host, tmp_path / "work", now=NOW).ok
        own = {path: (output / path).read_bytes() for path in walk(output)}
        assert {p: d for p, d in place.files().items() if p in own} == own
        assert place.files()[theirs] == own.get(theirs, b"theirs")
        write_site(output, "two")
        publish(place, output)
        assert place.files()[theirs] == ((output / theirs).read_bytes() if theirs in own else b"theirs")
        roll_back(place.host(), NOW)
        assert place.files()[theirs] == own.get(theirs, b"theirs")


def test_a_prefix_beside_others_is_no_matter(tmp_path: Path) -> None:
    """What lies outside the prefix is nobody's business, before and after."""
    with target("s3", tmp_path) as place:
        place.change("index.html", b"theirs")
        place.options["prefix"] = "clinic"
        publish(place, write_site(tmp_path / "output"))
        assert place.files()["index.html"] == b"theirs"
        assert b"Version one" in place.files()["clinic/index.html"]


def test_a_first_publish_that_died_is_no_stranger(tmp_path: Path) -> None:
    """The next publish takes its own half-sent files for its own."""
    from tests.static_hosts.test_s3 import Cut, host_that_dies

    with target("s3", tmp_path) as place:
        output = write_site(tmp_path / "output")
        dying, _ = host_that_dies(place, 4)
        with pytest.raises(Cut):
            deploy(job(output), dying, tmp_path / "work", now=NOW)
        assert place.files()
        publish(place, output)


@pytest.mark.parametrize("theirs", ["link", "folder"])
def test_somebody_elses_place_on_a_server_is_left_alone(theirs: str, tmp_path: Path) -> None:
    """A `current` that does not lead to one of our releases is not swapped away."""
    with target("ssh", tmp_path) as place:
        current = tmp_path / "srv/current"
        (tmp_path / "srv/other").mkdir(parents=True)
        if theirs == "link":
            current.symlink_to("other")
        else:
            current.mkdir()
        with pytest.raises(PublishRefused, match="was not published from here"):
            deploy(job(write_site(tmp_path / "output")), place.host(), tmp_path / "work", now=NOW)
        assert current.resolve() == (tmp_path / "srv/other" if theirs == "link" else current)


# -- rollback is a decision ------------------------------------------------------------------------


def test_a_rollback_is_written_down_and_lifted_by_a_publish(place: Target) -> None:
    """What is live says that it was put back; the same content published on purpose says so no more."""
    outputs = [write_site(place.folder / name, name) for name in ("one", "two")]
    for output in outputs:
        publish(place, output)
    assert roll_back(place.host(), NOW).put_back == NOW

    def held() -> Any:
        host = place.host()
        with host.lock():
            return host.live().put_back

    assert held() == NOW
    outcome: Outcome = deploy(replace(job(outputs[0]), repair=True), place.host(), place.folder / "work", now=NOW)
    assert outcome.unchanged
    assert held() == NOW
    publish(place, outputs[0])
    assert held() is None
    assert publish(place, outputs[0]).unchanged


def test_a_repair_puts_no_other_release_live(place: Target) -> None:
    """With other content a repair is refused; with the same it puts right and keeps a rollback's word."""
    outputs = [write_site(place.folder / name, name) for name in ("one", "two")]
    for output in outputs:
        publish(place, output)
    roll_back(place.host(), NOW)
    before = dict(place.files())
    place.change(PAGE, b"changed")
    with pytest.raises(PublishRefused, match="a repair would publish more than was live"):
        deploy(replace(job(outputs[1]), repair=True), place.host(), place.folder / "work", now=NOW)
    assert deploy(replace(job(outputs[0]), repair=True), place.host(), place.folder / "work", now=NOW).ok
    assert place.files() == before
    host = place.host()
    with host.lock():
        assert host.live().put_back == NOW
