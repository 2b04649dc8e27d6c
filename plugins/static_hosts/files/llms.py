"""llms.txt: the site in one page of Markdown, for programs that read it for somebody. https://llmstxt.org"""

from __future__ import annotations

from ...content_model.entry import Entry
from ...content_model.model import ContentModel
from ...content_model.values import Fact
from ...findings import in_one_line
from .sitemap import indexable
from .sources import Sources


def render(sources: Sources) -> str:
    """The file: the clinic, a sentence, how to get help in a crisis, and each page with its description."""
    model = sources.model
    description = model.facts.get("description")
    lines = [f"# {model.site_name}", ""]
    if isinstance(description, Fact) and description.value and not description.is_placeholder:
        lines += [f"> {in_one_line(str(description.value))}", ""]
    lines += _crisis(model)
    pages = list(indexable(model))
    tops = [e for e in pages if e.url.count("/") == 2]
    groups = [(top.name, [top, *(e for e in pages if e is not top and e.url.startswith(top.url))]) for top in tops]
    sections = [(name, group) for name, group in groups if len(group) > 1]
    inside = {e.url for _, group in sections for e in group}
    rest = [e for e in pages if e.url not in inside]
    for name, group in [*sections, ("More about the site", rest)]:
        if group:
            lines += [f"## {in_one_line(name)}", "", *(_item(model, entry) for entry in group), ""]
    return "\n".join(lines)


def _item(model: ContentModel, entry: Entry) -> str:
    title = in_one_line(entry.title).replace("[", "(").replace("]", ")")
    return f"- [{title}]({model.canonical(entry)}): {in_one_line(entry.description)}"


def _crisis(model: ContentModel) -> list[str]:
    crisis_lines = model.facts.get("crisis_lines") or ()
    said = [f"- {line['name'].value}: {line['shown_as'].value}" for line in crisis_lines if isinstance(line, dict)]
    return ["Someone in a crisis can get help at once:", "", *said, ""] if said else []
