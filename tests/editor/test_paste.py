"""Pasted text becomes clean Markdown, which the content model reads without a finding and with every word in it."""

from __future__ import annotations

import html as html_lib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.content_model.markdown.convert import Converted
from plugins.content_model.questions import Questions
from plugins.content_model.typography import smart
from plugins.editor.incoming.links import clean_link
from plugins.editor.incoming.read import MOST_CHARACTERS
from plugins.editor.paste import paste
from plugins.editor.refused import Refused
from plugins.site_engine.session import Session
from plugins.site_engine.steps import convert
from tests.support.counts import count
from tests.support.site import PROJECT, lines, small_site


class Reader:
    """Converts Markdown as the text of a page of a small site, by the build's own steps."""

    def __init__(self, folder: Path) -> None:
        self._session = Session.open(PROJECT, overrides={"PATH": str(small_site(folder).content)})
        self._entry = self._session.model.by_source["content/pages/plain.md"]

    def __call__(self, markdown: str) -> Converted:
        return convert(replace(self._entry, body=markdown, body_line=5), self._session, Questions(self._session))


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """The content model's own reader of Markdown."""
    return Reader(tmp_path_factory.mktemp("reader"))


def words_of(html: str) -> str:
    """What a visitor reads, with single spaces."""
    return " ".join(BeautifulSoup(html, "lxml").get_text(" ").split())


WORD = """Version:1.0
StartHTML:0000000105
<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=EN-US><p>Outside of what was copied</p><!--StartFragment-->
<p class=MsoTitle>What to bring<o:p></o:p></p>
<p class=MsoToc1><a href="#_Toc1">Before you come<span style='mso-tab-count:1 dotted'>....</span>1</a></p>
<p class=MsoNormal><span lang=EN-GB style='font-size:11.0pt;font-family:"Calibri",sans-serif;color:black'>Bring
your&nbsp;&nbsp;card and a <b style='mso-bidi-font-weight:normal'>list</b><b> of medicines</b>. <st1:place w:st="on">We</st1:place>
<i>ask</i> why.<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span
class=MsoFootnoteReference><span style='font-size:11.0pt'>[1]</span></span><![endif]></span></span></a><o:p></o:p></span></p>
<h1><a name="_Toc1">Before you come</a><o:p></o:p></h1>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Eat something<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span></span><![endif]>an apple, or</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o&nbsp;</span>bread</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·&nbsp;</span>Sleep</p>
<p class=MsoNormal><span style='mso-list:Ignore'></span></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>Ring</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span>Come in</p>
<p class=MsoNormal><s>Old</s><del cite="mailto:x" datetime="2026"> deleted</del><ins cite="mailto:x"> added</ins>
<span class=MsoCommentReference><a style='mso-comment-reference:A_1' href="#_msocom_1">[A1]</a></span>
<a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.example.org%2Fa%3Futm_source%3Dnews%26id%3D7&amp;data=05%7C01">here</a>
<a href="file:///C:/Users/x/plan.docx">plan</a> <a href="#_Hlk1">below</a><br clear=all style='mso-special-character:line-break;page-break-before:always'></p>
<table class=MsoTableGrid border=1><tr style='mso-yfti-irow:0'><td width=200><p class=MsoNormal><b>Day</b><o:p></o:p></p></td><td><p class=MsoNormal>Hours</p></td></tr>
<tr><td><p class=MsoNormal>Monday</p></td><td><p class=MsoNormal>9|5</p><p class=MsoNormal>or later</p></td></tr></table>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="p1"><v:imagedata src="file:///C:/x/image001.png"/></v:shape><![endif]--><![if !vml]><img width=300 height=200 src="file:///C:/x/image002.png" alt="A map"><![endif]></p>
<p class=MsoNormal>&nbsp;</p>
<div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%">
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1"
title=""><span class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a> Because it <b>helps</b>.<o:p></o:p></p></div></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p>Check this!</p></div></div>
<!--EndFragment--></body></html>"""


