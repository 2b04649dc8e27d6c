"""The elements that are open, and what is done when they end."""

from __future__ import annotations

from plugins.rendered_site.walk.element_stack import ElementStack, Nesting


def test_ends_run_from_the_inside_out() -> None:
    """An end tag ends all that is open in its element, the innermost first; in each, what came last goes first."""
    stack = ElementStack()
    done: list[str] = []
    for tag in ("main", "p", "a", "b"):
        stack.push(tag)
        stack.on_end(lambda tag=tag: done.append(f"first {tag}"))  # type: ignore[misc]
        stack.on_end(lambda tag=tag: done.append(f"last {tag}"))  # type: ignore[misc]
    stack.close("p")
    assert done == ["last b", "first b", "last a", "first a", "last p", "first p"]
    assert stack.tags == ["main"]


def test_end_tags_of_what_is_not_open() -> None:
    """They end nothing, and at the end of the page everything ends."""
    stack = ElementStack()
    stack.close("p")
    nesting = Nesting(stack)
    for _ in range(2):
        stack.push("svg")
        nesting.enter()
    stack.close("p")
    assert nesting.depth == 2
    stack.close_all()
    assert nesting.depth == 0
    assert stack.tags == []
