"""What must not get out, as rules: said while somebody writes, at the line that they wrote, and an error before a publish.

A publish looks through its output for the same once more (leaks.py), where files stand that no rule sees.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Context, Example, Hit
from ..rendered_site.document import Document
from ..rendered_site.site import EmittedFile
from ..seo_checks.rule import rule
from .drawings import drawing_dangers, drawing_notes
from .inline import Danger, dangers_in
from .leak_names import Trouble, trouble_with
from .leak_text import machine_path_in, secrets_in
from .pictures import picture_metadata

MEDIA = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".pdf", ".mp4", ".webm")
_DRAWING = "<svg xmlns='http://www.w3.org/2000/svg'>{}</svg>"


@rule(
    id="secret",
    severity="error",
    summary="Nothing that looks like a password, a key or a personal number is published.",
    why="Programs read the whole web for keys within minutes.",
    fix="Take it out, and renew it: it may have been seen already.",
    source="own; the shapes are those that the issuers of keys document",
    failing=("<p>Use AKIAABCDEFGHIJKLMNOP here.</p>", "<p>The password is “h3ron-pond-7”.</p>"),
    passing=("<p>Choose a password that nobody can guess.</p>",),
    for_publishing=True,
)
def secret(document: Document, context: Context) -> Iterator[Hit]:
    """In the page as it is sent, and as its readers see it."""
    for what, found, _ in secrets_in(document.html):
        yield Hit(f"This looks like {what}", at=found)


@rule(
    id="machine-path",
    severity="error",
    summary="No path of the machine that built the site is published.",
    why="It leads nowhere for visitors, and tells a stranger names of people and folders.",
    fix="Use addresses on the site.",
    source="own",
    failing=("<p>See /home/somebody/site/content.</p>", "<p>C:\\Users\\somebody\\plan</p>"),
    passing=(
        Example("<p><a href='/home/visits/first/'>First</a></p>", url="/home/visits/first/"),
        "<p>Our home/visits are free.</p>",
    ),
    for_publishing=True,
)
def machine_path(document: Document, context: Context) -> Iterator[Hit]:
    """An address of the site itself is none, though machines have such folders."""
    found = machine_path_in(document.html, lambda url: bool(context.source_of(url)))
    if found is not None:
        yield Hit(f"A path of the machine that built the site: {found[0][:40]}", at=found[0])


@rule(
    id="comment-published",
    severity="error",
    summary="A published page has no comment in its HTML.",
    why="Visitors do not see a comment, but everybody can read it: notes among staff stand there.",
    fix="Take the comment out of the template; visitors can read it.",
    source="own",
    failing=("<p>A bond.<!-- ask first --></p>",),
    passing=("<p>A bond.</p>",),
    for_publishing=True,
)
def comment_published(document: Document, context: Context) -> Iterator[Hit]:
    """One in the Markdown is left out by itself."""
    return _dangers(document, "comment")


@rule(
    id="inline-style",
    severity="error",
    summary="No element has a style attribute.",
    why="The security policy blocks it, so visitors would not get it.",
    fix="Give the element a class and write the style in the component's CSS.",
    source="Content Security Policy Level 3",
    failing=("<p style='color:red'>A bond.</p>",),
    passing=("<p class='lead'>A bond.</p>",),
    for_publishing=True,
)
def inline_style(document: Document, context: Context) -> Iterator[Hit]:
    """No strict policy lets one through."""
    return _dangers(document, "style")


@rule(
    id="inline-script",
    severity="error",
    summary="No attribute holds a script.",
    why="The security policy blocks it, so nothing would happen.",
    fix="Write it in the component's JavaScript.",
    source="Content Security Policy Level 3",
    failing=("<p onclick='go()'>A bond.</p>", "<p><a href='javascript:go()'>Go</a></p>"),
    passing=("<p><a href='/contact/'>Go</a></p>",),
    for_publishing=True,
)
def inline_script(document: Document, context: Context) -> Iterator[Hit]:
    """Neither as an attribute for an event nor as an address."""
    return _dangers(document, "script")


def _dangers(document: Document, kind: str) -> Iterator[Hit]:
    for danger in dangers_in(document.html):
        if danger.kind == kind:
            yield Hit(danger.what, danger.fix, at=_written(danger))


def _written(danger: Danger) -> str:
    return f"<!--{danger.text}" if danger.kind == "comment" else danger.text


@rule(
    id="editor-file",
    severity="error",
    scope="file",
    summary="No hidden file, no leftover of an editor and no backup is published.",
    why="It holds what a page said before, or what was never meant to be read.",
    fix="Delete the file that it was copied from.",
    source="own",
    failing=(Example(files={"images/room.psd": "x"}), Example(files={"images/room.jpg.bak": "x"})),
    passing=(Example(files={"images/room.jpg": "x"}),),
    for_publishing=True,
)
def editor_file(file: EmittedFile, context: Context) -> Iterator[Hit]:
    """By its name."""
    return _names(file, Trouble.LEFTOVER)


@rule(
    id="source-file",
    severity="error",
    scope="file",
    summary="No working file is published.",
    why="Documents, tables and settings hold more than a page shows.",
    fix="Move it out of the folders that are copied to the output, or save it as a PDF.",
    source="own",
    failing=(Example(files={"images/notes.docx": "x"}),),
    passing=(Example(files={"images/form.pdf": "x"}),),
    for_publishing=True,
)
def source_file(file: EmittedFile, context: Context) -> Iterator[Hit]:
    """By its name."""
    return _names(file, Trouble.SOURCE)


@rule(
    id="odd-name",
    severity="error",
    scope="file",
    summary="Every file has a name that each server can serve.",
    why="Servers hide files whose names begin with a dot, and differ in how they read spaces and other signs.",
    fix="Use letters, numbers, hyphens and dots; no dot in front.",
    source="own",
    failing=(Example(files={"images/our room.jpg": "x"}),),
    passing=(Example(files={"images/our-room.jpg": "x"}),),
    for_publishing=True,
)
def odd_name(file: EmittedFile, context: Context) -> Iterator[Hit]:
    """By its name."""
    return _names(file, Trouble.ODD)


@rule(
    id="unknown-type",
    severity="error",
    scope="file",
    summary="Every file is of a kind that the site knows.",
    why="Without a media type a server guesses, or offers a download instead of showing the file.",
    fix="Use one of the kinds of file that media_types.py lists, or add this one there.",
    source="own",
    failing=(Example(files={"images/data.bin": "x"}),),
    passing=(Example(files={"images/room.webp": "x"}),),
    for_publishing=True,
)
def unknown_type(file: EmittedFile, context: Context) -> Iterator[Hit]:
    """By its name."""
    return _names(file, Trouble.UNKNOWN)


def _names(file: EmittedFile, trouble: Trouble) -> Iterator[Hit]:
    if trouble_with(file.path) is trouble:
        yield Hit(WHAT_IS_WRONG[trouble].format(path=file.path))


WHAT_IS_WRONG = {
    Trouble.LEFTOVER: "{path} looks like an editor's leftover or a backup",
    Trouble.SOURCE: "{path} is a working file, not a part of the site",
    Trouble.ODD: "{path!r} has a name that some servers hide or cannot serve",
    Trouble.UNKNOWN: "Nothing says what {path} is, so no server would send it rightly",
}


@rule(
    id="picture-metadata",
    severity="error",
    scope="file",
    summary="Pictures and documents tell no more than they show.",
    why="A photograph may say where and when it was taken and with whose camera; a document who wrote it.",
    fix="Save it again without metadata.",
    source="own",
    failing=(Example(files={"images/pond.svg": _DRAWING.format("<!-- drawn by hand -->")}),),
    passing=(Example(files={"images/pond.svg": _DRAWING.format("<title>A pond</title>")}),),
    for_publishing=True,
)
def picture_tells(file: EmittedFile, context: Context) -> Iterator[Hit]:
    """Its data, its notes, and the traces of the program that made it."""
    if file.suffix in (*MEDIA, ".svg"):
        for what in notes_in(file.suffix, file.read()):
            yield Hit(f"The picture holds {what}", "Save it as a plain SVG." if file.suffix == ".svg" else "")


def notes_in(suffix: str, data: bytes) -> list[str]:
    """What a picture or document tells beyond what it shows, in words that continue "The picture holds ..."."""
    return sorted(set(drawing_notes(data) if suffix == ".svg" else picture_metadata(data)))


@rule(
    id="drawing-runs",
    severity="error",
    scope="file",
    summary="A drawing holds nothing that runs or fetches.",
    why="An SVG file is a page of its own: opened by its address, it can run scripts and ask other sites for things.",
    fix="Save it as a plain SVG, without scripts and links.",
    source="own",
    failing=(Example(files={"images/pond.svg": _DRAWING.format("<script>run()</script>")}),),
    passing=(Example(files={"images/pond.svg": _DRAWING.format("<title>A pond</title>")}),),
    for_publishing=True,
)
def drawing_runs(file: EmittedFile, context: Context) -> Iterator[Hit]:
    """Neither scripts nor references to other sites."""
    if file.suffix == ".svg":
        for what in sorted(set(drawing_dangers(file.read()))):
            yield Hit(f"The drawing holds {what}")


OF_NAMES = {
    Trouble.LEFTOVER: editor_file,
    Trouble.SOURCE: source_file,
    Trouble.ODD: odd_name,
    Trouble.UNKNOWN: unknown_type,
}
OF_DANGERS = {"comment": comment_published, "style": inline_style, "script": inline_script}
