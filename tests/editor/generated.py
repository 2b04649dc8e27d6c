"""Generated content files as people and programs leave them: remarks, odd quoting, Windows line ends, odd signs, blocks."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

WORDS = [
    "care",
    "it's",
    "a:b",
    "safe",
    "–",
    "“so”",
    "naïve",
    "x" * 30,
    "100%",
    "[hm]",
    "#1",
    "&co",
    "50/50",
    "🌿",
    "Dr.\u00a0Who",
]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)
SIMPLE = st.lists(st.sampled_from(["care", "it's", "safe", "steady", "and warm", "it is"]), min_size=1, max_size=8).map(
    " ".join
)
KEYS = [
    "title",
    "description",
    "kind",
    "menu_title",
    "menu_order",
    "menu",
    "intro",
    "status",
    "date",
    "sources",
    "related",
    "picture",
]
REMARKS = st.sampled_from(["", "# a remark\n", "\n", "# one\n# two: with colon\n\n", " # set in\n"])
BODIES = st.lists(
    st.sampled_from(
        [
            "", "## A heading {#here}", "Words with a note.[^1]", "[^1]: The note.", "/// callout\n    title: Good: to know\n\nText.\n\n///",
            "- one\n- two\n    - three", "| a | b |\n|---|---|\n| 1 | 2 |", "```\n---\ncode: [\n```", "A [link](about.md){.wide}",
            "---", "Trailing  \nspaces\t", "\ttab", "line\u2028separator", "zero\u200bwidth", "*[ABBR]: Meaning", "<div markdown>x</div>", "…\u0085…",
        ]
    ),
    max_size=12,
).map("\n".join)  # fmt: skip
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r"])


def quoted(text: str) -> str:
    """The text in double quotation marks."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def single(text: str) -> str:
    """The text in single quotation marks."""
    return "'" + text.replace("'", "''") + "'"


def folded(text: str, column: int = 2, header: str = ">-") -> str:
    """The text on lines of two words."""
    words = text.split(" ")
    lines = [" ".join(words[n : n + 2]) for n in range(0, len(words), 2)]
    return header + "".join(f"\n{' ' * column}{line}" for line in lines)


SCALARS = st.one_of(
    TEXTS.map(quoted),
    TEXTS.map(single),
    SIMPLE,
    SIMPLE.map(lambda text: text + "   # and why"),
    TEXTS.map(folded),
    TEXTS.map(lambda text: folded(text, 4, "|")),
    TEXTS.map(lambda text: folded(text, 3, ">+") + "\n"),
    SIMPLE.map(lambda text: text.replace(" ", "\n   ")),
    st.sampled_from(["", "  # nothing yet", "~", "12", "2026-03-31", "yes", "&name word", "0x1F", "[]", "{}"]),
)
LISTS = st.lists(SIMPLE | TEXTS.map(quoted), min_size=1, max_size=4)
VALUES = st.one_of(
    SCALARS,
    LISTS.map(lambda items: "[" + ", ".join(items) + "]"),
    LISTS.map(lambda items: "[\n    " + ",  # why\n    ".join(items) + "\n  ]  # end"),
    LISTS.map(lambda items: "".join(f"\n  # about it\n  -   {item}" for item in items)),
    LISTS.map(lambda items: "".join(f"\n- {item}" for item in items)),
    LISTS.map(
        lambda items: "".join(f"\n  - name: {item}\n    # inside\n    value: {folded('a b c d', 6)}" for item in items)
    ),
    LISTS.map(lambda items: "  # group\n  " + "\n  ".join(f"key-{n}:  {item}" for n, item in enumerate(items))),
    LISTS.map(lambda items: "{" + ", ".join(f"k{n}: {item}" for n, item in enumerate(items)) + "}"),
)


@dataclass(frozen=True)
class File:
    """A file in its parts: what stands before each name, the entries, the text below; and its line end and its mark."""

    entries: tuple[tuple[str, str, str], ...]  # the remark above, the name, what follows its colon
    head: str
    body: str
    end: str
    mark: bytes

    def data(self, without: int | None = None) -> bytes:
        """The bytes; or those before the entry of that number and, with a zero between, those behind it."""
        parts = [self.head]
        for number, (remark, name, value) in enumerate(self.entries):
            entry = f"{name}:{'' if value[:1] in ('', chr(10), ' ') else ' '}{value}\n"
            parts.append(remark + (entry if number != without else "\0"))
        text = "".join([*parts, "---\n" if self.head else "", self.body])
        return self.mark + text.replace("\n", self.end).encode()


@st.composite
def files(draw: st.DrawFn) -> File:
    """Pages; their front matter can be read."""
    names = draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=8, unique=True))
    entries = tuple((draw(REMARKS), name, draw(VALUES)) for name in names)
    mark = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    return File(entries, draw(st.sampled_from(["---\n", "\n---  \n"])), draw(BODIES), draw(LINE_ENDS), mark)
