"""Every way in which a page, a fact or a source can be wrong: one clear message, and the old site stays."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from plugins.findings import Severity
from tests.content_model.conftest import core_site
from tests.support.odd import ODD
from tests.support.site import HOME, PLAIN, PROJECT, SOURCES, Site, lines


@dataclass(frozen=True)
class Bad:
    """One mistake: the files that make it, and the place and the words that the message must have."""

    name: str
    files: dict[str, str | bytes | None]
    file: str
    line: int
    says: str
    advises: str
    settings: dict[str, object] = field(default_factory=dict)


def page(front_matter: str = "", body: str = "Some words.\n", title: str = "title: A plain page") -> str:
    """The plain page with other front matter and another body. Its first own front-matter line is line 4."""
    description = "description: A plain page of the small site, with a heading, a sentence, and a link back home."
    extra = front_matter + "\n" if front_matter else ""
    return f"---\n{title}\n{description}\n{extra}---\n\n{body}"


def plain(name: str, says: str, advises: str, line: int, **parts: str) -> Bad:
    """A mistake in the plain page."""
    return Bad(name, {"pages/plain.md": page(**parts)}, "content/pages/plain.md", line, says, advises)


STYLE = """\
---
title: A style
name: Anxious
description: A style page of the small site, with all of its fields but the one that is being tested.
summary: A sentence.
feels: [One., Two.]
shows: [One., Two.]
comes_from: Somewhere.
therapy_helps: It does.
anxiety: 0.8
avoidance: 0.2
---