def test_a_text_from_word(read: Reader) -> None:
    """Lists, notes, headings and tables are what they were meant to be, and nothing of Word is left."""
    pasted = paste(WORD)
    assert pasted.markdown == (
        "## What to bring\n\n"
        "Bring your card and a **list of medicines**. We *ask* why.[^1]\n\n"
        "## Before you come\n\n"
        "- Eat something\n    - an apple, or\n    - bread\n- Sleep\n\n"
        "1. Ring\n2. Come in\n\n"
        "Old added [here](https://www.example.org/a?id=7) plan below\n\n"
        "| **Day** | Hours |\n|---|---|\n| Monday | 9\\|5 or later |\n\n"
        "[^1]: Because it **helps**.\n"
    )
    assert pasted.left_out == (
        "a table of contents (the site makes its own)",
        "comments of colleagues",
        "lines through words (the words are there)",
        "a link to a file on a computer",
        "a picture (A map)",
    )
    assert not read(pasted.markdown).findings, lines(read(pasted.markdown).findings)


GOOGLE = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1a2b">
<h1 dir="ltr" style="line-height:1.38"><span style="font-size:20pt;font-weight:400;">A first visit</span></h1>
<h3 dir="ltr"><span style="font-weight:400">What happens</span></h3>
<p dir="ltr" style="margin-top:0pt"><span style="font-weight:400;font-style:normal">Plain, </span><span style="font-weight:700;">bold</span><span
style="font-weight:700;font-style:italic"> both</span><span style="font-style:italic"> and slanted</span><span style="font-size:0.6em;vertical-align:super;">2</span>
<a href="https://www.google.com/url?q=https://www.example.org/help?fbclid%3Dx&amp;sa=D&amp;source=editors&amp;ust=1" style="text-decoration:none;"><span style="color:#1155cc;text-decoration:underline;">a link</span></a><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p>
<ul style="padding:0"><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>One</span></p></li>
<ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span>Under one</span></p></li></ul>
<li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>Two</span></p></li></ul>
<br /><div dir="ltr" align="left"><table><colgroup><col width="100"/></colgroup><tbody><tr><td><p dir="ltr"><span>A</span></p></td><td><p><span>B</span></p></td></tr>
<tr><td colspan="2"><p dir="ltr"><span>wide</span></p></td></tr></tbody></table></div>
<hr class="c1"><div><p class="c2"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;A note.</span></p></div>
<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Is this right?</span></p></div></b><br class="Apple-interchange-newline">"""


def test_a_text_from_google_docs(read: Reader) -> None:
    """Its styles become marks, its odd lists become lists, its detours go."""
    pasted = paste(GOOGLE)
    assert pasted.markdown == (
        "## A first visit\n\n### What happens\n\n"
        "Plain, **bold *both*** *and slanted*<sup>2</sup> [a link](https://www.example.org/help)[^1]\n\n"
        "- One\n    - Under one\n- Two\n\n"
        "| A | B |\n|---|---|\n| wide |  |\n\n"
        "[^1]: A note.\n"
    )
    assert pasted.left_out == ("comments of colleagues", "cells of a table that were joined (they are apart now)")
    assert not read(pasted.markdown).findings, lines(read(pasted.markdown).findings)


WEB = """<article><h2>Hello<a class="headerlink" href="#hello">¶</a></h2><h2 style="display:none">Hidden</h2>
<script>alert(1)</script><style>p{}</style><noscript><img src="https://t.example/p.gif"></noscript>
<div><div>Loose words<br><br>A second paragraph<div>and a third</div></div></div>
<p>An <a href="https://u:p@x.example/">odd</a> <a href="javascript:alert(1)">script</a> <a href="JaVa&#9;Script:alert(1)">script</a>
<a href="mailto:help@example.org?subject=Hello there">mail</a> <a href="tel:+1 (805) 555-0100">call</a> <a href="/relative">relative</a>
<a href="https://www.example.org/a_(b)?utm_medium=x&amp;c=d#:~:text=z"><img src="https://cdn.example/chart.png" alt="A chart"></a></p>
<p><img src="data:image/png;base64,AAAA"><img src="https://t.example/pixel" width="1" height="1"></p>
<iframe src="https://www.youtube.com/embed/x"></iframe><iframe src="//maps.example/?q=1"></iframe><video src="a.mp4"></video>
<form><label>Your name <input></label></form><details><summary>A "question"</summary><p>The answer.</p><ul><li>point</li></ul></details>
<blockquote><p>Quoted</p><p>twice</p></blockquote><pre><code>a  = 1
/// b</code></pre><figure><img src="x.jpg" alt=""><figcaption>Below a picture</figcaption></figure>
<dl><dt>Term</dt><dd>Meaning</dd></dl><p onclick="x()" class="y" style="color:red">Colored <mark>mark</mark> <code>a`b</code> <del>gone</del></p>
<table role="presentation"><tr><td><p>Left</p></td><td><p>Right</p></td></tr></table><p>A<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup> and
B<sup id="cite_ref-2"><a href="#cite_note-1">[1]</a></sup></p><ol><li id="cite_note-1"><b><a href="#cite_ref-1">^</a></b> A source.</li></ol>
<ol><li><p>First</p><p>more</p></li><li><p>Second</p><blockquote>said</blockquote></li></ol></article>"""


def test_a_web_page(read: Reader) -> None:
    """Scripts, frames, forms, trackers and styles are left out, and named where somebody may miss them."""
    pasted = paste(WEB)
    assert not read(pasted.markdown).findings, pasted.markdown + lines(read(pasted.markdown).findings)
    assert pasted.markdown == (
        "## Hello\n\nLoose words\n\nA second paragraph\n\nand a third\n\n"
        "An odd script script [mail](mailto:help@example.org?subject=Hello%20there) [call](tel:+18055550100) relative\n\n"
        '/// details\n    title: "A \\"question\\""\n\nThe answer.\n\n- point\n\n///\n\n'
        "> Quoted\n>\n> twice\n\n```\na  = 1\n/// b\n```\n\nBelow a picture\n\n**Term**\n\nMeaning\n\n"
        "Colored mark `` a`b `` gone\n\nLeft\n\nRight\n\nA[^1] and B[^1]\n\n"
        "1. First\n\n    more\n\n2. Second\n\n    said\n\n[^1]: A source.\n"
    )
    assert pasted.left_out == (
        "links that would run a program",
        "a picture (A chart)",
        "a picture",
        "a part of another site (www.youtube.com)",
        "a part of another site (maps.example)",
        "a video",
        "a form",
        "a picture (x.jpg)",
        "lines through words (the words are there)",
    )


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("", ""), ("   <p></p><p>&nbsp;</p><br>", ""), ("plain words", "plain words\n"), ("<b></b><i> </i>x", "x\n"), ("<p>a<b> b </b>c</p>", "a **b** c\n"),
        ("<p>• one</p><p>• two</p><p>after</p>", "- one\n- two\n\nafter\n"), ("<p>1. one<br>2) two</p>", "1. one\n2. two\n"), ("<p>\uf0b7\tone</p>", "- one\n"),
        ("<p>So:<br>- one<br>- two</p>", "So:\n\n- one\n- two\n"), ("<p>10 people</p><p>2024. was a year</p>", "10 people\n\n2024\\. was a year\n"), ("<p>a<br>b</p>", "a  \nb\n"),
        ("<h1>A</h1><h4>B</h4><h3>C</h3><h1>D</h1>", "## A\n\n### B\n\n### C\n\n## D\n"), ("<h3>A</h3><h2>B</h2>", "## A\n\n## B\n"), ("<h2><b>A</b> <img src=x alt=y></h2>", "## A\n"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n- b\n"), ("<ul><li></li></ul>", ""), ("<li>alone</li>", "- alone\n"), ("<ul>a<li>b</ul>", "- a\n- b\n"), ("<ul><ul><li>deep</li></ul></ul>", "- deep\n"),
        ("<p>a\u00adb\u200bc\u200dd \ufffd</p>", "abcd\n"), ("<a href='https://a.example'><p>block</p></a>", "[block](https://a.example)\n"), ("<b><p>a</p><p>b</p></b>", "**a**\n\n**b**\n"),
        ("<p><b>a</b><b>b</b></p>", "**ab**\n"), ("<p><b>a</b> <b>b</b></p>", "**a** **b**\n"), ("<table><tr><td>only</td></tr></table>", "only\n"), ("<p>x</p><hr><p>y</p><hr>", "x\n\n---\n\ny\n"),
        ("<table><tr><th rowspan=2>a<th>b<tr><td>c<tr><td>d<td>e</table>", "| a | b |\n|---|---|\n|  | c |\n| d | e |\n"), ("<p>a <a href='https://x.example/'> b </a>c</p>", "a [b](https://x.example/) c\n"),
        ("<p>H<sub>2</sub>O</p>", "H<sub>2</sub>O\n"), ("<p><i><b>a</b></i></p>", "***a***\n"), ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢kan\n"), ("<p>a</p>text<p>b</p>", "a\n\ntext\n\nb\n"),
        ("<sup><a href='#fn9'>9</a></sup>x", "x\n"), ("<p>See <a href='#part'>below</a></p>", "See below\n"), ("<title>t</title><p>x", "x\n"), ("<p>&lt;b&gt; &amp;amp; &amp;copy</p>", "&lt;b> &amp;amp; \\&copy\n"),
    ],
)  # fmt: skip
def test_small_things(html: str, wanted: str) -> None:
    """One habit of a writer or a program each."""
    assert paste(html).markdown == wanted


