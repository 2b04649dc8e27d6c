"""Forms made from fields: every control, what stays untouched, limits, errors at their fields, lists by keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.axe import axe_violations
from tests.support.editor import Running

from .conftest import open_screen

MOUNT = """async ([fields, values]) => {
    const { form } = await import('/-/static/form/form.js');
    const main = document.getElementById('main');
    const heading = document.createElement('h1');
    heading.textContent = 'A form';
    window.given = values;
    window.made = form({ fields, values, on_change: (now) => (window.changed = now) });
    main.replaceChildren(heading, window.made.element);
}"""


def field(name: str, control: str, *, attributes: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """A field as the schema prints it."""
    return {
        "name": name,
        "label": name.capitalize(),
        "help": "",
        "control": {"name": control, "attributes": attributes or {}},
        "required": True,
        "default": None,
        "minimum": None,
        "maximum": None,
        "pattern_help": "",
        "choices": [],
        "example": "",
        **more,
    }


LINE = field("line", "text")
GROUP = field("number", "group", fields=[field("name", "text"), field("value", "text", required=False)])
LIST = field("words", "list", item={**LINE, "label": "Word"})
GROUPS = field("numbers", "list", item=GROUP)


@pytest.fixture
def stage(editor_page: Page, editor: Running) -> Page:
    """A screen on which forms are put."""
    return open_screen(editor_page, editor, "#/no-such-screen")


def mount(page: Page, fields: list[dict[str, Any]], values: dict[str, Any]) -> Page:
    """Puts a form in the main part."""
    page.evaluate(MOUNT, [fields, values])
    return page


def values(page: Page) -> Any:
    """What the form holds now."""
    return page.evaluate("window.made.values()")


def test_each_control_shows_its_value_and_gives_a_new_one(stage: Page) -> None:
    """By its label, as a person finds it; a control of a name that nobody knows is a line of text."""
    fields = [
        field("line", "text"),
        field("text", "textarea"),
        field("number", "number", attributes={"step": "1"}),
        field("box", "checkbox", default=False),
        field("answer", "checkbox"),
        field("day", "date"),
        field("place", "select", attributes={"options": ["main", "footer"]}),
        field("address", "url"),
        field("odd", "no-such-control"),
        field("length", "text", attributes={"suffix": "min", "inputmode": "numeric"}),
    ]
    mount(stage, fields, {"line": "One", "number": "10", "box": "yes", "place": "main", "day": "2026-03-31"})
    expect(stage.get_by_label("Line")).to_have_value("One")
    expect(stage.get_by_role("checkbox", name="Box")).to_be_checked()
    stage.get_by_label("Line").fill("Two")
    stage.get_by_role("textbox", name="Text").fill("Some words")
    stage.get_by_label("Number").fill("20")
    stage.get_by_role("checkbox", name="Box").uncheck()
    stage.get_by_role("group", name="Answer").get_by_label("Yes").check()
    stage.get_by_label("Day").fill("2026-04-01")
    stage.get_by_label("Place").select_option("footer")
    stage.get_by_label("Address").fill("https://www.example.org/")
    stage.get_by_label("Odd").fill("Whatever")
    stage.get_by_label("Length").fill("90 min")
    assert (
        values(stage)
        == stage.evaluate("window.changed")
        == {
            "line": "Two",
            "text": "Some words",
            "number": "20",
            "box": "false",
            "answer": "true",
            "day": "2026-04-01",
            "place": "footer",
            "address": "https://www.example.org/",
            "odd": "Whatever",
            "length": "90 min",
        }
    )
    assert axe_violations(stage) == []


def test_what_is_not_touched_stays_the_very_same(stage: Page) -> None:
    """Unknown names, odd ways to write and half-filled lists go out as they came in."""
    given = {"line": " spaced ", "box": "yes", "unknown": {"a": ["1"]}, "day": "31/3/2026", "words": ["a", None, ""]}
    fields = [LINE, field("box", "checkbox", default=False), field("day", "date"), LIST]
    mount(stage, fields, given)
    assert stage.evaluate("window.made.values() === window.given")
    expect(stage.get_by_label("Day")).to_have_value("31/3/2026")
    stage.get_by_label("Line").fill("new")
    assert values(stage) == {**given, "line": "new"}


def test_an_emptied_field_is_left_out(stage: Page) -> None:
    """And so is a group without anything in it."""
    mount(stage, [LINE, GROUP], {"line": "One", "number": {"name": "NPI"}})
    stage.get_by_label("Line").fill("")
    stage.get_by_label("Name").fill("")
    assert values(stage) == {}


@pytest.mark.parametrize(
    ("stored", "shown", "chosen", "then", "zone"),
    [
        ("2026-03-31T09:00:00-07:00", "2026-03-31T09:00", "2026-12-01T08:30", "2026-12-01T08:30:00-08:00", "Standard"),
        ("2026-12-24T20:00:00Z", "2026-12-24T12:00", "2026-07-04T00:00", "2026-07-04T00:00:00-07:00", "Daylight"),
    ],
)
def test_moments_are_the_clinics_own_time(
    stage: Page, stored: str, shown: str, chosen: str, then: str, zone: str
) -> None:
    """The browser stands in Tokyo; the field shows and takes the clocks of the clinic, in summer and winter, and says so."""
    mount(stage, [field("begins", "datetime")], {"begins": stored})
    expect(stage.get_by_label("Begins")).to_have_value(shown)
    stage.get_by_label("Begins").fill(chosen)
    assert values(stage) == {"begins": then}
    expect(stage.get_by_text(f"The clinic's time: Pacific {zone} Time")).to_be_visible()


def test_limits_count_down_and_are_said_near_the_end(stage: Page) -> None:
    """The live region is quiet far from the limit, speaks near it, and nothing is cut off beyond it."""
    mount(stage, [field("title", "text", minimum=3, maximum=20)], {})
    title = stage.get_by_label("Title")
    count = stage.locator(".count")
    expect(count).to_have_text("3 to 20 characters")
    title.fill("ab")
    expect(count).to_have_text("1 character more, at least")
    title.fill("A line")
    expect(count).to_have_text("14 characters left")
    title.fill("A line that is so")
    expect(count).to_have_text("3 characters left")
    expect(stage.locator("#live")).to_have_text("3 characters left")
    title.fill("A line that is too long")
    expect(count).to_have_text("3 characters too many")
    expect(stage.locator("#live")).to_have_text("3 characters too many")
    assert values(stage) == {"title": "A line that is too long"}
    expect(title).to_have_accessible_description("3 characters too many")


def test_errors_stand_at_their_fields(stage: Page) -> None:
    """Marked for everybody, named in the field's description, gone when they are mended; what has no field comes back."""
    mount(stage, [LINE, GROUPS], {"line": "One", "numbers": [{"name": "NPI"}, {"name": "License"}]})
    wrong = {"severity": "error", "message": "“x” is not a number", "fix": "Write digits."}
    left = stage.evaluate(
        "wrong => window.made.show([{ ...wrong, field: 'line' }, { ...wrong, field: 'numbers/1/value' }, { ...wrong, field: '' }])",
        wrong,
    )
    assert [one["field"] for one in left] == [""]
    line, nested = stage.get_by_label("Line"), stage.get_by_label("Value").nth(1)
    expect(line).to_have_attribute("aria-invalid", "true")
    expect(line).to_have_accessible_description("“x” is not a number. Write digits.")
    expect(line).to_have_accessible_error_message("“x” is not a number. Write digits.")
    expect(nested).to_be_visible()
    expect(nested).to_have_attribute("aria-invalid", "true")
    assert axe_violations(stage) == []
    stage.evaluate("window.made.focus('numbers/1/value')")
    expect(nested).to_be_focused()
    stage.evaluate("window.made.show([])")
    expect(line).not_to_have_attribute("aria-invalid", "true")
    expect(stage.locator(".wrong:visible")).to_have_count(0)


