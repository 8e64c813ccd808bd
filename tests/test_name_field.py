"""The field of the name of files: the example follows the typing, faults are told in words, good names are kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from vidgo_desktop.core.naming import READY_MADE, TOKENS, NameParts
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.core.task import JobRequest, LocalFile, ParamValue, Task, TaskState
from vidgo_desktop.ui.name_example import example_name, example_parts, made_up, tokens_in_order
from vidgo_desktop.ui.settings_saving import SavingPage
from vidgo_desktop.ui.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, "dark")
    yield made
    made.deleteLater()


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> Iterator[SavingPage]:
    made = SavingPage(theme)
    qtbot.addWidget(made)
    made.resize(500, 500)
    made.show_settings(Settings())
    made.show_example(NameParts(video="Walk.mp4", picture="Fox.png", mode="move", size="720p", number=7))
    made.show()
    qtbot.waitExposed(made)
    yield made


def _type(page: SavingPage, text: str) -> None:
    field = page.name.field
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)


def test_the_example_follows_the_typing_and_is_kept_with_enter(page: SavingPage) -> None:
    wished: list[Settings] = []
    page.settings_changed.connect(wished.append)
    assert page.name_row.hint == "walk_fox_720p.mp4"
    _type(page, "{number} {video}")
    assert page.name_row.hint == "0007 walk.mp4"
    assert wished == []
    QTest.keyClick(page.name.field, Qt.Key.Key_Return)
    assert [each.name_template for each in wished] == ["{number} {video}"]
    page.show_settings(wished[-1])
    assert page.name.field.text() == "{number} {video}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{day}", "There is no part called {day}."),
        ("{}", "A part stands between { and }."),
        ("{video", "A part stands between { and }."),
        ("a/b", "A name cannot lead into another folder."),
        (" . ", "A name needs at least one letter or one part."),
        ("", "A name needs at least one letter or one part."),
    ],
)
def test_a_fault_is_said_at_once_and_nothing_of_it_is_kept(page: SavingPage, text: str, said: str) -> None:
    wished: list[Settings] = []
    page.settings_changed.connect(wished.append)
    _type(page, text)
    assert page.name.note.text.startswith(said)
    assert page.name.field.accessibleDescription() == page.name.note.text
    assert page.name.field.property("state") == "error"
    QTest.keyClick(page.name.field, Qt.Key.Key_Return)
    page.forget_text()
    assert wished == []
    assert page.name.field.text() == Settings().name_template
    assert page.name.note.text == ""
    assert page.name_row.hint == "walk_fox_720p.mp4"


def test_a_name_without_parts_can_be_used_but_is_spoken_of(page: SavingPage) -> None:
    _type(page, "Client A")
    assert page.name.note.text == "Every video gets this name, with a number behind it."
    assert page.name.field.property("state") == ""
    assert page.name_row.hint == "Client A.mp4"


def test_what_was_typed_is_kept_when_the_settings_are_closed(page: SavingPage) -> None:
    wished: list[Settings] = []
    page.settings_changed.connect(wished.append)
    _type(page, "x {video}")
    page.forget_text()
    assert [each.name_template for each in wished] == ["x {video}"]


def test_settings_that_come_back_do_not_disturb_the_typing(page: SavingPage) -> None:
    _type(page, "{vid")
    page.show_settings(Settings(warn_low_disk=False))
    assert page.name.field.text() == "{vid"
    page.show_settings(Settings(name_template="{date}"))
    assert page.name.field.text() == "{date}"


def test_every_part_is_in_the_menu_and_goes_where_the_caret_is(page: SavingPage) -> None:
    entries = page.name.menu.actions()
    assert [str(entry.data()) for entry in entries] == [f"{{{token}}}" for token in TOKENS]
    assert all(words in entry.text() for entry, (_, words) in zip(entries, tokens_in_order(), strict=True))
    _type(page, "ab")
    page.name.field.setCursorPosition(1)
    entries[0].trigger()
    assert page.name.field.text() == "a{date}b"


def test_a_ready_made_one_is_one_choice(page: SavingPage) -> None:
    wished: list[Settings] = []
    page.settings_changed.connect(wished.append)
    box = page.findChild(QWidget, "nameStyle")
    assert box is not None
    for template in READY_MADE.values():
        _type(page, template)
        assert page._style.current == template
    _type(page, "mine")
    assert page._style.current == "own"


def test_the_example_is_made_of_the_newest_task_or_of_a_made_up_one() -> None:
    from pathlib import Path

    values: dict[str, ParamValue] = {"video_url": LocalFile(Path("Dog park.mp4")), "resolution": "580p"}
    task = Task(41, JobRequest("n", "wan-animate-move", values), "Dog park", TaskState.RUNNING, 0.0)
    parts = example_parts([None, task], 1_790_000_000.0)
    day = datetime.fromtimestamp(1_790_000_000.0).astimezone().date().isoformat()
    assert example_name("{date} {video} {mode} {size} {number}", parts) == f"{day} dog-park move 580p 0041.mp4"
    assert example_parts([None], 0.0).video == made_up().video == "Rooftop dance.mp4"


def test_it_can_be_reached_and_is_large_enough(page: SavingPage) -> None:
    assert page.name.field.accessibleName() and page.name.insert.accessibleName()
    assert page.name.insert.toolTip()
    assert min(page.name.insert.width(), page.name.insert.height()) >= 28
