"""The fields that this plugin adds: who wrote and reviewed a page and when, and what a person may show."""

from __future__ import annotations

from ..content_model.schema.containers import group, list_of
from ..content_model.schema.field_types import ADDRESS, CHOICE, DATE
from ..content_model.schema.fields import Deadline, Field
from ..content_model.schema.references import PAGE, PERSON
from . import vocabulary

REVIEW_FIELDS: tuple[Field, ...] = (
    Field(
        "author",
        "Written by",
        PERSON,
        help="Who wrote the page: the name of a file in content/people/, without .md.",
        feeds="WebPage.author",
        example="jane-doe",
    ),
    Field(
        "reviewer",
        "Reviewed by",
        PERSON,
        help="The licensed clinician who checked what the page says about health: a file in content/people/, without .md.",
        feeds="WebPage.reviewedBy",
        example="jane-doe",
    ),
    Field(
        "last_reviewed",
        "Last reviewed",
        DATE,
        help="The day of that check, as 2026-03-31.",
        feeds="WebPage.lastReviewed",
    ),
    Field(
        "next_review",
        "Next review",
        DATE,
        help="The day by which the page has to be checked again.",
        due=Deadline("review", "is to be reviewed"),
    ),
    Field(
        "reviewed_words",
        "Words that were reviewed",
        pattern=r"[0-9a-f]{16}",
        pattern_help="0123456789abcdef",
        help="What stands for the words that the reviewer signed; `uv run invoke sign` says what to write.",
        shown=False,
    ),
)

LANGUAGE_FIELDS: tuple[Field, ...] = (
    Field(
        "lang",
        "Language",
        pattern=r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*",
        pattern_help="es",
        help="Only for a page in another language than the site's own.",
    ),
    Field(
        "translation_of",
        "Translation of",
        PAGE,
        help="The page that this one says in another language: pages/contact.md.",
    ),
)

PAGE_TYPE_FIELD = Field(
    "page_type",
    "What the page is to search engines",
    CHOICE,
    choices=("WebPage", "AboutPage", "CollectionPage"),
    help="AboutPage: about the clinic. CollectionPage: a list of pages. Left out: WebPage.",
)

# Every kind of treatment that schema.org knows: PhysicalTherapy, PsychologicalTreatment, SurgicalProcedure ...
THERAPY_TYPES = tuple(sorted(name for name in vocabulary.types() if "MedicalProcedure" in vocabulary.ancestry(name)))

HUB_FIELDS: tuple[Field, ...] = (
    Field(
        "therapy_type",
        "What the therapy is to search engines",
        CHOICE,
        choices=THERAPY_TYPES,
        help="For a section about a therapy. Left out: what its pages' kind says.",
    ),
    Field(
        "how_performed",
        "How the therapy is done",
        PAGE,
        help="For a section about a therapy: the page whose introduction says how it is done.",
        example="pages/attachment-based-therapy/how-it-works.md",
    ),
)

_CREDENTIAL = group(
    "credential",
    "Credential",
    Field(
        "name",
        "Name",
        required=True,
        feeds="EducationalOccupationalCredential.name",
        example="Licensed Marriage and Family Therapist",
    ),
    Field(
        "issuer",
        "Given by",
        help="The board or school that gave it.",
        feeds="EducationalOccupationalCredential.recognizedBy",
    ),
    Field(
        "number",
        "Number",
        help="The license number, as the board writes it.",
        feeds="EducationalOccupationalCredential.identifier",
    ),
    Field(
        "state",
        "State",
        pattern=r"[A-Z]{2}",
        pattern_help="CA",
        help="Where it is valid: two letters.",
        feeds="EducationalOccupationalCredential.validIn",
    ),
    Field(
        "expires",
        "Valid until",
        DATE,
        help="The last day on which it is valid. `invoke due` names it in time; visitors do not see it.",
        due=Deadline("license", "runs out: renew it, and write the new day"),
    ),
)

PROFILE_FIELDS: tuple[Field, ...] = (
    Field(
        "honorific",
        "Title in front of the name",
        maximum=20,
        example="Dr.",
        help="Left out: taken from the title, where it stands there.",
        feeds="Person.honorificPrefix",
    ),
    Field(
        "letters",
        "Letters behind the name",
        maximum=60,
        example="PsyD, LMFT",
        help="Degrees and licenses. Left out: taken from the title, where they stand there.",
        feeds="Person.honorificSuffix",
    ),
    Field("job_title", "Role", maximum=80, help="What the person does at the clinic.", feeds="Person.jobTitle"),
    list_of(
        "credentials",
        "Licenses and credentials",
        _CREDENTIAL,
        feeds="Person.hasCredential",
        help="The license with its number and state comes first.",
    ),
    Field(
        "supervised_by",
        "Supervised by",
        maximum=120,
        help="For an associate: the name and license number of the supervisor.",
    ),
    list_of(
        "identifiers",
        "Public numbers",
        group(
            "identifier",
            "Public number",
            Field("name", "What it is", required=True, feeds="PropertyValue.name", example="NPI"),
            Field("value", "Number", required=True, feeds="PropertyValue.value"),
        ),
        help="Such as the NPI or an ORCID. They have to be shown on the page.",
        feeds="Person.identifier",
    ),
    list_of(
        "same_as",
        "The same person elsewhere",
        ADDRESS,
        feeds="Person.sameAs",
        help="Addresses of pages about the person: the board's license lookup, a university's page.",
    ),
)