def test_a_suggestion_is_shown_but_does_not_make_a_field_invalid(stage: Page) -> None:
    """What could be better is no error."""
    mount(stage, [LINE], {"line": "One"})
    stage.evaluate(
        "window.made.show([{ severity: 'warning', stops: '', message: 'Short', fix: 'Say more.', field: 'line' }])"
    )
    expect(stage.get_by_label("Line")).to_have_accessible_description("Short. Say more.")
    expect(stage.get_by_label("Line")).not_to_have_attribute("aria-invalid", "true")


def test_a_list_by_keyboard_alone(stage: Page) -> None:
    """Added, filled, moved with Alt and the arrows and with buttons, taken away; each step is said and the focus stays near."""
    mount(stage, [LIST], {"words": ["one", "two"]})
    live = stage.locator("#live")
    stage.get_by_role("button", name="Add word").press("Enter")
    expect(stage.get_by_role("textbox", name="Word 3")).to_be_focused()
    stage.keyboard.type("three")
    stage.keyboard.press("Alt+ArrowUp")
    expect(live).to_have_text("three: now 2 of 3.")
    expect(stage.get_by_role("textbox", name="Word 2")).to_be_focused()
    assert values(stage) == {"words": ["one", "three", "two"]}
    stage.get_by_role("button", name="Move up: three").press("Enter")
    expect(stage.get_by_role("button", name="Move up: three")).to_be_focused()
    stage.keyboard.press("Enter")
    expect(live).to_have_text("It is the first.")
    stage.get_by_role("button", name="Take away: three").press("Enter")
    expect(live).to_have_text("Taken away: three.")
    expect(stage.get_by_role("button", name="Take away: one")).to_be_focused()
    assert values(stage) == {"words": ["one", "two"]}


