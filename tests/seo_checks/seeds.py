"""The defects of the end-to-end table: what is changed in a copy of the content or theme, and where its rule must point.

A text of a page can hold what its author may do wrong. What the content model refuses before a page is written (raw
pictures, forms, scripts, broken links) is put into the theme instead, for the page at one address.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

SITE = "https://www.lotusrecovery.example"
BASE = "theme/templates/base.html"
WHOLE = ""  # the whole file: no line can be named


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of one file, relative to the copy. `old` None writes the file anew, "" puts `new` at the end; `new` None deletes it."""

    file: str
    old: str | None
    new: str | bytes | None


@dataclass(frozen=True, slots=True)
class Seed:
    """One defect. `at` is the file (or the address, where no file stands behind it) and a bit of the line.

    `also` are further places at which the same rule points, `with_it` the rules that cannot but fire along.
    """

    rule: str
    severity: str
    at: tuple[str, str]
    edits: tuple[Edit, ...]
    also: tuple[tuple[str, str], ...] = ()
    with_it: tuple[tuple[str, str, str, str], ...] = ()  # rule, severity, file, bit of the line


@dataclass(frozen=True, slots=True)
class Build:
    """Defects that do not disturb each other, seeded together and built once."""

    name: str
    seeds: tuple[Seed, ...]
    settings: Mapping[str, Any] = field(default_factory=dict)


# -- where to put a defect -------------------------------------------------------------------------


def page(url: str) -> str:
    """The source file of a page, by its address."""
    folders = {"articles": "", "people": "", "attachment-styles": "styles/"}
    name = url.strip("/")
    first = name.partition("/")[0]
    if first in ("articles", "people") and "/" in name:
        return f"content/{name}.md"
    if first == "attachment-styles" and "/" in name:
        return f"content/{folders[first]}{name.partition('/')[2]}.md"
    return f"content/pages/{name or 'index'}.md"


def words(rule: str, severity: str, url: str, text: str, at: str = "") -> Seed:
    """A text at the end of a page, and the finding at (a bit of) it."""
    return Seed(rule, severity, (page(url), at or text), (Edit(page(url), "", f"\n\n{text}\n"),))


def front(rule: str, severity: str, url: str, old: str, new: str, at: str | None = None) -> Seed:
    """A line of the front matter in place of another, and the finding at it."""
    return Seed(
        rule,
        severity,
        (page(url), new if at is None else at),
        (Edit(page(url), old + "\n", new + "\n" if new else ""),),
    )


def for_page(url: str, html: str, otherwise: str = "") -> str:
    """A template line that holds for one page only."""
    other = f"{{% else %}}{otherwise}" if otherwise else ""  # trim_blocks takes the line's end away
    return f'{{% if page.entry.url == "{url}" %}}{html}{other}{{% endif %}}\n'


def in_main(rule: str, severity: str, url: str, html: str, at: tuple[str, str] | None = None, **more: Any) -> Seed:
    """A bit of HTML at the end of one page's main part. The finding points at the line of the theme, unless told otherwise."""
    return Seed(
        rule, severity, at or (BASE, html), (Edit(BASE, "</main>\n", for_page(url, html) + "</main>\n"),), **more
    )


def in_head(rule: str, severity: str, url: str, html: str, at: str | None = WHOLE, **more: Any) -> Seed:
    """A bit of HTML at the end of one page's head."""
    return Seed(
        rule,
        severity,
        (page(url), at) if at is not None else (BASE, html),
        (Edit(BASE, "</head>\n", for_page(url, html) + "</head>\n"),),
        **more,
    )


def instead(
    rule: str, severity: str, url: str, old: str, new: str, at: str = WHOLE, no_graph: bool = False, **more: Any
) -> Seed:
    """Another line of the template for one page."""
    edits = [Edit(BASE, old, for_page(url, new, old).rstrip("\n"))]
    if no_graph:  # the graph would contradict the head, which is a rule of its own
        edits.append(Edit(BASE, "{% if page.json_ld", f'{{% if page.json_ld and page.entry.url != "{url}"'))
    return Seed(rule, severity, (page(url), at), tuple(edits), **more)