def test_a_link_to_the_own_site_names_the_page() -> None:
    """An address that was copied from the browser becomes a link to the page's file, which survives a rename."""
    pages = {"https://www.clinic.example/contact/": "contact.md"}
    pasted = paste(
        '<p><a href="https://www.clinic.example/contact/?utm_source=x">call</a> <a href="https://other.example/">o</a></p>',
        pages.get,
    )
    assert pasted.markdown == "[call](contact.md) [o](https://other.example/)\n"


LINKS = [
    ("https://a.example/?gclid=1&b=2&utm_campaign=c&FBCLID=d", "https://a.example/?b=2"), ("https://a.example/?a=1&copy=2", "https://a.example/?a=1&copy=2"),
    ("HTTPS://A.example/x y", "https://A.example/x%20y"), ("https://a.example/a(b)", "https://a.example/a%28b%29"), ("//a.example/x", "https://a.example/x"), ("ftp://a.example/x", ""),
    ("https://localhost/x", ""), ("https://a.example:99999/", ""), ("https://[::1/", ""), ("java\nscript:alert(1)", ""), (" javascript:alert(1)", ""), ("data:text/html,x", ""), ("vbscript:x", ""), ("blob:https://a.example/1", ""),
    ("file:///etc/passwd", ""), ("about:blank", ""), ("#top", ""), ("", ""), ("relative/page.html", ""), ("mailto:a@b.example", "mailto:a@b.example"), ("mailto:nobody", ""), ("tel:+1 805 555 0100", "tel:+18055550100"), ("sms:988", "sms:988"),
    ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F%3Ffbclid%3D1&h=x", "https://a.example/"), ("https://www.google.com/url?q=javascript:alert(1)", "https://www.google.com/url?q=javascript:alert%281%29"),
    ("https://www.google.com/url?q=https://www.google.com/url?q%3Dhttps://a.example/", "https://a.example/"), ("https://user:pw@a.example/", ""), ("https://a.example/%E2%9C%93?q=ü", "https://a.example/%E2%9C%93?q=ü"),
    ("https://a.example/<script>", "https://a.example/%3Cscript%3E"), ("https://urldefense.com/v3/__https://a.example/b__;!!x", "https://a.example/b"),
]  # fmt: skip


