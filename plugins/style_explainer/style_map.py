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
# The two axes, with an arrow at the end of each, and where their lettering begins or ends.
AXES = f"M{LEFT - 4} {TOP - 10}l4-6 4 6m-4-6V{BOTTOM}H{RIGHT + 2}m-6-4 6 4-6 4"
UPWARD, RIGHTWARD = (LEFT + 14, TOP - 10), (RIGHT - 14, HEIGHT - 7)
MIDDLE = ((LEFT + RIGHT) // 2, (TOP + BOTTOM) // 2)
# A place of 0 or 1 stands this far inside the plane, as a share of its side, so that there is room around it.
INSET = 0.09
# A region reaches this share of the way to its nearest neighbor: above a half, so that neighbors run into each other.
REACH = 0.59
LEAST, MOST = 0.13, 0.28  # a region's radius, as a share of the plane's side
# Places nearer to each other than this, on the dimensions from 0 to 1, cannot both be lettered.
NEAREST = 0.15
MARGIN = 5  # between a region and the plane's edge
POINTS = 6  # how many points a region's outline is drawn through
LETTERS_A_LINE = 13  # a longer name is broken at a space
LINE = 19  # from one line of a name to the next
LETTER = 9.2  # about the width of a letter of a name, which is set in 17 units


@dataclass(frozen=True, slots=True)
class Region:
    """A style's soft region: the outline's path, and its name in one or more lines, the first around (x, y)."""

    path: str
    x: int
    y: int
    lines: tuple[str, ...]


def regions(styles: Iterable[tuple[str, float, float]]) -> tuple[Region, ...]:
    """A region for each (name, anxiety, avoidance), anxiety growing to the right and avoidance upward."""
    named = [(name, _point(anxiety, avoidance)) for name, anxiety, avoidance in styles]
    middles = [point for _, point in named]
    return tuple(_region(name, middle, _radius(middle, middles)) for name, middle in named)


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


def _region(name: str, middle: tuple[float, float], radius: float) -> Region:
    lines = _lines(name)
    x = round(_lettered(middle[0], radius, lines))
    return Region(_outline(name, middle, radius), x, round(middle[1] - LINE * (len(lines) - 1) / 2), lines)


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
    x, y = middle
    points = []
    for step in range(POINTS):
        angle = math.tau * step / POINTS
        across, down = math.cos(angle), math.sin(angle)
        reach = radius * (1 + 0.07 * math.sin(2 * angle + first) + 0.05 * math.sin(3 * angle + second))
        # Near the plane's edge the shape is pressed flatter, so that it stays inside and stays round.
        room_x = (RIGHT - x if across > 0 else x - LEFT) - MARGIN
        room_y = (BOTTOM - y if down > 0 else y - TOP) - MARGIN
        points.append((x + min(reach, room_x) * across, y + min(reach, room_y) * down))
    return _smooth(points)


def _smooth(points: Sequence[tuple[float, float]]) -> str:
    """A closed path of cubic curves through the points (Catmull-Rom), in whole units, each step from where it is.

    A curve starts as the one before it ends, so that after the first one the short form `s` says it all.
    """
    count = len(points)
    whole = [(round(x), round(y)) for x, y in points]
    path = f"M{_pair(whole[0])}"
    for i in range(count):
        start, end = whole[i], whole[(i + 1) % count]
        leaving = (points[(i + 1) % count][0] - points[i - 1][0], points[(i + 1) % count][1] - points[i - 1][1])
        arriving = (points[(i + 2) % count][0] - points[i][0], points[(i + 2) % count][1] - points[i][1])
        bend = (round(end[0] - arriving[0] / 6) - start[0], round(end[1] - arriving[1] / 6) - start[1])
        step = (end[0] - start[0], end[1] - start[1])
        path += f"c{_pair((round(leaving[0] / 6), round(leaving[1] / 6)))} " if i == 0 else "s"
        path += f"{_pair(bend)} {_pair(step)}"
    return f"{path}z"


def _pair(point: tuple[int, int]) -> str:
    return f"{point[0]} {point[1]}"


def _lines(name: str) -> tuple[str, ...]:
    lines: list[str] = []
    for word in name.split():
        if lines and len(lines[-1]) + 1 + len(word) <= LETTERS_A_LINE:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return tuple(lines)


def _lettered(x: float, radius: float, lines: Sequence[str]) -> float:
    """Where the lettering's middle stands: a wide name is moved outward, off its neighbors, and never off the plane."""
    half = LETTER / 2 * max(len(line) for line in lines)
    outward = math.copysign(max(0.0, half - 0.6 * radius), x - (LEFT + RIGHT) / 2)
    return min(max(x + outward, LEFT + half), RIGHT - half)
