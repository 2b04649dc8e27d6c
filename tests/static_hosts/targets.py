"""Each host with a real place to publish to, and a way to see what visitors would get there."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.content_model.schema.contributions import Registry
from plugins.static_hosts import contribute
from plugins.static_hosts.hosts import kind
from plugins.static_hosts.hosts.base import Host
from tests.static_hosts.servers import s3_server, sshd
from tests.support.system import need


def make_host(name: str, options: Mapping[str, Any], folder: Path = Path(), *, to: str = "") -> Any:
    """A host of a kind that the plugin registers, with its scratch space in `folder`."""
    registry = Registry()
    contribute(registry)
    kinds = kind.kinds_by_name(registry.freeze().hosts)
    return kind.make_host(name, options, kinds, project=folder, scratch=folder / "scratch", to=to)


@dataclass(slots=True)
class Target:
    """A host to publish to. `files` gives what visitors get, by path; `whole` says whether a publish is one step."""

    name: str
    options: dict[str, Any]
    folder: Path
    files: Callable[[], Mapping[str, bytes]]
    whole: bool = True

    def host(self) -> Host:
        """A fresh host, as a new command would make it."""
        return make_host(self.name, self.options, self.folder)

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
        yield Target(name, {"to": str(folder / "www")}, folder, lambda: _read(folder / "www"))
    elif name == "ssh":
        with sshd(folder / "sshd") as server:
            options = {
                "target": server.target,
                "path": str(folder / "srv"),
                "ssh": list(server.options),
                "server": "apache",
            }
            yield Target(name, options, folder, lambda: _read(folder / "srv/current/public"))
    elif name == "pages":
        need("git")
        bare = folder / "site.git"
        subprocess.run(["git", "init", "--quiet", "--bare", str(bare)], check=True)
        yield Target(name, {"remote": str(bare), "branch": "gh-pages"}, folder, lambda: _branch(bare))
    elif name == "s3":
        with s3_server() as url:
            yield Target(
                name,
                {"bucket": "lotus-site", "endpoint": url, "lease_seconds": 60},
                folder,
                lambda: _bucket(url),
                whole=False,
            )
    else:
        raise ValueError(name)


def _branch(bare: Path) -> dict[str, bytes]:
    def git(*args: str) -> bytes:
        return subprocess.run(["git", "--git-dir", str(bare), *args], capture_output=True, check=True).stdout

    if not git("branch", "--list", "gh-pages").strip():
        return {}
    names = git("ls-tree", "-r", "--name-only", "-z", "gh-pages").decode().split("\0")
    return {name: git("show", f"gh-pages:{name}") for name in names if name and not name.startswith(".")}


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
