"""Shows graphs to a person: one page's as a list, the whole site's as a drawing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import html

from ..findings import did_you_mean
from .required import types_of
from .tidy import is_reference, references
from .validate import members, read
from .vocabulary import CONTEXT

Graphs = Mapping[str, Mapping[str, Any]]


class NoSuchPage(LookupError):
    """There is no page with a graph at the address; the message names one that is near."""


def read_output(output: Path) -> dict[str, Mapping[str, Any]]:
    """The graph of each page of a built site, by its address ("/contact/"); pages without one are left out."""
    graphs: dict[str, Mapping[str, Any]] = {}
    for path in sorted(output.rglob("*.html")):
        tree = html.fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        texts = [s.text or "" for s in tree.iter("script") if s.get("type") == "application/ld+json"]
        data, _ = read(texts[0]) if texts else (None, [])
        if data is not None:
            graphs["/" + path.relative_to(output).as_posix().removesuffix("index.html")] = data
    return graphs


def show(output: Path, url: str = "") -> str:
    """What `invoke graph URL` prints: the page's graph and the drawing of it; without an address, the site's.

    `url` may be an address on the site or an absolute one. Raises NoSuchPage.
    """
    graphs = read_output(output)
    if not url:
        return mermaid(graphs)
    path = "/" + url.split("://", 1)[-1].partition("/")[2].lstrip("/") if "://" in url else "/" + url.lstrip("/")
    found = next((p for p in (path, f"{path}/") if p in graphs), None)
    if found is None:
        raise NoSuchPage(f"There is no page with a graph at {path}. {did_you_mean(path, graphs)}".rstrip())
    return f"{page_text(graphs[found])}\n\n{mermaid({found: graphs[found]})}"


def page_text(graph: Mapping[str, Any]) -> str:
    """A page's graph as an indented list: each node with its properties, references as arrows."""
    nodes = [node for node in members(graph) if isinstance(node, Mapping)]
    home = _home(nodes)
    blocks = []
    for node in nodes:
        lines = [f"{' + '.join(types_of(node)) or 'node'}  {_short(str(node.get('@id', '')), home)}"]
        lines += [line for name, value in node.items() if name[0] != "@" for line in _lines(name, value, home, 1)]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def mermaid(graphs: Graphs) -> str:
    """Graphs as Mermaid text (mermaid.live draws it): each node once, whichever pages it stands on."""
    nodes: dict[str, Mapping[str, Any]] = {}
    for graph in graphs.values():
        for node in members(graph):
            if isinstance(node, Mapping) and isinstance(node.get("@id"), str):
                nodes.setdefault(node["@id"], node)
    home = _home(nodes.values())
    names = {id_: f"n{number}" for number, id_ in enumerate(nodes)}
    lines = ["graph LR"]
    for id_, node in nodes.items():
        label = f"{' + '.join(types_of(node))}<br>{_short(id_, home)}"
        lines.append(f'  {names[id_]}["{label.replace(chr(34), "#quot;")}"]')
    for id_, node in nodes.items():
        for name, value in node.items():
            found = (other for other in dict.fromkeys(references(value)) if other in names)
            lines += [f"  {names[id_]} -->|{name}| {names[other]}" for other in found]
    return "\n".join(lines)


def _lines(name: str, value: Any, home: str, depth: int) -> Iterator[str]:
    indent = "  " * depth
    for item in value if isinstance(value, list) else [value]:
        if is_reference(item):
            yield f"{indent}{name} -> {_short(item['@id'], home)}"
        elif isinstance(item, Mapping):
            yield f"{indent}{name}: {' + '.join(types_of(item))}"
            for inner, inner_value in item.items():
                if inner[0] != "@":
                    yield from _lines(inner, inner_value, home, depth + 1)
        else:
            yield f"{indent}{name}: {str(item).removeprefix(f'{CONTEXT}/')}"


def _home(nodes: Any) -> str:
    """The site's own address, which every id starts with: that of its WebSite node, if there is one."""
    for node in nodes:
        if "WebSite" in types_of(node):
            return str(node.get("@id", "")).partition("#")[0]
    return ""


def _short(address: str, home: str) -> str:
    """An address without the site's own in front, so that it can be read at a glance."""
    return f"/{address.removeprefix(home)}" if home and address.startswith(home) else address
