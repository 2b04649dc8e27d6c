"""GitHub Pages: the site is the content of a branch.

Set up: in the repository's settings, let Pages be deployed from the branch `gh-pages`, folder `/`. The domain is
written to CNAME by itself. Pages sends no headers of ours and has no redirects: old addresses get a page that
sends the visitor on. Whoever needs the security headers puts a proxy in front or uses another host.

A publish is one commit, pushed as it is or refused as a whole. Of two at once, git lets the first one win.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from msgspec import Meta

from ..manifest import Manifest, decode_manifest
from .base import Abilities, Package, PublishRefused, Release, Sent
from .kind import HostKind, HostOptions, Surroundings

MANIFEST = ".publish/manifest.json"


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
        """No lock: a push that does not build on what is live is refused by git itself."""
        if not (self.scratch / "HEAD").is_file():
            self.scratch.mkdir(parents=True, exist_ok=True)
            self._git("init", "--bare", "--quiet", "--initial-branch", self.branch, ".")
        address = self.remote
        if "/" not in address and ":" not in address:
            asked = subprocess.run(
                ["git", "remote", "get-url", "--", address], cwd=self.project, capture_output=True, text=True
            )
            if asked.returncode:
                raise PublishRefused(
                    f"The project has no git remote {address!r}. Add it, or write its address in publishconf.py."
                )
            address = asked.stdout.strip()
        elif Path(self.project, address).exists():
            address = str(Path(self.project, address).resolve())
        self._git("config", "remote.site.url", address)
        self._credentials = self._as_the_project_does()
        yield

    def live(self) -> Manifest | None:
        """The manifest at the tip of the branch."""
        if not self._fetch():
            return None
        shown = self._git("show", f"{self._tip}:{MANIFEST}", check=False)
        if shown.returncode:
            raise PublishRefused(
                f"The branch {self.branch} was not published from here. Name another branch, or delete it."
            )
        return decode_manifest(shown.stdout, f"{self.branch}:{MANIFEST}")

    def interrupted(self) -> bool:
        """Never: the last step is one."""
        return False

    def send(self, package: Package, live: Manifest | None) -> Sent:
        """Makes one commit of the package and pushes it."""
        for path in package.manifest.kept:
            kept = self._git("show", f"{self._tip}:{path}", check=False)
            if kept.returncode == 0:
                target = package.public / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(kept.stdout)
        (package.public / ".publish").mkdir()
        (package.public / MANIFEST).write_bytes(package.manifest.encode())
        # ghp-import starts from refs/remotes/site/BRANCH, which _fetch has brought up to date.
        self._run(
            [
                sys.executable,
                "-m",
                "ghp_import",
                "--remote",
                "site",
                "--branch",
                self.branch,
                "--message",
                f"Publish release {package.manifest.id}",
                str(package.public),
            ]
        )
        before = [self._tip] if live else []
        names = self._git(
            "diff-tree",
            "-r",
            "--name-status",
            "--no-commit-id",
            "--no-renames",
            *(["--root"] if not before else []),
            *before,
            f"refs/heads/{self.branch}",
        ).stdout.decode()
        self._push()
        changes = [line.split("\t", 1) for line in names.splitlines()]
        return Sent(
            tuple(sorted(path for kind, path in changes if kind != "D" and path != MANIFEST)),
            tuple(sorted(path for kind, path in changes if kind == "D")),
        )

    def roll_back(self) -> Manifest:
        """Makes a commit with the content of the release before, and pushes it."""
        live = self.live()
        if live is None or not live.previous:
            raise PublishRefused("There is no release before this one to put back.")
        for commit in self._git("rev-list", "--first-parent", self._tip).stdout.decode().split():
            shown = self._git("show", f"{commit}:{MANIFEST}", check=False)
            if shown.returncode == 0 and decode_manifest(shown.stdout, commit).id == live.previous:
                break
        else:
            raise PublishRefused("The release before this one is not in the branch's history any more.")
        manifest = decode_manifest(shown.stdout, commit)
        made = self._git("commit-tree", self._tree_of(commit), "-p", self._tip, "-m", f"Put back release {manifest.id}")
        self._git("update-ref", f"refs/heads/{self.branch}", made.stdout.decode().strip())
        self._push()
        return manifest

    def _tree_of(self, commit: str) -> str:
        """A tree of the commit's files and the hashed files that are live: pages that are still open ask for those."""
        there = set(self._git("ls-tree", "-r", "--name-only", commit, "--", "assets/").stdout.splitlines())
        live = self._git("ls-tree", "-r", self._tip, "--", "assets/").stdout.splitlines()
        more = [line for line in live if line.split(b"\t", 1)[1] not in there]
        index = self.scratch / "rollback-index"
        index.unlink(missing_ok=True)
        self._git("read-tree", f"--index-output={index}", commit)
        self._run(["git", "update-index", "--index-info"], data=b"".join(line + b"\n" for line in more), index=index)
        return self._run(["git", "write-tree"], index=index).stdout.decode().strip()

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

    def _fetch(self) -> bool:
        """Brings the branch's tip here; False when there is no such branch yet."""
        asked = self._git("ls-remote", "--heads", "site", f"refs/heads/{self.branch}")
        if not asked.stdout.strip():
            self._git("update-ref", "-d", self._tip)
            self._git("update-ref", "-d", f"refs/heads/{self.branch}")
            return False
        self._git("fetch", "--quiet", "--no-tags", "site", f"+refs/heads/{self.branch}:{self._tip}")
        return True

    def _push(self) -> None:
        pushed = self._git("push", "--quiet", "site", f"refs/heads/{self.branch}:refs/heads/{self.branch}", check=False)
        if pushed.returncode:
            words = pushed.stderr.decode(errors="replace").strip()
            if any(
                word in words
                for word in ("non-fast-forward", "fetch first", "rejected", "failed to update ref", "cannot lock ref")
            ):
                raise PublishRefused(
                    "Another publish was faster, and is live. Look at it, then publish again if it is still needed."
                )
            raise PublishRefused(f"The push was refused; the live site is as it was.\n{words}")

    def _git(self, *args: str, check: bool = True) -> subprocess.CompletedProcess[bytes]:
        return self._run(["git", *args], check=check)

    def _run(
        self, command: list[str], *, check: bool = True, data: bytes = b"", index: Path | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        env = {**os.environ, **self._credentials, "GIT_TERMINAL_PROMPT": "0", "GIT_DIR": str(self.scratch)}
        if index is not None:
            env["GIT_INDEX_FILE"] = str(index)
        for role in ("AUTHOR", "COMMITTER"):
            env.setdefault(f"GIT_{role}_NAME", "Site publisher")
            env.setdefault(f"GIT_{role}_EMAIL", "publisher@localhost")
        done = subprocess.run(command, cwd=self.scratch, env=env, input=data, capture_output=True, timeout=1800)
        if check and done.returncode:
            raise PublishRefused(
                f"git could not be used; the live site is as it was.\n{done.stderr.decode(errors='replace').strip()}"
            )
        return done


def _make(options: PagesOptions, around: Surroundings) -> PagesHost:
    return PagesHost(options, around.project, around.scratch / "pages.git")


KIND = HostKind("pages", PagesOptions, _make)
