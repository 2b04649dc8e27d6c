"""What the collectors make of a page."""

from __future__ import annotations

import pytest

from plugins.rendered_site.document import Document
from plugins.rendered_site.parse import parse_document


def page(main: str = "", head: str = "") -> Document:
    """A Document of a page with a given main and head."""
    return parse_document(
        f"<!doctype html><html lang=en><head><meta charset=utf-8>{head}</head><body><main>{main}</main></body></html>",
        "/page/",
    )


def test_head() -> None:
    """Title, metas, links and JSON-LD are read from the head."""
    document = page(
        head="<title> A  &amp; B </title><meta name=Description content=' Some words '>"
        "<link rel='canonical' href='https://www.example.com/page/'><meta property=og:type content=website>"
        '<script type="application/ld+json">{"@graph": [{"@type": ["Person", "Thing"]}]}</script>'
    )
    assert document.title == "A & B"
    assert document.titles[0].in_head
    assert document.description == "Some words"
    assert document.canonical == "https://www.example.com/page/"
    assert document.meta("og:type") == "website"
    assert [m.kind for m in document.meta_all("og:type")] == ["property"]
    assert document.json_ld == ('{"@graph": [{"@type": ["Person", "Thing"]}]}',)
    assert document.lang == "en"
    assert document.indexable


def test_title_in_the_body_is_told_apart() -> None:
    """A title in the body is marked as such, and the title of a drawing is none."""
    document = page("<svg><title>A drawing</title></svg><title>Lost</title>", "<title>Found</title>")
    assert [(t.text, t.in_head) for t in document.titles] == [("Found", True), ("Lost", False)]


@pytest.mark.parametrize(
    ("content", "noindex"), [("noindex", True), ("none", True), ("Follow, NOINDEX", True), ("index, follow", False)]
)
def test_noindex(content: str, noindex: bool) -> None:
    """The robots meta says whether search engines may list the page, in any case of letters."""
    document = page(head=f"<meta name=robots content='{content}'>")
    assert document.noindex is noindex
    assert document.indexable is not noindex


def test_redirect_stub() -> None:
    """A meta refresh makes a page a redirect, which is no page to list."""
    document = page(head="<meta http-equiv=Refresh content='0; url=/new/'>")
    assert document.refresh == "/new/"
    assert document.is_redirect
    assert not document.indexable


def test_blocks_know_what_they_are() -> None:
    """The main text is a list of blocks: paragraphs, items, quotations, cells, headings, loose text."""
    document = page(
        "Loose<h2>Head <em>ing</em></h2><p>One<br>line</p><ul><li><p>Item</p><li>Second</ul>"
        "<blockquote><p>Quote</p></blockquote><table><tr><td>Cell</td></tr></table><dl><dt>Term<dd>Meaning</dl>"
    )
    assert [(b.kind, b.text) for b in document.blocks] == [
        ("other", "Loose"),
        ("heading", "Head ing"),
        ("paragraph", "One line"),
        ("item", "Item"),
        ("item", "Second"),
        ("quote", "Quote"),
        ("cell", "Cell"),
        ("term", "Term"),
        ("item", "Meaning"),
    ]
    assert document.paragraphs == ("One line",)
    assert document.word_count == 11


def test_main_text_leaves_out_what_is_not_content() -> None:
    """Menus, asides, controls, scripts, templates and hidden parts are not the page's own text."""
    document = page(
        "<nav>Menu</nav><aside>Aside</aside><p>Text</p><script>var a</script><style>p{}</style>"
        "<template>Later</template><noscript>Without</noscript><div hidden>Hidden</div>"
        "<form><label>Label <input></label><button>Send</button><select><option>One</select></form>"
    )
    assert document.main_text == "Text"
    for word in ("Menu", "Aside", "Label", "Send"):
        assert word in document.text
    for word in ("var a", "p{}", "Later", "Without", "Hidden"):
        assert word not in document.text


def test_page_without_main() -> None:
    """Without a main element the content is the body without header, footer, nav and aside."""
    document = parse_document(
        "<header>Top</header><article><header>Kept</header><p>Text</p></article><footer>Foot</footer>"
    )
    assert not document.has_main
    assert document.main_text == "Kept\nText"


def test_sections() -> None:
    """The main text is cut at every heading, with its words counted."""
    document = page("<p>Before it</p><h2 id=a>First</h2><p>One two three</p><ul><li>four</ul><h3>Second</h3>")
    assert [(s.heading, s.level, s.id, s.words) for s in document.sections] == [
        ("", 0, "", 2),
        ("First", 2, "a", 4),
        ("Second", 3, "", 0),
    ]


def test_link_names() -> None:
    """A link's name is what a screen reader says: label, else text with the pictures' alt texts, else title."""
    document = page(
        "<a href=/1/>Read <b>more</b></a><a href=/2/ aria-label='About us'>x</a><a href=/3/><img src=a alt='A lotus'></a>"
        "<a href=/4/ title='Tip'></a><a href=/5/></a><a href=/6/ aria-labelledby='n'>y</a><p id=n>Named</p>"
        "<a href=/7/><svg><title>Drawn</title></svg></a><a href=/8/><h3>Card</h3><p>Text</p></a>"
    )
    assert [link.name for link in document.links] == [
        "Read more",
        "About us",
        "A lotus",
        "Tip",
        "",
        "Named",
        "Drawn",
        "Card Text",
    ]
    assert [link.text for link in document.links][:3] == ["Read more", "x", ""]


