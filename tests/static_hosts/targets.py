"""Each host with a real place to publish to, and a way to see what visitors would get there."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import tarfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.content_model.schema.contributions import Registry
from plugins.static_hosts import contribute
from plugins.static_hosts.hosts import kind
from plugins.static_hosts.hosts.base import Host
from tests.static_hosts.servers import shared_bucket, shared_sshd
from tests.support.system import need


def make_host(
    name: str, options: Mapping[str, Any], folder: Path = Path(), *, to: str = "", take_over: bool = False
) -> Any:
    """A host of a kind that the plugin registers, with its scratch space in `folder`."""
    registry = Registry()
    contribute(registry)
    kinds = kind.kinds_by_name(registry.freeze().hosts)
    return kind.make_host(name, options, kinds, kind.Surroundings(folder, folder / "scratch", take_over), to=to)


@dataclass(slots=True)
class Target:
    """A host to publish to. `files` gives what visitors get, by path; `whole` says whether a publish is one step.

    `change` is somebody's hand on the host: it writes a file that visitors get, or deletes it.
    """

    name: str
    options: dict[str, Any]
    folder: Path
    files: Callable[[], Mapping[str, bytes]]
    change: Callable[[str, bytes | None], None]
    whole: bool = True

    def host(self) -> Host:
        """A fresh host, as a new command would make it."""
        host: Host = make_host(self.name, self.options, self.folder)
        return host

    def describe(self) -> str:
        """The host as JSON, for a process of its own."""
        return json.dumps({"name": self.name, "options": self.options, "folder": str(self.folder)})


def _read(folder: Path) -> dict[str, bytes]:
    root = folder.resolve()
    return (
        {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}
        if root.is_dir()
        else {}
    )


@contextmanager
def target(name: str, folder: Path) -> Iterator[Target]:
    """A place to publish to, started and stopped here."""
    if name in ("folder", "netlify", "cloudflare"):
        www = folder / "www"
        yield Target(name, {"to": str(www)}, folder, lambda: _read(www), lambda *what: _write(www, *what))
    elif name == "ssh":
        server = shared_sshd()
        options = {
            "target": server.target,
            "path": str(folder / "srv"),
            "ssh": list(server.options),
            "server": "apache",
        }
        public = folder / "srv/current/public"
        yield Target(name, options, folder, lambda: _read(public), lambda *what: _write(public, *what))
    elif name == "pages":
        need("git")
        bare = folder / "site.git"
        subprocess.run(["git", "init", "--quiet", "--bare", str(bare)], check=True)
        options = {"remote": str(bare), "branch": "gh-pages"}
        yield Target(name, options, folder, lambda: _branch(bare), lambda *what: _commit(bare, folder, *what))
    elif name == "s3":
        url = shared_bucket()
        yield Target(
            name,
            {"bucket": "lotus-site", "endpoint": url, "lease_seconds": 60},
            folder,
            lambda: _bucket(url),
            lambda *what: _put(url, *what),
            whole=False,
        )
    else:
        raise ValueError(name)


def _write(root: Path, path: str, data: bytes | None) -> None:
    file = root.resolve() / path
    if data is None:
        file.unlink()
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)  # in place, as an editor on the server would


def _commit(bare: Path, folder: Path, path: str, data: bytes | None) -> None:
    clone = folder / "by-hand"

    def git(*args: str) -> None:
        subprocess.run(["git", *args], cwd=clone, capture_output=True, check=True)

    if not clone.exists():
        subprocess.run(["git", "clone", "--quiet", "-b", "gh-pages", str(bare), str(clone)], check=True)
    git("pull", "--quiet", "--ff-only")
    _write(clone, path, data)
    git("add", "--all", "--force")
    git("-c", "user.name=Somebody", "-c", "user.email=somebody@localhost", "commit", "--quiet", "-m", "By hand")
    git("push", "--quiet")


def _put(url: str, path: str, data: bytes | None) -> None:
    import boto3

    client = boto3.client("s3", endpoint_url=url)
    if data is None:
        client.delete_object(Bucket="lotus-site", Key=path)
    else:
        client.put_object(Bucket="lotus-site", Key=path, Body=data, ContentType="text/plain")


def _branch(bare: Path) -> dict[str, bytes]:
    def git(*args: str) -> bytes:
        return subprocess.run(["git", "--git-dir", str(bare), *args], capture_output=True, check=True).stdout

    if not git("branch", "--list", "gh-pages").strip():
        return {}
    with tarfile.open(fileobj=io.BytesIO(git("archive", "--format=tar", "gh-pages"))) as archive:
        return {
            member.name: file.read()
            for member in archive
            if not member.name.startswith(".") and (file := archive.extractfile(member)) is not None
        }


def _bucket(url: str) -> dict[str, bytes]:
    import boto3

    client = boto3.client("s3", endpoint_url=url)
    files = {}
    for found in client.get_paginator("list_objects_v2").paginate(Bucket="lotus-site"):
        for item in found.get("Contents", ()):
            if not item["Key"].startswith(".publish/"):
                answer = client.get_object(Bucket="lotus-site", Key=item["Key"])
                body = answer["Body"].read()
                files[item["Key"]] = gzip.decompress(body) if answer.get("ContentEncoding") == "gzip" else body
    return files
