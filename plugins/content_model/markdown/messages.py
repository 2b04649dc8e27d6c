"""What can be said of a page's text: of its blocks, its links and pictures, and of Markdown that would be shown raw."""

from __future__ import annotations

from ...findings import Message, Sample, Severity

_DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'


def _page(body: str, more: str = "") -> str:
    description = "A page with a picture, to show what is said of its description."
    return f"---\ntitle: A page\ndescription: {description}{more}\n---\n\n{body}\n"


# -- blocks ----------------------------------------------------------------------------------------

BLOCK_UNKNOWN = Message(
    "block-unknown",
    Severity.ERROR,
    "Each block that a page opens is one that the site has.",
    "A block with another name would be shown to visitors as plain text, slashes included.",
    "Write the name of a block that there is; the message lists them.",
    family="blocks",
    failing=(Sample(body="/// calout\n\nTake your time.\n\n///"),),
    passing=(Sample(body="/// callout\n\nTake your time.\n\n///"),),
)
BLOCK_OPTION = Message(
    "block-option",
    Severity.ERROR,
    "A block's options stand right below its first line, four spaces in, each as a name with a value.",
    "What is not read as an option would be shown as text, and the block would be shown without it.",
    "Write each option as `    name: value` right below the line that opens the block.",
    family="blocks",
    failing=(
        Sample(body="/// callout | Please note\n\nTake your time.\n\n///", text="a title behind a bar"),
        Sample(
            body="/// callout\ntitle: Please note\n\nTake your time.\n\n///", text="an option without spaces in front"
        ),
        Sample(body="/// callout\n    - title\n\nTake your time.\n\n///", text="a list in place of names with values"),
        Sample(body='/// callout\n    title: "Please note\n\nTake your time.\n\n///', text="an open quotation mark"),
    ),
    passing=(Sample(body="/// callout\n    title: Please note\n\nTake your time.\n\n///"),),
)
BLOCK_END = Message(
    "block-end",
    Severity.ERROR,
    "A block ends with a line of slashes alone.",
    "A word behind the slashes would open another block instead of closing this one.",
    "Take the word away and leave the slashes: `///`.",
    family="blocks",
    failing=(Sample(body="/// callout\n\nTake your time.\n\n/// end"),),
    passing=(Sample(body="/// callout\n\nTake your time.\n\n///"),),
)
BLOCK_UNCLOSED = Message(
    "block-unclosed",
    Severity.ERROR,
    "Every block that is opened is closed.",
    "An open block takes in all the rest of the page.",
    "Write a line of slashes alone where the block ends: `///`.",
    family="blocks",
    failing=(Sample(body="/// callout\n\nTake your time."),),
    passing=(Sample(body="/// callout\n\nTake your time.\n\n///"),),
)
BLOCK_STRAY = Message(
    "block-stray",
    Severity.ERROR,
    "Slashes that close a block have one to close.",
    "The slashes would be shown to visitors, and the block that was meant would be missing.",
    "Delete the line, or write `/// name` above the block.",
    family="blocks",
    failing=(Sample(body="Take your time.\n\n///"),),
    passing=(Sample(body="/// callout\n\nTake your time.\n\n///"),),
)
BLOCK_BROKEN = Message(
    "block-broken",
    Severity.ERROR,
    "A line that is to start a block is written as three slashes and the block's name.",
    "A line that only looks like the start of a block is shown as text.",
    "Write `/// name` with the name of a block, and `///` where it ends.",
    family="blocks",
    failing=(
        Sample(body="/// !!\n\nTake your time.", text="slashes without a name"),
        Sample(body="// callout\n\nTake your time.", text="two slashes"),
        Sample(body="::: callout\n\nTake your time.", text="the sign of another system"),
    ),
    passing=(Sample(body="/// callout\n\nTake your time.\n\n///"),),
)
BLOCK_BODY = Message(
    "block-body",
    Severity.ERROR,
    "A block that shows a text has one, and a block that shows none has none.",
    "An empty box says nothing to anybody, and text in a block that takes none would be lost.",
    "Write the text between the block's two lines, or take it out, as the block asks.",
    family="blocks",
    failing=(
        Sample(body="/// callout\n\n///", text="a box without text"),
        Sample(body="/// crisis\n\nCall us.\n\n///", text="text in a block that takes none"),
        Sample(body="/// questions\n\nHow long is a visit?\n\n///", text="questions without a heading"),
    ),
    passing=(Sample(body="/// callout\n\nTake your time.\n\n///"), Sample(body="/// crisis\n///")),
)
BLOCK_COMPONENT = Message(
    "block-component",
    Severity.ERROR,
    "Each block has a component in the theme that can be rendered.",
    "Without it the page would have a hole where the block stands.",
    "Mend the component in theme/templates/components/. The page is not to blame.",
    family="blocks",
)
BLOCK_PLACE = Message(
    "block-place",
    Severity.ERROR,
    "A block stands where Markdown reads blocks: at the start of its lines, with an empty line above and below.",
    "In a quote, in HTML, or too far in, the block's marks are shown as text.",
    "Put the block at the start of its lines, with an empty line above and below it.",
    family="blocks",
    failing=(Sample(body="> /// callout\n>\n> Take your time.\n>\n> ///"),),
    passing=(Sample(body="/// callout\n\nTake your time.\n\n///"),),
)

