"""A change of a field touches the field's own span, and reads back as the value that was set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from plugins.content_model.report import Report
from plugins.content_model.schema.common_fields import COMMON_FIELDS
from plugins.content_model.schema.containers import GROUP, LIST, group, list_of, read_group
from plugins.content_model.schema.core_facts import FACT_FIELDS
from plugins.content_model.schema.field_types import ADDRESS, CHOICE, DATE, MOMENT, NUMBER, PATH, WHOLE_NUMBER, YES_NO
from plugins.content_model.schema.fields import LINE, TEXT, Field, FieldType, ValueReport
from plugins.content_model.schema.references import IMAGE, PAGE, PERSON, SOURCE
from plugins.content_model.typography import smart
from plugins.content_model.yaml.front_matter import decode, split
from plugins.content_model.yaml.messages import FRONT_MATTER
from plugins.content_model.yaml.nodes import YamlProblem
from plugins.editor.front_matter_edit import body_of, edit_body, edit_data, edit_page, values_of
from plugins.editor.refused import Refused
from plugins.editor.source.text import open_text, save_text
from plugins.editor.source.tree import CannotEdit
from plugins.findings import UNPRINTABLE
from tests.editor.generated import BODIES, LINE_ENDS, SIMPLE, TEXTS, File, files
from tests.support.counts import count
from tests.support.site import PROJECT, core

VISIBLE = st.characters(exclude_categories=("Cs",)).filter(lambda sign: not UNPRINTABLE.search(sign))
ANY_TEXT = st.text(VISIBLE, max_size=120) | TEXTS | st.sampled_from(
    ["---", "...", "- a", "a: b", "a #b", "# a", "~", "null", "yes", "12", "1e3", "0x10", "2026-03-31", "09:30", "&a", "*a", "!a", "|", ">",
     "'", '"', "''", "\\", "@a", "`a", "%a", "?", "? a", "-", ":", "a:", "[", "]", "{a", "a,b", "a\nb", "a\n\nb", " \na", "a\n b", "a\tb",
     "\ufeff", "a\u200bb", "note:\u00a0b", "- x:\u00a0b", "a  b", "x" * 1500, "é" * 300, "<<", "=", "on", "Note:"]
)  # fmt: skip


def _read(data: bytes) -> bool:
    try:
        split(decode(data))
    except YamlProblem:
        return False
    return True


@settings(max_examples=count(100, 500))
@given(files())
def test_files_that_are_opened_and_saved_without_a_change_are_the_same_bytes(file: File) -> None:
    """As a whole text, as a body, as a form whose values are all sent back: nothing moves."""
    data = file.data()
    assume(_read(data))
    assert save_text(data, open_text(data)) == data
    assert edit_body(data, body_of(data)) == data
    assert edit_page(data, {}) == data
    assert edit_page(data, values_of(data)) == data
    assert "\r" not in open_text(data)


@pytest.mark.parametrize("path", sorted((PROJECT / "content").rglob("*.md")), ids=lambda path: path.name)
def test_the_clinics_own_pages_keep_their_bytes(path: Any) -> None:
    """Each page of the site, with all its values sent back."""
    data = path.read_bytes()
    assert edit_page(data, values_of(data), COMMON_FIELDS) == data
    assert edit_body(data, body_of(data)) == data


@settings(max_examples=count(100, 500))
@given(files(), st.data(), ANY_TEXT)
def test_one_changed_field_changes_its_own_span_alone(file: File, data: st.DataObject, text: str) -> None:
    """All bytes before the name and behind its value are the same; the value is the one that was set."""
    assume(_read(file.data()) and text.strip())
    number = data.draw(st.integers(0, len(file.entries) - 1))
    name = file.entries[number][1]
    before, after = file.data(without=number).split(b"\0")
    old = values_of(file.data())
    try:
        new = edit_page(file.data(), {name: text}, COMMON_FIELDS)
    except CannotEdit:  # an anchor that is needed elsewhere
        assert "&" in file.entries[number][2]
        return
    assert new.startswith(before + name.encode() + b":")
    assert new.endswith(after)
    assert values_of(new) == {**old, name: text.replace("\r\n", "\n").replace("\r", "\n").strip()}


@settings(max_examples=count(100, 300))
@given(files(), st.data(), ANY_TEXT)
def test_a_new_field_adds_lines_and_changes_none(file: File, data: st.DataObject, text: str) -> None:
    """The lines that were there are all there still, in their order."""
    assume(_read(file.data()) and text.strip())
    known = {name for _, name, _ in file.entries}
    name = data.draw(st.sampled_from([field.name for field in COMMON_FIELDS if field.name not in known]))
    before, after = file.data().splitlines(), edit_page(file.data(), {name: text}, COMMON_FIELDS).splitlines()
    rest = iter(after)
    assert all(line in rest for line in before)


@settings(max_examples=count(100, 300))
@given(files(), st.data())
def test_a_field_that_is_taken_away_takes_its_own_lines(file: File, data: st.DataObject) -> None:
    """The remarks of its neighbors stay."""
    assume(_read(file.data()) and len(file.entries) > 1)
    number = data.draw(st.integers(0, len(file.entries) - 1))
    name = file.entries[number][1]
    assume(values_of(file.data())[name] is not None)
    before, after = file.data(without=number).split(b"\0")
    new = edit_page(file.data(), {name: None}, COMMON_FIELDS)
    end = file.end.encode()
    assert new.startswith(before)
    assert new.removeprefix(before).strip(end) == after.strip(end)
    assert name not in values_of(new)


@settings(max_examples=count(100, 400))
@given(files(), st.data())
def test_a_changed_list_keeps_the_text_of_the_items_that_stay(file: File, data: st.DataObject) -> None:
    """Items added, taken away, moved and changed, in lists of every form: the values are what was asked for."""
    assume(_read(file.data()))
    lists = {name: value for name, value in values_of(file.data()).items() if isinstance(value, list) and value}
    assume(lists)
    name = data.draw(st.sampled_from(sorted(lists)))
    extra = (
        ANY_TEXT.map(str.strip).filter(bool)
        if isinstance(lists[name][0], str)
        else st.just({"name": "new: one", "value": "a\nb"})
    )
    wanted = data.draw(st.lists(st.sampled_from(lists[name]) | extra, min_size=1, max_size=6))
    new = edit_page(file.data(), {name: wanted}, COMMON_FIELDS)
    as_read = [item.replace("\r\n", "\n").replace("\r", "\n") if isinstance(item, str) else item for item in wanted]
    assert values_of(new) == {**values_of(file.data()), name: as_read}


def test_remarks_move_with_the_items_that_they_stand_beside() -> None:
    """A list of groups, reordered and with one change inside."""
    page = b"---\ntitle: x\nlinks:\n  # the first\n  - name: a # so\n    value: 1\n  # about b\n  - name: b\n    # in b\n    value: '2'\n---\n"
    new = edit_page(page, {"links": [{"name": "b", "value": "2"}, {"name": "a", "value": "1"}]})
    assert (
        new
        == b"---\ntitle: x\nlinks:\n  # about b\n  - name: b\n    # in b\n    value: '2'\n  - name: a # so\n    value: 1\n---\n".replace(
            b"links:\n", b"links:\n  # the first\n"
        )
    )
    new = edit_page(page, {"links": [{"name": "a", "value": "1"}, {"name": "b", "value": "it's"}]})
    assert new == page.replace(b"'2'", b"'it''s'")


DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1))
ZONE = dt.timezone(dt.timedelta(hours=-7))
MOMENTS = st.integers(0, 3 * 10**9).map(lambda seconds: dt.datetime.fromtimestamp(seconds, ZONE))
PLAIN_TEXT = st.text(st.sampled_from("abc é:#'\"-,[]{}&!|>%@0123.?"), min_size=1, max_size=200).map(str.strip).filter(
    lambda text: bool(text) and "](" not in text
)  # fmt: skip
TYPES: Mapping[FieldType, tuple[Field, st.SearchStrategy[Any]]] = {
    LINE: (Field("f", "F"), PLAIN_TEXT),
    TEXT: (Field("f", "F", TEXT), st.lists(PLAIN_TEXT, min_size=1, max_size=4).map("\n".join)),
    WHOLE_NUMBER: (Field("f", "F", WHOLE_NUMBER), st.integers(-1000, 10**9)),
    NUMBER: (Field("f", "F", NUMBER), st.floats(-1e6, 1e6).map(lambda x: round(x, 6) + 0.0)),
    YES_NO: (Field("f", "F", YES_NO), st.booleans()),
    DATE: (Field("f", "F", DATE), DAYS),
    MOMENT: (Field("f", "F", MOMENT), MOMENTS),
    CHOICE: (Field("f", "F", CHOICE, choices=("none", "no", "12", "a b")), st.sampled_from(["none", "no", "12", "a b"])),
    ADDRESS: (Field("f", "F", ADDRESS), st.sampled_from(["https://a.example/?b=c&d=%20#e", "https://a.example:80/: "])),
    PATH: (Field("f", "F", PATH), st.sampled_from(["/", "/a/b/", "/12/"])),
    SOURCE: (Field("f", "F", SOURCE), st.sampled_from(["bowlby-1969", "1969", "no"])),
    PERSON: (Field("f", "F", PERSON), st.sampled_from(["first-last", "yes"])),
    PAGE: (Field("f", "F", PAGE), st.sampled_from(["pages/contact.md"])),
    IMAGE: (Field("f", "F", IMAGE), st.sampled_from(["lotus.svg", "12.png"])),
    LIST: (list_of("f", "F", Field("i", "I")), st.lists(PLAIN_TEXT, min_size=1, max_size=5)),
    GROUP: (
        group("f", "F", Field("a", "A"), Field("b", "B", DATE), list_of("c", "C", WHOLE_NUMBER)),
        st.fixed_dictionaries({"a": PLAIN_TEXT, "b": DAYS, "c": st.lists(st.integers(0, 9), min_size=1, max_size=3)}),
    ),
}  # fmt: skip


def test_every_field_type_is_tried() -> None:
    """A new one has to be added here."""
    assert set(TYPES) == set(core().field_types)


@pytest.mark.parametrize("type", list(TYPES))
@given(data=st.data(), file=files())
def test_a_value_of_each_type_reads_back_as_what_was_set(type: FieldType, data: st.DataObject, file: File) -> None:
    """The content model's own reader finds the very value, typed, in a file that had another one there, or none."""
    assume(_read(file.data()))
    spec, values = TYPES[type]
    value = data.draw(values)
    old = data.draw(
        st.sampled_from(
            [None, "before", "'before'", '"before"', ">-\n  before", "[before]", "\n  - before", "{a: before}"]
        )
    )
    start = file.data()
    if old is not None:
        entry = f"f: {old}\n".replace("\n", file.end).encode()
        at = start.index(b"---") + 3
        at = start.index(file.end.encode(), at) + len(file.end)
        start = start[:at] + entry + start[at:]
    new = edit_page(start, {"f": value}, [*COMMON_FIELDS, spec])
    report = Report("f.md")
    node = split(decode(new)).front_matter
    found = read_group(
        replace(node, value={"f": node.value["f"]}), [spec], ValueReport(report, FRONT_MATTER), what="this"
    )["f"]
    assert not report.findings
    assert found == _as_the_model_has_it(value, spec)


