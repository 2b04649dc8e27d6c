"""What can be said of a value that somebody wrote in YAML: front matter, a block's options, facts, sources, pictures.

What can be wrong with a value is the same everywhere, and each place has messages of its own for it: a `ValueMessages`.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...findings import Message, Sample, Severity


@dataclass(frozen=True, slots=True)
class ValueMessages:
    """The messages for the values of one place, by what is wrong."""

    missing: Message  # it is needed, and not there
    type: Message  # it is something else: a text in place of a number, a list in place of a text
    value: Message  # it is of the right type, and none that fits
    length: Message  # it is too short or too long, or has too few or too many items
    date: Message  # it is no day, or no moment
    unknown: Message  # its name is none that there is
    remark: Message  # a part of it is a remark, which nobody would see


def clinic(*lines: str) -> str:
    """A good clinic.yaml for an example, with these lines in place of the ones that begin alike."""
    names = {line.split(":")[0] for line in lines}
    return "\n".join([*(line for line in _FACTS if line.split(":")[0] not in names), *lines, ""])


def _facts(*lines: str) -> Sample:
    return Sample((("data/clinic.yaml", clinic(*lines)),))


def _source(*lines: str) -> Sample:
    """A source with these lines in place of the ones that begin alike."""
    names = {line.split(":")[0] for line in lines}
    kept = [line for line in _SOURCE if line.split(":")[0] not in names]
    return Sample((("data/sources.yaml", "\n  ".join(["bowlby-1969:", *kept, *lines]) + "\n"),))


def _picture(line: str) -> Sample:
    """A picture whose description ends with the line."""
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'
    return Sample((("images/dot.svg", drawing), ("images/images.yaml", f"dot.svg:\n  alt: A dot\n  {line}\n")))


_SOURCE = ("authors: Bowlby J", "year: 1969", "title: Attachment and Loss")
_FACTS = (
    "name: Lotus Recovery",
    "website: https://www.lotus.example",
    "description: A clinic, for an example.",
    'phone: "+1-805-555-0100"',
    "email: hello@lotus.example",
    'address: {street: 100 Example Street, city: Thousand Oaks, region: CA, postal_code: "00000", country: US}',
    'hours: [{days: [Monday], opens: "09:00", closes: "17:00"}]',
    "licensed_facility: no",
    'crisis_lines: [{name: Lifeline, phone: "988", text: "988", shown_as: "988", when: At any hour.}]',
)
_UNQUOTED = "Put the whole value in quotes."

# -- front matter ----------------------------------------------------------------------------------

FRONT_MATTER_MISSING = Message(
    "front-matter-missing",
    Severity.ERROR,
    "A page's front matter has every field that its kind needs.",
    "The page's template, its place in menus and what search engines show are made of these fields.",
    "Write the field and its value, or name another kind of page.",
    family="front-matter",
    failing=(Sample(front_matter="description:"),),
)
FRONT_MATTER_TYPE = Message(
    "front-matter-type",
    Severity.ERROR,
    "Each value in the front matter is of its field's type.",
    "A number, a list or a yes has to be one, or nothing can be made of it.",
    "Write the value as the message shows.",
    family="front-matter",
    failing=(Sample(front_matter="noindex: perhaps"), Sample(front_matter="sources: bowlby-1969", text="no list")),
    passing=(Sample(front_matter="noindex: no\nsources: [bowlby-1969]"),),
)
FRONT_MATTER_VALUE = Message(
    "front-matter-value",
    Severity.ERROR,
    "Each value in the front matter is one that its field can have.",
    "A value that nothing knows would be left out, or shown as it stands.",
    "Write one of the values that the message names.",
    family="front-matter",
    failing=(
        Sample(front_matter="menu: top", text="none of the choices"),
        Sample(front_matter="kind: poem", text="no kind of page"),
        Sample(front_matter="kind: home", text="a second home page"),
    ),
    passing=(Sample(front_matter="menu: footer\nkind: legal"),),
)
FRONT_MATTER_LENGTH = Message(
    "front-matter-length",
    Severity.ERROR,
    "Each text in the front matter is as long as its place on the page and in searches allows.",
    "What is longer is cut off, and what is shorter says too little.",
    "Shorten the text, or say a little more.",
    family="front-matter",
    failing=(Sample(front_matter="title: So"), Sample(front_matter="menu_title: A name that no menu has the room for")),
    passing=(Sample(front_matter="title: So it is"),),
)
FRONT_MATTER_DATE = Message(
    "front-matter-date",
    Severity.ERROR,
    "Each day in the front matter is written as 2026-03-31.",
    "Other ways to write a day mean different days in different countries.",
    "Write the year, the month and the day, with hyphens.",
    family="front-matter",
    failing=(Sample(front_matter="date: 3/31/2026"),),
    passing=(Sample(front_matter="date: 2020-03-31"),),
)
FRONT_MATTER_UNKNOWN = Message(
    "front-matter-unknown",
    Severity.ERROR,
    "Each name in the front matter is a field of the page's kind.",
    "A misspelled field would be left out without a word.",
    "Correct the name, or take the line away.",
    family="front-matter",
    failing=(Sample(front_matter="tittle: A page"),),
    passing=(Sample(front_matter="intro: A page."),),
)
FRONT_MATTER_REMARK = Message(
    "front-matter-remark",
    Severity.ERROR,
    "No text in the front matter ends in a remark.",
    "In YAML, everything behind a # is for the writer alone, and visitors would miss it.",
    _UNQUOTED,
    family="front-matter",
    failing=(Sample(front_matter="intro: We are # 1"),),
    passing=(Sample(front_matter='intro: "We are # 1"'),),
)
FRONT_MATTER = ValueMessages(
    FRONT_MATTER_MISSING,
    FRONT_MATTER_TYPE,
    FRONT_MATTER_VALUE,
    FRONT_MATTER_LENGTH,
    FRONT_MATTER_DATE,
    FRONT_MATTER_UNKNOWN,
    FRONT_MATTER_REMARK,
)

# -- blocks ----------------------------------------------------------------------------------------

BLOCK_OPTION_MISSING = Message(
    "block-option-missing",
    Severity.ERROR,
    "A block has every option that it needs.",
    "Without it the block has nothing to show.",
    "Write the option below the block's first line, four spaces in.",
    family="blocks",
    failing=(Sample(body="/// details\n\nTake your time.\n\n///"),),
    passing=(Sample(body="/// details\n    title: A question\n\nTake your time.\n\n///"),),
)
BLOCK_OPTION_TYPE = Message(
    "block-option-type",
    Severity.ERROR,
    "Each option of a block is of its type.",
    "A number, a list or a yes has to be one, or nothing can be made of it.",
    "Write the option as the message shows.",
    family="blocks",
    failing=(Sample(body="/// callout\n    title: [Good, to know]\n\nTake your time.\n\n///"),),
    passing=(Sample(body="/// callout\n    title: Good to know\n\nTake your time.\n\n///"),),
)
BLOCK_OPTION_VALUE = Message(
    "block-option-value",
    Severity.ERROR,
    "Each option of a block is one that it can have.",
    "A value that the block does not know would change nothing on the page.",
    "Write one of the values that the message names.",
    family="blocks",
    failing=(Sample(body="/// callout\n    kind: loud\n\nTake your time.\n\n///"),),
    passing=(Sample(body="/// callout\n    kind: care\n\nTake your time.\n\n///"),),
)
BLOCK_OPTION_LENGTH = Message(
    "block-option-length",
    Severity.ERROR,
    "Each option of a block is as long as its place allows.",
    "What is longer breaks the block's shape, on a phone most of all.",
    "Shorten the text.",
    family="blocks",
    failing=(Sample(body=f"/// callout\n    title: {'A good title ' * 7}\n\nTake your time.\n\n///"),),
    passing=(Sample(body="/// callout\n    title: A good title\n\nTake your time.\n\n///"),),
)
BLOCK_OPTION_DATE = Message(
    "block-option-date",
    Severity.ERROR,
    "Each day among a block's options is written as 2026-03-31.",
    "Other ways to write a day mean different days in different countries.",
    "Write the year, the month and the day, with hyphens.",
    family="blocks",
)
BLOCK_OPTION_UNKNOWN = Message(
    "block-option-unknown",
    Severity.ERROR,
    "Each name below a block's first line is an option of the block.",
    "A misspelled option would be left out without a word.",
    "Correct the name, or take the line away.",
    family="blocks",
    failing=(Sample(body="/// callout\n    tittle: Good to know\n\nTake your time.\n\n///"),),
    passing=(Sample(body="/// callout\n    title: Good to know\n\nTake your time.\n\n///"),),
)
BLOCK_OPTION_REMARK = Message(
    "block-option-remark",
    Severity.ERROR,
    "No option of a block ends in a remark.",
    "In YAML, everything behind a # is for the writer alone, and visitors would miss it.",
    _UNQUOTED,
    family="blocks",
    failing=(Sample(body="/// callout\n    title: We are # 1\n\nTake your time.\n\n///"),),
    passing=(Sample(body='/// callout\n    title: "We are # 1"\n\nTake your time.\n\n///'),),
)
BLOCK_OPTIONS = ValueMessages(
    BLOCK_OPTION_MISSING,
    BLOCK_OPTION_TYPE,
    BLOCK_OPTION_VALUE,
    BLOCK_OPTION_LENGTH,
    BLOCK_OPTION_DATE,
    BLOCK_OPTION_UNKNOWN,
    BLOCK_OPTION_REMARK,
)

# -- the clinic's facts ----------------------------------------------------------------------------

FACTS_MISSING = Message(
    "facts-missing",
    Severity.ERROR,
    "content/data/clinic.yaml has every fact that the site needs.",
    "Pages, footers and search engines are told the clinic's facts from this one file.",
    "Write the fact, or a placeholder with what the clinic has to tell us.",
    family="facts",
    failing=(_facts("email:"),),
    passing=(_facts(),),
)
FACTS_TYPE = Message(
    "facts-type",
    Severity.ERROR,
    "Each of the clinic's facts is of its type.",
    "A number, a list or a yes has to be one, or nothing can be made of it.",
    "Write the fact as the message shows.",
    family="facts",
    failing=(
        _facts("accepting_patients: perhaps"),
        _facts("address: 100 Example Street", "description: A group that is none, for an example."),
        _facts("area_served: Thousand Oaks"),
    ),
    passing=(_facts("accepting_patients: yes", "area_served: [Thousand Oaks]"),),
)
FACTS_VALUE = Message(
    "facts-value",
    Severity.ERROR,
    "Each of the clinic's facts is written so that people and programs can use it.",
    "A number that cannot be called and an address that cannot be reached are worse than none.",
    "Write the fact in the form that the message shows.",
    family="facts",
    failing=(_facts('phone: "805-555-0100"'), _facts("website: www.lotus.example")),
    passing=(_facts(),),
)
FACTS_LENGTH = Message(
    "facts-length",
    Severity.ERROR,
    "Each of the clinic's facts fits where it is shown.",
    "What is longer is cut off by search engines and breaks the page's head and foot.",
    "Shorten the text.",
    family="facts",
    failing=(_facts(f"name: {'Lotus Recovery ' * 5}"),),
    passing=(_facts(),),
)
FACTS_DATE = Message(
    "facts-date",
    Severity.ERROR,
    "Each day among the clinic's facts is written as 2026-03-31.",
    "Other ways to write a day mean different days in different countries.",
    "Write the year, the month and the day, with hyphens.",
    family="facts",
)
FACTS_UNKNOWN = Message(
    "facts-unknown",
    Severity.ERROR,
    "Each name in content/data/clinic.yaml is that of a fact.",
    "A misspelled fact would be left out without a word.",
    "Correct the name, or take the line away.",
    family="facts",
    failing=(_facts("fax: none"),),
    passing=(_facts(),),
)
FACTS_REMARK = Message(
    "facts-remark",
    Severity.ERROR,
    "None of the clinic's facts ends in a remark.",
    "In YAML, everything behind a # is for the writer alone, and visitors would miss it.",
    _UNQUOTED,
    family="facts",
    failing=(_facts("description: We are # 1"),),
    passing=(_facts('description: "We are # 1"'),),
)
FACTS = ValueMessages(FACTS_MISSING, FACTS_TYPE, FACTS_VALUE, FACTS_LENGTH, FACTS_DATE, FACTS_UNKNOWN, FACTS_REMARK)

# -- sources ---------------------------------------------------------------------------------------

SOURCES_INCOMPLETE = Message(
    "sources-incomplete",
    Severity.ERROR,
    "Each source has its authors, its year and its title.",
    "A reader has to be able to find what a page rests on.",
    "Write what is missing below the source's name.",
    family="sources",
    failing=(_source("year:"),),
    passing=(_source(),),
)
SOURCES_TYPE = Message(
    "sources-type",
    Severity.ERROR,
    "Each value of a source is of its type.",
    "The year has to be a number, and the rest plain text.",
    "Write the value as the message shows.",
    family="sources",
    failing=(_source("year: long ago"),),
    passing=(_source(),),
)
SOURCES_VALUE = Message(
    "sources-value",
    Severity.ERROR,
    "Each value of a source is one that it can have.",
    "A DOI or a web address that is written otherwise leads nowhere.",
    "Write the value in the form that the message shows.",
    family="sources",
    failing=(_source("year: 169"), _source("doi: https://doi.org/10.1037/pspp0000027")),
    passing=(_source("doi: 10.1037/pspp0000027"),),
)
SOURCES_UNKNOWN = Message(
    "sources-unknown",
    Severity.ERROR,
    "Each name below a source is one that a source has.",
    "A misspelled name would be left out without a word.",
    "Correct the name, or take the line away.",
    family="sources",
    failing=(_source("publisher: Hogarth Press"),),
    passing=(_source("published_in: Hogarth Press"),),
)
SOURCES_REMARK = Message(
    "sources-remark",
    Severity.ERROR,
    "No value of a source ends in a remark.",
    "In YAML, everything behind a # is for the writer alone, and visitors would miss it.",
    _UNQUOTED,
    family="sources",
    failing=(_source("title: Attachment # 1"),),
    passing=(_source('title: "Attachment # 1"'),),
)
SOURCES = ValueMessages(
    SOURCES_INCOMPLETE,
    SOURCES_TYPE,
    SOURCES_VALUE,
    SOURCES_VALUE,  # no part of a source has a limit of length
    SOURCES_VALUE,  # and none is a day
    SOURCES_UNKNOWN,
    SOURCES_REMARK,
)

# -- pictures --------------------------------------------------------------------------------------

IMAGES_TYPE = Message(
    "images-type",
    Severity.ERROR,
    "Each value in content/images/images.yaml is of its type.",
    "A width has to be a number and `decorative` a yes or no, or nothing can be made of them.",
    "Write the value as the message shows.",
    family="files",
    failing=(_picture("decorative: perhaps"),),
    passing=(_picture("decorative: no"),),
)
IMAGES_VALUE = Message(
    "images-value",
    Severity.ERROR,
    "Each value in content/images/images.yaml is one that a picture can have.",
    "A picture without a width cannot be given room on the page.",
    "Write the value in the form that the message shows.",
    family="files",
    failing=(_picture("width: 0"),),
    passing=(_picture("width: 8"),),
)
IMAGES_LENGTH = Message(
    "images-length",
    Severity.ERROR,
    "A picture's description fits into a breath.",
    "A screen reader reads it out from beginning to end.",
    "Say in a few words what the picture shows.",
    family="files",
    failing=(
        Sample(
            (
                ("images/dot.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'),
                ("images/images.yaml", f"dot.svg:\n  alt: {'A dot, and ' * 12}a dot\n"),
            )
        ),
    ),
    passing=(_picture("decorative: no"),),
)
IMAGES_UNKNOWN = Message(
    "images-unknown",
    Severity.ERROR,
    "Each name below a picture is one that a picture has.",
    "A misspelled name would be left out without a word.",
    "Correct the name, or take the line away.",
    family="files",
    failing=(_picture("description: A dot"),),
    passing=(_picture("credit: A hand"),),
)
IMAGES_REMARK = Message(
    "images-remark",
    Severity.ERROR,
    "Nothing that is said of a picture ends in a remark.",
    "In YAML, everything behind a # is for the writer alone, and visitors would miss it.",
    _UNQUOTED,
    family="files",
    failing=(_picture("credit: Hand # 1"),),
    passing=(_picture('credit: "Hand # 1"'),),
)
PICTURES = ValueMessages(
    IMAGES_VALUE,  # a picture may have nothing said of it
    IMAGES_TYPE,
    IMAGES_VALUE,
    IMAGES_LENGTH,
    IMAGES_VALUE,  # and nothing that is said of it is a day
    IMAGES_UNKNOWN,
    IMAGES_REMARK,
)