Words.
"""

SUN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'
CLINIC = (PROJECT / "content/data/clinic.yaml").read_text(encoding="utf-8")
LINE_OF_NINE = CLINIC[: CLINIC.index('"09:00"')].count("\n") + 1

CASES = [
    # Front matter as a whole
    Bad("empty file", {"pages/plain.md": ""}, "content/pages/plain.md", 1, "file is empty", "title"),
    Bad("white space only", {"pages/plain.md": "\n \n"}, "content/pages/plain.md", 1, "file is empty", "title"),
    Bad("not UTF-8", {"pages/plain.md": PLAIN.replace("Some", "Caf\u00e9").encode("latin-1")},
        "content/pages/plain.md", 8, "not saved as UTF-8", "UTF-8"),
    Bad("no front matter", {"pages/plain.md": "Just words.\n"}, "content/pages/plain.md", 1, "no front matter", "three dashes"),
    Bad("front matter never closed", {"pages/plain.md": "---\ntitle: A plain page\n\nWords.\n"},
        "content/pages/plain.md", 4, "not closed", "above `Words.`"),
    Bad("front matter empty", {"pages/plain.md": "---\n---\nWords.\n"}, "content/pages/plain.md", 1, "front matter is empty", "title"),
    Bad("front matter is a list", {"pages/plain.md": "---\n- title\n---\nWords.\n"},
        "content/pages/plain.md", 2, "is a list", "title"),
    plain("colon in a title", "colon inside a value needs quotes", '"Therapy: how it works"', 2, title="title: Therapy: how it works"),
    plain("tab", "tab", "spaces", 5, front_matter="intro:\tA\n\tB: C"),
    plain("quote never closed", "quotation mark", "Close it", 4, front_matter='intro: "An open end'),
    plain("value that starts with a star", "needs quotes", "quotes", 4, front_matter="intro: *bold*"),
    plain("key twice", "twice", "Keep one", 4, front_matter="title: Another"),
    plain("a YAML tag", "exclamation mark needs quotes", '"!!python', 4, front_matter="intro: !!python/object:os.system x"),
    plain("a control character", "character", "Delete it", 4, front_matter="intro: a\x07b"),
    *(
        plain(f"{name} in a value", f"invisible character in this value: \\u{ord(sign):04x}", "without copying it", 4,
              front_matter=f'intro: "a\\u{ord(sign):04x}b"')
        for name, sign in ODD.items() if not 0xD800 <= ord(sign) < 0xE000
    ),
    plain("an override as it is", "invisible character in this value: \\u202e", "without", 6, front_matter="intro: >-\n  a\n  b\u202e c"),
    plain("an isolate in a name", "invisible character in this value: \\u2067", "without", 4, front_matter="in\u2067tro: a"),
    plain("an escape in a block's option", "invisible character in this value: \\u001b", "without", 7,
          body='/// callout\n    title: "\\e[31m"\n\nx\n\n///\n'),
    *(
        plain(f"{name} in the text", "invisible character", "type it again", 6, body=f"Some {ODD[name]} words.\n")
        for name in ("NUL", "ESC", "DEL", "C1 CSI", "override", "isolate", "no character")
    ),
    plain("an override by number", "is the name of no sign", "Type the sign", 6, body="Some &#x202e; words.\n"),
    Bad("an escape in the facts", {"data/clinic.yaml": CLINIC.replace("name: Lotus Recovery", 'name: "Lotus\\e]0;x"')},
        "content/data/clinic.yaml", CLINIC[: CLINIC.index("name: Lotus")].count("\n") + 1, "\\u001b", "without copying"),
    Bad("an override in a source", {"data/sources.yaml": SOURCES.replace("Bowlby J", '"Bowlby \\u202e J"')},
        "content/data/sources.yaml", 2, "\\u202e", "without copying"),
    # Fields
    plain("unknown key", "`intor` is not a field", "Did you mean `intro`?", 4, front_matter="intor: Again"),
    plain("unknown key that stands there as well", "`titel` is not a field", "`title` stands here as well", 4, front_matter="titel: Again"),
    plain("unknown key without a likeness", "`zzz` is not a field", "docs/fields.md", 4, front_matter="zzz: 1"),
    plain("missing title", "`title` is missing", "title: ", 2, title="menu: main"),
    Bad("missing description", {"pages/plain.md": "---\ntitle: A plain page\n---\nWords.\n"},
        "content/pages/plain.md", 2, "`description` is missing", "description: "),
    plain("empty title", "`title` is missing", "title: ", 2, title="title:"),
    plain("title too long", "title` has 81 characters, 70 fit", "Shorten it by 11", 2, title=f"title: {'a' * 81}"),
    plain("title too short", "at least 3", "more", 2, title="title: ab"),
    Bad(
        "description too short", {"pages/plain.md": "---\ntitle: A plain page\ndescription: Too short.\n---\nWords.\n"},
        "content/pages/plain.md", 3, "description` has 10 characters", "Say a little more"),
    plain("text where a number belongs", "should be a whole number", "menu_order: 10", 4, front_matter="menu_order: first"),
    plain("number out of range", "is -3, and should be 0 or more", "0 or more", 4, front_matter="menu_order: -3"),
    plain("a list where a text belongs", "`intro` should be a text, and is a list", "intro: ", 4, front_matter="intro: [a, b]"),
    plain("a text where a list belongs", "`sources` should be a list", "`sources: [bowlby-1969]`", 4, front_matter="sources: bowlby-1969"),
    plain("too many items", "has 5 items, at most 4", "Take some away", 4,
          front_matter="related: [pages/a.md, pages/b.md, pages/c.md, pages/d.md, pages/e.md]"),
    plain("not yes or no", "should be yes or no", "`noindex: yes` or `noindex: no`", 4, front_matter="noindex: maybe"),
    plain("a choice that there is not", "`mian` is not one of its values", "main, footer, none", 4, front_matter="menu: mian"),
    plain("bad date", "`2026-13-01`, which is not a date", "2026-03-31", 4, front_matter="date: 2026-13-01"),
    plain("a date in words", "which is not a date", "2026-03-31", 4, front_matter="date: March 31st"),
    plain("unknown kind", "`therapie` is not a kind of page", "Did you mean `therapy`?", 4, front_matter="kind: therapie"),
    Bad("style number out of range", {"styles/anxious.md": STYLE.replace("0.8", "8")},
        "content/styles/anxious.md", 10, "is 8, and should be from 0 to 1", "from 0 to 1"),
    Bad("style without a field", {"styles/anxious.md": STYLE.replace("summary: A sentence.\n", "")},
        "content/styles/anxious.md", 2, "`summary` is missing", "summary: "),
    # What pages say of each other
    plain("unknown source", "no source `bowlby-1996`", "Did you mean `bowlby-1969`?", 4, front_matter="sources: [bowlby-1996]"),
    plain("unknown related page", "no page `pages/plane.md`", "Did you mean `pages/plain.md`?", 4, front_matter="related: [pages/plane.md]"),
    plain("unknown picture", "no picture `sun.svg`", "none yet", 4, front_matter="picture: sun.svg"),
    Bad("two pages for one place", {"pages/plain/index.md": PLAIN}, "content/pages/plain.md", 1, "has the address /plain/", "Rename"),
    Bad("duplicate URL across folders", {"pages/attachment-styles/anxious.md": PLAIN, "styles/anxious.md": STYLE},
        "content/styles/anxious.md", 1, "/attachment-styles/anxious/", "Rename"),
    Bad("no home page", {"pages/index.md": None, "pages/plain.md": page()}, "content/pages/index.md", 0, "no home page", "kind: home"),
    Bad("name that makes an empty slug", {"pages/---.md": PLAIN}, "content/pages/---.md", 1, "makes no address", "letters and numbers"),
    Bad("name with spaces and capitals", {"pages/My Page.md": PLAIN}, "content/pages/My Page.md", 1, "good address", "`my-page`"),
    Bad("a page that is not Markdown", {"pages/notes.txt": "Words"}, "content/pages/notes.txt", 0, "is not a page", "`notes.md`"),
    Bad("a page outside of the page folders", {"lost.md": PLAIN}, "content/lost.md", 0, "is not a page", "content/pages/"),
    # The body
    plain("no body", "no text below", "Write the page's text", 5, body=""),
    plain("link to a page that is not there", "leads to a page that does not exist", "Did you mean `plain.md`?", 6,
          body="See [the page](plane.md).\n"),
    plain("site address that is not there", "leads to a page that does not exist", "Did you mean `/plain/`?", 8,
          body="Words.\n\nSee [the page](/plane/).\n"),
    plain("Pelican link that leads nowhere", "does not exist", "", 6, body="See [the page]({filename}gone.md).\n"),
    plain("link without a target", "no target", "contact.md", 6, body="See [the page]().\n"),
    plain("script link", "not a kind of link", "https://", 6, body="See [it](javascript:alert(1)).\n"),
    plain("picture that is not there", "no picture", "content/images/", 6, body="![A sun](../images/sun.svg)\n"),
    plain("picture on another site", "another site", "content/images/", 6, body="![A sun](https://pictures.example/sun.png)\n"),
    Bad("picture without a description", {"pages/plain.md": page(body="![](../images/sun.svg)\n"), "images/images.yaml": "",
        "images/sun.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'},
        "content/pages/plain.md", 6, "no description", "between the brackets"),
    plain("unknown block", "no block `calout`", "Did you mean `callout`?", 6, body="/// calout\n\nWords.\n\n///\n"),
    plain("unknown option of a block", "`titel` is not a field of the block `callout`", "Did you mean `title`?", 7,
          body="/// callout\n    titel: Hello\n\nWords.\n\n///\n"),
    plain("wrong value of an option", "`loud` is not one of its values", "note, care, important", 7,
          body="/// callout\n    kind: loud\n\nWords.\n\n///\n"),
    plain("missing option", "`to` is missing", "pages/contact.md", 6, body="/// action\n    text: Go\n///\n"),
    plain("block that leads nowhere", "no page `pages/gone.md`", "pages/contact.md", 6,
          body="/// action\n    text: Go\n    to: pages/gone.md\n///\n"),
    plain("block never closed", "never closed", "///", 6, body="/// callout\n\nWords.\n"),
    plain("block closed twice", "never opened", "Delete the line", 10, body="/// callout\n\nWords.\n///\n///\n"),
    plain("block without its text", "needs some text", "", 6, body="/// callout\n    title: Hello\n///\n"),
    plain("block with a text that it cannot have", "takes no text", "", 6, body="/// crisis\n\nWords.\n\n///\n"),
    plain("block with an argument", "takes nothing behind", "    title: Hello", 6, body="/// callout | Hello\n\nWords.\n\n///\n"),
    # What word processors and hurried fingers do to front matter
    Bad("a long dash for three dashes", {"pages/plain.md": page().replace("---", "\u2014", 1)},
        "content/pages/plain.md", 1, "three plain dashes, and is `\u2014`", "`---`"),
    Bad("a long dash at the end of the front matter", {"pages/plain.md": page().replace("link back home.\n---", "link back home.\n\u2014")},
        "content/pages/plain.md", 4, "three plain dashes", "`---`"),
    plain("curly quotes around a colon", "colon inside a value", '`title: "Therapy: how it works"`', 2,
          title="title: \u201cTherapy: how it works\u201d"),
    plain("a number sign in a text", "everything from the # on is a remark", '`intro: "We are #1 here"`', 4,
          front_matter="intro: We are #1 here"),
    plain("a text that is a number sign alone", "everything from the # on", '`intro: "#lotus"`', 4, front_matter="intro: #lotus"),
    plain("no space after a colon", "space is missing after the colon", "`intro: Hello there`", 4, front_matter="intro:Hello there"),
    plain("no space after the first colon", "space is missing after the colon", "`title: A plain page`", 2, title="title:A plain page"),
    plain("an equals sign", "equals sign", "`title: A plain page`", 2, title="title = A plain page"),
    plain("a name that is indented", "starts with spaces", "`intro: Hello` at the start", 4, front_matter="  intro: Hello"),
    plain("a second line that is not indented", "`you there` is not written as", "two spaces", 5, front_matter="intro: Hello\nyou there"),
    plain("a percent sign first", "starts with % needs quotes", '`intro: "%sure"`', 4, front_matter="intro: %sure"),
    plain("an at sign first", "starts with @ needs quotes", '`intro: "@lotus says"`', 4, front_matter="intro: @lotus says"),
    plain("an exclamation mark first", "exclamation mark needs quotes", '`intro: "!Note this"`', 4, front_matter="intro: !Note this"),
    plain("a dash first", "starts with - needs quotes", '`intro: "- words"`', 4, front_matter="intro: - words"),
    plain("a greater-than sign first", "starts with > needs quotes", '`intro: "> words"`', 4, front_matter="intro: > words"),
    plain("a bracket first", "starts with [ needs quotes", '`intro: "[words] and more"`', 4, front_matter="intro: [words] and more"),
    plain("quoted words first", "end before the value does", """`intro: '"Hello" she said'`""", 4, front_matter='intro: "Hello" she said'),
    plain("an apostrophe in single quotes", "apostrophe ends the value", '''`intro: "It's here"`''', 4, front_matter="intro: 'It's here'"),
    plain("a backslash in double quotes", "backslash", "single quotation marks", 4, front_matter='intro: "a \\x b"'),
    plain("no space after a dash", "space is missing after the dash", "`- bowlby-1969`", 5, front_matter="sources:\n-bowlby-1969"),
    plain("an empty item", "An item of `sources` is empty", "delete the dash", 6, front_matter="sources:\n- bowlby-1969\n-"),
    plain("names with commas where a list belongs", "should be a list", "`sources: [bowlby-1969, other]`", 4,
          front_matter="sources: bowlby-1969, other"),
    plain("a source twice", "names `bowlby-1969` twice", "Take one", 4, front_matter="sources: [bowlby-1969, bowlby-1969]"),
    plain("a page related to itself", "names this page itself", "another page", 4, front_matter="related: [pages/plain.md]"),
    plain("an American date", "not a date", "`date: 2026-01-31`", 4, front_matter="date: 01/31/2026"),
    plain("a date without zeros", "not a date", "`date: 2026-01-05`", 4, front_matter="date: 2026-1-5"),
    plain("a date in words with a year", "not a date", "`date: 2026-03-31`", 4, front_matter="date: March 31st, 2026"),
    plain("a number with a comma", "should be a whole number, and is `1,000`", "menu_order: ", 4, front_matter="menu_order: 1,000"),
    plain("stars in a title", "would be shown as it is", "plain words", 2, title="title: A **bold** page"),
    plain("a tag in a title", "would be shown as it is", "plain words", 2, title="title: A <b>bold</b> page"),
    plain("a second home page", "Only the site's first page", "kind: page", 4, front_matter="kind: home"),
    plain("a person outside of people", "stands in content/people/", "Move the file", 4, front_matter="kind: profile"),
    Bad("a style with next to nothing", {"styles/anxious.md": PLAIN}, "content/styles/anxious.md", 2,
        "`therapy_helps`, `anxiety` and `avoidance` are missing", "another kind"),
    Bad("a home page that is a draft", {"pages/index.md": HOME.replace("kind: home", "kind: home\nstatus: draft")},
        "content/pages/index.md", 3, "home page is a draft", "status: published"),
    # Files
    Bad("Markdown by another name", {"pages/more.markdown": PLAIN}, "content/pages/more.markdown", 0, "is not a page", "`more.md`"),
    Bad("a file name in capitals", {"pages/more.MD": PLAIN}, "content/pages/more.MD", 0, "is not a page", "`more.md`"),
    Bad("a page with a second ending", {"pages/more.md.txt": PLAIN}, "content/pages/more.md.txt", 0, "is not a page", "`more.md`"),
    Bad("data by another name", {"data/sources.yml": SOURCES}, "content/data/sources.yml", 0, "Nothing reads", "`sources.yaml`"),
    Bad("a picture beside a page", {"pages/sun.svg": SUN}, "content/pages/sun.svg", 0, "not read here", "content/images/"),
    Bad("a picture with a space in its name", {"images/my sun.svg": SUN}, "content/images/my sun.svg", 0, "spaces", "`my-sun.svg`"),
    Bad("two pictures alike but for capitals", {"images/Sun.svg": SUN, "images/sun.svg": SUN},
        "content/images/sun.svg", 0, "but for capitals", "Rename"),
    Bad("an empty picture", {"images/sun.png": b""}, "content/images/sun.png", 0, "is empty", "delete"),
    Bad("a picture that is none", {"images/sun.png": b"<html>not a picture"}, "content/images/sun.png", 0, "is a web page", "Save it again"),
    Bad("a picture for cameras", {"images/sun.heic": b"x"}, "content/images/sun.heic", 0, "do not show `.heic`", ".jpg"),
    Bad("a page of HTML among the pictures", {"images/page.html": "<p>Hello</p>"}, "content/images/page.html", 0, "without being checked", ".md"),
    Bad("a main picture without a description", {"pages/plain.md": page("picture: sun.svg"), "images/sun.svg": SUN},
        "content/pages/plain.md", 4, "no description", "`sun.svg:`"),
    # Headings
    plain("a heading of the first level", "second title", "`## Another title`", 6, body="# Another title\n\nWords.\n"),
    plain("a hashtag", "second title", "`\\#`", 8, body="Words.\n\n#lotus is our tag\n"),
    plain("a heading with a line of equals signs", "second title", "## Another title", 6, body="Another title\n=====\n\nWords.\n"),
    plain("dashes below a paragraph", "The dashes make `Some words.` a heading", "empty line", 7, body="Some words.\n---\n\nMore.\n"),
    plain("seven number signs", "too many number signs", "two to six", 6, body="####### Deep\n"),
    plain("a heading without words", "has no words", "delete", 8, body="Words.\n\n##\n\nMore.\n"),
    plain("two headings of one name", "`x` is the name of two places", "{#x-2}", 10, body="## A {#x}\n\nWords.\n\n## B {#x}\n\nWords.\n"),
    # Links
    plain("a link without its ending", "does not exist", "Did you mean `index.md`?", 6, body="[x](index)\n"),
    plain("a link in capitals", "does not exist", "Did you mean `index.md`?", 6, body="[x](Index.MD)\n"),
    plain("a link to a written page", "does not exist", "Did you mean `index.md`?", 6, body="[x](index.html)\n"),
    plain("an address without its slash", "does not exist", "Did you mean `/plain/`?", 6, body="[x](/plain)\n"),
    Bad("a link to a folder", {"pages/plain.md": page(body="[x](more/)\n"), "pages/more/index.md": PLAIN.replace("(index", "(../index")},
        "content/pages/plain.md", 6, "does not exist", "Did you mean `more/index.md`?"),
    Bad("a link from one folder into another", {"pages/more/index.md": page(body="[x](plain.md)\n")},
        "content/pages/more/index.md", 6, "does not exist", "Did you mean `../plain.md`?"),
    plain("an address without https", "does not exist", "`https://www.example.org`", 6, body="[x](www.example.org)\n"),
    plain("an address with one slash", "not a whole address", "https://", 6, body="[x](https:/example.org)\n"),
    plain("an email address without mailto", "does not exist", "`mailto:me@example.org`", 6, body="[x](me@example.org)\n"),
    plain("mailto without an email address", "not an email address", "mailto:", 6, body="[x](mailto:example.org)\n"),
    plain("a link to a file on one's own computer", "your own computer", "content/", 6, body="[x](C:\\Users\\me\\index.md)\n"),
    plain("our own address, broken", "`/gone/` leads to a page that does not exist", "page's file", 6,
          body="[x](https://www.lotusrecovery.example/gone/)\n"),
    plain("a space between a link's brackets", "space between the brackets", "without a space", 6, body="See [x] (index.md).\n"),
    plain("a link's brackets the other way round", "changed places", "the words in [ ]", 6, body="See (x)[index.md].\n"),
    plain("a link that is not closed", "not written completely", "both brackets closed", 6, body="See [x](index.md\n\nMore.\n"),
    plain("a reference that is not there", "says nowhere where it leads", "`[words](page.md)`", 8, body="Words.\n\nSee [x][home].\n"),
    plain("a note that is not there", "`[^1]` is not written anywhere", "[^1]: ", 6, body="Words[^1].\n"),
    plain("a note that nothing refers to", "nothing refers to it", "delete the note", 8, body="Words.\n\n[^1]: A note.\n"),
    plain("a note twice", "stands here twice, first on line 8", "another name", 10, body="Words[^1].\n\n[^1]: A note.\n\n[^1]: Another.\n"),
    # Lists, tables, emphasis
    plain("a list without an empty line above", "`- one` does not start a list", "empty line", 7, body="We offer:\n- one\n- two\n"),
    plain("bullets from a word processor", "makes no list", "`- one`", 6, body="\u2022 one\n\u2022 two\n"),
    plain("numbers with brackets", "makes no list", "`1. one`", 6, body="1) one\n2) two\n"),
    plain("a list without spaces", "no space after the mark", "`- one`", 6, body="-one\n-two\n"),
    plain("an inner list two spaces in", "not far enough in", "`    - two`", 7, body="- one\n  - two\n  - three\n- four\n"),
    plain("a table without an empty line above", "makes no table", "empty line", 7, body="Words\n| a | b |\n|---|---|\n| c | d |\n"),
    plain("stars with a space inside", "stars in", "`**words**`", 6, body="A ** bold ** word.\n"),
    plain("struck words", "shown with its signs", "~", 6, body="A ~~gone~~ word.\n"),
    plain("a paragraph with four spaces", "computer text", "Take the spaces away", 8, body="Words.\n\n    A paragraph.\n\nMore.\n"),
    plain("an invisible character in the text", "invisible character", "type it again", 6, body="Wo\x07rds.\n"),
    plain("code never closed", "never closed", "```", 6, body="```\n\nWords.\n"),
    # HTML
    plain("a tag never closed", "`<div>` is opened and never closed", "</div>", 6, body="<div>\n\nWords.\n"),
    plain("an inline tag never closed", "`<b>` is opened and never closed", "</b>", 8, body="A <b>bold</b> word.\n\nA <b>bold word.\n"),
    plain("a tag closed that was never opened", "closes something", "Delete it", 8, body="Words.\n\n</div>\n\nMore.\n"),
    plain("words in angle brackets", "`<name>` has no place", "&lt;name&gt;", 6, body="Write to <name> today.\n"),
    plain("a script", "`<script>` has no place", "Take it away", 6, body="<script>alert(1)</script>\n"),
    plain("a script in a tag", "`onclick` in `<b>`", "Delete", 6, body='A <b onclick="x()">word</b>.\n'),
    plain("a link in HTML", "does not work in HTML", "`[words](index.md)`", 6, body='<a href="index.md">x</a>\n'),
    plain("a remark never closed", "never closed", "-->", 8, body="Words.\n\n<!-- hidden\n\nMore.\n"),
    # Blocks
    plain("options at the margin", "not four spaces in", "`    title: Hello`", 7, body="/// callout\ntitle: Hello\n\nWords.\n\n///\n"),
    plain("options below an empty line", "empty line above it", "right below `/// callout`", 8,
          body="/// callout\n\n    title: Hello\n\nWords.\n\n///\n"),
    plain("a block with two slashes", "starts with three slashes", "`/// callout`", 6, body="// callout\n\nWords.\n\n//\n"),
    plain("a block with colons", "starts with three slashes", "`/// callout`", 6, body="::: callout\n\nWords.\n\n:::\n"),
    plain("a block closed with a word", "slashes alone", "`///`", 10, body="/// callout\n\nWords.\n\n/// end\n"),
    plain("a block closed with its own name", "never closed", "line 6, write just `///`", 10, body="/// callout\n\nWords.\n\n/// callout\n"),
    plain("a block in a quote", "cannot be read", "at the start of its lines", 8, body="Words.\n\n> /// callout\n>\n> Words.\n>\n> ///\n"),
    # Data
    Bad("source without a year", {"data/sources.yaml": SOURCES.replace("year: 1969", "")},
        "content/data/sources.yaml", 2, "`year` is missing", "year: "),
    Bad("source that is a text", {"data/sources.yaml": "bowlby-1969: a book\n"}, "content/data/sources.yaml", 1, "single value", "authors"),
    Bad("broken YAML in data", {"data/sources.yaml": "a: b: c\n"}, "content/data/sources.yaml", 1, "colon", "quotes"),
    Bad("no facts at all", {"data/clinic.yaml": None}, "content/data/clinic.yaml", 0, "missing", "Put it back"),
    Bad("hours that there are not", {"data/clinic.yaml": CLINIC.replace('"09:00"', '"9:00"')},
        "content/data/clinic.yaml", LINE_OF_NINE, "`opens` is `9:00`", "opens: 09:00"),
    Bad("a DOI with its address", {"data/sources.yaml": SOURCES + "  doi: https://doi.org/10.1037/abc\n"},
        "content/data/sources.yaml", 5, "not written as it should be", "`doi: 10.1037/abc`"),
    Bad("no year", {"data/sources.yaml": SOURCES.replace("1969\n", "n.d.\n")}, "content/data/sources.yaml", 3, "whole number", "`year: 1969`"),
    Bad("empty facts", {"data/clinic.yaml": ""}, "content/data/clinic.yaml", 1, "`name`, `website`", "placeholder"),
    Bad("a description without its picture", {"images/images.yaml": "sun.svg:\n  alt: A sun\n"},
        "content/images/images.yaml", 1, "no picture `sun.svg`", "Add the picture"),
]  # fmt: skip


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """One folder for the whole table: a good site that is built once; each case breaks it and mends it again."""
    site = core_site(tmp_path_factory.mktemp("bad"))
    result = site.build()
    assert result.ok, lines(result.findings)
    return site


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_named_with_its_place_and_its_remedy(case: Bad, good: Site) -> None:
    """The build fails, says file, line, what is wrong and what to write, and leaves the last good site alone."""
    before = good.snapshot()
    kept = {name: (good.content / name).read_bytes() for name in case.files if (good.content / name).exists()}
    good.write(case.files)
    try:
        result = good.build(**case.settings)
    finally:
        good.write({name: kept.get(name) for name in case.files if name in kept or (good.content / name).exists()})
    errors = [f for f in result.findings if f.severity is Severity.ERROR]
    assert not result.ok
    assert good.snapshot() == before
    matching = [
        f
        for f in errors
        if f.file == case.file and f.line == case.line and case.says in f.message and case.advises in f.fix
    ]
    assert len(matching) == 1, lines(result.findings)
    own = [f for f in errors if f.file == case.file]
    assert own == matching, f"more than one message for one mistake:\n{lines(tuple(own))}"


def test_all_problems_of_a_build_are_reported_together(small: Site) -> None:
    """Three broken files and a broken body give their messages in one build, in the order of files and lines."""
    small.write({
        "pages/plain.md": page("titel: x\nmenu: mian", body="[a](gone.md)\n"),
        "pages/other.md": page(body="[a](gone.md) and /// \n\n[b](lost.md)\n"),
        "pages/third.md": "",
    })  # fmt: skip
    result = small.build()
    places = [(f.file.rpartition("/")[2], f.line) for f in result.errors]
    assert places == [("other.md", 6), ("other.md", 8), ("plain.md", 4), ("plain.md", 5), ("third.md", 1)], lines(
        result.findings
    )


def test_the_table_is_long_and_its_cases_are_told_apart() -> None:
    """The table holds what it promises, and each case has a name of its own."""
    assert len(CASES) >= 150
    assert len({case.name for case in CASES}) == len(CASES)


def test_the_small_site_itself_is_good(small: Site) -> None:
    """What the table breaks is a site that builds."""
    assert HOME in (small.content / "pages/index.md").read_text()
    assert small.build().ok