def _as_the_model_has_it(value: Any, spec: Field) -> Any:
    if isinstance(value, str):
        return smart(value.strip()) if spec.type.prose else value.strip()
    if isinstance(value, list):
        assert spec.item is not None
        return tuple(_as_the_model_has_it(item, spec.item) for item in value)
    if isinstance(value, dict):
        return {f.name: _as_the_model_has_it(value[f.name], f) for f in spec.fields}
    return value


def _lines(before: bytes, after: bytes) -> tuple[list[str], list[str]]:
    """The lines that went and the lines that came, both without those that only moved."""
    old, new = before.decode().splitlines(), after.decode().splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


DATA = [
    ("data/clinic.yaml", ("phone",), "+1-805-555-0123", 1, 1),
    ("data/clinic.yaml", ("address", "street"), "12 Garden: Way", 1, 1),
    ("data/clinic.yaml", ("hours",), [{"days": ["Friday"], "opens": "08:30", "closes": "12:00"}], 4, 3),
    ("data/clinic.yaml", ("map",), {"latitude": 34.1706, "longitude": -118.8376}, 2, 2),
    ("data/clinic.yaml", ("crisis_lines", 1, "when"), "Call at any hour.", 1, 1),
    ("data/clinic.yaml", ("area_served", 2), "Oxnard", 0, 1),
    ("data/clinic.yaml", ("licensed_facility",), True, 1, 1),
    ("data/clinic.yaml", ("credit",), {"name": "An agency", "address": "https://agency.example"}, 0, 3),
    ("data/clinic.yaml", ("license",), None, 5, 0),
    ("data/sources.yaml", ("bowlby-1969", "year"), 1982, 1, 1),
    ("data/sources.yaml", ("new-2026",), {"authors": "A B", "year": 2026, "title": "One: two"}, 0, 4),
    ("images/images.yaml", ("lotus.svg", "alt"), "A lotus # in bloom", 1, 1),
    ("images/images.yaml", ("photo.jpg",), {"alt": "It's a photo", "decorative": False}, 0, 2),
]


