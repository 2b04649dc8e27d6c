"""S3 and storage that speaks its language (Cloudflare R2, MinIO, Backblaze B2 ...).

Set up: a bucket with website hosting (index document index.html, error document 404.html), or CloudFront in front
of it. Credentials come from where boto3 finds them (environment, profile, role), never from this project. Storage
sends no security headers: each publish writes a CloudFront response headers policy to `.publish/cloudfront.json`
in the bucket, which is attached to the distribution once.

Objects are replaced one by one, so a publish is ordered: hashed files first, then other files, new pages before the
pages that point at them, the manifest, and deletions last. Whatever page a visitor gets, its assets are there.
What a publish is about to change is written down first; the next one takes up from there if it dies.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlsplit

from msgspec import Meta

from ..formats import cloudfront
from ..headers import Headers
from ..manifest import Manifest, decode_manifest
from ..media_types import MEDIA_TYPES, is_compressible, media_type
from ..output_files import is_immutable
from ..paths import stub_file
from ..precompress import compress
from ..redirects import Redirect
from .base import Abilities, Keep, Package, PublishRefused, Release, Sent
from .kind import HostKind, HostOptions, Surroundings
from .s3_history import History
from .s3_lock import Lease
from .s3_objects import decode_listing, list_objects, replaced

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

PRIVATE = ".publish/"
MANIFEST = PRIVATE + "manifest.json"
PENDING = PRIVATE + "pending.json"
OBJECTS = PRIVATE + "objects.json"
_THREADS = 8


class S3Options(HostOptions, frozen=True):
    """`prefix` is a folder in the bucket, `endpoint` the address of storage that is not Amazon's.

    `gzip` stores text compressed (every browser takes it); off where a CDN in front compresses by itself.
    `lease_seconds` is how long a publish that died keeps others out, at most.
    """

    bucket: Annotated[str, Meta(min_length=1, description="the bucket's name")]
    prefix: Annotated[str, Meta(description="a folder in the bucket")] = ""
    endpoint: Annotated[str, Meta(description="the storage's address")] = ""
    region: Annotated[str, Meta(description='a region such as "us-west-2"')] = ""
    gzip: Annotated[bool, Meta(description="True or False")] = True
    lease_seconds: Annotated[int, Meta(ge=1, description="a number of seconds")] = 120
    keep: Keep = 5


class S3Host:
    """Publishes to a bucket."""

    name = "s3"

    def __init__(self, options: S3Options, around: Surroundings) -> None:
        import boto3
        from botocore.config import Config

        self.bucket, self.gzip, self.take_over = options.bucket, options.gzip, around.take_over
        prefix = options.prefix.strip("/")
        self.prefix = prefix + "/" if prefix else ""
        self.client: S3Client = boto3.client(
            "s3",
            endpoint_url=options.endpoint or None,
            region_name=options.region or None,
            config=Config(max_pool_connections=_THREADS, retries={"max_attempts": 5, "mode": "standard"}),
        )
        self.history = History(self.client, self.bucket, self.prefix, options.keep)
        place = hashlib.sha256(f"{options.endpoint}\0{self.bucket}\0{self.prefix}".encode()).hexdigest()[:16]
        key, own = self.prefix + PRIVATE + "lock.json", around.scratch / f"s3-{place}.lease"
        self.lease = Lease(self.client, self.bucket, key, options.lease_seconds, own)

    @property
    def abilities(self) -> Abilities:
        """Storage sends Cache-Control, a redirect for an object that asks for one, and no other headers."""
        return Abilities(caching=True, stored="gzip" if self.gzip else "")

    def extras(self, release: Release) -> Mapping[str, bytes]:
        """The policy for CloudFront."""
        pages = {f"-{number}": path for number, path in enumerate(sorted(release.headers.pages), 1)}
        return {
            f"server/cloudfront{which}.json": cloudfront.render(release.headers, f"site-headers{which}", path).encode()
            for which, path in {"": "", **pages}.items()
        }

    @contextmanager
    def lock(self) -> Iterator[None]:
        """A lease on an object in the bucket."""
        with self._plain_words(), self.lease:
            yield

    def live(self) -> Manifest | None:
        """The manifest in the bucket."""
        data = self._get(MANIFEST)
        return None if data is None else decode_manifest(data, f"{self.bucket}/{self.prefix}{MANIFEST}")

    def damage(self, live: Manifest) -> frozenset[str]:
        """Objects that are missing, that somebody replaced or added, and those that a publish that died may have left."""
        unsure, leftovers = self._pending()
        paths = self._replaced(live) | unsure | leftovers
        return frozenset(
            {f"public/{path}" for path in paths} | ({PENDING} if self._get(PENDING) is not None else set())
        )

    def send(self, package: Package, live: Manifest | None, damage: frozenset[str]) -> Sent:
        """Uploads what changed, in order; see the head of this file."""
        headers = package.release.headers
        stubs = _stubs(package.release.redirects, package.release.site)
        marks = {
            path: self._mark(package.manifest, path, stubs.get(path, ""), headers)
            for path in (*package.manifest.files, *package.manifest.extras)
        }
        there = dict(live.extras) if live else {}
        unsure, leftovers = self._pending()
        others = self._others(live, unsure | leftovers)
        broken = {path.removeprefix("public/") for path in damage if path.startswith("public/")} - unsure - leftovers
        changed = [path for path in sorted(marks) if path in unsure | broken or there.get(path) != marks[path]]
        kept = {path: there[path] for path in package.manifest.kept if path in there and path not in broken}
        doomed = sorted((set(there) | unsure | leftovers | broken) - set(marks) - set(kept) - others)
        self._prepare(live, changed, doomed, unsure, broken)
        for step in self._in_order(changed, there):
            self._each(step, lambda path: self._upload(package, path, headers, stubs.get(path, "")))
        manifest = replace(
            package.manifest,
            extras=dict(sorted({**kept, **marks}.items())),
            kept={path: until for path, until in package.manifest.kept.items() if path in kept},
        )
        self.history.write(manifest)
        for policy in sorted((package.root / "server").glob("cloudfront*.json")):
            self._put(PRIVATE + policy.name, policy.read_bytes())
        self._finish(manifest, doomed, others)
        self.history.prune(manifest)
        return Sent(tuple(changed), tuple(doomed))

    def roll_back(self, now: dt.datetime) -> Manifest:
        """Copies the files of the release before back into place, inside the storage."""
        live = self.live()
        before = self.history.read(live.previous) if live and live.previous else None
        if live is None or before is None:
            raise PublishRefused("There is no release before this one to put back.")
        unsure, leftovers = self._pending()
        broken = self._replaced(live) - unsure - leftovers
        others = self._others(live, unsure | leftovers)
        marks, there = before.extras, live.extras
        changed = [path for path in sorted(marks) if path in unsure | broken or there.get(path) != marks[path]]
        doomed = sorted((set(there) | unsure | leftovers | broken) - set(marks) - others)
        # Pages of the release that is taken back may still be open somewhere and ask for their assets.
        until = max([*live.kept.values(), live.published]) + dt.timedelta(days=30)
        kept = {path: there[path] for path in doomed if is_immutable(path) and path in there and path not in broken}
        doomed = [path for path in doomed if path not in kept]
        if lost := self.history.lost({path: marks[path] for path in changed if path not in unsure}):
            raise PublishRefused(
                f"{lost[0]} of the release before was replaced by somebody, and no copy of it is kept. "
                "Publish first, which puts right what is live, and then mend the content."
            )
        self._prepare(live, changed, doomed, unsure, broken)
        for step in self._in_order(changed, there):
            self._each(step, lambda path: self.history.restore(path, marks[path]))
        manifest = replace(
            before, extras={**marks, **kept}, kept={**before.kept, **dict.fromkeys(kept, until)}, put_back=now
        )
        self._finish(manifest, doomed, others)
        return manifest

    def _replaced(self, live: Manifest) -> set[str]:
        """The paths of objects that are not what the last publish left."""
        before = decode_listing(self._get(OBJECTS))
        now = list_objects(self.client, self.bucket, self.prefix, PRIVATE)
        headers, stubs = Headers.from_data(live.headers), _stubs(live.redirects, live.site)

        def as_sent(path: str) -> bool:
            head = self.client.head_object(Bucket=self.bucket, Key=self.prefix + path)
            wanted = self._metadata(path, stubs.get(path, ""), headers)
            has = {name: head.get(name, "") for name in ("ContentType", "CacheControl", "WebsiteRedirectLocation")}
            packed = head.get("ContentEncoding", "")
            return has == {"WebsiteRedirectLocation": "", **wanted} and packed in ("", "gzip")

        return replaced(live.extras, before, now, as_sent)

    def _others(self, live: Manifest | None, ours: set[str]) -> frozenset[str]:
        """What lay in the bucket before the first publish. Raises PublishRefused unless it may stay beside the site."""
        before = decode_listing(self._get(OBJECTS))
        if before is not None:
            return before.others
        if live is not None or self.history.any():
            return frozenset()
        found = list_objects(self.client, self.bucket, self.prefix, PRIVATE).objects.keys() - ours
        if found and not self.take_over:
            where = f"{self.bucket}/{self.prefix}".rstrip("/")
            raise PublishRefused(
                f"{where} holds {len(found)} files that were not published from here, {min(found)} among them. Name "
                "another bucket or prefix. Or publish once with --take-over: what has the name of a file of the site is "
                "then replaced, and the rest is left alone."
            )
        return frozenset(found)

    def _pending(self) -> tuple[set[str], set[str]]:
        """What a publish that died was about to change and to delete; nothing when none did."""
        pending = json.loads(self._get(PENDING) or b"{}")
        return set(pending.get("changing", ())), set(pending.get("deleting", ()))

    def _prepare(
        self, live: Manifest | None, changed: list[str], doomed: list[str], unsure: set[str], broken: set[str]
    ) -> None:
        """Writes down what is about to happen, and keeps a copy of what is about to go, unless it is damaged."""
        self._put(PENDING, json.dumps({"changing": sorted({*changed, *unsure}), "deleting": doomed}).encode())
        if live is not None:
            going = [path for path in (*changed, *doomed) if path in live.extras and path not in broken]
            self._each(going, lambda path: self.history.save(path, live.extras[path], unsure=path in unsure))

    def _finish(self, manifest: Manifest, doomed: list[str], others: frozenset[str]) -> None:
        """The last steps: the manifest, the deletions, what lies there now, and that nothing is under way any more."""
        self._put(MANIFEST, manifest.encode())
        self._delete(doomed)
        now = list_objects(self.client, self.bucket, self.prefix, PRIVATE)
        self._put(OBJECTS, replace(now, others=others - manifest.extras.keys()).encode())
        self._delete([PENDING])

    # -- what is sent ----------------------------------------------------------------------------

    def _mark(self, manifest: Manifest, path: str, target: str, headers: Headers) -> str:
        """A hash of all that makes the object what it is: bytes, type, caching, coding, redirect."""
        content = manifest.files[path].sha256 if path in manifest.files else manifest.extras[path]
        parts = (content, *self._metadata(path, target, headers).items(), ("gzip", self.gzip and is_compressible(path)))
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    def _metadata(self, path: str, target: str, headers: Headers) -> dict[str, str]:
        extra = {
            "ContentType": MEDIA_TYPES[".html"] if target else media_type(path) or "application/octet-stream",
            "CacheControl": headers.immutable if is_immutable(path) else headers.revalidate,
        }
        if target:
            extra["WebsiteRedirectLocation"] = target
        return extra

    def _upload(self, package: Package, path: str, headers: Headers, target: str) -> None:
        metadata: dict[str, Any] = self._metadata(path, target, headers)
        file = package.public / path
        packed = compress(file.read_bytes(), "gzip") if self.gzip and is_compressible(path) else None
        if packed is not None:
            self.client.put_object(
                Bucket=self.bucket, Key=self.prefix + path, Body=packed, ContentEncoding="gzip", **metadata
            )
        else:
            with file.open("rb") as body:
                self.client.put_object(Bucket=self.bucket, Key=self.prefix + path, Body=body, **metadata)

    def _in_order(self, changed: Iterable[str], there: Mapping[str, str]) -> list[list[str]]:
        """Hashed files, other files, new pages, changed pages, and last what lists them all."""
        steps: list[list[str]] = [[], [], [], [], []]
        for path in changed:
            if is_immutable(path):
                steps[0].append(path)
            elif path.endswith(".html"):
                steps[3 if path in there else 2].append(path)
            else:
                steps[4 if path in ("sitemap.xml", "feed.xml", "llms.txt") else 1].append(path)
        return steps

    # -- storage ---------------------------------------------------------------------------------

    def _each(self, paths: Iterable[str], work: Callable[[str], None]) -> None:
        """Does the work for each path, a few at a time; returns when all are done. At most a few wait in memory."""
        with ThreadPoolExecutor(_THREADS) as pool:
            running: set[Future[None]] = set()
            for path in paths:
                if len(running) >= 2 * _THREADS:
                    done, running = wait(running, return_when=FIRST_COMPLETED)
                    for future in done:
                        future.result()
                    self.lease.renew()
                running.add(pool.submit(work, path))
            for future in running:
                future.result()
        self.lease.renew()

    def _get(self, key: str) -> bytes | None:
        try:
            return self.client.get_object(Bucket=self.bucket, Key=self.prefix + key)["Body"].read()
        except self.client.exceptions.NoSuchKey:
            return None

    def _put(self, key: str, data: bytes) -> None:
        self.client.put_object(
            Bucket=self.bucket,
            Key=self.prefix + key,
            Body=data,
            ContentType="application/json",
            CacheControl="no-store",
        )

    def _delete(self, keys: list[str]) -> None:
        for start in range(0, len(keys), 1000):
            objects: Any = [{"Key": self.prefix + key} for key in keys[start : start + 1000]]
            self.client.delete_objects(Bucket=self.bucket, Delete={"Objects": objects, "Quiet": True})

    @contextmanager
    def _plain_words(self) -> Iterator[None]:
        """Storage's refusals as a message instead of a traceback."""
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            yield
        except (BotoCoreError, ClientError) as error:
            raise PublishRefused(f"The storage refused: {error}") from None


def _stubs(redirects: Iterable[Redirect], site: str) -> dict[str, str]:
    """Where the objects lead that stand at old addresses, by their paths. A site may stand in a folder of its domain."""
    folder = urlsplit(site).path.rstrip("/")
    return {stub_file(redirect.source): folder + redirect.target for redirect in redirects if redirect.status == 301}


KIND = HostKind("s3", S3Options, S3Host, takes_over=True)
