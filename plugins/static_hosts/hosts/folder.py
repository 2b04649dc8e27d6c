"""A plain folder: `invoke publish --host folder --to DIR`.

Set up: nothing. DIR becomes a link to the newest release; the releases stand beside it in DIR.releases.
The link is swapped in one step, so whoever reads DIR finds the whole old site or the whole new one.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from ..formats import apache, nginx
from ..manifest import Manifest, decode_manifest
from ..output_files import walk
from .base import Abilities, Keep, Package, PublishRefused, Release, Sent, Server
from .kind import HostKind, HostOptions

_BY_A_SERVER = Abilities(headers=True, caching=True, redirects=True, gone=True, codings=("br", "zstd", "gzip"))


class ToFolder(HostOptions, frozen=True):
    """`to` is the folder to publish to; `keep` is how many releases stay there."""

    to: Annotated[str, Meta(description="the path of a folder")] = ""
    keep: Keep = 5


class FolderOptions(ToFolder, frozen=True):
    """`server` names the web server that reads the folder, if any."""

    server: Server = ""


class FolderHost:
    """Publishes into a folder of this machine."""

    name = "folder"

    def __init__(self, options: ToFolder) -> None:
        if not options.to:
            raise PublishRefused("Say which folder to publish to: `invoke publish --host folder --to DIR`.")
        self.link = Path(options.to).absolute()
        self.base = self.link.with_name(self.link.name + ".releases")
        self.server = options.server if isinstance(options, FolderOptions) else ""
        self.keep = options.keep

    @property
    def abilities(self) -> Abilities:
        """What the web server that reads the folder can do."""
        return _BY_A_SERVER if self.server else Abilities()

    def extras(self, release: Release) -> Mapping[str, bytes]:
        """The web server's own file."""
        if self.server == "nginx":
            root = str(self.base / release.id / "public")
            return {"server/nginx.conf": nginx.render(root, release.headers, release.redirects).encode()}
        if self.server == "apache":
            return {"public/.htaccess": apache.render(release.headers, release.redirects).encode()}
        return {}

    @contextmanager
    def lock(self) -> Iterator[None]:
        """A lock that ends with this process, however it ends."""
        self.base.mkdir(parents=True, exist_ok=True)
        with (self.base / ".lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise PublishRefused(f"Another publish to {self.link} is at work. Wait until it has ended.") from None
            yield

    def live(self) -> Manifest | None:
        """The manifest beside the release that the link leads to."""
        if not self.link.is_symlink():
            if (self.link.is_dir() and any(self.link.iterdir())) or self.link.is_file():
                raise PublishRefused(
                    f"{self.link} is there already and was not published from here. Name another place, or move it away."
                )
            return None
        where = self.link.resolve().parent
        if where.parent != self.base.resolve():
            raise PublishRefused(f"{self.link} leads to {where}, which was not published from here.")
        file = where / "manifest.json"
        return decode_manifest(file.read_bytes(), str(file))

    def interrupted(self) -> bool:
        """Never: the last step is one."""
        return False

    def send(self, package: Package, live: Manifest | None) -> Sent:
        """Lays a new release beside the live one and swaps the link."""
        target = self.base / package.manifest.id
        uploaded: list[str] = []
        if not target.is_dir():
            uploaded = self._lay(package, live, target)
        _write_whole(target / "manifest.json", package.manifest.encode())
        self._switch(target)
        self._prune(package.manifest)
        gone = set(live.files) - set(package.manifest.files) - set(package.manifest.kept) if live else set()
        return Sent(tuple(uploaded), tuple(sorted(gone)))

    def roll_back(self) -> Manifest:
        """Swaps the link back to the release before."""
        live = self.live()
        target = self.base / live.previous if live and live.previous else None
        if target is None or not (target / "manifest.json").is_file():
            raise PublishRefused("There is no release before this one to put back.")
        _share_assets(self.link.resolve(), target / "public")
        self._switch(target)
        return decode_manifest((target / "manifest.json").read_bytes(), str(target))

    def _lay(self, package: Package, live: Manifest | None, target: Path) -> list[str]:
        incoming = self.base / f".incoming-{package.manifest.id}"
        shutil.rmtree(incoming, ignore_errors=True)
        old = self.base / live.id if live else None
        before = {**{p: f.sha256 for p, f in live.files.items()}, **live.extras} if live else {}
        now = {**{p: f.sha256 for p, f in package.manifest.files.items()}, **package.manifest.extras}
        uploaded = []
        for path in sorted(walk(package.public)):
            (incoming / "public" / path).parent.mkdir(parents=True, exist_ok=True)
            same = old is not None and before.get(path) == now[path]
            if not (same and old is not None and _link(old / "public" / path, incoming / "public" / path)):
                shutil.copyfile(package.public / path, incoming / "public" / path)
                uploaded.append(path)
        for path in package.manifest.kept:
            if old is not None:
                for copy in (path, *(path + suffix for suffix in (".br", ".zst", ".gz"))):
                    (incoming / "public" / copy).parent.mkdir(parents=True, exist_ok=True)
                    _link(old / "public" / copy, incoming / "public" / copy)
        if (package.root / "server").is_dir():
            shutil.copytree(package.root / "server", incoming / "server")
        (incoming / "manifest.json").write_bytes(package.manifest.encode())
        (incoming / "public").mkdir(parents=True, exist_ok=True)
        incoming.rename(target)
        return uploaded

    def _switch(self, target: Path) -> None:
        if self.link.is_dir() and not self.link.is_symlink():
            self.link.rmdir()  # empty: live() has looked
        fresh = self.base / ".new-link"
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(os.path.relpath(target / "public", self.link.parent))
        os.replace(fresh, self.link)
        os.utime(target)

    def _prune(self, manifest: Manifest) -> None:
        releases = [p for p in self.base.iterdir() if p.is_dir() and not p.name.startswith(".")]
        newest = sorted(releases, key=lambda p: p.stat().st_mtime, reverse=True)[: self.keep]
        for folder in self.base.iterdir():
            if folder.is_dir() and folder not in newest and folder.name not in (manifest.id, manifest.previous):
                shutil.rmtree(folder, ignore_errors=True)


def _share_assets(source: Path, target: Path) -> None:
    """Lets a release answer for the hashed files of another: pages that are still open ask for them."""
    for path in walk(source):
        if path.startswith("assets/") and not (target / path).exists():
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            _link(source / path, target / path)


def _link(source: Path, target: Path) -> bool:
    """Links a file of an older release into the new one; False when it is not there any more."""
    try:
        os.link(source, target)
    except OSError:
        return False
    return True


def _write_whole(path: Path, data: bytes) -> None:
    """Replaces a file in one step."""
    fresh = path.with_name(path.name + ".new")
    fresh.write_bytes(data)
    os.replace(fresh, path)


KIND = HostKind("folder", FolderOptions, lambda options, around: FolderHost(options))
