"""The map's drawing: from places on the two dimensions to shapes and lettering, in the units of its viewBox.

Pure geometry. The template only prints what stands here.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

# The viewBox: the plane with a line of lettering above it and one below.
WIDTH, HEIGHT = 320, 348
LEFT, RIGHT, TOP, BOTTOM = 6, 314, 26, 322
# A place of 0 or 1 stands this far inside the plane, as a share of its side, so that there is room around it.
INSET = 0.1
# A region reaches this share of the way to its nearest neighbor: above a half, so that neighbors run into each other.
REACH = 0.58
LEAST, MOST = 0.13, 0.285  # a region's radius, as a share of the plane's side
# Places nearer to each other than this, on the dimensions from 0 to 1, cannot both be lettered.
NEAREST = 0.15
POINTS = 9  # how many points a region's outline is drawn through
LETTERS_A_LINE = 13  # a longer name is broken at a space


@dataclass(frozen=True, slots=True)
class Region:
    """A style's soft region: the outline's path, its middle, and its name in one or more lines."""

    path: str
    x: int
    y: int
    lines: tuple[str, ...]


def regions(styles: Iterable[tuple[str, float, float]]) -> tuple[Region, ...]:
    """A region for each (name, anxiety, avoidance), anxiety growing to the right and avoidance upward."""
    named = [(name, _point(anxiety, avoidance)) for name, anxiety, avoidance in styles]
    middles = [point for _, point in named]
    return tuple(
        Region(
            path=_outline(name, middle, _radius(middle, middles)),
            x=round(_lettered(middle[0], name)),
            y=round(middle[1]),
            lines=_lines(name),
        )
        for name, middle in named
    )


def spot(anxiety: float, avoidance: float) -> tuple[int, int]:
    """Where the style stands on the small map beside its name, whose sides are 40 units."""
    return round(9 + 22 * anxiety), round(31 - 22 * avoidance)


def room_between(places: Sequence[tuple[float, float]]) -> bool:
    """Whether the middle of the map is free, so that it can say what the space between the regions is."""
    return len(places) > 2 and all(math.dist(place, (0.5, 0.5)) > 0.25 for place in places)


def too_near(places: Iterable[tuple[str, float, float]]) -> tuple[str, str] | None:
    """The first two names whose regions would hide each other, or None."""
    for one, other in combinations(places, 2):
        if math.dist(one[1:], other[1:]) < NEAREST:
            return one[0], other[0]
    return None


def _point(anxiety: float, avoidance: float) -> tuple[float, float]:
    share = 1 - 2 * INSET
    return (
        LEFT + (RIGHT - LEFT) * (INSET + share * anxiety),
        BOTTOM - (BOTTOM - TOP) * (INSET + share * avoidance),
    )


def _radius(middle: tuple[float, float], middles: Sequence[tuple[float, float]]) -> float:
    side = RIGHT - LEFT
    away = min((math.dist(middle, other) for other in middles if other != middle), default=side)
    return min(max(REACH * away, LEAST * side), MOST * side)


def _outline(name: str, middle: tuple[float, float], radius: float) -> str:
    """A round, uneven outline: each name has a shape of its own, the same in every build."""
    seed = zlib.crc32(name.encode())
    first, second = seed % 628 / 100, seed // 628 % 628 / 100
    points = []
    for step in range(POINTS):
        angle = math.tau * step / POINTS
        reach = radius * (1 + 0.07 * math.sin(2 * angle + first) + 0.05 * math.sin(3 * angle + second))
        x, y = middle[0] + reach * math.cos(angle), middle[1] + reach * math.sin(angle)
        points.append((min(max(x, LEFT + 5), RIGHT - 3), min(max(y, TOP + 3), BOTTOM - 5)))
    return _smooth(points)


def _smooth(points: Sequence[tuple[float, float]]) -> str:
    """A closed path of cubic curves through the points (Catmull-Rom), in whole units."""
    count = len(points)
    parts = [f"M{points[0][0]:.0f} {points[0][1]:.0f}C"]
    curves = []
    for i in range(count):
        before, start, end, after = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        curves.append(
            f"{start[0] + (end[0] - before[0]) / 6:.0f} {start[1] + (end[1] - before[1]) / 6:.0f} "
            f"{end[0] - (after[0] - start[0]) / 6:.0f} {end[1] - (after[1] - start[1]) / 6:.0f} {end[0]:.0f} {end[1]:.0f}"
        )
    return "".join([*parts, " ".join(curves), "Z"])


def _lines(name: str) -> tuple[str, ...]:
    lines: list[str] = []
    for word in name.split():
        if lines and len(lines[-1]) + 1 + len(word) <= LETTERS_A_LINE:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return tuple(lines)


def _lettered(x: float, name: str) -> float:
    """The middle of the name's lettering, moved inward where the name would leave the plane."""
    half = 4.9 * max(len(line) for line in _lines(name))  # half of about 9.8 units a letter, bold, at 17 units
    return min(max(x, LEFT + half), RIGHT - half)
