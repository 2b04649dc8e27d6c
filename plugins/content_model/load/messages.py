"""What can be said of the files in content/, and of what they say of each other."""

from __future__ import annotations

from ...findings import Message, Sample, Severity
from ..yaml.messages import clinic

_DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'

# Eight by eight black pixels.
_SMALL_PHOTO = "BM" + "\0" * 8 + "6\0\0\0(\0\0\0\x08\0\0\0\x08\0\0\0\x01\0\x18" + "\0" * (25 + 8 * 8 * 3)
_DESCRIBED = ("images/images.yaml", "dot.bmp: {alt: A dot}\n")
_DESCRIBED_DRAWING = ("images/images.yaml", "dot.svg: {alt: A dot}\n")


def _clinic(lines: str) -> tuple[str, str]:
    return "data/clinic.yaml", clinic(lines)


def _page(front_matter: str, body: str = "Take your time.") -> str:
    return f"---\n{front_matter}\n---\n\n{body}\n"


_DESCRIPTION = "description: A page more of the small site, for an example of what can go wrong."
_PAGE = _page(f"title: A page more\n{_DESCRIPTION}")
_OTHER = _page(f"title: And another page\n{_DESCRIPTION}")

# -- files -----------------------------------------------------------------------------------------

FILE_IGNORED = Message(
    "file-ignored",
    Severity.ERROR,
    "Every file in content/ is read as a page, a picture or data.",
    "Somebody meant the file to be on the site, and it would be missing without a word.",
    "Give it the name and the folder of what it is meant to be, or move it out of content/.",
    family="files",
    failing=(
        Sample((("data/extra.yml", "a: b\n"),), "the other ending of YAML"),
        Sample((("pages/dot.svg", _DRAWING),), "a picture outside of content/images/"),
        Sample((("pages/hours.txt", "Monday to Friday"),), "a text that is no page"),
    ),
    passing=(Sample((("images/dot.svg", _DRAWING), ("pages/extra.md", _PAGE))),),
)
FILE_COPY = Message(
    "file-copy",
    Severity.ERROR,
    "No file in content/ is a copy of another one.",
    "A program leaves a copy when two people change a file at once; the newest words may stand in either of the two.",
    "Compare the two, take over what is newer, then delete one.",
    family="files",
    failing=(
        Sample((("pages/plain (Anna's conflicted copy 2026-03-01).md", _PAGE),), "what a shared folder leaves"),
        Sample((("pages/Plain.md", _PAGE),), "the same name in capitals"),
        Sample((("pages/plain.md.bak", _PAGE),), "an editor's backup"),
    ),
    passing=(
        Sample((("pages/plain-copy.md", _PAGE),), "a page of that name"),
        Sample((("images/Thumbs.db", "x"), ("pages/desktop.ini", "x")), "what a computer keeps for itself"),
    ),
)
FILE_UNREADABLE = Message(
    "file-unreadable",
    Severity.ERROR,
    "Every file in content/ can be opened.",
    "What cannot be opened cannot be published.",
    "Look at the file's permissions; delete a link that leads nowhere.",
    family="files",
)
MERGE_MARKS = Message(
    "merge-marks",
    Severity.ERROR,
    "No file in content/ has marks of a merge in it.",
    "They stand around two versions of the same lines, and visitors would see both, and the marks.",
    "Keep one of the two texts, and delete the lines that start with `<<<<<<<`, `=======` and `>>>>>>>`.",
    family="files",
    failing=(
        Sample(body="<<<<<<< HEAD\nTake your time.\n=======\nRest a while.\n>>>>>>> other", text="in a page's text"),
        Sample(
            front_matter="<<<<<<< HEAD\nmenu: main\n=======\nmenu: footer\n>>>>>>> other",
            text="in a page's front matter",
        ),
        Sample((("images/images.yaml", "<<<<<<< HEAD\na: b\n=======\n>>>>>>> other\n"),), "in a data file"),
    ),
    passing=(Sample(body="Rest\n\n---\n\n> Take your time."),),
)
FILE_OUTSIDE = Message(
    "file-outside",
    Severity.ERROR,
    "No link in content/ leads out of it.",
    "What a link leads to is read and published as if it lay here: any file of the machine could get onto the site.",
    "Put the file or folder itself here, or delete the link.",
    family="files",
)
FILE_NAME = Message(
    "file-name",
    Severity.ERROR,
    "The names of pictures and downloads are letters, numbers, dots and hyphens, and differ in more than capitals.",
    "A file's name is part of its address, and many computers cannot tell capitals from small letters.",
    "Rename the file, and change the pages that use it.",
    family="files",
    failing=(Sample((("images/my dot.svg", _DRAWING),), "a space in the name"),),
    passing=(Sample((("images/my-dot.svg", _DRAWING),)),),
)
FILE_TYPE = Message(
    "file-type",
    Severity.ERROR,
    "Every published file is of a type that browsers show and that is safe to publish.",
    "A camera's raw file or a layout program's is shown by no browser; a program or a web page would go out unchecked.",
    "Save a picture as .jpg, .png, .webp or .svg (a phone's .heic is fine); write a page as .md.",
    family="files",
    failing=(
        Sample((("images/room.psd", "x"),), "a program's own file"),
        Sample((("images/page.html", "<p>x</p>"),), "a web page among the pictures"),
    ),
    passing=(Sample((("images/dot.svg", _DRAWING),)),),
)
FILE_EMPTY = Message(
    "file-empty",
    Severity.ERROR,
    "No published file is empty.",
    "Copying or saving went wrong, and visitors would get nothing.",
    "Put the file there again, or delete it.",
    family="files",
    failing=(Sample((("images/form.pdf", ""),)),),
    passing=(Sample((("images/dot.svg", _DRAWING),)),),
)
FILE_BROKEN = Message(
    "file-broken",
    Severity.ERROR,
    "Each picture holds what its name promises, with a width and a height.",
    "A page keeps room for a picture while it loads, and must know how much.",
    "Save it again as a picture, or give its width and height in content/images/images.yaml.",
    family="files",
    failing=(
        Sample((("images/room.png", "not a picture"),)),
        Sample((("images/room.heic", "x"),), "a phone's photo that is none"),
        Sample((("images/room.jpg", "%PDF-1.7"),), "a document under a picture's name"),
    ),
    passing=(
        Sample((("images/dot.svg", _DRAWING),)),
        Sample(
            (("images/dot.svg", "<svg/>"), ("images/images.yaml", "dot.svg: {decorative: yes, width: 8, height: 8}\n")),
            "a size in images.yaml",
        ),
    ),
)
FILE_KIND = Message(
    "file-kind",
    Severity.ERROR,
    "A drawing and a picture that moves have the ending of what they are.",
    "A browser goes by the ending: it would show nothing. Photos may have any: they are made anew from what they hold.",
    "Rename the file to the ending of what it holds, and change the pages that use it.",
    family="files",
    failing=(
        Sample((("images/dot.png", _DRAWING),), "a drawing that says it is a photo"),
        Sample((("images/dot.svg", "GIF89a\x08\0\x08\0"),), "a picture that moves, as a drawing"),
    ),
    passing=(Sample((("images/dot.svg", _DRAWING),)),),
)
PICTURE_PIXELS = Message(
    "picture-pixels",
    Severity.ERROR,
    "No picture has more than 80 million pixels.",
    "A small file can hold a picture of any size; whoever opens it needs four bytes for each pixel, and a phone gives up.",
    "Save it smaller: 2,000 pixels at its longer side are enough.",
    family="files",
)
PICTURE_SMALL = Message(
    "picture-small",
    Severity.WARNING,
    "A page's own picture is at least 600 pixels wide.",
    "It is shown across a phone's screen or half a page: a smaller one is blown up, and blurred.",
    "Take the photo as it came from the camera; the build makes it small by itself.",
    family="files",
    failing=(Sample((("images/dot.bmp", _SMALL_PHOTO), _DESCRIBED), front_matter="picture: dot.bmp"),),
    passing=(
        Sample((("images/dot.svg", _DRAWING), _DESCRIBED_DRAWING), "a drawing", front_matter="picture: dot.svg"),
        Sample(
            (("images/dot.bmp", _SMALL_PHOTO), _DESCRIBED),
            "in a text, where it keeps its size",
            body="![A dot](../images/dot.bmp)",
        ),
    ),
)
IMAGES = Message(
    "images",
    Severity.ERROR,
    "content/images/images.yaml describes pictures that are there, each with a group of values.",
    "A description under a wrong name is shown with no picture at all.",
    "Correct the picture's name, and write `alt: what the picture shows` below it.",
    family="files",
    failing=(
        Sample((("images/images.yaml", "dott.svg:\n  alt: A dot\n"),), "a picture that is not there"),
        Sample((("images/dot.svg", _DRAWING), ("images/images.yaml", "dot.svg: A dot\n")), "no name for the value"),
    ),
    passing=(Sample((("images/dot.svg", _DRAWING), ("images/images.yaml", "dot.svg:\n  alt: A dot\n"))),),
)

