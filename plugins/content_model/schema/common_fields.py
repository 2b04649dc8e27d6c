"""The fields of every page, of whatever kind."""

from __future__ import annotations

from .containers import list_of
from .field_types import CHOICE, DATE, WHOLE_NUMBER, YES_NO
from .fields import TEXT, Deadline, Field
from .references import IMAGE, PAGE, SOURCE

COMMON_FIELDS: tuple[Field, ...] = (
    Field(
        "title",
        "Title",
        required=True,
        minimum=3,
        maximum=70,
        help="The page's heading, and its name in the menu, in searches and in browser tabs.",
        feeds="WebPage.name",
        example="Key concepts of attachment",
    ),
    Field(
        "description",
        "Description",
        TEXT,
        required=True,
        minimum=50,
        maximum=156,
        help="One or two sentences that search engines show below the title.",
        feeds="WebPage.description",
    ),
    Field(
        "kind",
        "Kind of page",
        help="Which sort of page this is. It decides the layout and which fields there are.",
    ),
    Field(
        "search_title",
        "Title for search engines",
        maximum=70,
        help="Only where the title alone would not tell a searcher enough. The clinic's name is added by itself.",
    ),
    Field(
        "menu_title",
        "Short name",
        maximum=28,
        help="A shorter name for menus and the breadcrumb, where the title is long.",
    ),
    Field(
        "menu_order",
        "Place in the menu",
        WHOLE_NUMBER,
        minimum=0,
        help="Pages stand in this order among their neighbors: 10, 20, 30 ...",
    ),
    Field(
        "menu",
        "Shown in",
        CHOICE,
        choices=("main", "footer", "none"),
        default="none",
        help="main: the menu at the top. footer: the list at the bottom.",
    ),
    Field(
        "intro",
        "Introduction",
        TEXT,
        maximum=320,
        help="The larger sentence or two below the heading.",
    ),
    Field(
        "status",
        "Status",
        CHOICE,
        choices=("published", "draft"),
        default="published",
        help="A draft is seen on your own machine only.",
    ),
    Field(
        "date",
        "First published",
        DATE,
        help="The day the page was first published, as 2026-03-31.",
        feeds="WebPage.datePublished",
        due=Deadline("goes live", "goes live", by_itself=True),
    ),
    Field(
        "modified",
        "Last changed",
        DATE,
        help="The day of the last change that a reader would notice.",
        feeds="WebPage.dateModified",
    ),
    list_of(
        "sources",
        "Sources",
        SOURCE,
        help="What the page's statements about health rest on: names from content/data/sources.yaml.",
        feeds="WebPage.citation",
    ),
    list_of(
        "related",
        "Related pages",
        PAGE,
        maximum=4,
        help="Pages to read next.",
        feeds="WebPage.relatedLink",
    ),
    Field(
        "picture",
        "Picture",
        IMAGE,
        help="The page's main picture, from content/images/. Its description stands in images.yaml.",
        feeds="WebPage.primaryImageOfPage",
    ),
    Field(
        "contents_list",
        "List of contents",
        YES_NO,
        help="Whether the page starts with links to its sections. Left out: yes from four sections on.",
    ),
    Field(
        "care_note",
        "Crisis note",
        YES_NO,
        default=False,
        help="Whether the page shows the emergency numbers beside its text as well as at its top and foot.",
    ),
    Field(
        "health",
        "Speaks of health",
        YES_NO,
        help="Whether the page makes statements about health, and so needs an author, a review and sources. Left out: as its kind does.",
    ),
    Field(
        "noindex",
        "Keep out of search engines",
        YES_NO,
        default=False,
        help="Search engines are asked not to list the page.",
    ),
)