@pytest.mark.parametrize(("name", "path", "value", "gone", "come"), DATA, ids=lambda part: str(part)[:40])
def test_a_value_of_a_data_file_changes_its_own_lines(name: str, path: tuple[Any, ...], value: Any, gone: int, come: int) -> None:  # fmt: skip
    """The clinic's own files: every remark and every other line stays as it is."""
    before = (PROJECT / "content" / name).read_bytes()
    after = edit_data(before, [(path, value)], FACT_FIELDS if "clinic" in name else ())
    old, new = _lines(before, after)
    assert (len(old), len(new)) == (gone, come), (old, new)
    assert [line for line in before.splitlines() if line.startswith(b"#")] == [
        line for line in after.splitlines() if line.startswith(b"#")
    ]
    assert edit_data(after, [(path, value)]) == after


def test_redirects_are_added_and_taken_away() -> None:
    """A file of a list, which may be empty, or hold remarks alone."""
    empty = b"# Old addresses.\r\n"
    one = edit_data(empty, [((0,), {"from": "/old/", "to": "/new/"})])
    assert one == b"# Old addresses.\r\n- from: /old/\r\n  to: /new/\r\n"
    two = edit_data(one, [((1,), {"from": "/older/", "status": 410})])
    assert two == one + b"- from: /older/\r\n  status: 410\r\n"
    assert edit_data(two, [((0,), None)]) == empty + b"- from: /older/\r\n  status: 410\r\n"
    assert edit_data(b"", [((0,), {"from": "/old/", "to": "/new/"})]) == b"- from: /old/\n  to: /new/\n"


