"""What storage keeps for a rollback: the objects of earlier releases, by what they were, and the releases' manifests.

Copies are made inside the storage; nothing is uploaded for them. Old ones are cleared away.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..manifest import Manifest, decode_manifest

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

STORE = ".publish/store/"
RELEASES = ".publish/releases/"


class History:
    """The copies and manifests of a bucket, below `prefix`. `keep` is how many releases can be put back to."""

    def __init__(self, client: S3Client, bucket: str, prefix: str, keep: int) -> None:
        self.client, self.bucket, self.prefix, self.keep = client, bucket, prefix, keep

    def save(self, path: str, mark: str, *, unsure: bool) -> None:
        """Keeps a copy of an object that is about to be replaced or deleted.

        `unsure`: a publish that died may have replaced it already. Then a copy that is there is the right one.
        """
        target = STORE + copy_name(path, mark)
        if not (unsure and self._exists(target)):
            self._copy(path, target, missing_ok=True)

    def restore(self, path: str, mark: str) -> None:
        """Puts a copy back in its place."""
        self._copy(STORE + copy_name(path, mark), path)

    def lost(self, marks: Mapping[str, str]) -> list[str]:
        """The paths of those objects of which no copy is kept."""
        kept = {item["Key"].rpartition("/")[2] for item in self._list(STORE)} if marks else set()
        return sorted(path for path, mark in marks.items() if copy_name(path, mark) not in kept)

    def any(self) -> bool:
        """Whether any release was ever kept here."""
        return next(self._list(RELEASES), None) is not None

    def write(self, manifest: Manifest) -> None:
        """Keeps a release's manifest."""
        key = f"{self.prefix}{RELEASES}{manifest.id}.json"
        self.client.put_object(Bucket=self.bucket, Key=key, Body=manifest.encode(), ContentType="application/json")

    def read(self, release: str) -> Manifest | None:
        """The manifest of a release; None when it is not kept any more."""
        try:
            found = self.client.get_object(Bucket=self.bucket, Key=f"{self.prefix}{RELEASES}{release}.json")
        except self.client.exceptions.NoSuchKey:
            return None
        return decode_manifest(found["Body"].read(), f"{self.bucket}: release {release}")

    def prune(self, newest: Manifest) -> None:
        """Deletes the releases that are too old to be put back, and the copies that none of the others needs."""
        kept: dict[str, Manifest] = {newest.id: newest}
        before = self.read(newest.previous) if newest.previous else None
        while before is not None and before.id not in kept and len(kept) < self.keep:
            kept[before.id] = before
            before = self.read(before.previous) if before.previous else None
        old = [
            item["Key"] for item in self._list(RELEASES) if item["Key"].rpartition("/")[2][: -len(".json")] not in kept
        ]
        if old:
            needed = {copy_name(path, mark) for release in kept.values() for path, mark in release.extras.items()}
            unneeded = (item["Key"] for item in self._list(STORE) if item["Key"].rpartition("/")[2] not in needed)
            self._delete([*unneeded, *old])

    def _exists(self, key: str) -> bool:
        from botocore.exceptions import ClientError

        try:
            self.client.head_object(Bucket=self.bucket, Key=self.prefix + key)
        except ClientError as error:
            if error.response["Error"]["Code"] in ("NoSuchKey", "404"):
                return False
            raise
        return True

    def _copy(self, source: str, target: str, missing_ok: bool = False) -> None:
        from botocore.exceptions import ClientError

        origin: Any = {"Bucket": self.bucket, "Key": self.prefix + source}
        try:
            self.client.copy_object(
                Bucket=self.bucket, Key=self.prefix + target, CopySource=origin, MetadataDirective="COPY"
            )
        except ClientError as error:
            if not (missing_ok and error.response["Error"]["Code"] in ("NoSuchKey", "404")):
                raise

    def _list(self, folder: str) -> Iterator[Any]:
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=self.prefix + folder)
        for page in pages:
            yield from page.get("Contents", ())

    def _delete(self, keys: Iterable[str]) -> None:
        waiting = list(keys)
        for start in range(0, len(waiting), 1000):
            objects: Any = [{"Key": key} for key in waiting[start : start + 1000]]
            self.client.delete_objects(Bucket=self.bucket, Delete={"Objects": objects, "Quiet": True})


def copy_name(path: str, mark: str) -> str:
    """The name of a copy: the same object always has the same one."""
    return hashlib.sha256(f"{path}\0{mark}".encode()).hexdigest()
