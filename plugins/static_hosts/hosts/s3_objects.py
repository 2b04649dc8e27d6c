"""What lies in storage, held against what the last publish left there: its listing, written down beside the manifest.

An object that somebody has replaced has another tag or another time. Storage counts times in seconds, so one that was
written in the last seconds before the listing is asked for by itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

_UNSURE = dt.timedelta(seconds=3)


@dataclass(frozen=True, slots=True)
class Stored:
    """An object as a listing has it: the storage's own mark of its bytes, and when it was written."""

    tag: str
    written: dt.datetime


@dataclass(frozen=True, slots=True)
class Listing:
    """All objects of the site by path, and the moment of the storage's answer.

    `others` are paths of objects that were there before the first publish and are left alone.
    """

    objects: Mapping[str, Stored]
    moment: dt.datetime
    others: frozenset[str] = field(default_factory=frozenset)

    def encode(self) -> bytes:
        """The listing as JSON."""
        return msgspec.json.encode(self)


def decode_listing(data: bytes | None) -> Listing | None:
    """A listing that was written down; None for none, and for one that cannot be read."""
    try:
        return msgspec.json.decode(data, type=Listing) if data else None
    except msgspec.MsgspecError:
        return None


def list_objects(client: S3Client, bucket: str, prefix: str, private: str) -> Listing:
    """What lies below the prefix now, without what publishing keeps for itself."""
    objects: dict[str, Stored] = {}
    moment = dt.datetime.now(dt.UTC)
    for page in _pages(client, bucket, prefix):
        date = page["ResponseMetadata"]["HTTPHeaders"].get("date", "")
        moment = parsedate_to_datetime(date) if date else moment
        for item in page.get("Contents", ()):
            path = item["Key"].removeprefix(prefix)
            if not path.startswith(private):
                objects[path] = Stored(item["ETag"], item["LastModified"])
    return Listing(objects, moment)


def _pages(client: S3Client, bucket: str, prefix: str) -> Iterator[Any]:
    yield from client.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix)


def replaced(
    wanted: Mapping[str, str], before: Listing | None, now: Listing, as_sent: Callable[[str], bool]
) -> set[str]:
    """The paths of objects that are missing, were replaced, or do not belong there.

    `wanted` are the site's own; `as_sent` asks the storage whether an object's headers are those that were sent.
    Without a listing of before, nothing is sure.
    """
    if before is None:
        return set(wanted)
    wrong = {path for path in wanted if path not in now.objects or now.objects[path] != before.objects.get(path)}
    young = (p for p in wanted if p not in wrong and now.objects[p].written >= before.moment - _UNSURE)
    wrong |= {path for path in young if not as_sent(path)}
    return wrong | (now.objects.keys() - wanted.keys() - before.others)