# -- links, pictures and HTML ----------------------------------------------------------------------

LINK_TARGET = Message(
    "link-target",
    Severity.ERROR,
    "Each link in a page's text leads to a page or file that is there and published, or to a whole address elsewhere.",
    "A visitor who follows a link that leads nowhere may not come back.",
    "Write the page's file, as seen from this one (`contact.md`), or an address with https://.",
    family="links-and-pictures",
    failing=(
        Sample(body="Read [the contact page](kontakt.md).", text="a page that does not exist"),
        Sample(body="Read [the contact page]().", text="no target"),
        Sample(body="Write to [us](mailto:nobody).", text="half an address"),
        Sample(body="Read [the plan](file:///plan.pdf).", text="a file on the author's own computer"),
    ),
    passing=(
        Sample(body="Read [the plain page](plain.md), or [more](https://www.example.org/)."),
        Sample(body="Write to [us](mailto:name@clinic.example)."),
    ),
)
IMAGE_MISSING = Message(
    "image-missing",
    Severity.ERROR,
    "Each picture in a page's text lies in content/images/, in a format that every browser shows.",
    "Visitors would see a broken frame; and a picture on another site tells that site who visits yours.",
    "Put the picture into content/images/ and write `![what it shows](../images/name.svg)`.",
    family="links-and-pictures",
    failing=(
        Sample(body="![A calm room](../images/rooom.svg)", text="a picture that is not there"),
        Sample(body="![A calm room](https://www.example.org/room.jpg)", text="a picture on another site"),
    ),
)
IMAGE_ALT_MISSING = Message(
    "image-alt-missing",
    Severity.ERROR,
    "Each picture has a description, or is marked as decoration.",
    "People who cannot see a picture hear its description, and so learn what it says.",
    "Write it between the brackets, `![what it shows](../images/name.svg)`, or in content/images/images.yaml.",
    family="links-and-pictures",
    failing=(
        Sample(
            (
                ("images/dot.svg", _DRAWING),
                (
                    "pages/dot.md",
                    _page("![](../images/dot.svg)"),
                ),
            ),
            "a picture in the text",
        ),
        Sample(
            (
                ("images/dot.svg", _DRAWING),
                (
                    "pages/dot.md",
                    _page("Words.", "\npicture: dot.svg"),
                ),
            ),
            "the picture that a page names in its front matter",
        ),
    ),
    passing=(
        Sample(
            (
                ("images/dot.svg", _DRAWING),
                ("images/images.yaml", "dot.svg:\n  decorative: yes\n"),
                (
                    "pages/dot.md",
                    _page("![](../images/dot.svg)"),
                ),
            ),
            "a picture that is marked as decoration",
        ),
    ),
)
_LATER = ("pages/later.md", _page("Later.", "\nstatus: draft"))
LINK_UNPUBLISHED = Message(
    "link-unpublished",
    Severity.WARNING,
    "The pages that a page leads to are out, and stay out.",
    "Visitors get the words without the link, or the page without the button, while the other page is not out.",
    "Publish the other page, or choose another one.",
    family="links-and-pictures",
    failing=(
        Sample((_LATER,), "a link to a draft", body="Read [what comes later](later.md)."),
        Sample((_LATER,), "in HTML", body='Read <a href="/later/">what comes later</a>.'),
        Sample((_LATER,), "a button", body="Words.\n\n/// action\n    text: Read on\n    to: pages/later.md\n///"),
        Sample(
            (("pages/later.md", _page("Later.", "\npublish_at: 2199-01-01T09:00:00-08:00")),),
            "a page for later",
            body="Read [what comes later](later.md).",
        ),
    ),
    passing=(Sample((_LATER,), body="Read [the first page](index.md)."),),
)
ADDRESS_NOT_LINKED = Message(
    "address-not-linked",
    Severity.WARNING,
    "A web address or an email address in a text is a link.",
    "Whoever reads on a phone wants to touch it, and cannot.",
    "Write `[words](https://...)`, or `<name@clinic.com>`.",
    family="links-and-pictures",
    failing=(
        Sample(body="Read more at https://www.example.org/rest today.", text="a web address"),
        Sample(body="Write to name@clinic.example today.", text="an email address"),
    ),
    passing=(Sample(body="Read [more](https://www.example.org/rest), or write to <name@clinic.example>."),),
)
HTML = Message(
    "html",
    Severity.ERROR,
    "HTML in a page's text is closed, runs nothing, and keeps to the tags that a text may have.",
    "A tag that is left open, or that a text may not have, can take apart the page around it.",
    "Write it as Markdown where you can; close every tag that you open.",
    family="links-and-pictures",
    failing=(
        Sample(body="<div>Take your time.", text="a tag that is never closed"),
        Sample(body="Take your time.</div>", text="a tag that was never opened"),
        Sample(body="<iframe src='https://www.example.org/'></iframe>", text="a tag that has no place in a text"),
    ),
    passing=(Sample(body="<div>Take your time.</div>"),),
)
ATTRIBUTE = Message(
    "attribute",
    Severity.ERROR,
    "What is set in `{...}` or in an HTML tag is something that a writer may set: a name, a class, a language, a link.",
    "A style or a script in a page is refused by the browser, and hidden words are no words.",
    "Delete it.",
    family="links-and-pictures",
    failing=(
        Sample(body="<p onclick='go()'>Take your time.</p>", text="a script"),
        Sample(body="## Rest {onclick='go()'}\n\nTake your time.", text="a script behind a heading"),
        Sample(body="## Rest {heart}\n\nTake your time.", text="a name without its sign"),
        Sample(body="*Take*{style='color: red'} your time.", text="a style"),
        Sample(body="<p hidden>Ask Anna about this.</p>", text="hidden words"),
    ),
    passing=(
        Sample(body="## Rest {#calm}\n\nTake your time."),
        Sample(body='<p lang="es">Tome su tiempo.</p>'),
        Sample(body="| a | b |\n|:--|--:|\n| 1 | 2 |"),
    ),
)