def test_a_file_without_a_line_break_at_its_end_keeps_that() -> None:
    """A value that is added last does not add a line end that was not there."""
    assert edit_data(b"a: 1", {"b": "x"}) == b"a: 1\nb: x"
    assert edit_data(b"a: 1\nb: 2", {"b": None}) == b"a: 1"


def test_new_names_stand_where_the_fields_order_puts_them() -> None:
    """Behind the nearest of those that come before it; names that no field knows go to the end."""
    page = b"---\ntitle: A page\nmenu: main\n---\n"
    assert (
        edit_page(page, {"description": "Words"}, COMMON_FIELDS)
        == b"---\ntitle: A page\ndescription: Words\nmenu: main\n---\n"
    )
    assert edit_page(b"---\nmenu: main\n---\n", {"title": "T"}, COMMON_FIELDS) == b"---\ntitle: T\nmenu: main\n---\n"
    two = edit_page(page, {"intro": "Hello", "menu_title": "P"}, COMMON_FIELDS)
    assert two == b"---\ntitle: A page\nmenu_title: P\nmenu: main\nintro: Hello\n---\n"
    nested = edit_data(b"address:\n  street: x\n  region: CA\n", [(("address", "city"), "Y")], FACT_FIELDS)
    assert nested == b"address:\n  street: x\n  city: Y\n  region: CA\n"


