"""Every screen in every language: nothing cut, nothing over something else, no English left, numbers as people write
them; and mirrored where reading begins at the right.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.painted_text import painted_texts
from tests.pseudo_language import PseudoTranslator
from tests.screen_faults import faults, painted
from tests.screens import AT_HOME, Screen, Visit, practice, studio, visited, welcome
from tests.task_samples import make_task
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.core.task import TaskState
from vidgo_desktop.ui.controls import PartsLabel
from vidgo_desktop.ui.language import use_language
from vidgo_desktop.ui.link_field import LinkField
from vidgo_desktop.ui.numbers import clock, credits, duration, file_size, moment
from vidgo_desktop.ui.panes import Pane
from vidgo_desktop.ui.task_delegate import TaskDelegate
from vidgo_desktop.ui.task_model import BesideRole, TaskRole
from vidgo_desktop.ui.task_text import words_of
from vidgo_desktop.ui.task_view import TaskView
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.time_words import bytes_text, day_text

SIZES = ((1360, 860), (1120, 700), (880, 700), (800, 600))
PRACTICE = Settings(welcomed=True, consented=True, practice=True)
STARTS: list[tuple[Callable[[Visit], Iterator[Screen]], Settings]] = [
    (welcome, Settings()),
    (practice, PRACTICE),
    (studio, AT_HOME),
]
SUMMER = 1_790_000_000.0


@pytest.fixture
def from_right(qapp: QApplication) -> Iterator[None]:
    """Reading begins at the right."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _looks(screen: Screen, windows: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, Pane]]:
    """The windows in which a screen is looked at. A menu is the same over each of them."""
    sizes = windows[:1] if screen.name.startswith("menu") else (windows[0], windows[-1]) if screen.is_over else windows
    for width, height in sizes:
        for pane in screen.panes if width < 1090 else screen.panes[:1]:
            yield width, height, pane


def _all_faults(
    folder: Path,
    language: str,
    translator: PseudoTranslator | None = None,
    windows: Sequence[tuple[int, int]] = SIZES,
) -> tuple[list[str], set[str]]:
    """What is wrong anywhere, each thing once, and the names of the screens that were seen."""
    found: dict[str, str] = {}
    seen: set[str] = set()
    code = language if translator is None else "en"
    for number, (walk, settings) in enumerate(STARTS):
        with visited(folder / str(number), settings, language=code, translator=translator) as visit:
            visit.show_at(*SIZES[0], Pane.TASKS)
            for screen in walk(visit):
                seen.add(screen.name)
                for width, height, pane in _looks(screen, windows):
                    visit.show_at(width, height, pane)
                    for root in screen.roots:
                        for fault in faults(root, language):
                            found.setdefault(fault, f"{screen.name} at {width}x{height}, {pane}: {fault}")
                visit.show_at(*SIZES[0], Pane.TASKS)
    return list(found.values()), seen


@pytest.mark.usefixtures("qtbot")
def test_nothing_is_cut_in_a_longer_language_and_every_text_is_translated(tmp_path: Path) -> None:
    found, seen = _all_faults(tmp_path, "pseudo", PseudoTranslator())
    assert found == []
    assert len(seen) >= 45


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize("code", ["de", "zh_CN"])
def test_nothing_is_cut_and_nothing_is_left_in_english(tmp_path: Path, code: str) -> None:
    # What is cut in a longer language was looked for in all windows; these have shorter words.
    assert _all_faults(tmp_path, code, windows=(SIZES[0], SIZES[1], SIZES[3]))[0] == []


@pytest.mark.usefixtures("qtbot", "from_right")
def test_nothing_is_cut_or_at_the_wrong_side_where_reading_begins_at_the_right(tmp_path: Path) -> None:
    assert _all_faults(tmp_path, "pseudo from the right", PseudoTranslator(from_right=True))[0] == []


def _place(visit: Visit, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(visit.window, widget.rect().topLeft()), widget.size())


@pytest.mark.usefixtures("qtbot", "from_right")
def test_panes_header_and_rows_are_mirrored(tmp_path: Path) -> None:
    with visited(tmp_path) as visit:
        window = visit.app.window
        visit.show_at(1360, 860, Pane.TASKS)
        form, tasks, player = (_place(visit, pane) for pane in (window.form, window.tasks, window.player))
        # Between two panes there is a line of one pixel.
        assert (player.left(), player.right() + 2, tasks.right() + 2) == (0, tasks.left(), form.left())
        assert (form.right(), form.width()) == (1359, 359)
        settings, tab = (_place(visit, visit.button(name)) for name in ("settings", "tabCreate"))
        assert settings.right() < 60 < 1000 < tab.left()
        task = make_task(1, TaskState.RUNNING, progress=42, submitted_at=time.time(), created_at=time.time())
        visit.facts.task_added.emit(task)
        visit.settle()
        view = window.findChild(TaskView, "taskList")
        assert view is not None
        index = next(i for i in (view.model().index(row, 0) for row in range(2)) if i.data(TaskRole) is not None)
        delegate = view.itemDelegate()
        assert isinstance(delegate, TaskDelegate) and delegate.mirrored
        layout = delegate.layout_of(task, index.data(BesideRole), tools=False)
        assert layout.video.left() > layout.picture.right() > layout.title.rect.right() > layout.kind.rect.right()


# --- the eyes of these tests are tested, too ------------------------------------------------------------------------