def test_a_full_list_says_so(stage: Page) -> None:
    """At its limit nothing can be added, in words."""
    mount(stage, [{**LIST, "maximum": 2}], {"words": ["one"]})
    stage.get_by_role("button", name="Add word").click()
    expect(stage.get_by_text("At most 2.")).to_be_visible()
    stage.get_by_role("button", name="Add word").press("Enter")
    assert stage.locator(".item").count() == 2


def test_items_that_are_groups_are_named_by_what_they_hold(stage: Page) -> None:
    """Folded, by their first words; a new one stands open."""
    mount(stage, [GROUPS], {"numbers": [{"name": "NPI", "value": "1"}]})
    expect(stage.get_by_label("Value")).to_be_hidden()
    stage.get_by_text("NPI").click()
    stage.get_by_label("Value").fill("2")
    stage.get_by_role("button", name="Add number").click()
    stage.get_by_label("Name").nth(1).fill("License")
    expect(stage.get_by_role("button", name="Take away: License")).to_be_visible()
    assert values(stage) == {"numbers": [{"name": "NPI", "value": "2"}, {"name": "License"}]}


def test_a_list_of_choices_is_ticked(stage: Page) -> None:
    """Each once, in the order of the choices."""
    days = field("days", "list", item=field("day", "select", attributes={"options": ["Monday", "Tuesday", "Friday"]}))
    mount(stage, [days], {"days": ["Friday"]})
    stage.get_by_role("group", name="Days").get_by_label("Monday").check()
    assert values(stage) == {"days": ["Monday", "Friday"]}


