"""A quick parser gives what the library gives, byte for byte, and ends whatever the text is."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.inlinepatterns import (
    AUTOLINK_RE,
    AUTOMAIL_RE,
    BACKTICK_RE,
    ENTITY_RE,
    ESCAPE_RE,
    HTML_RE,
    IMAGE_LINK_RE,
    LINE_BREAK_RE,
    LINK_RE,
    InlineProcessor,
    LinkInlineProcessor,
)
from markdown.preprocessors import HtmlBlockPreprocessor

from plugins.content_model.markdown.brackets import BoundedLink, bounded
from plugins.content_model.markdown.convert import _CONFIG
from plugins.content_model.markdown.expressions import PUNCTUATION, last_character, looks_back, needed_characters
from plugins.content_model.markdown.extensions import EXTENSIONS
from plugins.content_model.markdown.quick import speed_up
from plugins.content_model.markdown.quick_html import QuickHtml
from plugins.content_model.markdown.quick_inline import QuickInline
from tests.benchmarks.make_pages import make_pages
from tests.support.counts import HUNG
from tests.support.site import PROJECT

# The characters of Markdown, whole and broken, what our and the library's extensions add, and what stands for matches inside.
MARKS = (
    "[", "]", "(", ")", "![", "*", "**", "***", "_", "__", "`", "``", "\\", "<", ">", "<b>", "</b>", "<http://a.b>", "<a@b.c>",
    "&amp;", "&", "'", '"', "|", "!", "^", "~", "~~", ":", "--", "...", "-", ">", "#", "{", "}", "{:", "{#y}", "{:.x}", "](", "[]",
    "()", "[a]", "[a][a]", "![a][a]", "[x](y)", "[^1]", "\\*", "\\[", "\\\\", "\\`", "HT", "[[w]]", "<br>", "<!", "<!--", "-->",
    "<?p?>", "<u", "\x02", "\x03", "\x02klzzwxh:0000\x03", "klzzwxh:", "1.", "(b", "<u>", "'q')", "http://a.b", "a", "b_c",
)  # fmt: skip
LINES = (
    "\n", "\n\n", "  \n", " ", "    ", "\n[a]: /u 'T'\n", "\n[^1]: a *note*\n", "\n*[HT]: hyper\n", "\n- ", "\n> ", "\n# ", "\n| a | b |\n|---|---|\n",
    "\n: d", '![x](y "t")', "[x](<y z> 't')", '[a](b "c)', "[a](b 'c\" (d)", "```\n",
)  # fmt: skip
TEXT = st.lists(st.one_of(st.sampled_from(MARKS), st.sampled_from(LINES), st.text(max_size=3)), max_size=30).map(
    "".join
)
LISTS: tuple[tuple[str, ...], ...] = (
    EXTENSIONS,
    ("extra",),
    ("extra", "toc", "smarty", "sane_lists", "nl2br", "wikilinks", "admonition"),
    ("legacy_em", "legacy_attrs"),
    (),
)


def parsers(extensions: tuple[str, ...], output_format: str = "html") -> tuple[Markdown, Markdown]:
    """The library's own parser, and the quick one."""
    configs = {name: config for name, config in _CONFIG.items() if name in extensions}
    plain, quick = (
        Markdown(extensions=extensions, extension_configs=configs, output_format=output_format) for _ in range(2)
    )
    speed_up(quick)
    return plain, quick


PARSERS = [parsers(extensions, form) for extensions in LISTS for form in ("html", "xhtml")]


def outcome(parser: Markdown, text: str) -> str:
    """The HTML, or the library's own exception: some broken texts have one."""
    try:
        return parser.reset().convert(text)
    except Exception as error:
        return repr(error)


@pytest.mark.parametrize(("plain", "quick"), PARSERS)
@given(text=TEXT)
def test_any_text_becomes_the_same_html(plain: Markdown, quick: Markdown, text: str) -> None:
    """With our extensions and with the library's, whatever stands in the text."""
    assert outcome(quick, text) == outcome(plain, text)


@pytest.mark.parametrize("made", [0, 60, pytest.param(1000, marks=pytest.mark.long)])
def test_whole_pages_become_the_same_html(made: int, tmp_path: Path) -> None:
    """The clinic's own pages, and made ones."""
    content = make_pages(tmp_path / "content", made) if made else PROJECT / "content"
    pages = [path.read_text("utf-8").split("---\n", 2)[-1] for path in sorted(content.rglob("*.md"))]
    assert len(pages) >= (made or 15)
    plain, quick = parsers(EXTENSIONS)
    for text in pages:
        assert outcome(quick, text) == outcome(plain, text)


