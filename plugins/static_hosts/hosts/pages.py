"""GitHub Pages: the site is the content of a branch.

Set up: in the repository's settings, let Pages be deployed from the branch `gh-pages`, folder `/`. The domain is
written to CNAME by itself. Pages sends no headers of ours and has no redirects: old addresses get a page that
sends the visitor on. Whoever needs the security headers puts a proxy in front or uses another host.

A publish is one commit, pushed as it is or refused as a whole. Of two at once, git lets the first one win.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from msgspec import Meta

from ..manifest import Manifest, decode_manifest
from ..package import write
from .base import Abilities, Package, PublishRefused, Release, Sent
from .kind import HostKind, HostOptions, Surroundings
from .release_folders import UNREADABLE, differing, own_files, published, put_back, without

MANIFEST = ".publish/manifest.json"
_NOTHING = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"  # git's name for a tree without files
_FAR_BACK = 500  # commits
_BYTES_AS_THEY_ARE = (
    *("-c", "core.autocrlf=false", "-c", "core.safecrlf=false"),
    *("-c", "core.attributesFile=/dev/null", "-c", "core.excludesFile=/dev/null"),
)


_BRANCH = r"\A(?!-).+\Z"


class PagesOptions(HostOptions, frozen=True):
    """`remote` is a git address or the name of one of the project's remotes; `cname`: the domain is written to CNAME."""

    remote: Annotated[str, Meta(pattern=_BRANCH, description="a git address, or the name of a remote")] = "origin"
    branch: Annotated[str, Meta(pattern=_BRANCH, description='a branch such as "gh-pages"')] = "gh-pages"
    cname: Annotated[bool, Meta(description="True or False")] = True