# -- Markdown that would be shown as it is ---------------------------------------------------------

BODY_TOO_DEEP = Message(
    "body-too-deep",
    Severity.ERROR,
    "Lists, quotes and emphasis stand in each other a few levels deep at most.",
    "Nobody can follow such a text, and the converter cannot either.",
    "Take some of the nested lists or quotes apart.",
    family="markdown",
    failing=(Sample(body="*" * 3000 + "deep" + "*" * 3000, text="emphasis in emphasis, 3,000 times"),),
    passing=(Sample(body="> > A quote in a quote."),),
)
CHARACTER = Message(
    "character",
    Severity.ERROR,
    "A page's text has no invisible control characters.",
    "No page can hold them; they come along when text is copied from other programs.",
    "Delete the text around it and type it again.",
    family="markdown",
    failing=(Sample(body="Take\x08 your time.", text="a backspace in the middle of the text"),),
)
CODE_UNCLOSED = Message(
    "code-unclosed",
    Severity.ERROR,
    "Computer text that is opened with ``` is closed again.",
    "Markdown would show the marks, and read what follows as ordinary text.",
    "Write a line with the same signs where the computer text ends, or take this line away.",
    family="markdown",
    failing=(Sample(body="```\nTake your time."),),
    passing=(Sample(body="```\nTake your time.\n```"),),
)
FIELD_BELOW = Message(
    "field-below",
    Severity.ERROR,
    "A page's fields stand in its front matter, above the second line of dashes.",
    "Below it they are text: visitors see them, and the page lacks them.",
    "Move it above the second line of dashes, or delete it.",
    family="markdown",
    failing=(
        Sample(body="status: draft\n\nTake your time."),
        Sample(body="Author: Us\nDate: 2026-03-01\n\nTake your time."),
    ),
    passing=(Sample(body="Monday: 9 to 5\nSunday: closed\n\nTake your time."),),
)
CODE_INSIDE = Message(
    "code-inside",
    Severity.ERROR,
    "Computer text between two ``` stands at the start of its lines, in no list and in no quote.",
    "Markdown reads it only there; elsewhere its lines run together into one.",
    "Write it below the list or the quote, without spaces in front.",
    family="markdown",
    failing=(
        Sample(body="- rest\n\n    ```\n    sleep\n    ```", text="in a list"),
        Sample(body="> ```\n> sleep\n> ```", text="in a quote"),
        Sample(body="  ```\n  sleep\n  ```", text="with spaces in front"),
    ),
    passing=(Sample(body="- rest\n\n```\nsleep\n```"),),
)
HEADING_WITHOUT_WORDS = Message(
    "heading-without-words",
    Severity.ERROR,
    "Each line of number signs has the words of a heading behind it.",
    "A screen reader lists the headings of a page; one without words leads nowhere.",
    "Write the heading's words behind the number signs, or delete the line.",
    family="markdown",
    failing=(Sample(body="##\n\nTake your time."),),
    passing=(Sample(body="## Rest\n\nTake your time."),),
)
HEADING_FIRST_LEVEL = Message(
    "heading-first-level",
    Severity.ERROR,
    "The headings of a text start at the second level, with two number signs.",
    "The page's title is its heading of the first level; there is one.",
    "Write `## ` in front of the words.",
    family="markdown",
    failing=(Sample(body="# Rest\n\nTake your time."),),
    passing=(Sample(body="## Rest\n\nTake your time."), Sample(body="\\# Rest")),
)
HEADING_LEVEL = Message(
    "heading-level",
    Severity.ERROR,
    "A heading has at most six number signs.",
    "Markdown knows six levels of headings; a seventh sign would be shown.",
    "Write two to six number signs.",
    family="markdown",
    failing=(Sample(body="####### Rest"),),
    passing=(Sample(body="###### Rest"),),
)
HEADING_ID = Message(
    "heading-id",
    Severity.ERROR,
    "No two headings of a page are given the same name.",
    "A link to the name finds the first heading only.",
    "Take one of the two names away, or write another.",
    family="markdown",
    failing=(Sample(body="## Rest {#calm}\n\nOne.\n\n## Sleep {#calm}\n\nTwo."),),
    passing=(Sample(body="## Rest {#rest}\n\nOne.\n\n## Sleep {#sleep}\n\nTwo."),),
)
HEADING_INDENT = Message(
    "heading-indent",
    Severity.ERROR,
    "The number signs of a heading stand at the start of its line.",
    "With spaces in front, Markdown makes no heading and shows the signs.",
    "Take the spaces away.",
    family="markdown",
    failing=(Sample(body="  ## Rest\n\nTake your time."),),
    passing=(Sample(body="## Rest\n\nTake your time."),),
)
HEADING_DASHES = Message(
    "heading-dashes",
    Severity.ERROR,
    "A line of dashes has an empty line above it.",
    "Without the empty line, the dashes make the line above a heading.",
    "Write an empty line above the dashes, or make a heading with `## ` in front of its words.",
    family="markdown",
    failing=(Sample(body="Take your time.\n---\n\nThen go on."),),
    passing=(Sample(body="Take your time.\n\n---\n\nThen go on."),),
)
TEXT_INDENTED = Message(
    "text-indented",
    Severity.ERROR,
    "No line of a text starts with four spaces.",
    "Markdown takes such a line for computer text, and shows it in a box of its own.",
    "Take the spaces away. For computer text write ``` on a line above and below.",
    family="markdown",
    failing=(Sample(body="Take your time.\n\n    Then go on."),),
    passing=(Sample(body="Take your time.\n\nThen go on."),),
)
MARKDOWN_LEFT_OVER = Message(
    "markdown-left-over",
    Severity.ERROR,
    "No sign of Markdown is left over in what visitors read.",
    "Markdown refuses nothing: what it does not understand it shows, stars and brackets included.",
    "Write it as the message shows; put a \\ in front of a sign that shall be seen.",
    family="markdown",
    failing=(
        Sample(body="A claim.[^1]", text="a note that is not written"),
        Sample(body="Read [the page] (plain.md).", text="a space inside a link"),
        Sample(body="Read (the page)[plain.md].", text="brackets that have changed places"),
        Sample(body="Read [the page](plain.md", text="a bracket that is missing"),
        Sample(body="Read [the page][there].", text="a target that is given nowhere"),
        Sample(body="Text.\n| a | b |\n| 1 | 2 |", text="a table without its dashes"),
        Sample(body="Take **your time.", text="stars that are never closed"),
        Sample(body="Take ~~your~~ time.", text="struck-out text"),
        Sample(body="Take {: .wide} your time.", text="signs for a style"),
    ),
    passing=(
        Sample(body="A claim.[^1]\n\n[^1]: The note."),
        Sample(body="Take **your** time, with \\*\\* in it."),
        Sample(body="| a | b |\n|---|---|\n| 1 | 2 |"),
    ),
)
LIST_RUN_ON = Message(
    "list-run-on",
    Severity.ERROR,
    "A list has an empty line above it.",
    "Without it, Markdown makes one paragraph of the list and the text above.",
    "Write an empty line above the list.",
    family="markdown",
    failing=(Sample(body="We offer:\n- rest\n- talk"),),
    passing=(Sample(body="We offer:\n\n- rest\n- talk"),),
)
LIST_MARK = Message(
    "list-mark",
    Severity.ERROR,
    "The items of a list start with a dash or a number, and a space.",
    "With another mark, Markdown shows all items in one paragraph.",
    "Write `- ` or `1. ` in front of each item, below an empty line.",
    family="markdown",
    failing=(
        Sample(body="\u2022 rest\n\u2022 talk", text="a word processor's mark"),
        Sample(body="1) rest\n2) talk", text="numbers with a bracket"),
        Sample(body="-rest\n-talk", text="no space after the dash"),
    ),
    passing=(Sample(body="- rest\n- talk"),),
)
LIST_INDENT = Message(
    "list-indent",
    Severity.ERROR,
    "A list in a list stands four spaces further in.",
    "With fewer spaces, Markdown puts the inner items into the outer list.",
    "Put four spaces in front of each inner item.",
    family="markdown",
    failing=(Sample(body="- rest\n  - sleep\n- talk"),),
    passing=(Sample(body="- rest\n    - sleep\n- talk"),),
)
DEFINITION_TWICE = Message(
    "definition-twice",
    Severity.ERROR,
    "Each note or target of a link is written once.",
    "Markdown takes one of the two and drops the other.",
    "Give one of the two another name.",
    family="markdown",
    failing=(Sample(body="A claim.[^1]\n\n[^1]: One note.\n[^1]: Another."),),
    passing=(Sample(body="A claim.[^1] Another.[^2]\n\n[^1]: One note.\n[^2]: Another."),),
)
NOTE_UNUSED = Message(
    "note-unused",
    Severity.ERROR,
    "Each note below a page belongs to words above it.",
    "Readers would find a note at the end of the page and not know what it is for.",
    "Write the note's mark behind the words that it belongs to, or delete the note.",
    family="markdown",
    failing=(Sample(body="A claim.\n\n[^1]: The note."),),
    passing=(Sample(body="A claim.[^1]\n\n[^1]: The note."),),
)
