"""What is known about elements by their names."""

from __future__ import annotations

from collections.abc import Mapping

HEADINGS: Mapping[str, int] = {f"h{level}": level for level in range(1, 7)}
_TEXT_BLOCKS = {
    "p": "paragraph",
    "li": "item",
    "dd": "item",
    "blockquote": "quote",
    "td": "cell",
    "th": "cell",
    "caption": "caption",
    "figcaption": "caption",
    "dt": "term",
    "summary": "term",
    "pre": "code",
}
_OTHER_BLOCKS = (
    "address article aside audio body button center details dialog dir div dl fieldset figure footer form header hgroup"
    " hr html iframe label legend main menu nav object ol optgroup option search section select table tbody textarea"
    " tfoot thead tr ul video"
)
# For each element that starts and ends a line, the kind of text in it; "" where that is the kind around it.
BLOCKS: Mapping[str, str] = {
    **dict.fromkeys(_OTHER_BLOCKS.split(), ""),
    **{tag: tag for tag in HEADINGS},
    **_TEXT_BLOCKS,
}
_REGIONS = "article aside details dialog fieldset figure footer form header main nav search section"
REGIONS = frozenset(_REGIONS.split())
# Their text is no text of the page's own content; an <input> has none.
CONTROLS = ("button", "label", "legend", "option", "select", "textarea")
