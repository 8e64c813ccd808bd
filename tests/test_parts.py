"""Every control against the drawing of the parts: sizes in logical pixels, colours by token, in both themes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPainterPath, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.parts_sheet import PartsSheet
from vidgo_desktop.core.model_specs import MODELS
from vidgo_desktop.ui.controls import SegmentedControl, TabButton
from vidgo_desktop.ui.drop_down import DropDown
from vidgo_desktop.ui.focus_ring import FocusRing
from vidgo_desktop.ui.mode_card import ModeCard
from vidgo_desktop.ui.theme import Theme, set_role
from vidgo_desktop.ui.wrapped_text import Paragraph, wrapped

THEMES = ("dark", "light")


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Theme]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made = Theme(qapp, request.param)
    yield made
    made.deleteLater()


@pytest.fixture
def sheet(theme: Theme, qtbot: QtBot) -> PartsSheet:
    made = PartsSheet(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def test_heights_and_widths_are_those_of_the_drawing(sheet: PartsSheet) -> None:
    heights = {"secondary": 32, "primary": 32, "danger": 32, "generate": 44, "small": 28, "fix": 28, "plain": 32}
    for role, height in heights.items():
        assert sheet.part(f"{role}-rest").sizeHint().height() == height, role
    for name in ("framed-rest", "icon-rest", "icon-on-rest"):
        assert (sheet.part(name).sizeHint().width(), sheet.part(name).sizeHint().height()) == (32, 32), name
    for name in ("field-rest", "field-error", "field-off"):
        assert sheet.part(name).sizeHint().height() == 36, name
    assert sheet.part("segments").sizeHint().height() == 32
    assert sheet.part("segment-all").sizeHint().height() == 28
    assert sheet.part("tab-on").sizeHint().height() == 32
    assert sheet.part("badge-ok").sizeHint().height() == 24
    assert sheet.part("bar-rest").height() == 4
    for name in ("tick-rest", "tick-on-rest", "tick-part-rest", "choice-rest", "choice-on-rest"):
        assert sheet.part(name).sizeHint().height() == 16, name


FILLS = {
    "secondary-rest": ("button", "line.button"),
    "secondary-hover": ("bg.hover", "line.button"),
    "secondary-pressed": ("bg.pressed", "line.button"),
    "secondary-off": ("bg.card", "line.soft"),
    "primary-rest": ("accent", "accent"),
    "primary-hover": ("accent.hover", "accent.hover"),
    "primary-pressed": ("accent.pressed", "accent.pressed"),
    "primary-off": ("bg.card", "line.soft"),
    "generate-rest": ("accent", "accent"),
    "generate-hover": ("accent.hover", "accent.hover"),
    "generate-pressed": ("accent.pressed", "accent.pressed"),
    "generate-off": ("bg.card", "line.soft"),
    "small-rest": ("button", "line.button"),
    "small-hover": ("bg.hover", "line.button"),
    "small-pressed": ("bg.pressed", "line.button"),
    "small-off": ("bg.card", "line.soft"),
    "plain-rest": ("bg.panel", "bg.panel"),
    "plain-hover": ("bg.hover", ""),
    "plain-pressed": ("bg.pressed", ""),
    "plain-off": ("bg.panel", "bg.panel"),
    "danger-rest": ("error.fill", "error.fill"),
    "danger-hover": ("error.hover", "error.hover"),
    "danger-pressed": ("error.pressed", "error.pressed"),
    "danger-off": ("bg.card", "line.soft"),
    "fix-rest": ("bg.panel", "warn"),
    "fix-hover": ("bg.hover", "warn"),
    "fix-pressed": ("bg.pressed", "warn"),
    "fix-off": ("bg.panel", "line.soft"),
    "framed-rest": ("button", "line.button"),
    "framed-hover": ("bg.hover", "line.button"),
    "framed-pressed": ("bg.pressed", "line.button"),
    "framed-off": ("bg.card", "line.soft"),
    "icon-rest": ("bg.panel", "bg.panel"),
    "icon-hover": ("bg.hover", "bg.hover"),
    "icon-pressed": ("bg.pressed", "bg.pressed"),
    "icon-off": ("bg.panel", "bg.panel"),
    "icon-on-rest": ("accent.soft", "accent.soft"),
    "field-rest": ("field", "line.control"),
    "field-error": ("field", "error"),
    "field-off": ("bg.card", "line.soft"),
}


@pytest.mark.parametrize("theme", THEMES, indirect=True)
def test_fills_and_outlines_are_the_tokens(theme: Theme, sheet: PartsSheet) -> None:
    wrong = []
    picture = sheet.picture()
    for name, (fill, line) in FILLS.items():
        part = sheet.part(name)
        place = part.mapTo(sheet, QPoint(0, 0))
        middle = part.height() // 2
        inside = picture.pixelColor(place.x() + 5, place.y() + middle).name().upper()
        edge = picture.pixelColor(place.x(), place.y() + middle).name().upper()
        if inside != theme.hex(fill) or (line and edge != theme.hex(line)):
            wrong.append((name, inside, edge))
    assert wrong == []


def test_ticks_and_choices_have_their_marks(theme: Theme, sheet: PartsSheet) -> None:
    assert sheet.colour("tick-rest", 8, 0) == theme.hex("line.control")
    assert sheet.colour("tick-rest", 8, 8) == theme.hex("bg.panel")
    assert sheet.colour("tick-rest", 15, 8) == theme.hex("line.control")
    assert sheet.colour("tick-on-rest", 8, 2) == theme.hex("accent")
    assert sheet.colour("tick-on-hover", 8, 2) == theme.hex("accent.hover")
    assert sheet.colour("tick-on-rest", 5, 3) == theme.hex("accent")
    assert sheet.colour("tick-part-rest", 8, 4) == theme.hex("accent")
    assert sheet.colour("tick-part-rest", 8, 8) != theme.hex("accent")
    assert sheet.colour("tick-off", 8, 8) == theme.hex("bg.card")
    # The chosen circle: a ring of 5 around a white middle of 6.
    assert sheet.colour("choice-on-rest", 8, 1) == theme.hex("accent")
    assert sheet.colour("choice-on-rest", 3, 8) == theme.hex("accent")
    assert sheet.colour("choice-on-rest", 8, 8) == theme.hex("accent.on")
    assert sheet.colour("choice-on-rest", 13, 8) == theme.hex("accent")
    assert sheet.colour("choice-rest", 8, 8) == theme.hex("bg.panel")
    # Switched off, a mark is still seen.
    assert sheet.colour("choice-on-off", 8, 8) == theme.hex("text.3")


def test_the_switch_is_a_track_with_a_knob_of_twelve(theme: Theme, sheet: PartsSheet) -> None:
    top = (sheet.part("switch-on-rest").height() - 18) // 2
    middle = top + 9
    for x, on, off in (
        (4 + 5, "accent", "text.2"),
        (4 + 9, "accent", "text.2"),
        (4 + 16, "accent", "bg.pressed"),
        (4 + 23, "accent.on", "bg.pressed"),
        (4 + 27, "accent.on", "bg.pressed"),
    ):
        assert sheet.colour("switch-on-rest", x, middle) == theme.hex(on), x
        assert sheet.colour("switch-rest", x, middle) == theme.hex(off), x
    assert sheet.colour("switch-rest", 20, top) == theme.hex("line.control")
    assert sheet.colour("switch-rest", 20, top + 17) == theme.hex("line.control")
    assert sheet.colour("switch-on-hover", 9, middle) == theme.hex("accent.hover")
    assert sheet.colour("switch-off", 25, middle) == theme.hex("bg.card")


def test_segments_badges_tabs_and_bars_have_their_tones(theme: Theme, sheet: PartsSheet) -> None:
    assert sheet.colour("segments", 1, 16) == theme.hex("segment.track")
    assert sheet.colour("segment-all", 4, 14) == theme.hex("segment.chosen")
    assert sheet.colour("segment-all", 20, 0) == theme.hex("segment.line")
    assert sheet.colour("segment-run", 4, 14) == theme.hex("segment.track")
    for kind, back in (("ok", "ok.soft"), ("warn", "warn.soft"), ("error", "error.soft"), ("neutral", "bg.hover")):
        assert sheet.colour(f"badge-{kind}", 4, 12) == theme.hex(back)
    assert sheet.colour("tab-on", 4, 16) == theme.hex("bg.hover")
    assert sheet.colour("tab-rest", 4, 16) == theme.hex("bg.panel")
    assert sheet.colour("bar-rest", 20, 2) == theme.hex("accent.line")
    assert sheet.colour("bar-rest", 120, 2) == theme.hex("bg.pressed")


def colours(part: QWidget, left: int, wide: int) -> set[str]:
    """The colours in a part of a control."""
    image = part.grab().toImage()
    columns = range(max(0, left), min(image.width(), left + wide))
    return {image.pixelColor(x, y).name().upper() for x in columns for y in range(image.height())}


def test_counts_are_readable_in_the_chosen_segment(theme: Theme, sheet: PartsSheet) -> None:
    chosen, other = sheet.part("segment-all"), sheet.part("segment-run")
    assert theme.hex("text.3") not in colours(chosen, 0, chosen.width())
    assert theme.hex("text.1") in colours(chosen, 0, chosen.width() - 18)
    assert theme.hex("text.2") in colours(other, 0, other.width() - 18)


def test_a_mode_card_has_the_places_of_the_drawing(theme: Theme, sheet: PartsSheet) -> None:
    card = sheet.part("card-on")
    assert card.sizeHint().height() == 164
    # Outline, inset, strip, and the disc that stands 13 from the corner.
    for x, token in ((0, "accent.line"), (1, "accent.line"), (3, "accent.soft"), (158, "accent.line")):
        assert sheet.colour("card-on", x, 80) == theme.hex(token), x
    for x, token in ((128, "bg.panel"), (130, "accent"), (145, "accent")):
        assert sheet.colour("card-on", x, 22) == theme.hex(token), x
    assert sheet.colour("card-on", 60, 6) == theme.hex("accent.soft")
    assert sheet.colour("card-on", 60, 7) != theme.hex("accent.soft")
    assert sheet.colour("card-on", 60, 74) != theme.hex("accent.soft")
    assert sheet.colour("card-on", 60, 75) == theme.hex("accent.soft")
    assert sheet.colour("card-hover", 60, 3) == theme.hex("bg.hover")
    assert sheet.colour("card-hover", 60, 0) == theme.hex("line.control")
    line = "line.soft" if theme.is_dark else "line.button"
    assert (sheet.colour("card-rest", 60, 3), sheet.colour("card-rest", 60, 0)) == (
        theme.hex("card.mode"),
        theme.hex(line),
    )


def ink_rows(part: QWidget, ground: str, left: int, right: int, top: int) -> list[tuple[int, int]]:
    """First and last row of each line of text below ``top``."""
    image = part.grab().toImage()
    back = QColor(ground)

    def inked(y: int) -> bool:
        return any(_apart(image.pixelColor(x, y), back) > 120 for x in range(left, right))

    rows = [y for y in range(top, image.height() - 4) if inked(y)]
    lines: list[tuple[int, int]] = []
    for y in rows:
        if lines and lines[-1][1] == y - 1:
            lines[-1] = (lines[-1][0], y)
        else:
            lines.append((y, y))
    return lines


def _apart(one: QColor, other: QColor) -> int:
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue())


def test_the_words_of_a_mode_card_stand_where_they_are_drawn(theme: Theme, sheet: PartsSheet) -> None:
    if theme.font("body").family() != "Inter":
        pytest.skip("the drawing is set in Inter")
    lines = ink_rows(sheet.part("card-on"), theme.hex("accent.soft"), 8, 150, 78)
    # Measured in the drawing, from the card's top: title, two lines of what it does, the model's name.
    for (top, _), drawn in zip(lines, (86, 106, 121, 141), strict=True):
        assert top == pytest.approx(drawn, abs=2)


def test_a_compact_card_keeps_picture_and_title_only(theme: Theme, qtbot: QtBot) -> None:
    model = next(iter(MODELS.values()))
    card = ModeCard(theme, model, 1, 2)
    qtbot.addWidget(card)
    card.set_compact(True)
    assert (card.heightForWidth(132), model.id in card.toolTip()) == (82, True)
    card.show_model_names(False)
    assert model.id not in card.toolTip()
    card.set_compact(False)
    assert (card.heightForWidth(160), card.toolTip()) == (145, "")
    card.show_model_names(True)
    assert card.heightForWidth(160) == 164
    assert model.id in card.accessibleName()
    theme.apply(theme.choice, 150, None, None)
    assert card.heightForWidth(160) > 164


# --- keyboard ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("role", "outer"), [("", 10), ("primary", 10), ("generate", 12)])
def test_the_ring_is_two_wide_with_a_gap_of_two(theme: Theme, qtbot: QtBot, role: str, outer: int) -> None:
    window = QWidget()
    window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    box.setContentsMargins(20, 20, 20, 20)
    first, second = QPushButton("First"), QPushButton("Folder")
    set_role(second, role=role)
    box.addWidget(first)
    box.addWidget(second)
    kept = FocusRing(theme, window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert kept.isVisible()
    image = window.grab().toImage()
    place = second.geometry()
    y = place.center().y()
    ground = window.palette().color(window.backgroundRole()).name().upper()
    shown = [image.pixelColor(place.left() - out, y).name().upper() for out in (5, 4, 3, 2, 1)]
    line = theme.hex("accent.line")
    assert shown == [ground, line, line, ground, ground]
    # Its corner is a circle of the control's radius and 4 more; there the line reaches its full colour.
    row = [image.pixelColor(place.left() - 4 + x, place.top() - 4).name().upper() for x in range(20)]
    assert row.index(line) == pytest.approx(outer, abs=1)


def test_a_field_with_the_focus_has_the_ring_for_its_outline(theme: Theme, qtbot: QtBot) -> None:
    window, field = QWidget(), QLineEdit()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    box.setContentsMargins(12, 12, 12, 12)
    box.addWidget(field)
    kept = FocusRing(theme, window)
    window.show()
    height = field.height()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.setFocus()
    assert not kept.isVisible()
    # A field takes keys as soon as it is clicked, and shows it.
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    y = field.geometry().center().y()

    def across() -> list[str]:
        image = window.grab().toImage()
        return [image.pixelColor(field.x() + x, y).name().upper() for x in (-3, -2, -1, 0, 1)]

    line, inner = theme.hex("accent.line"), theme.hex("field")
    ground = window.palette().color(window.backgroundRole()).name().upper()
    assert across() == [ground, line, line, inner, inner]
    set_role(field, state="error")
    assert across()[1:3] == [theme.hex("error")] * 2
    assert field.sizeHint().height() == field.height() == height == 36


def test_a_drop_down_has_its_ring_also_while_it_is_open(theme: Theme, qtbot: QtBot) -> None:
    window, box = QWidget(), DropDown(theme, [("a", "Always"), ("b", "Never")], 136)
    qtbot.addWidget(window)
    inside = QVBoxLayout(window)
    inside.setContentsMargins(12, 12, 12, 12)
    inside.addWidget(box)
    kept = FocusRing(theme, window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.setFocus()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert box.view().isVisible() and kept.isVisible()
    image = window.grab().toImage()
    y = box.geometry().center().y()
    assert [image.pixelColor(box.x() + x, y).name().upper() for x in (-2, -1)] == [theme.hex("accent.line")] * 2
    box.hidePopup()
    assert not kept.isVisible()


# --- what assistive technology hears -----------------------------------------------------------------------------


def test_choices_are_radio_buttons_with_names(theme: Theme, qtbot: QtBot) -> None:
    segments = SegmentedControl(theme, [("all", "All", ""), ("run", "Running", "")])
    segments.setObjectName("filter")
    tab = TabButton(theme, "Create", "create")
    card = ModeCard(theme, next(iter(MODELS.values())), 1, 2)
    for widget in (segments, tab, card):
        qtbot.addWidget(widget)
    assert [segments.button(key).objectName() for key in ("all", "run")] == ["filter_all", "filter_run"]
    for button in (segments.button("all"), segments.button("run"), tab, card):
        spoken = QAccessible.queryAccessibleInterface(button)
        assert spoken.role() is QAccessible.Role.RadioButton
        assert spoken.text(QAccessible.Text.Name)
    assert QAccessible.queryAccessibleInterface(segments.button("all")).state().checked
    assert not QAccessible.queryAccessibleInterface(segments.button("run")).state().checked
    action = QAccessible.queryAccessibleInterface(segments.button("run")).actionInterface()
    heard: list[object] = []
    segments.chosen.connect(heard.append)
    assert action is not None
    # What a screen reader does is no click.
    assert action.actionNames()[0] == "Toggle"
    action.doAction(action.actionNames()[0])
    assert (segments.current, heard) == ("run", ["run"])


# --- text -------------------------------------------------------------------------------------------------------


def test_lines_are_drawn_with_the_strokes_they_have(theme: Theme, qtbot: QtBot) -> None:
    # Thickened stems would put about a quarter more ink on the page than the outline of the letters has.
    font = theme.font("body")
    drawn, filled = QPixmap(300, 30), QPixmap(300, 30)
    for target, as_text in ((drawn, True), (filled, False)):
        target.fill(Qt.GlobalColor.black)
        painter = QPainter(target)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        painter.setPen(Qt.GlobalColor.white)
        if as_text:
            painter.drawText(10, 20, "Length, size and format fit.")
        else:
            path = QPainterPath()
            path.addText(10, 20, font, "Length, size and format fit.")
            painter.fillPath(path, Qt.GlobalColor.white)
        painter.end()
    ink = []
    for target in (drawn, filled):
        image = target.toImage()
        ink.append(sum(image.pixelColor(x, y).lightnessF() for x in range(300) for y in range(30)))
    assert ink[0] == pytest.approx(ink[1], rel=0.08)


def test_a_paragraph_has_its_line_height_and_grows(theme: Theme, qtbot: QtBot) -> None:
    text = "Drop a video and a picture on the left, or take a ready-made pair."
    paragraph = Paragraph(theme, "body", "2", text)
    qtbot.addWidget(paragraph)
    lines = wrapped(text, theme.font("body"), 200)
    assert len(lines) >= 2
    assert " ".join(lines).replace("ready- made", "ready-made") == text
    assert paragraph.heightForWidth(200) == len(lines) * 20
    theme.apply(theme.choice, 150, None, None)
    assert paragraph.heightForWidth(200) > len(lines) * 30 - 1


def test_parts_mirror_where_text_runs_from_the_right(theme: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    row = QHBoxLayout(holder)
    tab = TabButton(theme, "Create", "create")
    row.addWidget(tab)
    tab.resize(tab.sizeHint())
    usual = tab.grab().toImage()
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    turned = tab.grab().toImage()
    # The icon changes sides.
    ground = usual.pixelColor(0, 16)
    box = range(8, 24)

    def inked(at: int) -> int:
        image = usual if at >= 0 else turned
        start = 12 if at >= 0 else image.width() - 28
        return sum(_apart(image.pixelColor(start + x, y), ground) > 90 for x in range(16) for y in box)

    assert inked(1) == inked(-1) > 10
