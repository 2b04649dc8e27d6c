"""The rules of American law and practice for a clinic's site: the Lifeline, licenses, and notices. None is legal advice."""

from __future__ import annotations

from typing import Final

from ..findings import Example, Rule, Scope, Severity
from . import rule_checks as checks

_FAMILY: Final = "us-care"
_BARE: Final = "<!doctype html><html lang='en-US'><head><title>A page</title></head><body><main><h1>A page</h1>{}</main></body></html>"
_ASSOCIATE: Final = {"name": "Associate Marriage and Family Therapist", "number": "AMFT 00000", "state": "CA"}
_ONE_NOTICE: Final = ({"name": "Nondiscrimination notice", "status": "Posted at the desk."},)
_BOTH_NOTICES: Final = (*_ONE_NOTICE, {"name": "Language assistance", "status": "Ask at the desk, in any language."})


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "lifeline-missing",
        Severity.ERROR,
        Scope.PAGE,
        "Every page has the 988 Lifeline to call, and to text or chat with.",
        "Somebody in a crisis may land on any page, and must not have to look for help.",
        "Keep the 988 Lifeline among `crisis_lines:` in content/data/clinic.yaml, with `text:`; the theme shows it on every page.",
        "SAMHSA: 988 Suicide & Crisis Lifeline",
        checks.check_lifeline,
        _FAMILY,
        passing=(
            Example(text="both in the footer"),
            Example(
                _BARE.format(
                    "<p><a href='tel:988'>Call 988</a> or <a href='https://chat.988lifeline.org/'>chat</a>.</p>"
                )
            ),
        ),
        failing=(
            Example(_BARE.format("<p><a href='sms:988'>Text 988</a></p>"), "no number to call"),
            Example(_BARE.format("<p><a href='tel:988'>Call 988</a></p>"), "no way to write"),
        ),
    ),
    Rule(
        "licence-missing",
        Severity.ERROR,
        Scope.PAGE,
        "A clinician's page names the license, its number and its state; an associate's also names the supervisor.",
        "California's boards ask for it wherever a clinician is advertised, and readers can look the license up.",
        "Fill in `credentials:` with name, number and state, and `supervised_by:` for an associate.",
        "California Board of Behavioral Sciences: 16 CCR 1811 and Business and Professions Code 4980.44 (not legal advice)",
        checks.check_licence,
        _FAMILY,
        for_publishing=True,
        failing=(
            Example(
                front_matter={"job_title": "Therapist", "credentials": ()}, kind="profile", url="/people/somebody/"
            ),
            Example(
                front_matter={"job_title": "Clinical psychologist", "credentials": ({"name": "PsyD", "number": None},)},
                kind="profile",
                url="/people/somebody/",
            ),
            Example(
                front_matter={"job_title": "Associate therapist", "credentials": (_ASSOCIATE,)},
                kind="profile",
                url="/people/somebody/",
            ),
        ),
        passing=(
            Example(kind="profile", url="/people/example-clinician/"),
            Example(front_matter={"job_title": "Writer", "credentials": ()}, kind="profile", url="/people/somebody/"),
        ),
    ),
    Rule(
        "facility-licence-missing",
        Severity.ERROR,
        Scope.SITE,
        "A licensed facility says on every page by whom it is licensed, and links to the department.",
        "California asks it of licensed facilities, so that nobody can pass for one.",
        "Fill in `license:` in content/data/clinic.yaml; the footer then says “Licensed by the State Department of Health Care Services”.",
        "California Health and Safety Code 11831.12 (not legal advice)",
        checks.check_facility_licence,
        _FAMILY,
        for_publishing=True,
        failing=(
            Example(facts={"licensed_facility": True}),
            Example(
                "<p>Licensed by the State Department of Health Care Services.</p>",
                facts={"licensed_facility": True},
                text="without the link",
            ),
        ),
        passing=(Example(facts={"licensed_facility": False}),),
    ),
    Rule(
        "care-notices-missing",
        Severity.ERROR,
        Scope.SITE,
        "The notice of privacy practices and the way to complain are on every page.",
        "A client has a right to each of them, and should not have to search.",
        "Add the page with `menu: footer`, or name the notice under `notices:` in content/data/clinic.yaml.",
        "45 CFR 164.520 (HIPAA notice), 42 CFR 2.22 (not legal advice)",
        checks.check_notices,
        _FAMILY,
        for_publishing=True,
        failing=(Example(_BARE.format("<p>A page without any notice.</p>")),),
        passing=(Example(text="a link to each in the footer"),),
    ),
    Rule(
        "section-1557-missing",
        Severity.ERROR,
        Scope.SITE,
        "A clinic that takes federal health money names its nondiscrimination notice and its language assistance.",
        "Section 1557 of the Affordable Care Act asks for both on the site, where everybody can find them.",
        "Name both under `notices:` in content/data/clinic.yaml, or write `federal_funds: no` where the clinic takes none.",
        "45 CFR 92.10 and 92.11 (not legal advice)",
        checks.check_section_1557,
        _FAMILY,
        for_publishing=True,
        failing=(
            Example(facts={"federal_funds": True}, text="no notice at all"),
            Example(facts={"federal_funds": True, "notices": _ONE_NOTICE}, text="nothing about languages"),
        ),
        passing=(
            Example(facts={"federal_funds": True, "notices": _BOTH_NOTICES}),
            Example(facts={"federal_funds": False}),
        ),
    ),
)
