"""A lock in storage: an object that one publish at a time may hold, for a limited time."""

from __future__ import annotations

import datetime as dt
import json
import os
import secrets
import socket
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from .base import PublishRefused

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client


class Lease:
    """Holds the lock object while it is entered. Taking, renewing and giving back are conditional writes,
    which the storage decides one at a time; so of two publishes one gets it.

    A publish that dies gives nothing back: its lease ends after `seconds`, or at once for the next
    publish on the same machine, which can see that the process has gone.
    """

    def __init__(self, client: S3Client, bucket: str, key: str, seconds: int) -> None:
        self.client, self.bucket, self.key, self.seconds = client, bucket, key, seconds
        self.tag, self.renewed = "", 0.0

    def __enter__(self) -> Lease:
        if not self._write(IfNoneMatch="*"):
            found = self.client.get_object(Bucket=self.bucket, Key=self.key)
            holder = json.loads(found["Body"].read())
            if _is_alive(holder) or not self._write(IfMatch=found["ETag"]):
                raise PublishRefused(
                    f"Another publish is at work (on {holder.get('machine')}, since {holder.get('since')}). "
                    f"Wait until it has ended; if it has died, at the latest until {holder.get('until')}."
                )
        return self

    def __exit__(self, *exception: object) -> None:
        from botocore.exceptions import BotoCoreError, ClientError

        # A lease that cannot be given back ends by itself; what went wrong before matters more.
        with suppress(BotoCoreError, ClientError):
            self.client.delete_object(Bucket=self.bucket, Key=self.key, IfMatch=self.tag)

    def renew(self) -> None:
        """Prolongs the lease when a third of it has passed. Raises PublishRefused when it was lost."""
        if time.monotonic() - self.renewed > self.seconds / 3 and not self._write(IfMatch=self.tag):
            raise PublishRefused("The lock was lost to another publish. Publish again when that one has ended.")

    def _write(self, **condition: Any) -> bool:
        from botocore.exceptions import ClientError

        now = dt.datetime.now(dt.UTC).replace(microsecond=0)
        holder = {
            "machine": socket.gethostname(),
            "process": os.getpid(),
            "since": now.isoformat(),
            "until": (now + dt.timedelta(seconds=self.seconds)).isoformat(),
            "mark": secrets.token_hex(8),
        }
        try:
            done = self.client.put_object(
                Bucket=self.bucket, Key=self.key, Body=json.dumps(holder).encode(), **condition
            )
        except ClientError as error:
            if error.response["Error"]["Code"] in ("PreconditionFailed", "ConditionalRequestConflict", "412", "409"):
                return False
            raise
        self.tag, self.renewed = done["ETag"], time.monotonic()
        return True


def _is_alive(holder: dict[str, Any]) -> bool:
    if dt.datetime.fromisoformat(holder["until"]) <= dt.datetime.now(dt.UTC):
        return False
    if holder.get("machine") != socket.gethostname():
        return True
    try:
        os.kill(int(holder["process"]), 0)
    except (ProcessLookupError, ValueError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