@pytest.mark.parametrize(("href", "wanted"), LINKS)
def test_links_lead_where_they_say_and_nowhere_else(href: str, wanted: str) -> None:
    """No tracking, no detour, no program, no file on somebody's computer."""
    assert clean_link(href) == wanted


def test_relative_links_count_from_the_page_that_they_come_from() -> None:
    """When the page's own address is known."""
    assert clean_link("../b/?x=1", "https://a.example/c/d/") == "https://a.example/c/b/?x=1"
    assert clean_link("//b.example", "http://a.example/") == "http://b.example"


SIGNS = st.text(st.sampled_from(list("ab1 .,:;!?-+*_#>=|~`'\"/\\()[]{}<&%$@^\u00a0\u2013\u201c\u00e9")) , max_size=40) | st.sampled_from(
    ["1. a", "- a", "+ a", "# a", "> a", "| a | b |", "/// callout", "///", "=====", "-----", "~~a~~", "[^1]", "[a](b)", "![a](b)", "*[HTML]: x", "[a]: b", "{: .x}",
     "a {#b}", "<b>", "<!-- a", "&amp;", "&#42;", "    a", "```", "a_b_c", "_a_", "**a**", "\\*", "10\\. a", ": a", "!!! note", "[[a]]", "==a==", "1) a", "<http://a.example>", "---", "***", "a  ", "<<<<<<< a", "C:\\x", "(c)", "...", "$5", "a*b*c"]
)  # fmt: skip


