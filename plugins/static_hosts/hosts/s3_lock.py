"""A lock in storage: an object that one publish at a time may hold, for a limited time."""

from __future__ import annotations

import datetime as dt
import fcntl
import json
import secrets
import socket
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from .base import PublishRefused

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client


class Lease:
    """Holds the lock object while it is entered. Taking, renewing and giving back are conditional writes,
    which the storage decides one at a time; so of two publishes one gets it.

    A lease is its holder's by a token. The holder keeps the token in `own`, a file of this machine that it locks while
    it lives. A publish that dies gives nothing back: its lease ends after `seconds`, or at once for the next publish
    that finds its token in that file, unlocked.
    """

    def __init__(self, client: S3Client, bucket: str, key: str, seconds: int, own: Path) -> None:
        self.client, self.bucket, self.key, self.seconds, self.own = client, bucket, key, seconds, own
        self.token, self.tag, self.renewed = "", "", 0.0
        self._file: IO[str] | None = None

    def __enter__(self) -> Lease:
        left = self._take_file()
        try:
            self._take(left)
        except BaseException:
            self._leave_file(*left)
            raise
        self._write_file(self.token)
        return self

    def __exit__(self, *exception: object) -> None:
        from botocore.exceptions import BotoCoreError, ClientError

        # A lease that cannot be given back ends by itself; what went wrong before matters more.
        with suppress(BotoCoreError, ClientError):
            self.client.delete_object(Bucket=self.bucket, Key=self.key, IfMatch=self.tag)
        self._leave_file()

    def renew(self) -> None:
        """Prolongs the lease when a third of it has passed. Raises PublishRefused when it was lost."""
        if time.monotonic() - self.renewed > self.seconds / 3 and not self._write(IfMatch=self.tag):
            raise PublishRefused("The lock was lost to another publish. Publish again when that one has ended.")

    def _take(self, left: set[str]) -> None:
        self._write_file(*left, self.token)  # whoever comes after a death in between knows them all
        if self._write(IfNoneMatch="*"):
            return
        holder, tag = self._read()
        ended = holder is None or holder.get("token") in left or _has_ended(holder)
        if not ended or not self._write(**({"IfMatch": tag} if tag else {"IfNoneMatch": "*"})):
            holder = holder or {}
            raise PublishRefused(
                f"Another publish is at work (on {holder.get('machine')}, since {holder.get('since')}). "
                f"Wait until it has ended; if it has died, at the latest until {holder.get('until')}."
            )

    def _take_file(self) -> set[str]:
        """Locks the file with the holder's token; the tokens of publishes that died."""
        self.own.parent.mkdir(parents=True, exist_ok=True)
        self._file = self.own.open("a+", encoding="utf-8")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.close()
            raise PublishRefused("Another publish is at work on this machine. Wait until it has ended.") from None
        self._file.seek(0)
        left = set(self._file.read().split())
        self.token = secrets.token_hex(16)
        return left

    def _write_file(self, *tokens: str) -> None:
        if self._file is not None:
            self._file.truncate(0)
            self._file.write("".join(f"{token}\n" for token in tokens))
            self._file.flush()

    def _leave_file(self, *tokens: str) -> None:
        if self._file is not None:
            self._write_file(*tokens)
            self._file.close()
            self._file = None

    def _read(self) -> tuple[dict[str, Any] | None, str]:
        """Who holds the lease, and the tag of its object; None when it was given back meanwhile."""
        try:
            found = self.client.get_object(Bucket=self.bucket, Key=self.key)
        except self.client.exceptions.NoSuchKey:
            return None, ""
        return json.loads(found["Body"].read()), found["ETag"]

    def _write(self, **condition: Any) -> bool:
        """Writes the lease if the condition holds; whether it is this holder's now."""
        from botocore.exceptions import ClientError

        now = dt.datetime.now(dt.UTC).replace(microsecond=0)
        until = now + dt.timedelta(seconds=self.seconds)
        holder = {
            "machine": socket.gethostname(),
            "since": now.isoformat(),
            "until": until.isoformat(),
            "token": self.token,
            "write": secrets.token_hex(8),
        }
        body = json.dumps(holder).encode()
        try:
            self.tag = self.client.put_object(Bucket=self.bucket, Key=self.key, Body=body, **condition)["ETag"]
        except ClientError as error:
            if error.response["Error"]["Code"] not in (
                "PreconditionFailed",
                "ConditionalRequestConflict",
                "412",
                "409",
            ):
                raise
            # The answer to a write may be lost, and its repetition then fails on the first one's success.
            there, tag = self._read()
            if there is None or there.get("token") != self.token:
                return False
            self.tag = tag
        self.renewed = time.monotonic()
        return True


def _has_ended(holder: dict[str, Any]) -> bool:
    return dt.datetime.fromisoformat(holder["until"]) <= dt.datetime.now(dt.UTC)
