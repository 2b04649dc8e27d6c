"""How far each page is from the home page, drawn: a column for each click, and the pages nobody links to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from .markup import escape
from .model import PageFacts

_COLUMN, _ROW, _MARGIN, _RADIUS = 250, 30, 18, 6  # SVG units
_MOST_DRAWN = 80  # pages; a picture of more would be a blot, so then columns become bars
_TOO_DEEP = 4  # clicks from home


def link_graph(pages: Sequence[PageFacts]) -> str:
    """The picture, what it says in words, and the same as a table."""
    listed = [page for page in pages if page.indexable]
    if not listed:
        return "<p>There are no pages to draw.</p>"
    orphans = [page for page in listed if not page.inlinks and page.url != "/"]
    columns: dict[int, list[PageFacts]] = defaultdict(list)
    for page in listed:
        if page.depth is not None:
            columns[page.depth].append(page)
    unreached = [page for page in listed if page.depth is None]
    words = _in_words(columns, unreached, orphans)
    drawn = _bars(columns, unreached, words) if len(listed) > _MOST_DRAWN else _tree(columns, unreached, words)
    return (
        f'<p>{escape(words)}</p><div class="scroll" tabindex="0" role="region" aria-label="Picture of the links">{drawn}</div>'
        f"{_table(listed)}"
    )


def _in_words(
    columns: Mapping[int, Sequence[PageFacts]], unreached: Sequence[PageFacts], orphans: Sequence[PageFacts]
) -> str:
    steps = [f"{len(columns[depth])} at {depth} click{'' if depth == 1 else 's'}" for depth in sorted(columns) if depth]
    text = "Pages by their distance from the home page: " + (", ".join(steps) or "none but the home page") + "."
    text += " The number behind a page says how many pages link to it."
    if unreached:
        text += f" Not reached by any path of links: {len(unreached)}."
    if orphans:
        text += f" Without a link from any other page: {', '.join(page.url for page in orphans[:10])}."
    return text


def _tree(columns: Mapping[int, Sequence[PageFacts]], unreached: Sequence[PageFacts], words: str) -> str:
    """Dots in columns, each joined to the page that a visitor would come from."""
    at: dict[str, tuple[float, float]] = {}
    parent: dict[str, str] = {}
    order: dict[str, int] = {}
    for depth in sorted(columns):
        if depth:
            for page in columns[depth - 1]:
                for target in page.links_to:
                    parent.setdefault(target, page.url)
        placed = sorted(columns[depth], key=lambda page: (order.get(parent.get(page.url, ""), 0), page.url))
        for row, page in enumerate(placed):
            order[page.url] = row
            at[page.url] = (_MARGIN + depth * _COLUMN, _MARGIN + 30 + row * _ROW)
    last = max(columns, default=-1) + 1
    for row, page in enumerate(unreached):
        at[page.url] = (_MARGIN + last * _COLUMN, _MARGIN + 30 + row * _ROW)
    shown = {page.url: page for column in (*columns.values(), unreached) for page in column}
    lines = "".join(
        f'<path d="M{at[p][0] + _RADIUS:g} {at[p][1]:g}C{at[p][0] + _COLUMN / 2:g} {at[p][1]:g} '
        f'{at[u][0] - _COLUMN / 3:g} {at[u][1]:g} {at[u][0] - _RADIUS:g} {at[u][1]:g}"/>'
        for u, page in shown.items()
        if (p := parent.get(u, "")) in at and page.depth == (shown[p].depth or 0) + 1
    )
    dots = "".join(_dot(page, *at[url]) for url, page in shown.items())
    heads = "".join(_head(_MARGIN + depth * _COLUMN, _clicks(depth)) for depth in sorted(columns))
    if unreached:
        heads += _head(_MARGIN + last * _COLUMN, "Not reached")
    width = _MARGIN * 2 + (last + (1 if unreached else 0)) * _COLUMN
    height = max((y for _, y in at.values()), default=0) + _ROW
    return _svg(width, height, words, f'<g class="lines">{lines}</g>{heads}{dots}')


def _dot(page: PageFacts, x: float, y: float) -> str:
    kind = "lost" if page.depth is None else "deep" if page.depth >= _TOO_DEEP else "near"
    name = page.url if len(page.url) <= 30 else "..." + page.url[-28:]
    return (
        f'<circle class="{kind}" cx="{x:g}" cy="{y:g}" r="{_RADIUS}"/>'
        f'<text x="{x + _RADIUS * 2:g}" y="{y + 4:g}">{escape(name)} <tspan class="soft">{page.inlinks}</tspan></text>'
    )


def _bars(columns: Mapping[int, Sequence[PageFacts]], unreached: Sequence[PageFacts], words: str) -> str:
    rows = [
        (_clicks(depth), len(columns[depth]), "deep" if depth >= _TOO_DEEP else "near") for depth in sorted(columns)
    ]
    if unreached:
        rows.append(("Not reached", len(unreached), "lost"))
    most = max(count for _, count, _ in rows)
    drawn = "".join(
        f'<text x="{_MARGIN}" y="{_MARGIN + n * 40 + 20}">{name}</text>'
        f'<rect class="{kind}" x="140" y="{_MARGIN + n * 40}" width="{max(count / most * 460, 2):.0f}" height="28" rx="4"/>'
        f'<text x="{150 + count / most * 460:.0f}" y="{_MARGIN + n * 40 + 20}">{count}</text>'
        for n, (name, count, kind) in enumerate(rows)
    )
    return _svg(680, _MARGIN * 2 + len(rows) * 40, words, drawn)


def _clicks(depth: int) -> str:
    return "Home" if depth == 0 else f"{depth} click" + ("" if depth == 1 else "s")


def _head(x: float, text: str) -> str:
    return f'<text class="head" x="{x - _RADIUS:g}" y="{_MARGIN + 6}">{text}</text>'


def _svg(width: float, height: float, words: str, body: str) -> str:
    return (
        f'<svg class="graph" role="img" aria-label="{escape(words)}" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}">{body}</svg>'
    )


def _table(pages: Sequence[PageFacts]) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(page.url)}</th><td>{"not reached" if page.depth is None else page.depth}</td>'
        f"<td>{page.inlinks}</td><td>{page.words}</td></tr>"
        for page in sorted(pages, key=lambda p: (p.depth is not None, -(p.depth or 0), p.inlinks, p.url))
    )
    heads = ("Page", "Clicks from home", "Pages that link to it", "Words")
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    return (
        '<details><summary>The same as a table</summary><div class="scroll" tabindex="0" role="region" aria-label="Links as a table">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></details>"
    )
