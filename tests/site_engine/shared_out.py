"""Builds an edited site in one process and in two, and compares: `python -m tests.site_engine.shared_out FOLDER COUNT`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from random import Random

from plugins.recorded_reads import Workers
from tests.site_engine.edited import Edited, came_to
from tests.site_engine.edits import EDITS

ONE = {"RENDERED_SITE_WORKERS": 1}
TWO = {"RENDERED_SITE_WORKERS": 2, "RENDERED_SITE_PARALLEL_FROM": 1}


def main(folder: Path, count: int) -> None:
    """Edits a site so many times; after each edit it is built with one process and with two, from what each has kept."""
    assert Workers(2, 1).number(10) == 2, "this process cannot be forked"
    sites = Edited.new(folder / "one"), Edited.new(folder / "two")
    for seed in range(count):
        name = Random(seed).choice(sorted(EDITS))
        for site in sites:
            site.number += 1
            EDITS[name](site, Random(seed))
            os.environ["SOURCE_DATE_EPOCH"] = site.moment
        one, two = sites[0].build("output", **ONE), sites[1].build("output", **TWO)
        assert came_to(one) == came_to(two), name
        assert [cause.name for cause in one.causes] == [cause.name for cause in two.causes], name
        if one.ok:
            assert sites[0].files("output") == sites[1].files("output"), name


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
