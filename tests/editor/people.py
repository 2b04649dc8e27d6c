"""Two people who work on the tests' content."""

from plugins.editor.person import Person

ANNA = Person("Anna Example", "anna@clinic.example")
BEN = Person("Ben Example", "ben@clinic.example")
