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

from msgspec import Meta

from ..formats import cloudfront
from ..headers import Headers
from ..manifest import Manifest, decode_manifest
from ..media_types import is_compressible, media_type
from ..output_files import is_immutable
from ..paths import stub_file
from ..precompress import compress
from .base import Abilities, Keep, Package, PublishRefused, Release, Sent
from .kind import HostKind, HostOptions
from .s3_history import History
from .s3_lock import Lease

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

PRIVATE = ".publish/"
MANIFEST = PRIVATE + "manifest.json"
PENDING = PRIVATE + "pending.json"
POLICY = PRIVATE + "cloudfront.json"
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

    def __init__(self, options: S3Options) -> None:
        import boto3
        from botocore.config import Config

        self.bucket, self.gzip = options.bucket, options.gzip
        prefix = options.prefix.strip("/")
        self.prefix = prefix + "/" if prefix else ""
        self.client: S3Client = boto3.client(
            "s3",
            endpoint_url=options.endpoint or None,
            region_name=options.region or None,
            config=Config(max_pool_connections=_THREADS, retries={"max_attempts": 5, "mode": "standard"}),
        )
        self.history = History(self.client, self.bucket, self.prefix, options.keep)
        self.lease = Lease(self.client, self.bucket, self.prefix + PRIVATE + "lock.json", options.lease_seconds)

    @property
    def abilities(self) -> Abilities:
        """Storage sends Cache-Control, a redirect for an object that asks for one, and no other headers."""
        return Abilities(caching=True, redirects=False, codings=())

    def extras(self, release: Release) -> Mapping[str, bytes]:
        """The policy for CloudFront."""
        return {"server/cloudfront.json": cloudfront.render(release.headers, "site-headers").encode()}

    @contextmanager
    def lock(self) -> Iterator[None]:
        """A lease on an object in the bucket."""
        with self._plain_words(), self.lease:
            yield

    def live(self) -> Manifest | None:
        """The manifest in the bucket."""
        data = self._get(MANIFEST)
        return None if data is None else decode_manifest(data, f"{self.bucket}/{self.prefix}{MANIFEST}")

    def interrupted(self) -> bool:
        """Whether a publish died on the way, so that some objects are not what the manifest says."""
        return self._get(PENDING) is not None

    def send(self, package: Package, live: Manifest | None) -> Sent:
        """Uploads what changed, in order; see the head of this file."""
        headers = package.release.headers
        stubs = {stub_file(r.source): r.target for r in package.release.redirects if r.status == 301}
        marks = {
            path: self._mark(package.manifest, path, stubs.get(path, ""), headers)
            for path in (*package.manifest.files, *package.manifest.extras)
        }
        there = dict(live.extras) if live else {}
        unsure, leftovers = self._pending()
        changed = [path for path in sorted(marks) if path in unsure or there.get(path) != marks[path]]
        doomed = sorted((set(there) | unsure | leftovers) - set(marks) - set(package.manifest.kept))
        self._prepare(live, changed, doomed, unsure)
        for step in self._in_order(changed, there):
            self._each(step, lambda path: self._upload(package, path, headers, stubs.get(path, "")))
        kept = {path: there[path] for path in package.manifest.kept if path in there}
        manifest = replace(package.manifest, extras=dict(sorted({**kept, **marks}.items())))
        self.history.write(manifest)
        self._put(POLICY, (package.root / "server/cloudfront.json").read_bytes())
        self._finish(manifest, doomed)
        self.history.prune(manifest)
        return Sent(tuple(changed), tuple(doomed))

    def roll_back(self) -> Manifest:
        """Copies the files of the release before back into place, inside the storage."""
        live = self.live()
        before = self.history.read(live.previous) if live and live.previous else None
        if live is None or before is None:
            raise PublishRefused("There is no release before this one to put back.")
        unsure, leftovers = self._pending()
        marks, there = before.extras, live.extras
        changed = [path for path in sorted(marks) if path in unsure or there.get(path) != marks[path]]
        doomed = sorted((set(there) | unsure | leftovers) - set(marks))
        # Pages of the release that is taken back may still be open somewhere and ask for their assets.
        until = max([*live.kept.values(), live.published]) + dt.timedelta(days=30)
        kept = {path: there[path] for path in doomed if is_immutable(path) and path in there}
        doomed = [path for path in doomed if path not in kept]
        self._prepare(live, changed, doomed, unsure)
        for step in self._in_order(changed, there):
            self._each(step, lambda path: self.history.restore(path, marks[path]))
        manifest = replace(before, extras={**marks, **kept}, kept={**before.kept, **dict.fromkeys(kept, until)})
        self._finish(manifest, doomed)
        return manifest

    def _pending(self) -> tuple[set[str], set[str]]:
        """What a publish that died was about to change and to delete; nothing when none did."""
        pending = json.loads(self._get(PENDING) or b"{}")
        return set(pending.get("changing", ())), set(pending.get("deleting", ()))

    def _prepare(self, live: Manifest | None, changed: list[str], doomed: list[str], unsure: set[str]) -> None:
        """Writes down what is about to happen, and keeps a copy of what is about to go."""
        self._put(PENDING, json.dumps({"changing": sorted({*changed, *unsure}), "deleting": doomed}).encode())
        if live is not None:
            going = [path for path in (*changed, *doomed) if path in live.extras]
            self._each(going, lambda path: self.history.save(path, live.extras[path], unsure=path in unsure))

    def _finish(self, manifest: Manifest, doomed: list[str]) -> None:
        """The last steps: the manifest, the deletions, and the note that nothing is under way."""
        self._put(MANIFEST, manifest.encode())
        self._delete(doomed)
        self._delete([PENDING])

    # -- what is sent ----------------------------------------------------------------------------

    def _mark(self, manifest: Manifest, path: str, target: str, headers: Headers) -> str:
        """A hash of all that makes the object what it is: bytes, type, caching, coding, redirect."""
        content = manifest.files[path].sha256 if path in manifest.files else manifest.extras[path]
        parts = (content, *self._metadata(path, target, headers).items(), ("gzip", self.gzip and is_compressible(path)))
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    def _metadata(self, path: str, target: str, headers: Headers) -> dict[str, str]:
        extra = {
            "ContentType": media_type(path) or "application/octet-stream",
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


KIND = HostKind("s3", S3Options, lambda options, around: S3Host(options))
