"""The block `/// style-explainer`: its options, what is refused, and what its component gets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from ..content_model.questions import Questions
from ..content_model.schema.blocks import Block, BlockUse
from ..content_model.schema.containers import list_of
from ..content_model.schema.field_types import WHOLE_NUMBER, YES_NO
from ..content_model.schema.fields import Control, Field, Named
from ..content_model.schema.references import Reference
from ..content_model.schema.traits import CONTACT, STYLE
from ..findings import did_you_mean
from .data import Style, short_name, sources_of, styles_of
from .style_map import AXES, HEIGHT, LINE, MIDDLE, RIGHTWARD, UPWARD, WIDTH, regions, room_between, spot, too_near

FEWEST = 2  # one style alone has nothing to be told apart from


class StyleReference(Reference):
    """The name of a file in content/styles/, without .md, in small letters or capitals."""

    name = "style"
    example = "secure"
    where = "content/styles/"

    def as_meant(self, text: str, spec: Field) -> str:
        return _key(text)

    def control(self, spec: Field) -> Control:
        return Control("text")

    def targets(self, model: Named) -> Mapping[str, Any]:
        styles = (entry for entry in model.entries if entry.kind.has(STYLE))
        return {PurePosixPath(entry.source).stem: entry for entry in styles}


STYLE_NAME = StyleReference()
OPTIONS = (
    list_of(
        "styles",
        "Styles",
        STYLE_NAME,
        minimum=1,
        help="Which styles have a section. Left out: all of them.",
        example="[anxious, avoidant]",
    ),
    Field("first", "First style", STYLE_NAME, help="The style whose section stands first.", example="secure"),
    Field("map", "With the map", YES_NO, default=True, help="Whether the map of the styles is shown."),
    Field(
        "level",
        "Heading level",
        WHOLE_NUMBER,
        default=3,
        minimum=2,
        maximum=5,
        help="The level of the styles' names: one more than the heading above the block.",
    ),
)


def problems(options: Mapping[str, Any], ask: Questions) -> Iterable[tuple[str, str]]:
    """What is wrong with a use of the block, and with what it needs from the site: (message, fix) pairs."""
    styles = styles_of(ask)
    if len(styles) < FEWEST and not ask.unread():
        yield (
            f"The style explainer needs at least {FEWEST} styles, and content/styles/ shows {len(styles)}",
            "Add a file for each style to content/styles/, or take `status: draft` out of those that are there.",
        )
        return
    unread = [PurePosixPath(file).stem for file in ask.unread()]
    yield from _wrong_names(options, [style.key for style in styles], unread)
    if unread:  # what is missing may stand in a file that has mistakes of its own: those come first
        return
    hidden = too_near((style.key, style.anxiety, style.avoidance) for style in styles)
    if hidden:
        yield (
            f"On the map, the styles `{hidden[0]}` and `{hidden[1]}` stand on top of each other",
            f"Move one: change `anxiety` or `avoidance` in content/styles/{hidden[1]}.md.",
        )
    if not ask.with_trait(CONTACT):
        yield "The style explainer has no contact page to send a reader to", "Add a page with `kind: contact`."


def _wrong_names(options: Mapping[str, Any], known: Sequence[str], unread: Sequence[str]) -> Iterable[tuple[str, str]]:
    asked, first = options.get("styles") or (), options.get("first")
    for name in (*asked, first) if first else asked:
        if _key(name) not in (*known, *unread):
            yield f"There is no style `{name}`", did_you_mean(_key(name), known) or f"There is: {', '.join(known)}."
    for key, count in Counter(map(_key, asked)).items():
        if count > 1:
            yield f"The style `{key}` is asked for twice", "Name each style once."
    if first and asked and _key(first) not in map(_key, asked) and _key(first) in known:
        yield (
            f"The style `{first}` should stand first, and is not among the styles asked for",
            "Add it to `styles`, or take `first` out.",
        )


def data(use: BlockUse) -> Mapping[str, Any]:
    """What the component gets for one use of the block."""
    styles = styles_of(use.ask)
    asked = [_key(name) for name in use.options.get("styles") or ()] or [style.key for style in styles]
    first = _key(use.options.get("first") or "")
    shown = sorted(
        (style for style in styles if style.key in asked),
        key=lambda style: (style.key != first, asked.index(style.key)),
    )
    return {
        **arguments(shown, styles, use.number, with_map=use.options.get("map") is not False),
        "care": _care(shown, use.ask),
        "heading_level": use.options.get("level") or 3,
    }


def arguments(shown: Sequence[Style], styles: Sequence[Style], number: int, with_map: bool) -> dict[str, Any]:
    """The component's `styles` and `map`: `shown` have a section here, the other `styles` link to their own page.

    On a page the first explainer's sections have their style's name as id; a later one's have its number behind it.
    """
    ids = {style.key: style.key if number == 1 else f"{style.key}-{number}" for style in shown}
    return {
        "styles": [
            {
                "id": ids[style.key],
                "name": style.name,
                "href": style.href,
                "tone": style.tone,
                "place": style.place,
                "summary": style.summary,
                "spot": spot(style.anxiety, style.avoidance),
                "details": style.details,
            }
            for style in shown
        ],
        "map": _map(styles, ids) if with_map else None,
    }


def _map(styles: Sequence[Style], ids: Mapping[str, str]) -> dict[str, Any]:
    shapes = regions((style.name, style.anxiety, style.avoidance) for style in styles)
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "axes": AXES,
        "upward": UPWARD,
        "rightward": RIGHTWARD,
        "line": LINE,
        "between": MIDDLE if room_between([(style.anxiety, style.avoidance) for style in styles]) else None,
        "regions": [
            {
                "href": f"#{ids[style.key]}" if style.key in ids else style.href,
                "described_by": f"{ids[style.key]}-place" if style.key in ids else "",
                "tone": style.tone,
                "path": shape.path,
                "x": shape.x,
                "y": shape.y,
                "lines": shape.lines,
            }
            for style, shape in zip(styles, shapes, strict=True)
        ],
    }


def _care(shown: Sequence[Style], ask: Questions) -> dict[str, Any]:
    lines = ask.fact("crisis_lines") or ()
    return {
        "contact": next((page.href for page in ask.with_trait(CONTACT)), ""),
        "crisis": next((line for line in (*(one for one in lines if one.get("text")), *lines)), None),
        "sources": [{"name": short_name(source), "link": source.link} for source in sources_of(shown, ask)],
    }


def _key(name: Any) -> str:
    return str(name).strip().casefold()


EXPLAINER = Block(
    "style-explainer",
    "Style explainer",
    "The attachment styles on a map, with a section for each that can be folded. Its words come from content/styles/.",
    options=OPTIONS,
    data=data,
    check=problems,
    example="/// style-explainer\n    first: secure\n///",
)