# -- data ------------------------------------------------------------------------------------------

DATA_MISSING = Message(
    "data-missing",
    Severity.ERROR,
    "content/data/ has the clinic's facts and the sources.",
    "Every page reads from these files.",
    "Put the file back.",
    family="files",
    failing=(Sample((("data/sources.yaml", None),)),),
)
DATA_BROKEN = Message(
    "yaml",
    Severity.ERROR,
    "The data files and images.yaml are good YAML: names, each with its value.",
    "A file that cannot be read says nothing, and every page would lack what stands in it.",
    "Write `name: value`, and put a value with special characters in quotes.",
    family="files",
    failing=(
        Sample((("data/sources.yaml", "- bowlby-1969\n"),), "a list"),
        Sample((("data/sources.yaml", "bowlby-1969: {year: 1969\n"),), "a bracket that is never closed"),
    ),
)
FACTS_PLACEHOLDER = Message(
    "facts-placeholder",
    Severity.ERROR,
    "Each placeholder among the facts says what the clinic has to tell us.",
    "Somebody has to ask the clinic for it, and must know for what.",
    "Add `needed:` with a few words.",
    family="facts",
    failing=(Sample((("data/clinic.yaml", clinic('phone: {placeholder: "+1-805-555-0100"}')),)),),
)
SOURCES = Message(
    "sources",
    Severity.ERROR,
    "Each name in content/data/sources.yaml stands for a source: authors, year and title.",
    "A page that names it would have nothing to show.",
    "Write authors, year and title below it.",
    family="sources",
    failing=(Sample((("data/sources.yaml", "bowlby-1969: Attachment and Loss\n"),)),),
)