def in_graph(rule: str, severity: str, url: str, old: str, new: str, at: tuple[str, str], **more: Any) -> Seed:
    """Another bit of text in one page's graph. There is nothing to find where the bit is missing, so the table would notice."""
    printed = "{{ page.json_ld | safe }}"
    changed = f"{{{{ page.json_ld.replace('{old}', '{new}') | safe }}}}"
    return Seed(rule, severity, at, (Edit(BASE, printed, for_page(url, changed, printed).rstrip("\n")),), **more)


def new_page(url: str, text: str, linked_from: str, link: str = "A page more") -> tuple[Edit, ...]:
    """A page that another one links to."""
    return (
        Edit(page(url), None, text),
        Edit(page(linked_from), "", f"\n\n[{link}](/{url.strip('/')}/)\n"),
    )


def static(path: str, data: str | bytes) -> Edit:
    """A file of the theme that is copied to the output last, over what the plugins have written. The Build needs STATIC."""
    return Edit(f"theme/extra/{path}", None, data)


def png(width: int, height: int) -> bytes:
    """A picture of one color, of any size in pixels and few bytes."""
    rows = b"".join(b"\0" + b"\0" * ((width + 7) // 8) for _ in range(height))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunks
    )


def notice(title: str, body: str, kind: str = "legal", description: str = "") -> str:
    """A short page."""
    description = (
        description or f"A page of the seeded site that is here to be found at fault, under the name “{title}”."
    )
    return f"---\ntitle: {title}\nkind: {kind}\ndescription: {description}\ndate: 2026-11-20\n---\n\n{body}\n"


_EASY_BUT_LONG = "We walk up to the {} on the hill and we look at the {} and we sit on the wall and we eat the bread that we took along."
_HARD = (
    "Multidimensional organizational considerations necessitate interdisciplinary collaboration. "
    "Institutional accountability facilitates administrative transparency. "
    "Comprehensive documentation substantiates individualized interventions. "
    "Continuous professional development reinforces organizational competencies. "
    "Standardized communication methodologies accelerate interdepartmental coordination. "
    "Psychoeducational instrumentation operationalizes intergenerational vulnerability."
)
_PARAGRAPH = " ".join(
    f"On the {day} day we walked to the {place} and had {food}." for day, place, food in (
        ("first", "river", "pears"), ("second", "old mill", "bread"), ("third", "school", "soup"), ("fourth", "harbor", "fish"),
        ("fifth", "north hill", "plums"), ("sixth", "market", "corn"), ("seventh", "chapel", "cake"), ("eighth", "wide field", "nuts"),
        ("ninth", "stone bridge", "rice"), ("tenth", "little lake", "cheese"), ("eleventh", "tall tower", "figs"), ("twelfth", "farm", "eggs"),
        ("next", "edge of the woods", "beans"), ("last", "train", "apples"),
    )
)  # fmt: skip

_TWIN = notice(
    "The soup kitchen moves next door",
    "From the first of May, soup is served next door, in the old chapel. The way in is through the yard. Bring a bowl if you "
    "have one. We start at noon and stop when the pot is empty, which is mostly at one. If you would like to peel carrots, come "
    "at ten and ring the bell twice.",
    description="A notice about soup, for somebody who reads it first and for whoever comes by at noon with a bowl in hand.",
)

# -- what an author writes -------------------------------------------------------------------------

WORDS = Build("words", (
    words("claim-unsupported", "warning", "/articles/grief-has-no-calendar/", "Our program cures grief in ten weeks."),
    words("stigmatising-language", "warning", "/work-with-us/", "Many addicts come to us in spring."),
    words("placeholder-text", "error", "/terms-of-use/", "Lorem ipsum dolor sit amet."),
    words("mojibake", "error", "/visitors-and-children/", "We donâ€™t know yet."),
    words("heading-skip", "warning", "/cancel-a-visit/", "#### Far below\n\nSome words.", "#### Far below"),
    words("sentence-length", "warning", "/new-group-on-tuesdays/", " ".join(
        _EASY_BUT_LONG.format(*what) for what in (("house", "sea"), ("chapel", "river"), ("tower", "valley"), ("farm on the far side", "road"))
    )),
    words("paragraph-length", "warning", "/our-house/", _PARAGRAPH),
    words("reading-ease", "warning", "/how-to-complain/", _HARD),
    words("keyword-stuffing", "warning", "/articles/a-walk-for-people-who-hate-walks/", "Goats are kind. " * 24, "Goats are kind."),
    words("link-text-generic", "warning", "/getting-here/", "To learn more, [click here](about.md)."),
    words("link-text-ambiguous", "warning", "/press/", "[The way in](about.md) and [the way in](privacy.md)."),
    words("contact-link-invalid", "warning", "/attachment-styles/secure/", "Call us at 805-555-0177."),
    words("link-insecure", "warning", "/attachment-styles/avoidant/", "Read [a paper on bonds](http://www.example.org/paper)."),
    words("link-fragment-broken", "error", "/attachment-styles/anxious/", "Read [what it costs](../pages/contact.md#prices)."),
    words("crisis-info-missing", "error", "/articles/two-languages-at-home/", "Then came the overdose."),
    Seed("nap-mismatch", "error", (page("/contact/"), "Or call"), (
        Edit(page("/contact/"), "", "\n\nOr call [805-555-0178](tel:+1-805-555-0178).\n"),
    )),
    words("dates-disagree", "warning", "/articles/first-day-back-at-work/", "Published January 5, 2024."),
))  # fmt: skip

FRONT_MATTER = Build("front matter", (
    front("sources-missing", "warning", "/articles/first-day-back-at-work/", "sources: [schindler-2019]", "", "---"),
    front("author-missing", "warning", "/articles/how-to-say-no-to-a-drink/", "author: example-writer", "", "---"),
    front("reviewer-missing", "warning", "/articles/when-your-grown-child-drinks/", "reviewer: example-clinician", "", "---"),
    front("review-overdue", "warning", "/articles/words-you-may-hear/", "next_review: 2027-11-20", "next_review: 2026-10-01"),
    front("changed-since-review", "warning", "/articles/notes-on-a-hard-conversation/", "reviewer: example-clinician",
          "reviewer: example-clinician\nreviewed_words: 0123456789abcdef", "reviewed_words:"),
    replace(
        front("sign-off-invalid", "warning", "/articles/questions-before-a-first-visit/", "author: example-writer",
              "author: example-clinician\nreviewed_words: 0123456789abcdef", "reviewer: example-clinician"),
        with_it=(("changed-since-review", "warning", page("/articles/questions-before-a-first-visit/"), "reviewed_words:"),),
    ),
    front("licence-missing", "warning", "/people/example-clinician/", "    state: CA", "", "credentials:"),
    front("title-too-wide", "warning", "/articles/kinds-of-talking-help/", "kind: article",
          "search_title: Women and men who want warm company in a wide, warm room at home\nkind: article", "search_title: Women"),
    front("title-placeholder", "error", "/terms-of-use/", "title: Terms of use for this website", "title: Untitled"),
    front("waiver-unused", "warning", "/cancel-a-visit/", "kind: legal",
          "kind: legal\nwaivers:\n  - rule: url-too-long\n    reason: Nothing is wrong here at all.\n    until: 2027-05-01", "- rule: url-too-long"),
    front("waiver-unknown-rule", "error", "/holiday-hours/", "kind: legal",
          "kind: legal\nwaivers:\n  - rule: url-too-lang\n    reason: Nothing is wrong here at all.\n    until: 2027-05-01", "- rule: url-too-lang"),
    Seed("waiver-expired", "warning", (page("/visitors-and-children/"), "- rule: mojibake"), (
        Edit(page("/visitors-and-children/"), "kind: legal\n",
             "kind: legal\nwaivers:\n  - rule: mojibake\n    reason: Quoted as it came to us.\n    until: 2026-05-01\n"),
        Edit(page("/visitors-and-children/"), "", "\n\nWe donâ€™t know yet.\n"),
    ), with_it=(("mojibake", "error", page("/visitors-and-children/"), "We donâ€™t know yet."),)),
    Seed("title-duplicate", "error", (page("/press/"), "search_title: For"), (
        Edit(page("/getting-here/"), "kind: contact\n", "search_title: For the Press and for Students\nkind: contact\n"),
    ), also=((page("/getting-here/"), "search_title: For"),)),
    Seed("description-duplicate", "warning", (page("/articles/a-short-film-about-first-meetings/"), "description:"), (
        Edit(page("/articles/a-short-film-about-first-meetings/"), "  Two people meet for the first time in a quiet room. Watch how such a talk may begin, or read every word of it in the\n  transcript below.\n", "  The same words on both pages, for somebody who looks for a film or for a letter and finds that both read alike.\n"),
        Edit(page("/articles/dr-ms-and-the-letters-behind-a-name/"), "  LMFT, LCSW, Ph.D., M.D.: what the letters behind a helper's name stand for in the U.S., and which of them you can look\n  up for free.\n", "  The same words on both pages, for somebody who looks for a film or for a letter and finds that both read alike.\n"),
    ), also=((page("/articles/dr-ms-and-the-letters-behind-a-name/"), "description:"),)),
    Seed("h1-duplicate", "warning", (page("/work-with-us/"), "title: Work with us"), (
        Edit(page("/our-house/"), "title: Our house and its rooms\n", "title: Work with us\nsearch_title: Our House and Its Rooms\n"),
    ), also=((page("/our-house/"), "title: Work with us"),),
        with_it=(("link-text-ambiguous", "warning", page("/search/"), WHOLE),)),
    Seed("keyphrase-reused", "warning", (page("/articles/a-year-of-small-repairs/"), "keyphrase:"), (
        Edit(page("/articles/a-year-of-small-repairs/"), "kind: article\n", "kind: article\nkeyphrase: small repairs\n"),
        Edit(page("/articles/what-earned-security-means/"), "kind: article\n", "kind: article\nkeyphrase: small repairs\n"),
    ), also=((page("/articles/what-earned-security-means/"), "keyphrase:"),)),
    Seed("description-length", "warning", (page("/privacy/"), "description:"), (
        Edit(page("/privacy/"), "  This site sets no cookies, has no trackers, and keeps nothing of what you do here. See what\n  that means and how to ask about your records.\n",
             "  WOMEN WHO WANT WARM WORDS MAY COME TO US, AND SO MAY MEN. WE MEAN ALL WHO WISH TO KNOW MORE AND WOULD MEET SOMEONE WHO IS WARM, WISE AND WELL.\n"),
    )),
    Seed("facility-licence-missing", "warning", ("content/data/clinic.yaml", "licensed_facility:"), (
        Edit("content/data/clinic.yaml", 'licensed_facility: {placeholder: false, needed: "true or false: is this a licensed residential facility?"}', "licensed_facility: true"),
    )),
    Seed("policy-links-missing", "warning", (page("/"), WHOLE), (
        Edit(page("/accessibility/"), "menu: footer\n", ""),
    )),
    Seed("noindex-unexpected", "error", (page("/phone-numbers/"), "---"), (
        Edit(BASE, "</head>\n", for_page("/phone-numbers/", '<meta name="robots" content="noindex">') + "</head>\n"),
    ), with_it=(("sitemap-coverage", "error", page("/phone-numbers/"), "---"),)),
))  # fmt: skip

STRUCTURE = Build("structure", (
    Seed("text-too-short", "warning", (page("/opening-day/"), "title:"), new_page(
        "/opening-day/", notice("Come to our opening day", "There is soup at noon, and a walk at two. Bring shoes that can get wet.", "page"), "/press/")),
    Seed("content-duplicate", "error", (page("/one-notice/"), "title:"), (
        *new_page("/one-notice/", _TWIN.replace("title:", "search_title: The Soup Kitchen Moves\ntitle:"), "/getting-here/", "One notice"),
        *new_page("/other-notice/", _TWIN.replace("who reads it first", "who reads it later"), "/getting-here/", "Another notice"),
    ), also=((page("/other-notice/"), "title:"),),
        with_it=(*(("h1-duplicate", "warning", page(f"/{name}-notice/"), "title: The soup") for name in ("one", "other")),
                 ("link-text-ambiguous", "warning", page("/search/"), WHOLE))),
    Seed("subheading-distribution", "warning", (page("/articles/a-year-of-small-repairs/"), "## February"), tuple(
        Edit(page("/articles/a-year-of-small-repairs/"), f"## {heading}\n", "") for heading in
        ("March: the apology", "April: the question", "May: the walk", "June: the line", "July: the photo", "August: the rest")
    )),
    Seed("page-orphan", "warning", (page("/alone/"), WHOLE), (
        Edit(page("/alone/"), None, notice("All alone out here", "Nobody leads here. You can go to [the contact page](contact.md).")),
    )),
    Seed("page-too-deep", "warning", (page("/step-two/"), WHOLE), (
        *new_page("/step-one/", notice("The first step down", "One more step leads further down."), "/terms-of-use/", "A step down"),
        *new_page("/step-two/", notice("The second step down", "Here it is rather dark."), "/step-one/", "Further down"),
    )),
    Seed("url-too-long", "warning", (page(f"/{'a-rather-long-name-' * 5}of-a-page/"), WHOLE), new_page(
        f"/{'a-rather-long-name-' * 5}of-a-page/", notice("A page with a long name", "Its name is long."), "/press/", "A long name")),
    Seed("link-internal-none", "warning", (page("/visitors-and-children/"), WHOLE), (
        Edit(page("/visitors-and-children/"), " [Ask us first](contact.md).", " Ask us first."),
        Edit(BASE, "{% if contact_page", '{% if contact_page and page.entry.url != "/visitors-and-children/"'),
    )),
    Seed("h1-missing", "error", (page("/terms-of-use/"), "title:"), (
        Edit("theme/templates/components/page-head/page-head.html", '<h1 class="page-head__title">{{ title }}</h1>',
             '{% if title != "Terms of use for this website" %}<h1 class="page-head__title">{{ title }}</h1>{% endif %}'),
    )),
    Seed("stale-copyright", "warning", ("theme/templates/components/footer/footer.html", "2020 Lotus"), (
        Edit("theme/templates/components/footer/footer.html", "</footer>\n", "<p>© 2020 Lotus Recovery</p>\n</footer>\n"),
    )),
    Seed("page-404-missing", "warning", ("/404.html", WHOLE), (Edit("content/pages/404.md", None, None),)),
    Seed("html-too-large", "warning", (page("/cancel-a-visit/"), WHOLE), (
        Edit(BASE, "</main>\n", for_page("/cancel-a-visit/", '<!-- {{ "x" * 510000 }} -->') + "</main>\n"),
    ), with_it=(("comment-published", "warning", page("/cancel-a-visit/"), WHOLE),)),
    Seed("link-to-redirect", "warning", (BASE, "/old-house/"), (
        Edit(page("/our-house/"), "kind: page\n", "kind: page\naliases:\n  - /old-house/\n"),
        Edit(BASE, "</main>\n", for_page("/work-with-us/", '<p><a href="/old-house/">See the house</a></p>') + "</main>\n"),
    )),
    Seed("link-to-draft", "error", (BASE, "/soon/"), (
        Edit(page("/soon/"), None, notice("Coming soon to this place", "Not yet.").replace("kind: legal", "kind: legal\nstatus: draft")),
        Edit(BASE, "</main>\n", for_page("/how-to-complain/", '<p><a href="/soon/">What comes next</a></p>') + "</main>\n"),
    )),
))  # fmt: skip

# -- what the theme prints -------------------------------------------------------------------------

MAIN = Build("main", (
    in_main("heading-empty", "error", "/terms-of-use/", "<h2></h2>", (BASE, "Talk with someone")),  # the heading before it
    in_main("h1-multiple", "warning", "/articles/grief-has-no-calendar/", "<h1>A second start</h1>"),
    in_main("img-missing", "error", "/cancel-a-visit/", '<img src="/images/none.png" alt="A room" width="80" height="60">'),
    in_main("img-alt-missing", "error", "/visitors-and-children/", '<img src="/images/lotus.svg" width="80" height="60">'),
    in_main("img-alt-quality", "warning", "/holiday-hours/", '<img src="/images/conversation.svg" alt="IMG_2041" width="80" height="60">'),
    in_main("img-dimensions-missing", "warning", "/new-group-on-tuesdays/", '<img src="/images/road-trip.svg" alt="Friends">'),
    in_main("media-alternative-missing", "error", "/how-to-complain/", '<iframe src="/getting-here/"></iframe>'),
    in_main("third-party-request", "error", "/getting-here/", '<img src="https://img.example.org/a.png" alt="" width="8" height="6">'),
    in_main("form-unsafe", "error", "/phone-numbers/", '<form action="/send/"><label>Your message <textarea name="message"></textarea></label></form>'),
    in_main("quiz-diagnostic", "error", "/work-with-us/", '<script>document.title = "You scored " + 3;</script>'),
    in_main("link-broken", "error", "/our-house/", '<p><a href="/nowhere/">Our groups</a></p>'),
    in_main("link-text-missing", "error", "/articles/a-year-of-small-repairs/", '<p><a href="/cancel-a-visit/?a"></a></p>'),
    in_main("link-unresolved", "error", "/articles/words-you-may-hear/", '<p><a href="{filename}/pages/x.md">Our groups</a></p>'),
    in_main("link-uncrawlable", "warning", "/articles/two-languages-at-home/", '<p><a href="javascript:void(0)">Show all of it</a></p>',
            with_it=(("inline-script", "warning", BASE, "javascript:void(0)"),)),
    in_main("link-internal-nofollow", "warning", "/articles/first-day-back-at-work/", '<p><a rel="nofollow" href="/holiday-hours/?b">Our hours</a></p>'),
    in_main("jsonld-parse", "error", "/articles/how-to-say-no-to-a-drink/", '<script type="application/ld+json">{"@context": "https://schema.org",}</script>',
            (page("/articles/how-to-say-no-to-a-drink/"), WHOLE)),
))  # fmt: skip

_PART_OF = '"isPartOf":'
_NOBODY = '"author":{"@type":"Person","name":"Invisible Person"}'
_RATING = '"aggregateRating":{"@type":"AggregateRating","ratingValue":5,"reviewCount":9}'
GRAPH = Build("graph", (
    in_graph("jsonld-vocabulary", "error", "/press/", _PART_OF, f'"colour":"blue",{_PART_OF}', (page("/press/"), WHOLE)),
    in_graph("jsonld-graph", "error", "/our-house/", _PART_OF, f'"mentions":{{"@id":"{SITE}/our-house/#nothing"}},{_PART_OF}', (page("/our-house/"), WHOLE)),
    in_graph("schema-required", "error", "/getting-here/", '"name":"Getting here by bus, car or bike","description"', '"description"', (page("/getting-here/"), "title:")),
    in_graph("schema-visible", "warning", "/phone-numbers/", _PART_OF, f"{_NOBODY},{_PART_OF}", (page("/phone-numbers/"), "---")),
    in_graph("schema-self-review", "error", "/work-with-us/", '"logo":', f'{_RATING},"logo":', ("content/data/clinic.yaml", WHOLE)),
    in_graph("breadcrumb-invalid", "error", "/terms-of-use/", '"position":2', '"position":3', (page("/terms-of-use/"), WHOLE)),
))  # fmt: skip

_CANONICAL = '<link rel="canonical" href="{{ page.head.canonical }}">'
_TITLE = "<title>{% if page.head %}{{ page.head.title }}{% else %}{{ page.entry.title }} | {{ site.site_name }}{% endif %}</title>"
_DESCRIPTION = (
    '<meta name="description" content="{{ page.head.description if page.head else page.entry.description }}">'
)
_META = '<meta {{ attribute }}="{{ key }}" content="{{ content }}">'
HEAD = Build("head", (
    instead("title-missing", "error", "/terms-of-use/", _TITLE, "", "title:"),
    in_head("title-multiple", "error", "/cancel-a-visit/", "<title>Another title of this page</title>", None),
    instead("description-missing", "error", "/visitors-and-children/", _DESCRIPTION, "", "description:"),
    in_head("description-multiple", "error", "/holiday-hours/", '<meta name="description" content="Another one.">', "description:"),
    instead("canonical-missing", "error", "/new-group-on-tuesdays/", _CANONICAL, "", no_graph=True),
    in_head("canonical-multiple", "error", "/how-to-complain/", f'<link rel="canonical" href="{SITE}/press/">'),
    instead("canonical-not-absolute", "error", "/getting-here/", _CANONICAL, '<link rel="canonical" href="/getting-here/">', no_graph=True,
            with_it=(("og-incomplete", "warning", page("/getting-here/"), WHOLE),)),
    instead("canonical-target-invalid", "error", "/phone-numbers/", _CANONICAL, f'<link rel="canonical" href="{SITE}/nowhere/">', no_graph=True,
            with_it=(("og-incomplete", "warning", page("/phone-numbers/"), WHOLE),)),
    instead("canonical-not-self", "warning", "/press/", _CANONICAL, f'<link rel="canonical" href="{SITE}/contact/">', no_graph=True,
            with_it=(("og-incomplete", "warning", page("/press/"), WHOLE),)),
    instead("canonical-form-drift", "warning", "/work-with-us/", _CANONICAL, f'<link rel="canonical" href="{SITE.replace("www.", "")}/work-with-us/">', no_graph=True,
            with_it=(("og-incomplete", "warning", page("/work-with-us/"), WHOLE),)),
    in_head("robots-meta-restrictive", "warning", "/our-house/", '<meta name="robots" content="nosnippet">'),
    in_head("hreflang-invalid", "error", "/articles/words-you-may-hear/",
            f'<link rel="alternate" hreflang="en" href="{SITE}/articles/words-you-may-hear/"><link rel="alternate" hreflang="es" href="{SITE}/es/">'),
    instead("charset-missing", "error", "/articles/grief-has-no-calendar/", '<meta charset="utf-8">', ""),
    instead("doctype-missing", "error", "/articles/first-day-back-at-work/", "<!DOCTYPE html>", ""),
    instead("lang-invalid", "error", "/articles/how-to-say-no-to-a-drink/", '<html lang="{{ page.head.lang if page.head else "en" }}">', '<html lang="english">'),
    instead("viewport-invalid", "error", "/articles/two-languages-at-home/", '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="viewport" content="width=device-width, user-scalable=no">'),
    in_head("head-invalid-element", "error", "/articles/kinds-of-talking-help/", "<div></div>", None),
    instead("og-image-invalid", "error", "/articles/what-earned-security-means/", _META,
            '<meta {{ attribute }}="{{ key }}" content="{% if key == "og:image" %}' + f"{SITE}/images/none.png" + '{% else %}{{ content }}{% endif %}">', "---"),
    instead("og-incomplete", "warning", "/articles/a-year-of-small-repairs/", _META, '{% if key != "og:description" %}' + _META + "{% endif %}"),
))  # fmt: skip

# -- files and settings ----------------------------------------------------------------------------

STATIC = {"THEME_STATIC_PATHS": ["extra"], "THEME_STATIC_DIR": "."}
_NOINDEX = '<meta name="robots" content="noindex">'
_RAW = ("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
        "<title>A notice by itself, for whoever needs it</title>%s</head><body><main><h1>%s</h1><p><a href=\"/contact/\">Reach us</a>. "
        "<a href=\"tel:988\">Call 988</a> or <a href=\"sms:988\">text 988</a>. Privacy, Notice of Privacy Practices, accessibility, complaints.</p></main>"
        "<footer>Privacy, Notice of Privacy Practices, accessibility, complaints</footer></body></html>")  # fmt: skip
FILES = Build("files", (
    Seed("img-too-heavy", "warning", ("content/images/heavy.svg", WHOLE), (
        Edit("content/images/heavy.svg", None, f"<svg xmlns='http://www.w3.org/2000/svg' width='8' height='6'><!--{'x' * 250_000}--></svg>"),
    ), with_it=(("picture-metadata", "warning", "content/images/heavy.svg", WHOLE),)),
    Seed("img-oversized", "warning", (BASE, "wide.png"), (
        static("wide.png", png(3000, 20)),  # of the theme: photos of the content are made small
        Edit(BASE, "</main>\n", for_page("/press/", '<img src="/wide.png" alt="A strip" width="1500" height="10">') + "</main>\n"),
    )),
    Seed("third-party-in-file", "error", ("content/images/far.svg", WHOLE), (
        Edit("content/images/far.svg", None, "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='6'><image href='https://img.example.org/a.png'/></svg>"),
    ), with_it=(("drawing-runs", "warning", "content/images/far.svg", WHOLE),)),
    Seed("robots-invalid", "error", ("/robots.txt", WHOLE), (static("robots.txt", f"User-agent: *\nDisallow: /press/\nSitemap: {SITE}/sitemap.xml\n"),)),
    Seed("slug-changed-no-redirect", "error", ("content/data/redirects.yaml", WHOLE), (
        Edit("published.json", None, json.dumps({"files": {"a.html": {"url": "/an-old-page/"}, "b.html": {"url": "/press/"}}})),
    )),
    Seed("url-form", "warning", ("/Old_Notice.html", WHOLE), (static("Old_Notice.html", _RAW % (_NOINDEX, "A notice")),),
         also=(("/Old_Notice.html", WHOLE),)),
    Seed("url-collision", "error", ("/notice.html", WHOLE), (
        static("Notice.html", _RAW % (_NOINDEX, "Notice one")), static("notice.html", _RAW % (_NOINDEX, "Notice two")),
    ), with_it=(("url-form", "warning", "/Notice.html", WHOLE),)),
    Seed("page-unreadable", "warning", ("/broken.html", WHOLE), (static("broken.html", (_RAW % (_NOINDEX, "Caf")).encode() + b"<!-- \xe9 -->"),)),
), {**STATIC, "SEO_CHECKS_PUBLISHED": "published.json"})  # fmt: skip

# These two are seeded in a sitemap that a sound build has written (`seeded_sitemap` in the test).
SITEMAP = Build("sitemap", (
    Seed("sitemap-coverage", "error", (page("/press/"), WHOLE), ()),
    Seed("sitemap-lastmod", "warning", (page("/our-house/"), "date:"), ()),
), STATIC)  # fmt: skip
# Every page of the site is changed for this one (`keep_all_out` in the test).
NOINDEX = Build("noindex", (Seed("noindex-sitewide", "error", ("", WHOLE), ()),))

ALONE = (
    Build("sitemap that is no XML", (Seed("sitemap-invalid", "error", ("/sitemap.xml", WHOLE), (static("sitemap.xml", "<urlset><url>"),)),), STATIC),
    Build("broken baseline", (Seed("baseline-broken", "error", ("seo-baseline.json", WHOLE), (Edit("seo-baseline.json", None, "{"),)),)),
    Build("setting with a slip", (Seed("setting-value", "error", ("pelicanconf.py", WHOLE), ()),), {"SEO_CHECKS_SEVERITY": {"url-too-lang": "off"}}),
    Build("redirects in a circle", (Seed("redirect-invalid", "error", ("content/data/redirects.yaml", "/one/"), (
        Edit("content/data/redirects.yaml", None, "- from: /one/\n  to: /two/\n- from: /two/\n  to: /one/\n"),
    ), also=(("content/data/redirects.yaml", "from: /two/"),)),)),
)  # fmt: skip

# Rules that no change of content, theme or settings can bring about, and where they are proven instead.
NOT_SEEDED = {
    "rule-crashed": "only a mistake in a rule's own code brings it about; tests/seo_checks/test_engine.py runs such a rule",
}
BUILDS = (WORDS, FRONT_MATTER, STRUCTURE, MAIN, GRAPH, HEAD, FILES, SITEMAP, NOINDEX, *ALONE)