def test_a_page_is_not_touched_by_the_one_before() -> None:
    """A parser that is used again gives what a new one gives, though patterns were added in between."""
    _, quick = parsers(())
    assert quick.convert("a ^b^ *c*") == "<p>a ^b^ <em>c</em></p>"

    class Raised(InlineProcessor):
        def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]
            return m[1].upper(), m.start(), m.end()

    quick.inlinePatterns.register(Raised(r"\^(.)\^", quick), "raised", 65)  # type: ignore[arg-type]
    assert quick.reset().convert("a ^b^ *c*") == "<p>a B <em>c</em></p>"


def test_patterns_are_skipped_and_links_are_bounded() -> None:
    """Were the library to rename what is replaced, nothing would be quick any more, and no other test would know."""
    tries: list[str] = []

    class Watched(QuickInline):
        def _InlineProcessor__applyPattern(self, pattern: object, *rest: object) -> object:
            tries.append(type(pattern).__name__)
            return super()._InlineProcessor__applyPattern(pattern, *rest)  # type: ignore[misc]

    md = Markdown()
    md.treeprocessors.register(Watched(md), "inline", 20)
    assert md.convert("Words, *words* and [more](b.md).") == '<p>Words, <em>words</em> and <a href="b.md">more</a>.</p>'
    assert set(tries) == {"DelimiterProcessor"}
    assert all(isinstance(bounded(p), BoundedLink) for p in md.inlinePatterns if p.pattern in (LINK_RE, IMAGE_LINK_RE))


# -- what expressions say ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expression", "characters"),
    [
        (BACKTICK_RE, "\\`"),
        (ESCAPE_RE, "\\"),
        (LINK_RE, "["),
        (IMAGE_LINK_RE, "!"),
        (AUTOLINK_RE, "<"),
        (AUTOMAIL_RE, "<"),
        (HTML_RE, "<"),
        (ENTITY_RE, "&"),
        (LINE_BREAK_RE, "\n"),
        (r"\*|_", "*_"),
        (r"a+(?:b|[*~]{2})?#", "#"),
        (r"(?:[*~]|=x)+", "*~="),
        ("[*]?", ""),
        ("[*]*a", ""),
        ("[^*]", ""),
        ("[*a]", ""),
        ("[!-/]", ""),
        ("(?=[*])a", "*"),
        ("(?<=[*])a", "*"),
        ("(?![*])a", ""),
        ("(?<![*])a", ""),
        (r"\*|a", ""),
        (r"(\*)?(?(1)a|b)", ""),
        (r"(?i)K\*", "*"),
        ("", ""),
    ],
)
def test_an_expression_tells_the_characters_that_it_needs(expression: str, characters: str) -> None:
    """Those that each match has one of, and none where a match may do without."""
    assert needed_characters(re.compile(expression, re.DOTALL)) == frozenset(characters)


@pytest.mark.parametrize(
    ("expression", "back"),
    [
        (LINK_RE, True), (BACKTICK_RE, True), (r"\ba", True), ("(?:a|(^b))", True), ("((?<=a)b)*", True), (r"(?=(?<!a)b)", True),
        (HTML_RE, False), (ESCAPE_RE, False), (ENTITY_RE, False), ("(?!a)[^b]", False), ("(?:(?=a)|b)+", False),
    ],
)  # fmt: skip
def test_an_expression_tells_whether_it_looks_back(expression: str, back: bool) -> None:
    """A look behind or an anchor, however deep inside."""
    assert looks_back(re.compile(expression)) is back


@pytest.mark.parametrize(
    ("expression", "last"),
    [
        (r"\[\^([^\]]*)\]", "]"), (AUTOLINK_RE, ">"), (AUTOMAIL_RE, ">"), (ENTITY_RE, ""), (HTML_RE, ""), (LINK_RE, ""), (ESCAPE_RE, ""),
        (r"a\*(?=b)", ""), (r"a\*$", ""), (r"a\*?", ""), (r"\*a", ""), (r"a|\*", ""), ("", ""),
    ],
)  # fmt: skip
def test_an_expression_tells_the_character_that_ends_its_matches(expression: str, last: str) -> None:
    """Where it is always the same, and what follows has no say."""
    assert last_character(re.compile(expression)) == last


