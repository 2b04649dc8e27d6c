"""The kinds of page, and the fields that every page and each kind has."""

from __future__ import annotations

from dataclasses import dataclass

from .fields import Field, FieldType, list_of


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page. `health` pages make statements about health and so need sources and review.

    `folder` is where a new page of this kind goes, below content/. `template` is the file in
    theme/templates that renders it. `fields` come on top of COMMON_FIELDS.
    """

    name: str
    label: str
    template: str
    folder: str = "pages"
    health: bool = False
    help: str = ""
    fields: tuple[Field, ...] = ()

    def identity(self) -> str:
        """What stands for the kind where it is part of an answer; its declaration is code."""
        return self.name


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
        FieldType.TEXT,
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
        FieldType.WHOLE_NUMBER,
        minimum=0,
        help="Pages stand in this order among their neighbors: 10, 20, 30 ...",
    ),
    Field(
        "menu",
        "Shown in",
        FieldType.CHOICE,
        choices=("main", "footer", "none"),
        default="none",
        help="main: the menu at the top. footer: the list at the bottom.",
    ),
    Field(
        "intro",
        "Introduction",
        FieldType.TEXT,
        maximum=320,
        help="The larger sentence or two below the heading.",
    ),
    Field(
        "status",
        "Status",
        FieldType.CHOICE,
        choices=("published", "draft"),
        default="published",
        help="A draft is seen on your own machine only.",
    ),
    Field(
        "date",
        "First published",
        FieldType.DATE,
        help="The day the page was first published, as 2026-03-31.",
        feeds="WebPage.datePublished",
    ),
    Field(
        "modified",
        "Last changed",
        FieldType.DATE,
        help="The day of the last change that a reader would notice.",
        feeds="WebPage.dateModified",
    ),
    list_of(
        "sources",
        "Sources",
        FieldType.SOURCE,
        help="What the page's statements about health rest on: names from content/data/sources.yaml.",
        feeds="WebPage.citation",
    ),
    list_of(
        "related",
        "Related pages",
        FieldType.PAGE,
        maximum=4,
        help="Pages to read next.",
        feeds="WebPage.relatedLink",
    ),
    Field(
        "picture",
        "Picture",
        FieldType.IMAGE,
        help="The page's main picture, from content/images/. Its description stands in images.yaml.",
        feeds="WebPage.primaryImageOfPage",
    ),
    Field(
        "contents_list",
        "List of contents",
        FieldType.YES_NO,
        help="Whether the page starts with links to its sections. Left out: yes from four sections on.",
    ),
    Field(
        "care_note",
        "Crisis note",
        FieldType.YES_NO,
        default=False,
        help="Whether the page shows the emergency numbers beside its text as well as at its top and foot.",
    ),
    Field(
        "noindex",
        "Keep out of search engines",
        FieldType.YES_NO,
        default=False,
        help="Search engines are asked not to list the page.",
    ),
)

STYLE_FIELDS: tuple[Field, ...] = (
    Field("name", "Name", required=True, maximum=24, feeds="DefinedTerm.name", help="The style's name alone: Anxious."),
    Field(
        "summary",
        "Summary",
        FieldType.TEXT,
        required=True,
        maximum=160,
        feeds="DefinedTerm.description",
        help="The style in one sentence.",
    ),
    list_of(
        "feels",
        "How it can feel",
        FieldType.TEXT,
        required=True,
        minimum=2,
        maximum=6,
        help="Short lines, each a whole sentence.",
    ),
    list_of(
        "shows",
        "How it can show up in relationships",
        FieldType.TEXT,
        required=True,
        minimum=2,
        maximum=6,
        help="Short lines, each a whole sentence.",
    ),
    Field(
        "comes_from",
        "Where it can come from",
        FieldType.TEXT,
        required=True,
        maximum=480,
        help="Two or three careful sentences. Early care matters and does not decide a life.",
    ),
    Field(
        "therapy_helps",
        "How therapy may help",
        FieldType.TEXT,
        required=True,
        maximum=480,
        help="Two or three sentences, without a promise.",
    ),
    Field(
        "anxiety",
        "Attachment anxiety",
        FieldType.NUMBER,
        required=True,
        minimum=0,
        maximum=1,
        help="The middle of the style's region on the map, from 0 (low) to 1 (high).",
    ),
    Field(
        "avoidance",
        "Attachment avoidance",
        FieldType.NUMBER,
        required=True,
        minimum=0,
        maximum=1,
        help="The middle of the style's region on the map, from 0 (low) to 1 (high).",
    ),
)

KINDS: tuple[Kind, ...] = (
    Kind("home", "Home page", "home.html", help="The site's front page."),
    Kind("hub", "Section page", "hub.html", health=True, help="The first page of a section, with links to its pages."),
    Kind("therapy", "Therapy page", "therapy.html", health=True, help="A page about the therapy."),
    Kind("technique", "Technique", "therapy.html", health=True, help="A page about one technique."),
    Kind(
        "style",
        "Attachment style",
        "style.html",
        "styles",
        health=True,
        fields=STYLE_FIELDS,
        help="One of the attachment styles. The style explainer is made from the same file.",
    ),
    Kind("article", "Article", "article.html", "articles", health=True, help="An article in the resources."),
    Kind("profile", "Person", "profile.html", "people", help="A person who writes or reviews the pages."),
    Kind("contact", "Contact page", "contact.html", help="How to reach the clinic."),
    Kind("crisis", "Crisis help", "page.html", help="Where to get help at once."),
    Kind("legal", "Policy", "page.html", help="A policy or notice."),
    Kind("page", "Plain page", "page.html", help="Any other page."),
    Kind("error", "Error page", "error.html", help="What a visitor sees when an address leads nowhere."),
)
