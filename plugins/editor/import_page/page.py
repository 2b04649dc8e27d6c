"""An old page as a new one: what is to be written, and in words what did not come along."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from ...content_model.load.content import folders_of
from ...content_model.model import ContentModel
from ...content_model.new_page import NewPageProblem, new_page_text
from ...content_model.schema.fields import Field
from ...content_model.schema.site_path import path_problem
from ...content_model.values import Image
from ...site_engine.session import Session
from ...static_hosts.paths import same_place
from ..front_matter_edit import edit_body, edit_page
from ..incoming.left_out import LeftOut
from ..incoming.links import TargetOf
from ..incoming.read import read_html
from ..page_links import own_page_links
from ..paste import convert
from ..references.in_file import ALIASES
from ..refused import Refused
from ..source.write import New
from ..workspace import Change, Workspace
from .main_part import main_part
from .origin import Origin
from .pictures import Pictures
from .said import old_address, said_by


@dataclass(frozen=True, slots=True)
class ImportedPage:
    """A page that may be written: its file, all changes, the old address that leads to it, and what was left out."""

    path: str
    title: str
    changes: tuple[Change, ...]
    pictures: Mapping[str, Image]
    old: str
    left_out: tuple[str, ...]


def import_page(origin: Origin, kind: str, title: str, workspace: Workspace, session: Session) -> ImportedPage:
    """The page as a draft of a kind. `title` stands in the place of the page's own, "" leaves it. Raises Refused."""
    left_out, soup = LeftOut(), read_html(origin.html)
    main = main_part(soup, left_out)
    said = said_by(soup, main, origin.url)
    fields = session.contributions.kinds_by_name[kind].fields if kind in session.contributions.kinds_by_name else ()
    heading = _fitting(title or said.title or origin.name.replace("-", " "), fields, "title", left_out)
    path, text = _started(kind, heading, said.date or session.model.now.date(), session)
    if path in workspace.files():
        raise Refused(
            f"There is a page `{path}` already, and nothing is written over", "Give the new one another title."
        )
    pictures = Pictures(origin, path, workspace, left_out)
    converted = convert(
        soup,
        left_out,
        within=main,
        base=said.url or origin.url,
        target_of=_targets(session.model, path, said.url or origin.url),
        picture_of=pictures.take,
    )
    if not converted.markdown.strip():
        raise Refused(
            "There are no words in this page", "Save it from the browser as it is shown, and import that file."
        )
    old = old_address(said)
    if same_place(old) == same_place(_address(path, session)):
        old = ""  # it has the same one here
    elif old and not _is_free(old, session.model, fields):
        left_out.once(f"the old address {old}, which cannot lead here")
        old = ""
    values: dict[str, New] = {"description": _fitting(said.description, fields, "description", left_out) or None}
    if old:
        values[ALIASES] = [old]
    data = edit_body(edit_page(text.encode(), values, fields), f"\n{converted.markdown.strip()}\n")
    changes = [Change(path, data), *pictures.changes()]
    return ImportedPage(path, heading, tuple(changes), pictures.images, old, left_out.words)


def _started(kind: str, title: str, day: dt.date, session: Session) -> tuple[str, str]:
    try:
        return new_page_text(session.contributions, kind, title, day)
    except NewPageProblem as problem:
        raise Refused(str(problem)) from None


def _fitting(text: str, fields: tuple[Field, ...], name: str, left_out: LeftOut) -> str:
    """The text as far as it fits into a field; "" for one that says too little."""
    spec = next((one for one in fields if one.name == name), None)
    if spec is None or not text:
        return text
    if len(text) < (spec.minimum or 0):
        return "" if name != "title" else text
    most = int(spec.maximum or len(text))
    if len(text) <= most:
        return text
    left_out.once(f"the end of the {spec.label.lower()}, which is too long")
    return text[: most + 1].rpartition(" ")[0].rstrip(" ,;:\u2013-") or text[:most]


def _targets(model: ContentModel, path: str, url: str) -> TargetOf:
    """Links to pages of the old site as links to the pages of this one: by their addresses, or by their old ones."""
    own, parts = own_page_links(model, path), urlsplit(url)
    site = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    aliases: Mapping[str, str] = {
        same_place(str(alias)): entry.url for entry in model.entries for alias in entry.get(ALIASES, ())
    }

    def target(address: str) -> str | None:
        rest = address.removeprefix(site) if site and address.startswith(site + "/") else address
        found = urlsplit(rest)
        known = aliases.get(same_place(found.path)) if not found.netloc or rest.startswith(model.site_url) else None
        return own(known) if known else own(rest)

    return target


def _address(path: str, session: Session) -> str:
    """The address that the new page has."""
    folder, _, name = path.rpartition("/")
    return f"{folders_of(session.content, session.contributions).get(folder, '/')}{name.removesuffix('.md')}/"


def _is_free(old: str, model: ContentModel, fields: tuple[Field, ...]) -> bool:
    """Whether an old address may lead to the page: it is one, no page's own, and leads nowhere else."""
    taken = {same_place(entry.url) for entry in model.entries}
    taken |= {same_place(str(alias)) for entry in model.entries for alias in entry.get(ALIASES, ())}
    return not path_problem(old) and same_place(old) not in taken and any(one.name == ALIASES for one in fields)
