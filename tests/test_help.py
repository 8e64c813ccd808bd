"""The question mark's menu and its dialogs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from vidgo_desktop.core.report import Report
from vidgo_desktop.ui.dialog_frame import ContentScroll, DialogFrame
from vidgo_desktop.ui.help_about import AboutDialog, licence_texts
from vidgo_desktop.ui.help_keys import GROUPS, all_keys, native
from vidgo_desktop.ui.help_lists import KeyCap, KeysDialog, MessagesDialog
from vidgo_desktop.ui.help_menu import HelpMenu
from vidgo_desktop.ui.help_report import ReportDialog, machine_facts
from vidgo_desktop.ui.messages import RecentMessages
from vidgo_desktop.ui.theme import Theme

REPORT = Report((("about.txt", "Vidgo Desktop: 1"), ("log.txt", "nothing <b>happened</b>")))


class StillTheme(Theme):
    """Nothing moves, so that each state can be looked at once."""

    def duration(self, milliseconds: int) -> int:
        return 0


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made = StillTheme(qapp, "dark")
    yield made
    made.deleteLater()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.setCentralWidget(QWidget())
    made.resize(1200, 780)
    made.show()
    return made


def shown(dialog: DialogFrame) -> DialogFrame:
    dialog.open()
    QApplication.processEvents()
    return dialog


def button(parent: QWidget, name: str) -> QAbstractButton:
    found = parent.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton), name
    return found


def words(parent: QWidget) -> list[str]:
    return [label.text() for label in parent.findChildren(QLabel) if label.isVisible()]


def make(kind: str, theme: Theme, window: QMainWindow) -> DialogFrame:
    match kind:
        case "keys":
            return KeysDialog(theme, window)
        case "messages":
            messages = RecentMessages(window)
            messages.add("Link copied. It works for a day.")
            return MessagesDialog(theme, window, messages)
        case "about":
            return AboutDialog(theme, window, "0.9.1")
        case _:
            dialog = ReportDialog(theme, window, Path.home())
            dialog.show_report(REPORT)
            return dialog


KINDS = ("keys", "messages", "about", "report")


# --- the menu ------------------------------------------------------------------------------------------------


def test_the_menu_has_five_entries_and_each_is_a_wish(qtbot: QtBot, theme: Theme, window: QMainWindow) -> None:
    menu = HelpMenu(theme, window)
    entries = {action.objectName(): action for action in menu.actions() if not action.isSeparator()}
    assert [action.text() for action in entries.values()] == [
        "List of keys",
        "Recent messages",
        "Vidgo help page",
        "Report a problem…",
        "About Vidgo Desktop",
    ]
    for name, signal in (
        ("helpKeys", menu.keys_requested),
        ("helpMessages", menu.messages_requested),
        ("helpPage", menu.help_page_requested),
        ("helpReport", menu.report_requested),
        ("helpAbout", menu.about_requested),
    ):
        with qtbot.waitSignal(signal):
            entries[name].trigger()
        assert not entries[name].icon().isNull()


def test_the_menu_opens_below_its_button_and_its_keys_do_not_fight(
    qtbot: QtBot, theme: Theme, window: QMainWindow
) -> None:
    fired: list[str] = []
    own = QAction(window)
    own.setShortcut(QKeySequence("F1"))
    own.triggered.connect(lambda: fired.append("window"))
    window.addAction(own)
    opener = QToolButton(window)
    opener.setGeometry(1100, 10, 32, 32)
    opener.show()
    menu = HelpMenu(theme, window)
    menu.keys_requested.connect(lambda: fired.append("menu"))
    menu.open_below(opener)
    assert menu.isVisible()
    assert menu.y() >= opener.mapToGlobal(opener.rect().bottomLeft()).y()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert fired == ["menu"] and not menu.isVisible()
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert fired == ["menu", "window"]


# --- every dialog --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_every_dialog_closes_by_escape_cross_and_button(theme: Theme, window: QMainWindow, kind: str) -> None:
    for way in ("escape", "enter", "closeDialog", "close"):
        dialog = shown(make(kind, theme, window))
        if way == "escape":
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
        elif way == "enter":
            QTest.keyClick(dialog, Qt.Key.Key_Return)
        else:
            QTest.mouseClick(button(dialog, way), Qt.MouseButton.LeftButton)
        assert not dialog.isVisible(), way


@pytest.mark.parametrize("kind", KINDS)
def test_every_stop_has_a_name(theme: Theme, window: QMainWindow, kind: str) -> None:
    dialog = shown(make(kind, theme, window))
    stops = [w for w in dialog.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    assert len(stops) >= 3
    for widget in stops:
        assert widget.accessibleName(), widget
        assert not set("×≈·…") & set(widget.accessibleName())


@pytest.mark.parametrize("kind", KINDS)
def test_every_dialog_fits_onto_a_small_screen_at_300_percent(theme: Theme, window: QMainWindow, kind: str) -> None:
    window.setMinimumSize(1, 1)
    window.resize(427, 240)
    dialog = shown(make(kind, theme, window))
    assert dialog.width() <= 427 and dialog.height() <= 240
    assert dialog.footer is not None
    for found in dialog.footer.findChildren(QAbstractButton):
        assert dialog.rect().contains(found.geometry().translated(dialog.footer.pos())), found.objectName()
    scroll = dialog.findChild(ContentScroll)
    assert scroll is not None and scroll.height() >= 40


@pytest.mark.parametrize("kind", KINDS)
def test_everything_is_plain_text(theme: Theme, window: QMainWindow, kind: str) -> None:
    dialog = shown(make(kind, theme, window))
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in dialog.findChildren(QLabel))


# --- keys ----------------------------------------------------------------------------------------------------


def test_every_key_can_be_pressed_and_is_in_the_list_once() -> None:
    keys = all_keys()
    # The same key may do the same in two places, such as the player and the page Compare.
    for group in GROUPS:
        inside = [key for row in group.rows for key in row.keys]
        assert len(set(inside)) == len(inside), group.title
    for key in keys:
        assert not QKeySequence(key).isEmpty(), key
        assert native(key)
    assert {"F1", "?", "F5", "F6", "Ctrl+Return", "Ctrl+,"} <= set(keys)


def test_the_list_of_keys_shows_all_of_them(theme: Theme, window: QMainWindow) -> None:
    dialog = shown(KeysDialog(theme, window))
    caps = [cap.text() for cap in dialog.findChildren(KeyCap)]
    assert caps == [native(key) for key in all_keys()]
    said = [label.text() for label in dialog.findChildren(QLabel)]
    for group in GROUPS:
        assert group.title in said
        assert all(row.does in said for row in group.rows)


def test_the_list_of_keys_scrolls_by_key(theme: Theme, window: QMainWindow) -> None:
    dialog = shown(KeysDialog(theme, window))
    scroll = dialog.findChild(ContentScroll)
    assert scroll is not None and scroll.verticalScrollBar().maximum() > 0
    scroll.setFocus()
    QTest.keyClick(scroll, Qt.Key.Key_Down)
    assert scroll.verticalScrollBar().value() > 0


# --- recent messages -----------------------------------------------------------------------------------------


def test_recent_messages_are_listed_and_stay_up_to_date(theme: Theme, window: QMainWindow) -> None:
    messages = RecentMessages(window)
    dialog = shown(MessagesDialog(theme, window, messages))
    assert any("Nothing was said yet" in text for text in words(dialog))
    messages.add("The disk is full.", "error")
    messages.add("<i>Link</i> copied.")
    messages.add("The disk is full.", "error")
    QApplication.processEvents()
    said = words(dialog)
    assert not any("Nothing was said yet" in text for text in said)
    assert said.index("The disk is full.") < said.index("<i>Link</i> copied.")
    assert said.count("The disk is full.") == 1
    assert any(text.startswith("2 time") for text in said)
    rows = [row for row in dialog.findChildren(QWidget, "messageRow") if row.isVisible()]
    assert len(rows) == 2


# --- report --------------------------------------------------------------------------------------------------


def test_the_report_is_asked_for_shown_and_can_be_copied(qtbot: QtBot, theme: Theme, window: QMainWindow) -> None:
    dialog = ReportDialog(theme, window, Path.home())
    with qtbot.waitSignal(dialog.report_wanted):
        shown(dialog)
    assert not button(dialog, "saveReport").isEnabled() and not button(dialog, "copyReport").isEnabled()
    dialog.show_report(REPORT)
    assert dialog.report is REPORT
    text = dialog.findChild(QPlainTextEdit, "reportText")
    assert text is not None and text.isReadOnly() and text.toPlainText() == REPORT.text
    assert any("Nothing is sent by itself" in said for said in words(dialog))
    QTest.mouseClick(button(dialog, "copyReport"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == REPORT.text
    assert button(dialog, "copyReport").text() == "Copied"


def test_the_report_is_saved_where_the_user_says(
    qtbot: QtBot, theme: Theme, window: QMainWindow, tmp_path: Path
) -> None:
    dialog = ReportDialog(theme, window, tmp_path)
    shown(dialog)
    dialog.show_report(REPORT)
    QTest.mouseClick(button(dialog, "saveReport"), Qt.MouseButton.LeftButton)
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    assert chooser.acceptMode() is QFileDialog.AcceptMode.AcceptSave and chooser.defaultSuffix() == "zip"
    with qtbot.waitSignal(dialog.report_save_requested) as caught:
        chooser.fileSelected.emit(str(tmp_path / "r.zip"))
    assert caught.args == [tmp_path / "r.zip"]
    assert not button(dialog, "saveReport").isEnabled()
    chooser.close()
    dialog.show_saved(None)
    assert dialog.note.text == "It could not be saved there. Choose another folder."
    assert button(dialog, "saveReport").isEnabled()
    dialog.show_saved(tmp_path / "r.zip")
    assert dialog.note.text == "Saved as r.zip."


def test_enter_never_saves(theme: Theme, window: QMainWindow) -> None:
    dialog = shown(make("report", theme, window))
    assert [b.objectName() for b in dialog.findChildren(QPushButton) if b.isDefault()] == ["close"]


def test_the_window_knows_its_machine(qapp: QApplication) -> None:
    facts = machine_facts()
    assert (
        facts["Qt"].startswith("6.")
        and facts["window system"] == QGuiApplication.platformName()
        and "×" in facts["screens"]
    )


# --- about ---------------------------------------------------------------------------------------------------


def test_about_shows_version_licence_and_notices(theme: Theme, window: QMainWindow) -> None:
    dialog = shown(AboutDialog(theme, window, "0.9.1"))
    assert "Vidgo Desktop 0.9.1" in words(dialog)
    text = dialog.findChild(QPlainTextEdit, "licenceText")
    assert text is not None and text.isReadOnly()
    assert text.toPlainText() == licence_texts()
    for part in ("MIT", "PySide6", "PyAV", "LGPL"):
        assert part in text.toPlainText()
