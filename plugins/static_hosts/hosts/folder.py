"""A plain folder: `invoke publish --host folder --to DIR`.

Set up: nothing. DIR becomes a link to the newest release; the releases stand beside it in DIR.releases.
The link is swapped in one step, so whoever reads DIR finds the whole old site or the whole new one.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from ..formats import apache, nginx
from ..manifest import Manifest, decode_manifest
from ..output_files import sha256_of, walk
from .base import Abilities, Keep, Package, PublishRefused, Release, Sent, Server
from .kind import HostKind, HostOptions
from .release_folders import MANIFEST, UNREADABLE, differing, keep, make_whole, own_files, published

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
        """The manifest beside the release that the link leads to; None also when somebody has deleted it."""
        if not self.link.is_symlink():
            if (self.link.is_dir() and any(self.link.iterdir())) or self.link.is_file():
                raise PublishRefused(
                    f"{self.link} is there already and was not published from here. Name another place, or move it away."
                )
            return None
        where = self.link.resolve().parent
        if where.parent != self.base.resolve():
            raise PublishRefused(f"{self.link} leads to {where}, which was not published from here.")
        file = where / MANIFEST
        return decode_manifest(file.read_bytes(), str(file)) if file.is_file() else None

    def damage(self, live: Manifest) -> frozenset[str]:
        """What in the live release's folder is not as its manifest says."""
        return differing(published(live), self.hashes(live.id))

    def send(self, package: Package, live: Manifest | None, damage: frozenset[str]) -> Sent:
        """Lays a new release beside the live one and swaps the link; a release that is there already is made whole."""
        target = self.base / package.manifest.id
        uploaded = self._mend(package) if target.is_dir() else self._lay(package, live)
        manifest = keep(self, package.manifest)
        _write_whole(target / MANIFEST, manifest.encode())
        self._switch(target)
        self._prune(manifest)
        gone = set(live.files) - set(manifest.files) - set(manifest.kept) if live else set()
        return Sent(tuple(uploaded), tuple(sorted(gone)))

    def roll_back(self, now: dt.datetime) -> Manifest:
        """Swaps the link back to the release before."""
        live = self.live()
        target = self.base / live.previous if live and live.previous else None
        if live is None or target is None or not (target / MANIFEST).is_file():
            raise PublishRefused("There is no release before this one to put back.")
        before = decode_manifest((target / MANIFEST).read_bytes(), str(target / MANIFEST))
        manifest = make_whole(self, before, live, now)
        _write_whole(target / MANIFEST, manifest.encode())
        self._switch(target)
        return manifest

    def hashes(self, release: str) -> Mapping[str, str]:
        """The hash of every file in a release's folder."""
        return {path: _hash(self.base / release / path) for path in _walk(self.base / release)}

    def all_hashes(self) -> Mapping[str, Mapping[str, str]]:
        """The same of all releases that are there."""
        return {folder.name: self.hashes(folder.name) for folder in self._releases()}

    def reuse(self, release: str, sources: Mapping[str, str]) -> None:
        """Puts links to files of other releases in the places of a release's own."""
        for path, source in sources.items():
            _link(self.base / source, self.base / release / path)

    def remove(self, release: str, paths: Collection[str]) -> None:
        """Deletes files of a release."""
        for path in paths:
            (self.base / release / path).unlink()

    def _lay(self, package: Package, live: Manifest | None) -> list[str]:
        incoming = self.base / f".incoming-{package.manifest.id}"
        shutil.rmtree(incoming, ignore_errors=True)
        there = self.hashes(live.id) if live else {}
        uploaded = []
        for path, digest in own_files(package.manifest).items():
            # A file that somebody has changed is never linked into another release.
            same = live is not None and there.get(path) == digest
            if not (same and live is not None and _link(self.base / live.id / path, incoming / path)):
                (incoming / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(package.root / path, incoming / path)
                uploaded.append(path)
        (incoming / "public").mkdir(parents=True, exist_ok=True)
        incoming.rename(self.base / package.manifest.id)
        return sorted(path.removeprefix("public/") for path in uploaded if path.startswith("public/"))

    def _mend(self, package: Package) -> list[str]:
        """Makes the folder of a release what the package is; what was not. Each file is replaced in one step."""
        target, own = self.base / package.manifest.id, own_files(package.manifest)
        wanted, found = published(package.manifest), self.hashes(package.manifest.id)
        wrong = differing(wanted, found)
        self.remove(package.manifest.id, wrong - wanted.keys())
        mended = sorted(wrong & own.keys())
        for path in mended:
            if (target / path).is_dir():
                shutil.rmtree(target / path)
            _write_whole(target / path, (package.root / path).read_bytes())
        return [path.removeprefix("public/") for path in mended]

    def _switch(self, target: Path) -> None:
        if self.link.is_dir() and not self.link.is_symlink():
            self.link.rmdir()  # empty: live() has looked
        fresh = self.base / ".new-link"
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(os.path.relpath(target / "public", self.link.parent))
        os.replace(fresh, self.link)
        os.utime(target)

    def _releases(self) -> list[Path]:
        return [path for path in self.base.iterdir() if path.is_dir() and not path.name.startswith(".")]

    def _prune(self, manifest: Manifest) -> None:
        newest = sorted(self._releases(), key=lambda p: p.stat().st_mtime, reverse=True)[: self.keep]
        for folder in self.base.iterdir():
            if folder.is_dir() and folder not in newest and folder.name not in (manifest.id, manifest.previous):
                shutil.rmtree(folder, ignore_errors=True)


def _walk(root: Path) -> Iterator[str]:
    """Every file below a folder, links to folders too."""
    yield from walk(root)
    for folder, folders, _ in os.walk(root):
        for name in folders:
            if Path(folder, name).is_symlink():
                yield Path(folder, name).relative_to(root).as_posix()


def _hash(path: Path) -> str:
    try:
        return UNREADABLE if path.is_symlink() else sha256_of(path)
    except OSError:
        return UNREADABLE


def _link(source: Path, target: Path) -> bool:
    """Puts a link to a file of an older release in place, in one step; False when it is not there any more."""
    fresh = target.with_name(target.name + ".new")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        fresh.unlink(missing_ok=True)
        os.link(source, fresh)
        os.replace(fresh, target)
    except OSError:
        return False
    return True


def _write_whole(path: Path, data: bytes) -> None:
    """Replaces a file in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    fresh.write_bytes(data)
    os.replace(fresh, path)


KIND = HostKind("folder", FolderOptions, lambda options, around: FolderHost(options))
