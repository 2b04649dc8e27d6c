"""The map's geometry."""

from __future__ import annotations

import math
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.style_explainer.style_map import (
    BOTTOM,
    HEIGHT,
    LEFT,
    LETTER,
    RIGHT,
    TOP,
    WIDTH,
    regions,
    room_between,
    spot,
    too_near,
)

FOUR = (("Secure", 0.2, 0.2), ("Anxious", 0.8, 0.2), ("Avoidant", 0.2, 0.8), ("Disorganized", 0.8, 0.8))
shares = st.floats(0, 1)
names = st.text("abcdefgh ", min_size=1, max_size=24).filter(lambda text: text.strip() != "")


def curves(path: str) -> list[list[tuple[float, float]]]:
    """A path's cubic curves, four points each, from its own words: M, then c once, then s, each relative."""
    start, first, *rest = re.split("[cs]", path.removesuffix("z"))
    x, y = map(float, start.removeprefix("M").split())
    found: list[list[tuple[float, float]]] = []
    for words in (first, *rest):
        numbers = [float(word) for word in words.split()]
        points = [(x + dx, y + dy) for dx, dy in zip(numbers[::2], numbers[1::2], strict=True)]
        if len(points) == 2:  # `s`: the first handle mirrors the last one of the curve before
            handle = found[-1][2]
            points.insert(0, (2 * x - handle[0], 2 * y - handle[1]))
        found.append([(x, y), *points])
        x, y = points[-1]
    return found


def outline(path: str) -> list[tuple[float, float]]:
    """Points along a path, ten to a curve."""
    points = []
    for a, b, c, d in curves(path):
        for step in range(10):
            t = step / 10
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            points.append((sum(w * p[0] for w, p in zip(weights, (a, b, c, d), strict=True)),
                           sum(w * p[1] for w, p in zip(weights, (a, b, c, d), strict=True))))  # fmt: skip
    return points


@given(st.lists(st.tuples(names, shares, shares), min_size=1, max_size=8))
def test_every_region_and_name_stays_on_the_map(styles: list[tuple[str, float, float]]) -> None:
    """Whatever the places and names, outlines lie inside the plane and no lettering leaves the drawing."""
    for region in regions(styles):
        for x, y in outline(region.path):
            assert LEFT <= x <= RIGHT
            assert TOP <= y <= BOTTOM
        assert LEFT <= region.x <= RIGHT
        assert TOP <= region.y <= BOTTOM
        half = LETTER / 2 * max(map(len, region.lines))
        if 2 * half < RIGHT - LEFT:
            assert region.x - half >= -1
            assert region.x + half <= WIDTH + 1


@given(names, shares, shares)
def test_an_outline_ends_where_it_began(name: str, anxiety: float, avoidance: float) -> None:
    """The path is closed by its last curve, so that no straight edge is drawn."""
    (region,) = regions([(name, anxiety, avoidance)])
    drawn = curves(region.path)
    assert drawn[0][0] == drawn[-1][-1]
    assert region.path.endswith("z")


def test_more_anxiety_is_to_the_right_and_more_avoidance_is_higher() -> None:
    """The drawing's y grows downward, the avoidance upward."""
    secure, anxious, avoidant, disorganized = regions(FOUR)
    assert secure.x < anxious.x
    assert avoidant.x < disorganized.x
    assert avoidant.y < secure.y
    assert disorganized.y < anxious.y
    assert spot(0.2, 0.2)[0] < spot(0.8, 0.2)[0]
    assert spot(0.2, 0.8)[1] < spot(0.2, 0.2)[1]


def test_neighbors_run_into_each_other() -> None:
    """The regions overlap, because people are not sorted into boxes."""
    secure, anxious, avoidant, disorganized = (outline(region.path) for region in regions(FOUR))
    for left, right in ((secure, anxious), (avoidant, disorganized)):
        assert max(x for x, _ in left) > min(x for x, _ in right)
    for lower, upper in ((secure, avoidant), (anxious, disorganized)):
        assert min(y for _, y in lower) < max(y for _, y in upper)


def test_a_region_is_round_and_not_a_box() -> None:
    """Its outline bends the same way all around, in small turns, and fills about as much of its box as a circle does."""
    for region in regions(FOUR):
        points = outline(region.path)
        around = [*points, points[0], points[1]]
        turns = [math.atan2(b[1] - a[1], b[0] - a[0]) for a, b in pairwise(around)]
        bends = [math.remainder(b - a, math.tau) for a, b in pairwise(turns)]
        assert all(-0.06 < bend < 0.4 for bend in bends), region
        width = max(x for x, _ in points) - min(x for x, _ in points)
        height = max(y for _, y in points) - min(y for _, y in points)
        area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*points, points[0]]))) / 2
        assert 0.70 < area / (width * height) < 0.84  # a circle fills 0.785 of its box, a box 1


def test_the_same_name_is_drawn_the_same_in_every_build() -> None:
    """The outline depends on nothing but name and place."""
    assert regions(FOUR) == regions(FOUR)
    assert regions(FOUR)[0].path != regions([("Other", 0.2, 0.2), *FOUR[1:]])[0].path


def test_a_long_name_is_broken_between_its_words() -> None:
    """Names of more than a dozen letters stand in several lines."""
    (region,) = regions([("Dismissive and avoidant", 0.5, 0.5)])
    assert region.lines == ("Dismissive", "and avoidant")


@pytest.mark.parametrize(
    ("places", "free"),
    [
        ([(0.2, 0.2), (0.8, 0.2), (0.2, 0.8), (0.8, 0.8)], True),
        ([(0.2, 0.2), (0.8, 0.2), (0.2, 0.8), (0.8, 0.8), (0.5, 0.5)], False),
        ([(0.2, 0.2), (0.8, 0.2), (0.6, 0.6)], False),
        ([(0.2, 0.2), (0.8, 0.8)], False),
    ],
)
def test_the_space_between_is_named_only_where_it_is_free(places: list[tuple[float, float]], free: bool) -> None:
    """A style in the middle, or only two styles, leave no space between to speak of."""
    assert room_between(places) is free


def test_places_on_top_of_each_other_are_found() -> None:
    """Two names that would hide each other are given back; four well apart are not."""
    assert too_near(FOUR) is None
    assert too_near([*FOUR, ("Fearful", 0.75, 0.75)]) == ("Disorganized", "Fearful")


def test_the_viewbox_holds_the_plane_and_two_lines_of_lettering() -> None:
    """There is room for a line of 14 units above the plane and one below."""
    assert TOP >= 20
    assert HEIGHT - BOTTOM >= 20
    assert 0 < LEFT < RIGHT < WIDTH