def test_a_fact_that_is_still_needed(stage: Page) -> None:
    """It says what is needed and what the site shows; filled in, the value takes its place; emptied, the stand-in is back."""
    stand_in = {"placeholder": "+1-805-555-0100", "needed": "The clinic's main phone number"}
    mount(stage, [field("phone", "text")], {"phone": stand_in})
    expect(stage.get_by_text("Still needed: The clinic's main phone number")).to_be_visible()
    expect(stage.get_by_text("Until then the site shows “+1-805-555-0100”")).to_be_visible()
    assert values(stage) == {"phone": stand_in}
    stage.get_by_label("Phone").fill("+1-805-555-0123")
    assert values(stage) == {"phone": "+1-805-555-0123"}
    expect(stage.get_by_text("Still needed")).to_be_hidden()
    stage.get_by_label("Phone").fill("")
    assert values(stage) == {"phone": stand_in}


def test_a_group_that_is_still_needed_can_be_right_or_left_out(stage: Page) -> None:
    """As it stands, with one press; or left out, where it is not required, and back again."""
    stand_in = {"placeholder": {"name": "A", "value": "1"}, "needed": "The number"}
    mount(stage, [{**GROUP, "required": False}], {"number": stand_in})
    stage.get_by_role("button", name="Leave it out: Number").click()
    assert values(stage) == {}
    expect(stage.get_by_label("Name")).to_be_hidden()
    stage.get_by_role("button", name="Fill it in after all").click()
    assert values(stage) == {"number": stand_in}
    stage.get_by_role("button", name="This is right as it stands: Number").click()
    assert values(stage) == {"number": {"name": "A", "value": "1"}}


def test_what_is_seldom_needed_is_folded(stage: Page) -> None:
    """Empty fields that nobody requires; a finding at one of them opens the fold."""
    mount(stage, [LINE, field("extra", "text", required=False)], {"line": "One"})
    expect(stage.get_by_label("Extra")).to_be_hidden()
    stage.evaluate("window.made.show([{ severity: 'error', message: 'Wrong', fix: '', field: 'extra' }])")
    expect(stage.get_by_label("Extra")).to_be_visible()


def test_references_are_chosen_from_what_there_is(stage: Page) -> None:
    """A page by its title, with the keyboard; it can be taken away again."""
    mount(stage, [field("related", "reference", attributes={"to": "page"})], {})
    group = stage.get_by_role("group", name="Related")
    group.get_by_role("button", name="Choose").press("Enter")
    dialog = stage.get_by_role("dialog")
    expect(dialog).to_be_visible()
    assert axe_violations(stage) == []
    stage.keyboard.type("Get in touch")
    stage.keyboard.press("ArrowDown")
    stage.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(group).to_contain_text("Get in touch")
    assert values(stage) == {"related": "pages/contact.md"}
    expect(group.get_by_role("button", name="Choose another")).to_be_focused()
    group.get_by_role("button", name="Take away: Related").click()
    assert values(stage) == {}


def test_a_plugins_kind_has_its_form_with_no_other_edit(stage: Page, editor: Running) -> None:
    """The example plugin's event: its fields, its own type of field, in the form that the schema makes."""
    schema = editor.call("GET", "schema").json
    event = next(kind for kind in schema["kinds"] if kind["name"] == "event")
    mount(stage, event["fields"], {"title": "An open day", "length": "90 min"})
    expect(stage.get_by_label("Begins at")).to_have_attribute("type", "datetime-local")
    expect(stage.get_by_label("Place", exact=False).first).to_be_visible()
    expect(stage.get_by_label("Length")).to_have_value("90 min")
    expect(stage.get_by_label("Length")).to_have_attribute("inputmode", "numeric")
    assert axe_violations(stage) == []


def test_forced_colors_keep_what_says_something(stage: Page) -> None:
    """Buttons keep a border, the error its mark, when the device chooses the colors."""
    stage.emulate_media(forced_colors="active")
    mount(stage, [LIST], {"words": ["one"]})
    width = stage.get_by_role("button", name="Move up: one").evaluate("one => getComputedStyle(one).borderTopWidth")
    assert width == "1px"
    stage.emulate_media(forced_colors="none")
