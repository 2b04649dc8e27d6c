"""What is special about storage: objects with their headers, an order, and a publish that dies on the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins.static_hosts.deploy import deploy, roll_back
from plugins.static_hosts.hosts.base import PublishRefused
from plugins.static_hosts.hosts.s3 import S3Host
from plugins.static_hosts.redirects import Redirect
from tests.static_hosts.sites import NOW, REDIRECTS, job, write_site
from tests.static_hosts.targets import Target, make_host, target
from tests.static_hosts.test_hosts import assert_pages_have_their_assets, own, publish, site_files


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Target]:
    """A bucket."""
    with target("s3", tmp_path) as found:
        yield found


def storage(place: Target) -> Any:
    """A host with the usual options."""
    return make_host("s3", {"bucket": place.options["bucket"], "endpoint": place.options["endpoint"]}, place.folder)


class Cut(Exception):
    """The line to the storage is cut."""


def host_that_dies(place: Target, after: int) -> tuple[S3Host, list[str]]:
    """A host whose connection is cut after so many page and asset uploads; and the keys that got through."""
    host = storage(place)
    sent: list[str] = []

    def count(params: dict[str, Any], **_: Any) -> None:
        key = params["Key"]
        if not key.startswith(".publish/"):
            if len(sent) >= after:
                raise Cut
            sent.append(key)

    host.client.meta.events.register("provide-client-params.s3.PutObject", count)
    return host, sent


def test_objects_carry_their_headers(place: Target) -> None:
    """Type, caching, coding and redirect are each object's own; pages are stored compressed."""
    publish(place, write_site(place.folder / "output"))
    host = storage(place)

    def head(key: str) -> Any:
        return host.client.head_object(Bucket=host.bucket, Key=key)

    style = next(path for path in place.files() if path.startswith("assets/"))
    assert head("index.html")["ContentType"] == "text/html; charset=utf-8"
    assert head("index.html")["CacheControl"] == "public, max-age=0, must-revalidate"
    assert head("index.html")["ContentEncoding"] == "gzip"
    assert head(style)["CacheControl"] == "public, max-age=31536000, immutable"
    assert head("old-concepts/index.html")["WebsiteRedirectLocation"] == "/concepts/"
    assert head("old.html")["WebsiteRedirectLocation"] == "/goals/"
    assert "gone/index.html" not in place.files()
    policy = host.client.get_object(Bucket=host.bucket, Key=".publish/cloudfront.json")["Body"].read()
    assert b"default-src 'none'" in policy


@pytest.mark.parametrize("after", [0, 3, 9])
def test_a_publish_that_dies_is_healed_by_either_site(place: Target, after: int) -> None:
    """Cut off half-way: the old site published again is whole, or the new one is; never is a style missing."""
    one, two = write_site(place.folder / "one", "one", pages=6), write_site(place.folder / "two", "two", pages=6)
    publish(place, one)
    for site in (one, two):
        dying, _ = host_that_dies(place, after)
        other = two if site is one else one
        with pytest.raises(Cut):
            deploy(job(other), dying, place.folder / "work", now=NOW)
        assert_pages_have_their_assets(place.files())
        publish(place, site)
        files = own(place.files())
        assert {path: files[path] for path in site_files(site)} == site_files(site)
        assert {p for p in set(files) - set(site_files(site)) if not p.startswith("assets/")} == set()
        if site is one:
            publish(place, two)


@pytest.mark.parametrize("after", [2, 7])
def test_rollback_after_a_publish_that_died(place: Target, after: int) -> None:
    """The release before the live one comes back whole, although a third one had begun to replace it."""
    sites = [
        write_site(place.folder / name, name, pages=6, changes={f"only-{name}/index.html": "<p>x"})
        for name in ("one", "two", "three")
    ]
    publish(place, sites[0])
    second = (*REDIRECTS, Redirect("/only-one/", "/goals/"))
    publish(place, sites[1], redirects=second)
    dying, _ = host_that_dies(place, after)
    with pytest.raises(Cut):
        deploy(job(sites[2], (*second, Redirect("/only-two/", "/goals/"))), dying, place.folder / "work", now=NOW)
    roll_back(place.host(), NOW)
    files = own(place.files())
    assert {path: files[path] for path in site_files(sites[0])} == site_files(sites[0])
    assert {p for p in set(files) - set(site_files(sites[0])) if not p.startswith("assets/")} == set()


def test_assets_go_first_and_new_pages_before_changed_ones(place: Target) -> None:
    """The order in which objects arrive: hashed files, pictures, new pages, changed pages, lists."""
    publish(place, write_site(place.folder / "one", "one"))
    host, sent = host_that_dies(place, 10_000)
    site = write_site(
        place.folder / "two",
        "two",
        changes={"new/index.html": "<p>New", "images/new.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"},
    )
    assert deploy(job(site), host, place.folder / "work", now=NOW).ok

    def rank(path: str) -> int:
        if path.startswith("assets/"):
            return 0
        return 2 if path == "new/index.html" else 3 if path.endswith(".html") else 1

    ranks = [rank(path) for path in sent]
    assert ranks == sorted(ranks)
    assert {0, 1, 2, 3} == set(ranks)


def test_old_copies_are_cleared_away(place: Target) -> None:
    """The bucket holds copies for the last releases, not for all that ever were."""
    place.options["keep"] = 2
    counts = []
    for version in ("one", "two", "three", "four", "five", "six"):
        publish(place, write_site(place.folder / "output", version))
        host = storage(place)
        listed = host.client.list_objects_v2(Bucket=host.bucket, Prefix=".publish/")["Contents"]
        counts.append(len(listed))
    assert counts[-1] == counts[-2] == counts[-3]
    roll_back(place.host(), NOW)
    assert b"Version five" in place.files()["index.html"]


def test_a_lock_that_somebody_else_holds(place: Target) -> None:
    """A lease on another machine is respected until it ends, and the message says until when."""
    import json

    host = storage(place)
    holder = {
        "machine": "another-machine",
        "process": 1,
        "since": "2026-11-24T00:00:00+00:00",
        "until": "2099-01-01T00:00:00+00:00",
    }
    host.client.put_object(Bucket=host.bucket, Key=".publish/lock.json", Body=json.dumps(holder).encode())
    with pytest.raises(PublishRefused, match=r"another-machine.*2099-01-01"), host.lock():
        raise AssertionError("the lock was given to two")
    holder["until"] = "2026-01-01T00:00:00+00:00"
    host.client.put_object(Bucket=host.bucket, Key=".publish/lock.json", Body=json.dumps(holder).encode())
    with host.lock():
        pass


def test_an_unreachable_storage_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback, and nothing about the inside of a library."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION"):
        monkeypatch.setenv(name, "us-east-1")
    host = make_host("s3", {"bucket": "lotus-site", "endpoint": "http://127.0.0.1:9"}, tmp_path)
    with pytest.raises(PublishRefused, match="storage refused"):
        deploy(job(write_site(tmp_path / "output")), host, tmp_path / "work", now=NOW)