ATOMS = st.sampled_from(
    ["a", r"\*", "#", r"\[", "[*_]", "[*a]", "[^*]", ".", "~", "=", "(?=#).", "(?<=#).", "(?<!a)#", "(?!#).", "[!-/]"]
)
EXPRESSIONS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda ways: f"(?:{'|'.join(ways)})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "*?", "{2}", "{0,2}", "?+"])).map(
            lambda p: f"(?:{p[0]}){p[1]}"
        ),
        inner.map(lambda part: f"({part})"),
        inner.map(lambda part: f"(?>{part})"),
    ),
    max_leaves=8,
)


@given(expression=EXPRESSIONS, text=st.text(st.sampled_from([*sorted(PUNCTUATION), "a"]), max_size=12))
def test_what_matches_has_a_character_that_is_needed(expression: str, text: str) -> None:
    """The proof's other side: any expression, any text; and it ends with the character that ends all."""
    compiled = re.compile(expression)
    needed = needed_characters(compiled)
    for match in compiled.finditer(text):
        assert not needed or not needed.isdisjoint(text)
        assert match[0].endswith(last_character(compiled))


# -- brackets ---------------------------------------------------------------------------------------


@given(text=st.text("[]()'\"<> \na", max_size=40))
def test_a_link_ends_where_the_library_says(text: str) -> None:
    """However brackets and quotation marks are nested, closed or left open."""
    md = Markdown()
    md.treeprocessors["inline"].stashed_nodes = {}  # type: ignore[attr-defined]
    library = LinkInlineProcessor(LINK_RE, md)
    own = bounded(library)
    for at, character in enumerate(text):
        if character == "[":
            expected = library.getText(text, at + 1)
            assert own.getText(text, at + 1) == expected or not (expected[2] or own.getText(text, at + 1)[2])
        elif character == "(":
            link = library.getLink(text, at)
            assert own.getLink(text, at) == link or not (link[3] or own.getLink(text, at)[3])


ENDLESS = (
    "[", "![", "[a](", "![a](", "[a][", "[a](b 'c ", "[a](b (", "[a](<", "[[a]", "]", "[^", "*a", "a*", "_a ", "**a ", "`", "`a ", "\\", "\\*", "<", "<b>",
    "&", "&amp; ", "[a](b) ", "[a] ", "(", "a  \n", "'", '"',
)  # fmt: skip


