"""Reads a settings file into Pelican's settings, and leaves no trace of it in the process.

Pelican's own reader imports the file under its name, so that it stays in `sys.modules` and a project's settings are
those of whichever project was read last. Here the file is run, and what it says is handed over.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican.settings import DEFAULT_CONFIG
from pelican.settings import read_settings as complete

_PATHS = ("PATH", "OUTPUT_PATH", "CACHE_PATH", "THEME")


def read_settings(file: Path, overrides: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Pelican's settings from a settings file, with `overrides` on top and Pelican's defaults below.

    Paths are relative to the file's folder and come out absolute. Raises OSError when the file cannot be read,
    ValueError when Pelican refuses what it says, and whatever running the file raises.
    """
    settings = {**run_file(file), **(overrides or {})}
    folder = file.resolve().parent
    for name in _PATHS:
        path = folder / settings.get(name, DEFAULT_CONFIG[name])
        if name != "THEME" or path.exists():  # a theme may be one of Pelican's own, by name
            settings[name] = str(path)
    settings["PLUGIN_PATHS"] = [str(folder / path) for path in settings.get("PLUGIN_PATHS", ())]
    read: dict[str, Any] = complete(override=settings)
    return read


def run_file(file: Path) -> dict[str, Any]:
    """The settings that a file itself gives: its upper-case names, in its order."""
    names: dict[str, Any] = {"__name__": file.stem, "__file__": str(file.resolve())}
    exec(compile(file.read_bytes(), file, "exec"), names)
    return {name: value for name, value in names.items() if name.isupper()}