def test_yes_and_no_stay_words_where_words_stood() -> None:
    """A person who writes yes gets no, not false."""
    assert (
        edit_page(b"---\na: yes # so\nb: True\n---\n", {"a": False, "b": False, "c": True})
        == b"---\na: no # so\nb: False\nc: true\n---\n"
    )


@pytest.mark.parametrize(
    "page",
    [b"", b"no front matter", b"---\ntitle: [\n---\n", b"---\ntitle: a\ntitle: b\n---\n", b"---\n- a\n---\n", b"---\ntitle: a\n", b"\xff\xfe",
     b"---\ntitle: !!python/x a\n---\n"],
)  # fmt: skip
def test_front_matter_that_cannot_be_read_is_refused_with_words(page: bytes) -> None:
    """The person is told what is wrong with it, and changes it as text."""
    with pytest.raises(Refused) as caught:
        edit_page(page, {"title": "x"})
    assert caught.value.fix


@pytest.mark.parametrize("sign", ["\0", "\x1b", "\x85", "\u2028", "\u202e", "\u2066"])
def test_what_cannot_be_seen_is_refused(sign: str) -> None:
    """A value that no page may have is not written into one; it is named."""
    with pytest.raises(Refused, match="invisible character"):
        edit_page(b"---\ntitle: A\n---\n", {"title": f"a{sign}b"})


def test_half_a_character_is_refused() -> None:
    """JSON can carry what no file can hold."""
    for place in ("title", "other"):
        with pytest.raises(Refused, match="half a character"):
            edit_page(b"---\ntitle: x\n---\n", {place: "a\ud83d"})
    with pytest.raises(Refused, match="half a character"):
        edit_body(b"---\ntitle: x\n---\n", "a\ud83d")


def test_anchors_and_aliases_are_left_to_those_who_wrote_them() -> None:
    """A value that others point to cannot be replaced alone; one that points may become a value of its own."""
    page = b"---\na: &x one\nb: *x\n---\n"
    assert edit_page(page, {"b": "two"}) == b"---\na: &x one\nb: two\n---\n"
    with pytest.raises(CannotEdit):
        edit_page(page, {"a": None})
    with pytest.raises(CannotEdit):
        edit_page(page, {"a": "two"})


@settings(max_examples=count(100, 300))
@given(BODIES, BODIES, LINE_ENDS, st.booleans())
def test_a_changed_body_keeps_the_bytes_of_the_lines_that_stay(before: str, after: str, end: str, mark: bool) -> None:
    """Front matter and unchanged lines keep their line ends, even where a file mixes them; new lines take their neighbor's."""
    head = f"---{end}title: x # y\n---{end}"
    data = (b"\xef\xbb\xbf" if mark else b"") + (head + before.replace("\n", end)).encode()
    new = edit_body(data, after)
    assert body_of(new) == after
    assert new.startswith((b"\xef\xbb\xbf" if mark else b"") + head.encode() or not before)
    if "\n" in before and "\n" in after:
        assert new.count(end.encode()) >= after.count("\n")


def test_a_line_in_the_middle_changes_that_line_alone() -> None:
    """Windows line ends around a new sentence."""
    assert save_text(b"a\r\nb\r\nc", "a\nB\nd\nc") == b"a\r\nB\r\nd\r\nc"
    assert save_text(b"a\nb\r\nc\n", "a\nb\nx\nc\n") == b"a\nb\r\nx\r\nc\n"
    assert save_text(b"", "a\nb") == b"a\nb"
    assert save_text(b"a", "") == b""


@given(SIMPLE)
def test_a_body_is_put_below_dashes_that_end_the_file(text: str) -> None:
    """A page that has no text yet."""
    assert edit_body(b"---\ntitle: x\n---", text) == b"---\ntitle: x\n---\n" + text.encode()