@pytest.mark.parametrize("part", ENDLESS)
def test_forty_thousand_characters_come_to_an_end(part: str) -> None:
    """Each took minutes, or might have, while each bracket was followed to the end of the text."""
    _, quick = parsers(EXTENSIONS)
    assert quick.convert(part * (40_000 // len(part)))


def steps_of(parser: Markdown, text: str) -> int:
    """How many lines of Python run while the text is converted."""
    count = 0

    def watch(frame: object, event: str, _: object) -> object:
        nonlocal count
        count += event == "line"
        return watch

    before = sys.gettrace()
    sys.settrace(watch)  # type: ignore[arg-type]
    try:
        parser.reset().convert(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("part", ["[", "![", "[a](", "![a](", "[a][", "[a](b 'c ", "[[a]", "\\*", "[a](b) ", "<b>"])
def test_twice_the_text_is_at_most_twice_the_work(part: str) -> None:
    """The work is counted in lines of Python, the library's among them, so the machine's pace has no part in it."""
    _, quick = parsers(EXTENSIONS)
    steps_of(quick, part)
    once, twice = steps_of(quick, part * 300), steps_of(quick, part * 600)
    assert twice <= 2.1 * once


def test_the_steps_of_the_library_itself_grow_faster() -> None:
    """What the test above counts would tell: the library's own parser does four times the work."""
    plain, _ = parsers(EXTENSIONS)
    assert steps_of(plain, "[" * 300) > 3 * steps_of(plain, "[" * 150)


# -- blocks and raw HTML ----------------------------------------------------------------------------

TAGS = st.sampled_from(
    [
        "<", "<a", "<a ", "</", "</a", "<div", "<div>", "</div>", "<p", "<br/", "/", "<!", "<!--", "-->", "<?", "<![CDATA[", "]]", ">", "`", "\0", "'",
        '"', "=", "a='", 'b="', "\n", "\n\n", " ", "x", "&amp;", "&", "&#", "&#3;", ";", "\x0b", "\xa0", "<script", "<script>", "</script", "<hr>", "<a`",
    ]
)  # fmt: skip


@given(
    text=st.tuples(st.lists(TAGS, max_size=6), st.lists(TAGS, max_size=16)).map(
        lambda p: "".join(p[0]) + "".join(p[1]).replace(">", "")
    )
)
def test_broken_html_is_set_apart_as_the_library_does(text: str) -> None:
    """Tags that are never closed are text, and what follows them is read as before."""
    plain, quick = Markdown(), Markdown()
    expected = HtmlBlockPreprocessor(plain).run(text.split("\n"))
    assert QuickHtml(quick).run(text.split("\n")) == expected
    assert quick.htmlStash.rawHtmlBlocks == plain.htmlStash.rawHtmlBlocks


BLOCK_LINES = st.sampled_from(
    ["# a", "a", "a b", "", "***", "- - -", "===", "---", "> a", ">", "- a", "    b", "1. a", "| a | b |", "|---|---|", "|a", "|-", ": d", "*[a]: b", "[a]: /b",
     "[^1]: n", "a[^1]", "a # b", "#", "\\# a", "/// note", "///", "~~~", "   # a", "* # a", "> # a"]
)  # fmt: skip


@given(lines=st.lists(BLOCK_LINES, max_size=24))
def test_any_lines_become_the_same_blocks(lines: list[str]) -> None:
    """With the blocks that pymdownx adds, in any order, with and without empty lines between them."""
    extensions = (*EXTENSIONS, "pymdownx.blocks.admonition")
    plain, quick = parsers(extensions)
    text = "\n".join(lines)
    assert outcome(quick, text) == outcome(plain, text)


LONG = (
    "# a\n",
    "# a {#b}\n",
    "***\n",
    "a\n***\n",
    "a\n===\n",
    "a\n---\n",
    "*[a]: b\n",
    "> a\n",
    "- a\n",
    "|a|b|\n",
    "<a ",
    "<a href='",
    "<a@",
)


@pytest.mark.parametrize("part", LONG)
def test_forty_thousand_characters_without_an_empty_line_come_to_an_end(part: str) -> None:
    """One long block, or one tag that is never closed."""
    _, quick = parsers(EXTENSIONS)
    quick.convert(part * (40_000 // len(part)))


@pytest.mark.parametrize("part", ["# a\n", "***\n", "a\n===\n", "*[a]: b\n", "a\n***\n"])
def test_twice_the_lines_are_at_most_twice_the_work(part: str) -> None:
    """A processor that has found nothing in a block is not asked about what is left of it."""
    _, quick = parsers(EXTENSIONS)
    steps_of(quick, part)
    once, twice = steps_of(quick, part * 200), steps_of(quick, part * 400)
    assert twice <= 2.1 * once


# -- the library's own tests ------------------------------------------------------------------------


@pytest.fixture
def library_source(tmp_path: Path) -> Path:
    """The library's source, with its tests, in the version and with the hash of the lock file."""
    locked = tomllib.loads((PROJECT / "uv.lock").read_text("utf-8"))["package"]
    package = next(package for package in locked if package["name"] == "markdown")
    wanted = tmp_path / "wanted.txt"
    wanted.write_text(f"markdown=={package['version']} --hash={package['sdist']['hash']}\n")
    command = ["uvx", "pip", "download", "--quiet", "--no-deps", "--no-binary", "markdown", "--require-hashes"]
    subprocess.run([*command, "--requirement", str(wanted), "--dest", str(tmp_path)], check=True, timeout=HUNG)
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as archive:
        archive.extractall(tmp_path, filter="data")
    return tmp_path / f"markdown-{package['version']}"


@pytest.mark.long
def test_the_library_passes_its_own_tests_with_a_quick_parser(library_source: Path) -> None:
    """All of Python-Markdown's own tests, with the quick parser in the place of the plain one."""
    assert library_source.name == f"markdown-{markdown.__version__}"
    runner = Path(__file__).parent / "library_tests.py"
    done = subprocess.run(
        [sys.executable, str(runner), str(library_source), str(PROJECT)], capture_output=True, text=True, timeout=HUNG
    )
    assert done.returncode == 0, done.stderr[-4000:]
    found = re.search(r"(\d+) tests, (\d+) quick parsers", done.stdout)
    assert found, done.stdout
    assert int(found[1]) > 1000
    assert int(found[2]) > 900
