"""What can be said of the facts that the graph is made from; what is said of graphs are rules (rules.py)."""

from __future__ import annotations

from ..findings import Message, Sample, Severity

_FACTS = """\
name: A clinic
website: https://www.clinic.example
description: A clinic that exists for an example.
phone: "+1-805-555-0100"
email: hello@clinic.example
address: {{street: 100 Example Street, city: Example City, region: CA, postal_code: "00000", country: US}}
hours: [{{days: [Monday], opens: "09:00", closes: "17:00"}}]
licensed_facility: no
crisis_lines: [{{name: Lifeline, phone: "988", text: "988", shown_as: "988", when: At any hour.}}]
specialties: [{}]
"""


def _sample(specialty: str, text: str) -> Sample:
    return Sample((("data/clinic.yaml", _FACTS.format(specialty)),), text)


SPECIALTY_MISSPELLED = Message(
    "specialty-misspelled",
    Severity.WARNING,
    "A field of work that search engines know is written as they know it.",
    "A misspelled specialty says nothing to a search engine, and nobody would notice.",
    "Write the name that the message proposes.",
    family="facts",
    failing=(_sample("Physioterapy", "a letter is missing"),),
    passing=(
        _sample("Physiotherapy", "a member of the vocabulary"),
        _sample("Attachment-based therapy", "one that it does not know"),
    ),
)
