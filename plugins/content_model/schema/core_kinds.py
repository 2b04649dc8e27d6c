"""The kinds of page that every site has, with the fields of their own."""

from __future__ import annotations

from . import traits as t
from .containers import list_of
from .field_types import NUMBER
from .fields import TEXT, Field
from .home_fields import HOME_FIELDS
from .kinds import Kind

STYLE_FIELDS: tuple[Field, ...] = (
    Field("name", "Name", required=True, maximum=24, feeds="DefinedTerm.name", help="The style's name alone: Anxious."),
    Field(
        "summary",
        "Summary",
        TEXT,
        required=True,
        maximum=160,
        feeds="DefinedTerm.description",
        help="The style in one sentence.",
    ),
    list_of(
        "feels",
        "How it can feel",
        TEXT,
        required=True,
        minimum=2,
        maximum=6,
        help="Short lines, each a whole sentence.",
    ),
    list_of(
        "shows",
        "How it can show up in relationships",
        TEXT,
        required=True,
        minimum=2,
        maximum=6,
        help="Short lines, each a whole sentence.",
    ),
    Field(
        "comes_from",
        "Where it can come from",
        TEXT,
        required=True,
        maximum=480,
        help="Two or three careful sentences. Early care matters and does not decide a life.",
    ),
    Field(
        "therapy_helps",
        "How therapy may help",
        TEXT,
        required=True,
        maximum=480,
        help="Two or three sentences, without a promise.",
    ),
    Field(
        "anxiety",
        "Attachment anxiety",
        NUMBER,
        required=True,
        minimum=0,
        maximum=1,
        help="The middle of the style's region on the map, from 0 (low) to 1 (high).",
    ),
    Field(
        "avoidance",
        "Attachment avoidance",
        NUMBER,
        required=True,
        minimum=0,
        maximum=1,
        help="The middle of the style's region on the map, from 0 (low) to 1 (high).",
    ),
)

KINDS: tuple[Kind, ...] = (
    Kind(
        "home",
        "Home page",
        "home.html",
        help="The site's front page.",
        traits=frozenset({t.HOME, t.ABOUT_CLINIC, t.SHORT, t.NO_TEXT}),
        fields=HOME_FIELDS,
        file="index",
    ),
    Kind(
        "hub",
        "Section page",
        "hub.html",
        help="The first page of a section, with links to its pages.",
        traits=frozenset({t.SECTION, t.HEALTH, t.SHORT}),
    ),
    Kind(
        "list",
        "List of pages",
        "hub.html",
        help="The first page of a folder that only lists its pages: the team, the news.",
        traits=frozenset({t.SECTION, t.SHORT, t.NO_TEXT}),
        page_type="CollectionPage",
    ),
    Kind(
        "therapy",
        "Therapy page",
        "therapy.html",
        help="A page about the therapy.",
        traits=frozenset({t.THERAPY, t.HEALTH, t.STEP}),
        therapy_type="PsychologicalTreatment",
    ),
    Kind(
        "technique",
        "Technique",
        "therapy.html",
        help="A page about one technique.",
        traits=frozenset({t.THERAPY, t.HEALTH, t.STEP}),
        therapy_type="PsychologicalTreatment",
    ),
    Kind(
        "style",
        "Attachment style",
        "style.html",
        folder="styles",
        help="One of the attachment styles. The style explainer is made from the same file.",
        traits=frozenset({t.STYLE, t.HEALTH, t.NO_TEXT}),
        fields=STYLE_FIELDS,
    ),
    Kind(
        "article",
        "Article",
        "article.html",
        folder="articles",
        help="An article in the resources.",
        index="list",
        traits=frozenset({t.ARTICLE, t.DATED, t.HEALTH}),
    ),
    Kind(
        "profile",
        "Person",
        "profile.html",
        folder="people",
        help="A person who writes or reviews the pages.",
        index="list",
        traits=frozenset({t.PERSON, t.SHORT, t.NO_TEXT}),
        page_type="ProfilePage",
    ),
    Kind(
        "contact",
        "Contact page",
        "contact.html",
        help="How to reach the clinic.",
        traits=frozenset({t.CONTACT, t.ABOUT_CLINIC, t.SHORT, t.NO_TEXT}),
        page_type="ContactPage",
    ),
    Kind(
        "crisis",
        "Crisis help",
        "page.html",
        help="Where to get help at once.",
        traits=frozenset({t.CRISIS, t.ASIDE, t.SHORT}),
    ),
    Kind(
        "legal",
        "Policy",
        "page.html",
        help="A policy or notice.",
        traits=frozenset({t.ASIDE, t.SHORT}),
    ),
    Kind("page", "Plain page", "page.html", help="Any other page.", traits=frozenset({t.DEFAULT})),
    Kind(
        "error",
        "Error page",
        "error.html",
        help="What a visitor sees when an address leads nowhere.",
        traits=frozenset({t.ERROR, t.NO_GRAPH, t.ASIDE, t.SHORT, t.NO_TEXT}),
        file="404",
    ),
)
