"""A build that takes what is kept comes to what a clean build comes to, byte for byte, whatever was edited before."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.site_engine.edits import EDITS, Edited, came_to
from tests.support.counts import count

SEQUENCE = st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 2**16)), min_size=1, max_size=3)
CLEAN = {"RENDERED_SITE_CACHE": None}


@pytest.fixture(scope="module", autouse=True)
def clock() -> Iterator[None]:
    """The moment that counts as the present is the tests' to set."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    yield
    os.environ.pop("SOURCE_DATE_EPOCH")
    if before is not None:
        os.environ["SOURCE_DATE_EPOCH"] = before


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site before the first edit, built, with what that build has kept."""
    site = Edited.new(tmp_path_factory.mktemp("built"))
    os.environ["SOURCE_DATE_EPOCH"] = site.moment
    result = site.build("output")
    assert result.ok, result.errors
    return site.folder


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A new folder for each example."""
    root = tmp_path_factory.mktemp("edited")
    return (root / str(number) for number in itertools.count())


def edited(site: Edited, edits: list[tuple[str, int]]) -> Iterator[list[str]]:
    """Makes the edits one by one; the names of those made so far."""
    for number, (name, seed) in enumerate(edits, 1):
        site.number += 1
        EDITS[name](site, Random(seed))
        os.environ["SOURCE_DATE_EPOCH"] = site.moment
        yield [name for name, _ in edits[:number]]


@settings(max_examples=count(40, 500))
@given(SEQUENCE)
def test_any_edits_give_what_a_clean_build_gives(
    built: Path, folders: Iterator[Path], edits: list[tuple[str, int]]
) -> None:
    """After each edit: the same files, no stale one and none missing, and the same findings."""
    folder = next(folders)
    shutil.copytree(built, folder)
    site = Edited(folder)
    for made in edited(site, edits):
        kept, clean = site.build("output"), site.build("clean", **CLEAN)
        assert came_to(kept) == came_to(clean), made
        if clean.ok:
            assert site.files("output") == site.files("clean"), made
    shutil.rmtree(folder)
