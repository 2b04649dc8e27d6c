"""Marks of other dialects of Markdown, and slips of the hand: how each looks, and what to write here instead.

Nothing that a person meant as a mark may be shown to visitors in silence. docs/editing.md lists all of it, and a test holds
that list. Every pattern takes time in proportion to the text: what it repeats cannot hold what it starts with.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass

from .expressions import needed_characters

OBJECT = "\ufffc"  # stands for code and pictures in a text


@dataclass(frozen=True, slots=True)
class Mark:
    """What is left in a text when something was not understood. In `what`, `{}` is what was found; `fix` names groups."""

    pattern: re.Pattern[str]
    what: str
    fix: str
    needed: frozenset[str]

    def may_stand_in(self, signs: frozenset[str]) -> bool:
        """Whether a text of these signs can hold it."""
        return not self.needed or not self.needed.isdisjoint(signs)

    def fix_for(self, found: re.Match[str]) -> str:
        """What to write instead of what was found."""
        return self.fix.format(**{name: (words or "").strip() for name, words in found.groupdict().items()})


def _mark(pattern: str, what: str, fix: str) -> Mark:
    compiled = re.compile(pattern)
    return Mark(compiled, what, fix, needed_characters(compiled))


_SHOWN = "`{}` would be shown as it is"
_WITH_SIGNS = "`{}` would be shown with its signs"
_NOT_HERE = "`{}` means nothing here, and would be shown as it is"
_OTHER_SYSTEM = "`{}` is a mark of another system, and would be shown as it is"

WIKI_LINK = _mark(
    r"\[\[(?P<to>[^\[\]|\n]+)(?:\|(?P<words>[^\[\]\n]*))?\]\]",
    "`{}` makes no link here",
    "Write `[{to}](page.md)`, with the page's file as seen from this one.",
)

# The first that is found in a text is named, so what is more exact stands above.
LEFT_OVER: tuple[Mark, ...] = (
    # Notes and remarks
    _mark(
        r"\[\^[^\[\]\n]+\]",
        "The note `{}` is not written anywhere on the page",
        "Write it below the text, on a line of its own: `[^1]: The note.`",
    ),
    _mark(
        r"\^\[(?P<words>[^\[\]\n]+)\]",
        "A note cannot stand inside the text, so `{}` would be shown as it is",
        "Write `[^note]`, and below the text, on a line of its own, `[^note]: {words}`.",
    ),
    _mark(
        r"\[@[\w:.-]+[^\[\]\n]*\]",
        "`{}` names a source in a way that is not known here, and would be shown as it is",
        "Name the source in the front matter, `sources: [bowlby-1969]`, and take this away.",
    ),
    _mark(
        r"%%[^%\n]+%%|\{>>[^<\n]*<<\}",
        "The remark `{}` would be shown to visitors",
        "Delete it, or write it as `<!-- remark -->`, which visitors do not get.",
    ),
    _mark(r"<!--[^\n]*", "The remark `{}` is never closed, so it would be shown", "Write `-->` where it ends."),
    # Lists
    _mark(r"^\[[ xX]\](?=[ \n])", "`{}` would be shown: there are no boxes to tick here", "Take it away."),
    # Links
    _mark(
        r"\[\[_?(?i:toc)_?\]\]|\{:(?i:toc)[^{}\n]*\}|\$\{toc\}",
        _NOT_HERE,
        "Delete it: a longer page gets its contents by itself.",
    ),
    _mark(
        r"!\[\[(?P<to>[^\[\]|\n]+)(?:\|[^\[\]\n]*)?\]\]",
        "`{}` makes no picture here",
        "Write `![what it shows](../images/{to})`.",
    ),
    WIKI_LINK,
    _mark(
        r"(?<![!\]])\[(?P<address>https?://[^\[\]\s]+)[ ]+(?P<words>[^\[\]\n]+)\](?!\()",
        "`{}` makes no link here",
        "Write `[{words}]({address})`.",
    ),
    _mark(
        r"!?\[[^\[\]]+\]\s+\([^\s()]*(?:\.md|/|:)[^()\s]*\)",
        "`{}` makes no link, because there is a space between the brackets",
        "Write `[words](page.md)`, without a space between ] and (.",
    ),
    _mark(
        r"\((?P<words>[^()]+)\)\[(?P<to>[^\[\]\s]*(?:\.md|/|:)[^\[\]\s]*)\]",
        "`{}` makes no link, because the brackets have changed places",
        "Write `[{words}]({to})`: the words in [ ], the page in ( ).",
    ),
    _mark(
        r"!?\[[^\[\]]*\]\([^()\n]*\)?",
        "The link or picture `{}` is not written completely",
        "Write `[words](page.md)`, with both brackets closed and no quotation marks or spaces in the page's name.",
    ),
    _mark(r"\[(?P<words>[^\[\]\n]+)\]\{[^{}\n]*\}", _SHOWN, "Write `{words}`."),
    _mark(
        r"!?\[[^\[\]]+\]\[[^\[\]]*\]",
        "`{}` makes no link, because the page says nowhere where it leads",
        "Write `[words](page.md)`.",
    ),
    # What other systems fill in
    _mark(
        r"\[(?P<tag>[A-Za-z][\w-]*)(?:=[^\[\]\n]*)?\][^\[\]\n]*\[/(?P=tag)\]",
        _OTHER_SYSTEM,
        "Write `**words**` for strong words, `*words*` for others that stand out, `[words](page.md)` for a link.",
    ),
    _mark(
        r"\[[A-Za-z][\w-]*(?:=|\s+[\w-]+\s*=)[^\[\]\n]*\]|\[/[A-Za-z][\w-]*\]|\[=[ ]*\d+%[^\[\]\n]*\]",
        _OTHER_SYSTEM,
        "Delete it. Write a picture as `![what it shows](../images/name.jpg)`, a button as `/// action`.",
    ),
    _mark(
        r"\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}",
        "Nothing is filled in for `{}`: it would be shown as it is",
        "Write out what shall stand there.",
    ),
    _mark(r"\{[\w:+-]+\}" + OBJECT + r"|:[\w-]+:" + OBJECT, _NOT_HERE, "Take away what stands in front of the code."),
    _mark(
        r"\$\$(?=[^$]*[\\^_=+])[^$]+\$\$|(?<![\w$])\$(?=[^$\n]*[\\^_=])[^\s$](?:[^$\n]*[^\s$])?\$(?![\w$])",
        "The formula `{}` would be shown as it is",
        "Write it in words, such as `x<sup>2</sup>`; for a sign that shall be seen, `\\$`.",
    ),
    # Changes, headings, and words that stand out
    _mark(
        r"\{(?:\+\+|--|~~|==)[^{}\n]*(?:\+\+|--|~~|==)\}",
        "The change `{}` would be shown with its signs",
        "Decide on it, and write just the words.",
    ),
    _mark(r"(?:^|\n)={1,6}[ ]+(?P<words>[^=\n]+)={0,6}(?=\n|$)", "`{}` makes no heading", "Write `## {words}`."),
    _mark(r"(?:^|\n)h[1-6]\.[ ]+(?P<words>[^\n]+)", "`{}` makes no heading", "Write `## {words}`."),
    _mark(r"==(?P<words>[^\s=](?:[^=\n]*[^\s=])?)==", _WITH_SIGNS, "Write `<mark>{words}</mark>`, or `**{words}**`."),
    _mark(r"(?:^|\n|(?<=\s))={3,}(?=\s|$)", _SHOWN, "Write `---` between two empty lines for a line across the page."),
    _mark(r"\^\^(?P<words>[^\^\n]+)\^\^", _WITH_SIGNS, "Write `<ins>{words}</ins>`."),
    _mark(
        r"(?<=\w)\^(?:(?P<words>[^\s^]{1,20})\^|(?P<more>\d{1,9})(?!\w))",
        _WITH_SIGNS,
        "Write `<sup>{words}{more}</sup>`.",
    ),
    _mark(
        r"~~(?P<words>[^\s~](?:[^~\n]*[^\s~])?)~~|(?<![\w~])~(?P<more>[^\s~](?:[^~\n]*[^\s~])?)~(?![\w~])",
        _WITH_SIGNS,
        "Write `<del>{words}{more}</del>` to strike it out, or take the ~ away.",
    ),
    _mark(r"(?<=[^\W\d_])~(?P<words>[^\s~]{1,20})~", _WITH_SIGNS, "Write `<sub>{words}</sub>`."),
    _mark(r"(?<![\w+])\+\+(?P<words>\w[\w+-]*)\+\+(?![\w+])", _WITH_SIGNS, "Write `<kbd>{words}</kbd>`."),
    _mark(
        r"(?<![\w'])(?:'''(?P<words>[^'\n]+)'''|''(?P<more>[^'\n]+)'')(?!\w)",
        "The marks in `{}` would be shown",
        "Write `*{words}{more}*`.",
    ),
    _mark(
        r"\*\*[^\n]*",
        "The stars in `{}` would be shown as they are",
        "Write `**words**`, without a space inside the stars; for stars that shall be seen, `\\*\\*`.",
    ),
    _mark(
        r"(?<![\w*])\*(?:(?P<words>[^\W\d][^*\n]*)[ ]\*(?!\w)|[ ](?P<more>[^*\n]*[^\s*])\*(?![\w*]))",
        "The stars in `{}` would be shown as they are",
        "Write `*{words}{more}*`, without a space inside the stars; for stars that shall be seen, `\\*`.",
    ),
    _mark(
        r"(?<!\w)__?(?P<words>[^\W_][^_\n]*)[ ]__?(?!\w)",
        "The lines in `{}` would be shown as they are",
        "Write `*{words}*`, without a space inside the stars.",
    ),
    _mark(
        r"`+[^`\n]*",
        "The sign in front of `{}` would be shown as it is",
        "Write the same sign behind the code, too; for an apostrophe, type the one beside the Enter key.",
    ),
    # Tables and signs
    _mark(
        r"(?:^|\n)(?:\|[^\n]*\|[^\n]*(?:\n\|[^\n]*)*|[ ]*:?-{2,}:?[ ]*\|[ :|-]*(?=\n|$))",
        "`{}` makes no table",
        "Write an empty line above the table, and a line of dashes below its first row: `|---|---|`.",
    ),
    _mark(r"\{[:#.@][^{}\n]*\}", _SHOWN, "Delete it."),
    _mark(
        r"(?<![\w:]):[a-z][a-z0-9_+-]+:(?![\w:])",
        "`{}` makes no picture here, and would be shown as it is",
        "Type or copy the sign itself, or take it away.",
    ),
    _mark(
        r"(?<![\w\\:/])\\[A-Za-z]{2,}(?:\{[^{}\n]*\})?",
        _NOT_HERE,
        "Delete it; for a backslash that shall be seen, write `\\\\`.",
    ),
    _mark(r"\\$", "A backslash at the end of a text is shown as it is", "Delete it."),
    _mark(
        r"&(?P<name>nbsp|copy|reg|trade|amp|quot|lt|gt|mdash|ndash|hellip|[lr][sd]quo|[aeiouAEIOU](?:acute|grave|uml))\b(?!;)",
        _SHOWN,
        "Write `&{name};`, with a semicolon.",
    ),
    _mark(r"\((?i:tm)\)", _SHOWN, "Write `\u2122`."),
    _mark(r"(?<!\w)\((?i:c)\)(?=[ ]*\d{4})", _SHOWN, "Write `\u00a9`."),
    _mark(r"(?<=[^\W\d_])\((?i:r)\)", _SHOWN, "Write `\u00ae`."),
    _mark(r"\+/-", _SHOWN, "Write `\u00b1`."),
    _mark(r"=/=", _SHOWN, "Write `\u2260`."),
    _mark(r"(?<![-=])<?[-=]{2,}>", _SHOWN, "Write `\u2192`, or words."),
    _mark(r"<[-=]{2,}", _SHOWN, "Write `\u2190`, or words."),
)


def escaped(text: str, escape: str = "\\") -> str:
    """The text with `escape` in front of the first sign of each of these marks: a visitor sees it as it stands here."""
    signs = frozenset(text)
    for mark in LEFT_OVER:
        while mark.may_stand_in(signs) and (found := mark.pattern.search(text)):
            start = next((at for at in range(*found.span()) if text[at] in string.punctuation), None)
            if start is None:
                break
            text = f"{text[:start]}\x02{ord(text[start])}\x03{text[start + 1 :]}"  # as Markdown keeps it
    return _KEPT.sub(lambda found: escape + chr(int(found[1])), text)


_KEPT = re.compile(r"\x02(\d+)\x03")