# -- pages -----------------------------------------------------------------------------------------

FRONT_MATTER_BROKEN = Message(
    "front-matter-broken",
    Severity.ERROR,
    "A page starts with its front matter: names with values, between two lines of three dashes.",
    "Without it the page has no title and no description, and cannot be made.",
    "Write a line of three dashes, `title:` and `description:` each on a line, and three dashes again.",
    family="front-matter",
    failing=(
        Sample((("pages/extra.md", "Take your time.\n"),), "no front matter"),
        Sample((("pages/extra.md", "---\ntitle A page\n---\n\nText.\n"),), "a colon that is missing"),
        Sample((("pages/extra.md", "---\ntitle: A page\n\nText.\n"),), "front matter that never ends"),
    ),
    passing=(Sample((("pages/extra.md", _PAGE),)),),
)
BODY_EMPTY = Message(
    "body-empty",
    Severity.ERROR,
    "A page has a text below its front matter.",
    "A page with nothing but a title helps nobody, and search engines count it as an error.",
    "Write the page's text, below the second line of dashes.",
    family="pages",
    failing=(Sample((("pages/extra.md", _PAGE.replace("Take your time.", "")),)),),
    passing=(Sample((("pages/extra.md", _PAGE),)),),
)
SLUG = Message(
    "slug",
    Severity.ERROR,
    "The names of pages and their folders are small letters, numbers and single hyphens.",
    "They make the page's address, which people read out, type and link to.",
    "Rename the file or folder: `key-concepts.md`.",
    family="pages",
    failing=(Sample((("pages/Key Concepts.md", _PAGE),)),),
    passing=(Sample((("pages/key-concepts.md", _PAGE),)),),
)
DUPLICATE_URL = Message(
    "duplicate-url",
    Severity.ERROR,
    "No two pages have the same address.",
    "One of the two would overwrite the other.",
    "Rename one of the two files, or delete it.",
    family="pages",
    failing=(Sample((("pages/extra.md", _PAGE), ("pages/extra/index.md", _PAGE))),),
    passing=(Sample((("pages/extra.md", _PAGE), ("pages/extra/more.md", _OTHER))),),
)
HOME_MISSING = Message(
    "home-missing",
    Severity.ERROR,
    "The site has a home page, and it is published.",
    "It is the first thing that most visitors see; everything else hangs from it.",
    "Write content/pages/index.md with `kind: home` and `status: published`.",
    family="pages",
    failing=(
        Sample((("pages/index.md", None), ("pages/plain.md", _PAGE)), "no home page"),
        Sample(
            (("pages/index.md", _page(f"kind: home\nstatus: draft\ntitle: A small site\n{_DESCRIPTION}")),),
            "a home page that is a draft",
        ),
    ),
)
FOLDER_WITHOUT_PAGE = Message(
    "folder-without-page",
    Severity.WARNING,
    "Each folder of pages has a page of its own, index.md.",
    "Visitors shorten an address to go one step up, and the breadcrumb lacks the step.",
    "Write index.md into the folder.",
    family="pages",
    failing=(Sample((("pages/rest/sleep.md", _PAGE),)),),
    passing=(Sample((("pages/rest/index.md", _PAGE), ("pages/rest/sleep.md", _OTHER))),),
)
REFERENCE_UNKNOWN = Message(
    "reference-unknown",
    Severity.ERROR,
    "What front matter names is there, and once: sources, people, pages and pictures.",
    "A page cannot show what does not exist, and is not better for being named twice.",
    "Correct the name, or write what is missing first.",
    family="front-matter",
    failing=(
        Sample(front_matter="sources: [bowlby-1968]", text="a source that is not there"),
        Sample(front_matter="sources: [bowlby-1969, bowlby-1969]", text="the same source twice"),
        Sample(front_matter="picture: rooom.svg", text="a picture that is not there"),
    ),
    passing=(Sample(front_matter="sources: [bowlby-1969]"),),
)
REFERENCE_UNPUBLISHED = Message(
    "reference-unpublished",
    Severity.WARNING,
    "The pages and people that front matter names are out.",
    "What is not out is left out: a related page is not listed, and a person is named without a link.",
    "Publish the other page, or take its name away here.",
    family="front-matter",
    failing=(
        Sample(
            (("pages/later.md", _OTHER.replace("---\n", "---\nstatus: draft\n", 1)),),
            "a related page that is a draft",
            front_matter="related: [pages/later.md]",
        ),
    ),
    passing=(Sample((("pages/later.md", _OTHER),), front_matter="related: [pages/later.md]"),),
)

