"""Reads a settings file into Pelican's settings, and leaves no trace of it in the process.

Pelican's own reader imports the file under its name, so that it stays in `sys.modules` and a project's settings are
those of whichever project was read last. Here the file is run, and what it says is handed over.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican.settings import DEFAULT_CONFIG, DEFAULT_THEME
from pelican.settings import read_settings as complete

from ..findings import Finding, Place
from ..plugin_settings import Problem, read_files, settings_findings, unknown_names
from ..plugin_settings.messages import SETTING_VALUE, SETTINGS_FILE
from .problem import SessionProblem

if TYPE_CHECKING:  # `serve` reads this before it may lean on what makes the site
    from ..content_model.schema.contributions import Contributions

COMMON = "pelicanconf.py"  # what any other settings file starts from
PUBLISHING = "publishconf.py"  # the settings of a publish build
_THEMES = Path(DEFAULT_THEME).parent
_FROM_HERE = "Write its path as it is seen from the settings file."
_PATHS = ("PATH", "OUTPUT_PATH", "CACHE_PATH", "THEME")

# What Pelican reads besides the settings that it has a default for, some of them under a name of old.
_WITHOUT_DEFAULT = """
ARCHIVES_SAVE_AS ARCHIVES_URL ARTICLE_DIR AUTHOR AUTHORS_SAVE_AS AUTHORS_URL AUTHOR_REGEX_SUBSTITUTIONS
AUTHOR_SUBSTITUTIONS AUTORELOAD_IGNORE_CACHE CATEGORIES_SAVE_AS CATEGORIES_URL CATEGORY_FEED_RSS
CATEGORY_REGEX_SUBSTITUTIONS CATEGORY_SUBSTITUTIONS CLEAN_URLS DEBUG DEFAULT_DATE EXTRA_TEMPLATES_PATHS FEED_ALL_RSS
FEED_ATOM FEED_DOMAIN FEED_RSS FILES_TO_COPY INDEX_SAVE_AS INDEX_URL JINJA_EXTENSIONS LESS_GENERATOR MD_EXTENSIONS
PAGE_DIR PAGINATED_DIRECT_TEMPLATES PLUGIN_PATH SLUG_SUBSTITUTIONS SUMMARY_MAX_PARAGRAPHS TAGS_SAVE_AS TAGS_URL
TAG_FEED_ATOM TAG_FEED_RSS TAG_REGEX_SUBSTITUTIONS TAG_SUBSTITUTIONS TIMEZONE TRANSLATION_FEED_RSS WRITE_SELECTED
"""
_PELICANS = {*DEFAULT_CONFIG, *_WITHOUT_DEFAULT.split()}
PELICAN_NAMES = _PELICANS | {f"{name}_URL" for name in _PELICANS if name.endswith(("_ATOM", "_RSS"))}  # each feed's


def read_settings(file: Path, overrides: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Pelican's settings from a settings file, with `overrides` on top and Pelican's defaults below.

    Paths are relative to the file's folder and come out absolute. Raises SessionProblem when the file cannot be run,
    or names a content folder or a theme that is not there.
    """
    settings = {**run_file(file), **(overrides or {})}
    problems = list(_make_absolute(settings, file.absolute().parent))
    if problems:
        raise SessionProblem(*settings_findings(problems, read_files(file.parent, file.name, COMMON)))
    read: dict[str, Any] = complete(override=settings)
    return read


def run_file(file: Path) -> dict[str, Any]:
    """The settings that a file gives on top of the common ones beside it, in the order of their names there.

    A setting that is a mapping adds to the common one, key by key and at every depth; any other takes its place.
    Raises SessionProblem.
    """
    own, common = _names_of(file), file.with_name(COMMON)
    return own if file.name == COMMON or not common.is_file() else _added_up(_names_of(common), own)


def _added_up(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Two mappings as one; where both have a value that is no mapping, the upper one's counts."""
    added = {**below, **above}
    for name in below.keys() & above.keys():
        lower, upper = below[name], above[name]
        if isinstance(lower, Mapping) and isinstance(upper, Mapping):
            added[name] = _added_up(lower, upper)
    return added


def _names_of(file: Path) -> dict[str, Any]:
    """A file's own upper-case names."""
    names: dict[str, Any] = {"__name__": file.stem, "__file__": str(file.absolute())}
    try:
        exec(compile(file.read_bytes(), file.absolute(), "exec"), names)
    except Exception as error:
        raise SessionProblem(_broken(error, file)) from error
    return {name: value for name, value in names.items() if name.isupper()}


def publish_settings(project: Path, overrides: Mapping[str, Any] | None = None) -> dict[str, Any] | None:
    """What the settings file of a publish build says, with `overrides` on top; None where it is not there or cannot be run.

    Any other build reads it to know what would stop a publish.
    """
    try:
        return {**run_file(project / PUBLISHING), **(overrides or {})}
    except SessionProblem:
        return None


def check_settings(
    settings: Mapping[str, Any], contributions: Contributions, files: Mapping[str, str]
) -> list[Finding]:
    """Everything that is wrong with the settings: values that do not fit, and names that nothing reads.

    `files` are the texts of the settings files by their names, the one that counts most first.
    """
    kinds = contributions.settings
    problems = [problem for kind in kinds for problem in kind.problems(settings)]
    if not problems:
        problems = [problem for check in contributions.settings_checks for problem in check(settings, contributions)]
    return settings_findings([*problems, *unknown_names(settings, kinds, PELICAN_NAMES)], files)


def _make_absolute(settings: dict[str, Any], folder: Path) -> Iterator[Problem]:
    """Makes paths start at the folder, and says which are no paths, or lead to nothing that a build can start from."""
    for name in _PATHS:
        path = settings.get(name, DEFAULT_CONFIG[name])
        if not isinstance(path, str | Path):
            yield Problem(SETTING_VALUE, name, f"{name} is {path!r}.", "Write the path of a folder.")
        elif name == "THEME" and not (folder / path).is_dir() and not (_THEMES / path).is_dir():
            yield Problem(SETTING_VALUE, name, f"THEME is {str(path)!r}, and there is no such folder.", _FROM_HERE)
        elif name == "PATH" and not (folder / path).is_dir():
            yield Problem(SETTING_VALUE, name, f"PATH is {str(path)!r}, and there is no such folder.", _FROM_HERE)
        elif name != "THEME" or (folder / path).is_dir():  # a theme may be one of Pelican's own, by name
            settings[name] = str(folder / path)
    settings["PLUGIN_PATHS"] = [str(folder / path) for path in settings.get("PLUGIN_PATHS", ())]


def _broken(error: Exception, file: Path) -> Finding:
    """What keeps a settings file from being run, at its line, which may stand in the common settings."""
    frames = [(frame.filename, frame.lineno or 0) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError):
        frames.append((error.filename or "", error.lineno or 0))
    names = {str(file.absolute().with_name(name)): name for name in (file.name, COMMON)}
    where, line = next(((names[n], line) for n, line in reversed(frames) if n in names), (file.name, 0))
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    return SETTINGS_FILE.at(
        f"The settings cannot be read: {type(error).__name__}: {said}.", file=where, place=Place(line)
    )