# The same examples in each run: Python-Markdown itself trips over a few of thousands (raised letters among many signs).
@settings(max_examples=count(100, 250), derandomize=True)
@given(st.lists(SIGNS, min_size=1, max_size=4))
def test_any_words_are_shown_as_they_were(read: Reader, texts: list[str]) -> None:
    """Whatever signs a text has, none of them turns into a mark: the page shows the words, and nothing is found wrong."""
    source = "".join(f"<p>{html_lib.escape(text)}</p>" for text in texts)
    markdown = paste(source).markdown
    converted = read(markdown)
    assert not converted.findings, markdown + lines(converted.findings)
    page = BeautifulSoup(converted.html, "lxml")
    for link in page.find_all("a"):
        link.unwrap()
    page.smooth()
    shown = re.sub(r"\s+", " ", page.get_text(" ")).strip()
    for text in texts:
        plain = " ".join(text.split())
        typed = re.match(r"([-•]|\(?\d{1,2}[.)])\s+(?=\S)", plain)
        plain = plain[typed.end() :] if typed else plain
        assert _marks(" ".join(smart(plain).split())) in _marks(shown)


def _marks(text: str) -> str:
    """The text with quotation marks of one kind: which way they curl is not the editor's to say."""
    return re.sub("[\u2013\u2014]|-+", "-", re.sub("[\u2018\u2019]", "'", re.sub("[\u201c\u201d]", '"', text)))


@st.composite
def structures(draw: st.DrawFn, depth: int = 0) -> str:
    """HTML of any nesting, sound or not."""
    text = html_lib.escape(draw(SIGNS)) + " w"
    if depth > 4:
        return text
    inner = st.deferred(lambda: structures(depth + 1))
    kids = "".join(draw(st.lists(inner, min_size=1, max_size=3)))
    name = draw(
        st.sampled_from(
            [
                "p",
                "div",
                "h1",
                "h2",
                "h5",
                "ul",
                "ol",
                "li",
                "blockquote",
                "table",
                "tr",
                "td",
                "th",
                "b",
                "i",
                "strong",
                "em",
                "a",
                "sup",
                "sub",
                "code",
                "pre",
                "span",
                "br",
                "hr",
                "img",
                "details",
                "summary",
                "dl",
                "dt",
                "dd",
                "figure",
                "section",
                "center",
                "font",
                "s",
                "q",
            ]
        )
    )
    attributes = draw(
        st.sampled_from(
            [
                "",
                " style='font-weight:bold'",
                " style='font-style:italic'",
                " href='https://a.example/?x=1&amp;y=2'",
                " class='MsoNormal' onclick='x'",
                " colspan=2 rowspan=3",
                " hidden",
            ]
        )
    )
    return f"{text}<{name}{attributes}>{kids}</{name}>{html_lib.escape(draw(SIGNS))}"


@settings(max_examples=count(100, 250), derandomize=True)
@given(structures())
def test_any_html_becomes_markdown_that_builds(read: Reader, source: str) -> None:
    """No nesting that somebody may paste makes a page that the content model refuses; no script comes through."""
    markdown = paste(source).markdown
    converted = read(markdown)
    assert not converted.findings, markdown + "\n" + lines(converted.findings)
    assert "onclick" not in converted.html
    assert "javascript:" not in converted.html


@settings(max_examples=count(75, 150), derandomize=True)
@given(st.text(max_size=300))
def test_any_text_at_all_can_be_pasted(read: Reader, source: str) -> None:
    """Not HTML, half HTML, binary rubbish: Markdown comes out and it builds."""
    markdown = paste(source).markdown
    assert not read(markdown).findings, markdown


def test_a_text_that_is_nested_without_end_is_flattened(read: Reader) -> None:
    """No stack overflows, and the words are there."""
    for tag in ("div", "b", "ul", "blockquote", "span", "table"):
        markdown = paste(f"<{tag}>" * 3000 + "<p>words in the middle</p>" + f"</{tag}>" * 3000).markdown
        assert "words in the middle" in markdown
        read(markdown)


def test_too_much_is_refused() -> None:
    """A whole book is taken in parts."""
    with pytest.raises(Refused):
        paste("x" * (MOST_CHARACTERS + 1))