# -- facts -----------------------------------------------------------------------------------------

BANNER_PAGE = Message(
    "banner",
    Severity.ERROR,
    "The banner leads to a page that there is, and ends after it begins.",
    "It stands at the top of every page: a link that leads nowhere would do so everywhere.",
    "Write the page's file, `to: pages/contact.md`, or take the line away.",
    family="facts",
    failing=(
        Sample((_clinic("banner: {text: We are closed today, to: pages/nowhere.md}"),), "a page that is not there"),
        Sample(
            (_clinic("banner: {text: We are closed, from: 2026-03-02 09:00, until: 2026-03-01 09:00}"),),
            "an end before the beginning",
        ),
    ),
    passing=(Sample((_clinic("banner: {text: We are closed today, to: pages/plain.md}"),)),),
)
HOLIDAY_BROKEN = Message(
    "holiday-hours",
    Severity.ERROR,
    "Each holiday says on which days, and whether the clinic is closed or when it is open.",
    "Somebody would come to a closed door.",
    "Write `closed: yes`, or both `opens:` and `closes:`; `until:` is the last of several days.",
    family="facts",
    failing=(
        Sample((_clinic("holiday_hours:\n  - {name: A holiday, day: 2199-12-24}"),), "neither closed nor open"),
        Sample(
            (_clinic("holiday_hours:\n  - {name: A holiday, day: 2199-12-24, until: 2199-12-20, closed: yes}"),),
            "a last day before the first",
        ),
    ),
    passing=(Sample((_clinic("holiday_hours:\n  - {name: A holiday, day: 2199-12-24, closed: yes}"),)),),
)
HOLIDAY_OVER = Message(
    "holiday-over",
    Severity.WARNING,
    "The holidays among the facts are still to come.",
    "What is over is not shown, and whoever looks for the next holiday reads past it.",
    "Delete the entry, or write the day of the next year.",
    family="facts",
    failing=(Sample((_clinic("holiday_hours:\n  - {name: A holiday, day: 2025-12-24, closed: yes}"),)),),
    passing=(Sample((_clinic("holiday_hours:\n  - {name: A holiday, day: 2199-12-24, closed: yes}"),)),),
)

# -- code ------------------------------------------------------------------------------------------

TEMPLATE_MISSING = Message(
    "template-missing",
    Severity.ERROR,
    "The theme has a template for every kind of page.",
    "Pelican would take a plain template of its own without a word, and the page would look like another site's.",
    "Put the template back into theme/templates/.",
    family="build",
)
PLUGIN_CLASH = Message(
    "plugin-clash",
    Severity.ERROR,
    "No two plugins add the same name.",
    "One of the two would be used and the other lost; a name in a page, a waiver or a setting has to mean one thing.",
    "Rename it in one of the two plugins.",
    family="build",
)
PAGE_LOST = Message(
    "page-lost",
    Severity.ERROR,
    "Every page that was read is made.",
    "Pelican leaves out a page that it cannot read, and calls the build a success.",
    "This is a mistake in the code. Please report it with the file that the message names.",
    family="build",
)