def _shown(bot: QtBot, *widgets: QWidget) -> QWidget:
    root = QWidget()
    bot.addWidget(root)
    box = QVBoxLayout(root)
    for widget in widgets:
        box.addWidget(widget)
    root.resize(300, 200)
    root.show()
    return root


def test_a_cut_text_is_seen(qtbot: QtBot) -> None:
    label = QLabel("A long text without room")
    label.setFixedWidth(40)
    assert any("wide" in fault for fault in faults(_shown(qtbot, label), "de"))


def test_texts_over_each_other_are_seen(qtbot: QtBot) -> None:
    root = _shown(qtbot)
    for text in ("One text", "Another one"):
        label = QLabel(text, root)
        label.move(20, 20)
        label.show()
    assert any("lies over" in fault for fault in faults(root, "de"))


def test_an_english_text_is_seen(qtbot: QtBot, qapp: QApplication) -> None:
    use_language(qapp, "de")
    root = _shown(qtbot, QLabel("Search tasks"), QPushButton("Checked 5 min ago"))
    assert sum("is English" in fault for fault in faults(root, "de")) >= 2


def test_a_text_without_translation_and_a_shortened_one_are_seen(qtbot: QtBot) -> None:
    root = _shown(qtbot, QLabel("Bare words"), QLabel("⟦Marked wor…"), QLabel("⟦Marked words⟧"))
    found = list(faults(root, "pseudo"))
    assert len([fault for fault in found if "not translated" in fault and "Bare words" in fault]) >= 1
    assert any("shortened" in fault for fault in found)
    assert not any("'Marked words" in fault for fault in found)


@pytest.mark.usefixtures("from_right")
def test_a_label_at_the_wrong_side_is_seen(qtbot: QtBot) -> None:
    assert any("leans" in fault for fault in faults(_shown(qtbot, QLabel("street_walk.mp4")), "rtl"))


def test_lines_of_one_widget_are_read_whole(qtbot: QtBot) -> None:
    label = QLabel("Ready · 42 % 中文")
    root = _shown(qtbot, label)
    assert [line.text for line in painted_texts(label)] == ["Ready · 42 % 中文"]
    assert painted(root)[0].widget is label


# --- parts that give way --------------------------------------------------------------------------------------------


def test_facts_that_do_not_fit_are_in_the_tooltip(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme(qapp, "dark")
    label = PartsLabel(theme, "small", "2")
    root = _shown(qtbot, label)
    assert label.window() is root
    text = "1 min 35 s · 1080 × 1350 · 30 fps"
    label.setFixedWidth(400)
    label.show_text(text)
    assert label.text() == text and label.toolTip() == ""
    label.setFixedWidth(label.fontMetrics().horizontalAdvance("1 min 35 s · 1080 × 1350") + 2)
    assert label.text() == "1 min 35 s · 1080 × 1350"
    assert "30 fps" in label.toolTip() and label.whole_text == text
    label.show_text("Until then, a sample. Drag the line to see before and after.")
    assert label.text() == "Until then, a sample."
    theme.deleteLater()


def test_an_empty_link_field_says_what_fits(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme(qapp, "dark")
    root = _shown(qtbot)
    field = LinkField(theme, root)
    field.set_placeholders("Paste a link to a video", "Paste a link", "https://…")
    shown = []
    for width in (300, 120, 70):
        field.resize(width, 28)
        field.show()
        shown.append(field.placeholderText())
    assert shown == ["Paste a link to a video", "Paste a link", "https://…"]
    theme.deleteLater()


# --- numbers, sizes, times ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("en", ["1\u202f250", "7.5", "10.0 s", "2 min 40 s", "1.4 MB", "28 of 42 MB", "42 %"]),
        ("de", ["1.250", "7,5", "10,0 s", "2 min 40 s", "1,4 MB", "28 von 42 MB", "42 %"]),
        ("zh_CN", ["1,250", "7.5", "10.0 秒", "2 分 40 秒", "1.4 MB", "28 / 42 MB", "42%"]),
    ],
)
def test_numbers_are_written_as_in_the_language(qapp: QApplication, code: str, wanted: list[str]) -> None:
    use_language(qapp, code)
    task = make_task(1, TaskState.RUNNING, progress=42, submitted_at=SUMMER - 160, checked_at=SUMMER - 4)
    words = words_of(task, SUMMER)
    percent = "".join(sign for sign in words.word if sign.isdigit() or sign in " %").strip()
    found = [
        credits(1250),
        credits(7.5),
        duration(10),
        duration(160),
        file_size(1_400_000),
        bytes_text(28_000_000, 42_000_000),
        percent,
    ]
    assert found == wanted
    assert duration(160) in words.detail


@pytest.mark.parametrize(
    ("code", "day", "today"),
    [("de", "Donnerstag, 19. November 2026", "Heute"), ("zh_CN", "2026年11月19日星期四", "今天")],
)
def test_days_and_times_are_written_as_in_the_language(qapp: QApplication, code: str, day: str, today: str) -> None:
    use_language(qapp, code)
    thursday = 739_939
    assert day_text(thursday, thursday + 5) == day
    assert day_text(thursday, thursday) == today
    noon = time.mktime((2026, 11, 19, 14, 32, 0, 0, 0, -1))
    assert clock(noon) == "14:32"
    assert moment(noon) == f"{day}, 14:32"
    assert QCoreApplication.translate("TaskText", "saved {time}") != "saved {time}"