class PagesHost:
    """Publishes to a branch of a repository."""

    name = "pages"
    abilities = Abilities()

    def __init__(self, options: PagesOptions, project: Path, scratch: Path) -> None:
        self._credentials: dict[str, str] = {}
        self.remote, self.branch, self.cname = options.remote, options.branch, options.cname
        self.project, self.scratch = project, scratch

    def extras(self, release: Release) -> Mapping[str, bytes]:
        """The domain, and the mark that the files are to be served as they are."""
        extras = {"public/.nojekyll": b""}
        parts = urlsplit(release.site)
        if self.cname and parts.hostname and parts.path in ("", "/"):
            extras["public/CNAME"] = parts.hostname.encode() + b"\n"
        return extras

    @contextmanager
    def lock(self) -> Iterator[None]:
        """A lock on this machine's own copy of the branch. Between machines there is none: a push that does not build
        on what is live is refused by git itself.
        """
        self.scratch.parent.mkdir(parents=True, exist_ok=True)
        with self.scratch.with_suffix(".lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise PublishRefused("Another publish is at work on this machine. Wait until it has ended.") from None
            self._credentials = self._as_the_project_does()
            self._prepare()
            yield

    def live(self) -> Manifest | None:
        """The newest manifest in the branch's history: somebody may have deleted the one at its tip."""
        if not self._fetch():
            return None
        for commit in self._history():
            if (manifest := self._manifest(commit)) is not None:
                return manifest
        raise PublishRefused(
            f"The branch {self.branch} was not published from here. Name another branch, or delete it."
        )

    def damage(self, live: Manifest) -> frozenset[str]:
        """What at the branch's tip is not as the manifest says."""
        return differing(published(live), self._hashes(self._tip))

    def send(self, package: Package, live: Manifest | None, damage: frozenset[str]) -> Sent:
        """Makes one commit of the package and pushes it."""
        manifest, entries = self._keep(package.manifest)
        write(package.public / MANIFEST, manifest.encode())
        tree = self._tree(entries, package.public)
        commit = self._commit(tree, f"Publish release {manifest.id}")
        before = self._tip if self._exists(self._tip) else _NOTHING
        names = self._git("diff-tree", "-r", "-z", "--name-status", "--no-renames", before, tree).stdout.decode()
        self._push(commit)
        words = names.split("\0")
        changes = [(kind, path) for kind, path in zip(words[::2], words[1::2], strict=False) if path != MANIFEST]
        return Sent(
            tuple(sorted(path for kind, path in changes if kind != "D")),
            tuple(sorted(path for kind, path in changes if kind == "D")),
        )

    def roll_back(self, now: dt.datetime) -> Manifest:
        """Makes a commit with the content of the release before, and pushes it."""
        live = self.live()
        if live is None or not live.previous:
            raise PublishRefused("There is no release before this one to put back.")
        for commit in self._history():
            before = self._manifest(commit)
            # Somebody may have edited it by hand afterwards; the commit that published it is further back.
            if before is not None and before.id == live.previous:
                own = own_files(before)
                found = self._hashes(commit)
                if all(found.get(path) == digest for path, digest in own.items()):
                    break
        else:
            raise PublishRefused("The release before this one is not in the branch's history any more.")
        manifest, entries = self._keep(put_back(before, live, now))
        blobs = self._blobs(commit)
        entries |= {path: blobs[path] for path in (name.removeprefix("public/") for name in own)}
        entries[MANIFEST] = self._git("hash-object", "-w", "--stdin", data=manifest.encode()).stdout.decode().strip()
        self._push(self._commit(self._tree(entries), f"Put back release {manifest.id}"))
        return manifest

    def _keep(self, manifest: Manifest) -> tuple[Manifest, dict[str, str]]:
        """The kept files' objects by path, from wherever in the history they are whole; what is nowhere is not kept."""
        own = own_files(manifest)
        wanted = {path: digest for path, digest in published(manifest).items() if path not in own}
        entries: dict[str, str] = {}
        for commit in self._history() if wanted else ():
            blobs = self._blobs(commit)
            left = {path: blobs[path[7:]] for path in wanted if path[7:] not in entries and path[7:] in blobs}
            hashes = self._sha256(left.values())
            entries |= {path[7:]: blob for path, blob in left.items() if wanted[path] in ("", hashes[blob])}
            if len(entries) == len(wanted):
                break
        return without(manifest, [path for path in wanted if path[7:] not in entries]), entries

    def _tree(self, entries: Mapping[str, str], folder: Path | None = None) -> str:
        """A tree of objects by path, and of the files in a folder."""
        index = self.scratch / "publish-index"
        index.unlink(missing_ok=True)
        if folder is not None:
            self._git("add", "--all", "--force", ".", index=index, folder=folder)
        lines = "".join(f"100644 {blob}\t{path}\n" for path, blob in entries.items())
        self._git("update-index", "--add", "--index-info", data=lines.encode(), index=index)
        return self._git("write-tree", index=index).stdout.decode().strip()

    def _commit(self, tree: str, message: str) -> str:
        parent = ["-p", self._tip] if self._exists(self._tip) else []
        return self._git("commit-tree", tree, *parent, "-m", message).stdout.decode().strip()

    def _history(self) -> list[str]:
        """The commits of the branch, newest first, as far back as anything is put back from."""
        if not self._exists(self._tip):
            return []
        return self._git("rev-list", "--first-parent", f"--max-count={_FAR_BACK}", self._tip).stdout.decode().split()

    def _manifest(self, commit: str) -> Manifest | None:
        shown = self._git("show", f"{commit}:{MANIFEST}", check=False)
        return None if shown.returncode else decode_manifest(shown.stdout, f"{self.branch}:{MANIFEST}")

    def _exists(self, name: str) -> bool:
        return self._git("rev-parse", "--verify", "--quiet", name, check=False).returncode == 0

    def _blobs(self, commit: str) -> dict[str, str]:
        """The objects of a commit's files by path; "" for a link or a whole repository."""
        found = {}
        for line in self._git("ls-tree", "-r", "-z", commit).stdout.decode(errors="surrogateescape").split("\0"):
            if line:
                (mode, kind, blob), path = line.split("\t", 1)[0].split(), line.split("\t", 1)[1]
                found[path] = blob if kind == "blob" and mode.startswith("100") else ""
        return found

    def _hashes(self, commit: str) -> dict[str, str]:
        """The hash of each of a commit's files, by path below a package's root."""
        blobs = {path: blob for path, blob in self._blobs(commit).items() if path != MANIFEST}
        hashes = self._sha256(blob for blob in blobs.values() if blob)
        return {f"public/{path}": hashes.get(blob, UNREADABLE) for path, blob in blobs.items()}

    def _sha256(self, blobs: Iterable[str]) -> dict[str, str]:
        wanted = sorted(set(blobs))
        data = self._git("cat-file", "--batch", data="".join(f"{blob}\n" for blob in wanted).encode()).stdout
        found, at = {}, 0
        for blob in wanted:
            end = data.index(b"\n", at)
            size = int(data[at:end].split()[2])
            found[blob] = hashlib.sha256(data[end + 1 : end + 1 + size]).hexdigest()
            at = end + 1 + size + 1
        return found

    @property
    def _tip(self) -> str:
        return f"refs/remotes/site/{self.branch}"

    def _as_the_project_does(self) -> dict[str, str]:
        """How the project's repository reaches its remotes (credentials, proxies, other addresses), for git's environment.

        A workflow's checkout keeps its token there. It is handed on in memory, and written nowhere.
        """
        wanted = r"^(http|credential|url|core\.sshcommand)\b"
        asked = subprocess.run(
            ["git", "config", "--local", "-z", "--get-regexp", wanted], cwd=self.project, capture_output=True, text=True
        )
        pairs = [item.partition("\n")[::2] for item in asked.stdout.split("\0") if item]
        env = {"GIT_CONFIG_COUNT": str(len(pairs))} if pairs else {}
        for number, (key, value) in enumerate(pairs):
            env |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
        return env

    def _prepare(self) -> None:
        """Sees to this machine's own copy of the branch, which may be missing, broken or left locked."""
        for left in self.scratch.rglob("*.lock"):
            left.unlink(missing_ok=True)
        if not self._is_repository():
            self._start_anew()
        address = self.remote
        if "/" not in address and ":" not in address:
            asked = subprocess.run(
                ["git", "remote", "get-url", "--", address], cwd=self.project, capture_output=True, text=True
            )
            if asked.returncode:
                raise PublishRefused(
                    f"The project has no git remote {address!r}. Add it with `git remote add {address} "
                    "https://github.com/OWNER/NAME.git`, or write that address as `remote` in publishconf.py."
                )
            address = asked.stdout.strip()
        elif Path(self.project, address).exists():
            address = str(Path(self.project, address).resolve())
        self._git("config", "remote.site.url", address)

    def _is_repository(self) -> bool:
        return self.scratch.is_dir() and self._git("rev-parse", "--git-dir", check=False).returncode == 0

    def _start_anew(self) -> None:
        if self.scratch.is_file():
            self.scratch.unlink()
        shutil.rmtree(self.scratch, ignore_errors=True)
        self.scratch.mkdir(parents=True, exist_ok=True)
        self._git("init", "--bare", "--quiet", "--initial-branch", self.branch, ".")

    def _fetch(self) -> bool:
        """Brings the branch's tip here; False when there is no such branch yet."""
        asked = self._git("ls-remote", "--heads", "site", f"refs/heads/{self.branch}")
        if not asked.stdout.strip():
            self._git("update-ref", "-d", self._tip)
            return False
        fetch = ("fetch", "--quiet", "--no-tags", "site", f"+refs/heads/{self.branch}:{self._tip}")
        whole = ("rev-list", "--objects", "--quiet", self._tip)
        if self._git(*fetch, check=False).returncode or self._git(*whole, check=False).returncode:
            self._start_anew()  # the remote can be reached, so it is this machine's copy that is broken
            self._prepare()
            self._git(*fetch)
        return True

    def _push(self, commit: str) -> None:
        pushed = self._git("push", "--porcelain", "site", f"{commit}:refs/heads/{self.branch}", check=False)
        if not pushed.returncode:
            return
        words = pushed.stderr.decode(errors="replace").strip()
        reason = next(
            (line for line in pushed.stdout.decode(errors="replace").splitlines() if line.startswith("!")), ""
        )
        if any(
            word in reason
            for word in ("non-fast-forward", "fetch first", "stale info", "failed to update ref", "cannot lock")
        ):
            raise PublishRefused(
                "Another publish was faster, and is live. Look at it, then publish again if it is still needed."
            )
        said = "\n".join(filter(None, (words, reason.rpartition("\t")[2])))
        raise PublishRefused(f"The push was refused; the live site is as it was.\n{said}")

    def _git(
        self,
        *args: str,
        check: bool = True,
        data: bytes = b"",
        index: Path | None = None,
        folder: Path | None = None,
    ) -> subprocess.CompletedProcess[bytes]:
        """Runs git on this machine's copy. Raises PublishRefused with git's own words when it fails."""
        env = {**os.environ, **self._credentials, "GIT_TERMINAL_PROMPT": "0", "GIT_DIR": str(self.scratch)}
        if index is not None:
            env["GIT_INDEX_FILE"] = str(index)
        if folder is not None:
            env["GIT_WORK_TREE"] = str(folder)
        for role in ("AUTHOR", "COMMITTER"):
            env.setdefault(f"GIT_{role}_NAME", "Site publisher")
            env.setdefault(f"GIT_{role}_EMAIL", "publisher@localhost")
        done = subprocess.run(
            ["git", *_BYTES_AS_THEY_ARE, *args],
            cwd=folder or self.scratch,
            env=env,
            input=data,
            capture_output=True,
            timeout=1800,
        )
        if check and done.returncode:
            raise PublishRefused(
                f"git could not be used; the live site is as it was.\n{done.stderr.decode(errors='replace').strip()}"
            )
        return done


def _make(options: PagesOptions, around: Surroundings) -> PagesHost:
    return PagesHost(options, around.project, around.scratch / "pages.git")


KIND = HostKind("pages", PagesOptions, _make)