def test_links_know_where_they_stand() -> None:
    """A link knows its landmark, and whether it is in the page's own content."""
    document = parse_document(
        "<header><nav><a href=/n/>N</a></nav><a href=/h/>H</a></header><main><a href=/m/>M</a><nav><a href=/t/>T</a></nav>"
        "<aside><a href=/a/>A</a></aside></main><footer><a href=/f/>F</a></footer>"
    )
    assert [(link.text, link.landmark, link.in_main) for link in document.links] == [
        ("N", "nav", False),
        ("H", "header", False),
        ("M", "main", True),
        ("T", "nav", False),
        ("A", "aside", False),
        ("F", "footer", False),
    ]


def test_links_in_templates_are_none() -> None:
    """What a script may show later is no link yet; what is hidden is one, and says so."""
    document = page("<template><a href=/t/>T</a></template><div hidden><a href=/h/>H</a></div>")
    assert [(link.href, link.text, link.hidden) for link in document.links] == [("/h/", "H", True)]


def test_images() -> None:
    """A picture without an alt attribute differs from one with an empty alt; captions and links are known."""
    document = page(
        "<img src=a.png><img src=/b.png alt='' width=3 height=4 loading=lazy>"
        "<figure><a href=/x/><img src=c.png alt=C srcset='c2.png 2x'></a><figcaption>The caption</figcaption></figure>"
        "<picture><source srcset=d.webp><img src=d.png alt=D></picture>"
    )
    first, second, third, fourth = document.images
    assert (first.alt, first.target.path) == (None, "/page/a.png")
    assert (second.alt, second.width, second.height, second.loading) == ("", "3", "4", "lazy")
    assert (third.in_link, third.caption, third.srcset) == (True, "The caption", "c2.png 2x")
    assert fourth.in_picture
    assert next(m.has_image for m in document.media if m.tag == "picture")
    assert {r.url for r in document.requests} == {"a.png", "/b.png", "c.png", "c2.png", "d.webp", "d.png"}


def test_media_in_media() -> None:
    """Each of several equal elements, one in another, has its own tracks and pictures, and the rest of the page is read."""
    document = page("<object data=a><object data=a><track kind=captions></object><img src=x></object><p>After</p>")
    assert [(m.tag, m.tracks, m.has_image) for m in document.media] == [
        ("object", ("captions",), False),
        ("object", (), True),
    ]
    assert document.main_text == "After"
    assert not document.trouble


def test_form_fields_have_their_labels() -> None:
    """A control's label is found by for, by wrapping, by aria-label and by aria-labelledby."""
    document = page(
        "<form action=/send/ method=POST aria-label=Contact><label for=e>Email</label><input id=e type=email required>"
        "<label>Name <input name=n></label><input aria-label=City><input aria-labelledby=x><span id=x>Phone</span>"
        "<textarea></textarea><button>Send <b>it</b></button><input type=submit value=Go><input type=hidden name=t></form>"
    )
    (form,) = document.forms
    assert (form.method, form.action, form.name) == ("post", "/send/", "Contact")
    assert [(f.type, f.label) for f in form.fields] == [
        ("email", "Email"),
        ("text", "Name"),
        ("text", "City"),
        ("text", "Phone"),
        ("textarea", ""),
        ("button", "Send it"),
        ("submit", "Go"),
        ("hidden", ""),
    ]
    assert form.fields[0].required


def test_breadcrumb() -> None:
    """The visible breadcrumb is read in its order, without separators."""
    document = page(
        "<nav aria-label=Breadcrumb><ol><li><a href=/>Home</a> /</li><li><a href=/a/>A</a> ›</li><li aria-current=page>B</li></ol></nav>"
        "<nav aria-label=Breadcrumb><a href=/other/>Other</a></nav>"
    )
    assert [(c.name, c.target.path) for c in document.breadcrumb] == [("Home", "/"), ("A", "/a/"), ("B", "")]


def test_requests_of_styles() -> None:
    """What a style fetches is known, and what kind of thing it is."""
    document = page(
        "<p style=\"background:url('/bg.png')\">x</p>",
        "<style>@import url(https://a.example/x.css);@import 'y.css';@font-face{src:url(\"https://f.example/a.woff2?v=1\")}"
        "a{background:url(data:image/png;base64,AA)}</style><link rel=preconnect href=https://c.example>",
    )
    found = {(r.kind, r.url) for r in document.requests}
    assert found == {
        ("style", "https://a.example/x.css"),
        ("style", "y.css"),
        ("font", "https://f.example/a.woff2?v=1"),
        ("image", "/bg.png"),
        ("connection", "https://c.example"),
    }


def test_regions_span_their_text() -> None:
    """A landmark or component knows which part of the page's text it holds."""
    document = page("<p>Before</p><style-explainer class='quiz big'><p>Inside</p></style-explainer><p>After</p>")
    (region,) = document.with_class("quiz")
    assert region.tag == "style-explainer"
    assert document.text_of(region) == "Inside"
    (main,) = document.regions_of("main")
    assert document.text_of(main) == "Before\nInside\nAfter"
