"""Where old addresses lead: `aliases` in a page's front matter, and content/data/redirects.yaml."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from ..content_model.schema.fields import Field
from ..content_model.yaml.front_matter import decode
from ..content_model.yaml.nodes import read_yaml
from ..static_hosts.paths import same_place
from .front_matter_edit import edit_data, edit_page, values_of, without_items
from .references.in_file import ALIASES
from .source.text import Source
from .source.write import New


def aliases_of(page: bytes) -> list[str]:
    """The old addresses that a page names as its own. Raises Refused."""
    aliases = values_of(page).get(ALIASES)
    return [alias for alias in aliases if isinstance(alias, str)] if isinstance(aliases, list) else []


def with_aliases(page: bytes, fields: Sequence[Field], add: Iterable[str] = (), drop: Collection[str] = ()) -> bytes:
    """The page with more old addresses, and without those that are a page's address again. Raises Refused.

    A page whose kind has no such field stays as it is.
    """
    before, dropped = aliases_of(page), {same_place(url) for url in drop}
    after = [alias for alias in dict.fromkeys((*before, *add)) if same_place(alias) not in dropped]
    if after == before or all(field.name != ALIASES for field in fields):
        return page
    return edit_page(page, {ALIASES: after or None}, fields)


def with_redirects(data: bytes, redirects: Iterable[tuple[str, str]]) -> bytes:
    """The redirects file (b"" for none) with more of them, old address and new, "" for one that is gone. Raises Refused.

    What the file said of such an address before is replaced.
    """
    redirects = list(redirects)
    data = without_redirects(data, [old for old, _ in redirects])
    read = read_yaml(decode(data)).value
    start = len(read) if isinstance(read, list) else 0
    new: list[New] = [{"from": old, "to": to} if to else {"from": old, "status": 410} for old, to in redirects]
    return edit_data(data, [((start + number,), value) for number, value in enumerate(new)])


def addresses_that_lead_to(data: bytes, url: str) -> list[str]:
    """The old addresses that lead to an address by the redirects file. Raises Refused."""
    read = read_yaml(Source.of(data).text).value
    items = [item.value for item in read] if isinstance(read, list) else []
    return [_text(item, "from") for item in items if same_place(_text(item, "to")) == same_place(url)]


def without_redirects(data: bytes, sources: Collection[str]) -> bytes:
    """The redirects file without what it says of old addresses. Raises Refused."""
    source = Source.of(data)
    dropped = {same_place(url) for url in sources}
    read = read_yaml(source.text).value
    items = read if isinstance(read, list) else []
    going = [number for number, item in enumerate(items) if same_place(_text(item.value, "from")) in dropped]
    if going and len(going) == len(items):
        return without_items(data)
    return edit_data(data, [((number,), None) for number in reversed(going)]) if going else data


def _text(item: object, name: str) -> str:
    node = item.get(name) if isinstance(item, dict) else None
    return str(node.value or "") if node is not None else ""
