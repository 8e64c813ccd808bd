"""Data only: every key of the program, in groups, for the list of keys and for the test that compares it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from vidgo_desktop.ui.error_actions import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Keys:
    """One line: the keys in portable spelling (``Ctrl`` is the command key on a Mac), and what they do (English)."""

    keys: tuple[str, ...]
    does: str


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys that work in the same place. ``title`` is English source text."""

    title: str
    rows: tuple[Keys, ...]


GROUPS: tuple[KeyGroup, ...] = (
    KeyGroup(
        QT_TRANSLATE_NOOP("HelpKeys", "Everywhere"),
        (
            Keys(("Ctrl+1",), QT_TRANSLATE_NOOP("HelpKeys", "Set up a video")),
            Keys(("Ctrl+3",), QT_TRANSLATE_NOOP("HelpKeys", "Compare with the source")),
            Keys(("Ctrl+O",), QT_TRANSLATE_NOOP("HelpKeys", "Choose a video")),
            Keys(("Ctrl+Shift+I",), QT_TRANSLATE_NOOP("HelpKeys", "Choose a picture")),
            Keys(("Ctrl+V",), QT_TRANSLATE_NOOP("HelpKeys", "Paste a link or a file into the right card")),
            Keys(("Ctrl+Return",), QT_TRANSLATE_NOOP("HelpKeys", "Generate")),
            Keys(("Ctrl+F",), QT_TRANSLATE_NOOP("HelpKeys", "Search tasks")),
            Keys(("F6",), QT_TRANSLATE_NOOP("HelpKeys", "Next pane")),
            Keys(("Shift+F6",), QT_TRANSLATE_NOOP("HelpKeys", "Previous pane")),
            Keys(("F5",), QT_TRANSLATE_NOOP("HelpKeys", "Refresh balance")),
            Keys(("F1", "?"), QT_TRANSLATE_NOOP("HelpKeys", "This list of keys")),
            Keys(("Ctrl+,",), QT_TRANSLATE_NOOP("HelpKeys", "Settings")),
            Keys(("Ctrl+Q",), QT_TRANSLATE_NOOP("HelpKeys", "Quit")),
        ),
    ),
    KeyGroup(
        QT_TRANSLATE_NOOP("HelpKeys", "In the list of tasks"),
        (
            Keys(("Up", "Down", "Home", "End"), QT_TRANSLATE_NOOP("HelpKeys", "Move in the list")),
            Keys(("Return",), QT_TRANSLATE_NOOP("HelpKeys", "Play the chosen row, or do what its first button says")),
            Keys(("Shift+F10", "Menu"), QT_TRANSLATE_NOOP("HelpKeys", "Everything that can be done with the row")),
            Keys(("Ctrl+A",), QT_TRANSLATE_NOOP("HelpKeys", "Choose all rows")),
            Keys(("Shift+Up", "Shift+Down"), QT_TRANSLATE_NOOP("HelpKeys", "Choose several rows")),
            Keys(("S",), QT_TRANSLATE_NOOP("HelpKeys", "Star")),
            Keys(("F2",), QT_TRANSLATE_NOOP("HelpKeys", "Rename")),
            Keys(("Ctrl+R",), QT_TRANSLATE_NOOP("HelpKeys", "Try again")),
            Keys(("Ctrl+C",), QT_TRANSLATE_NOOP("HelpKeys", "Copy the link")),
            Keys(("Ctrl+Shift+C",), QT_TRANSLATE_NOOP("HelpKeys", "Copy the video file")),
            Keys(("Ctrl+Shift+O",), QT_TRANSLATE_NOOP("HelpKeys", "Show in folder")),
            Keys(("Del",), QT_TRANSLATE_NOOP("HelpKeys", "Remove")),
            Keys(("Ctrl+Z",), QT_TRANSLATE_NOOP("HelpKeys", "Undo")),
            Keys(("Esc",), QT_TRANSLATE_NOOP("HelpKeys", "Leave the search")),
        ),
    ),
    KeyGroup(
        QT_TRANSLATE_NOOP("HelpKeys", "In the player"),
        (
            Keys(("Space", "K"), QT_TRANSLATE_NOOP("HelpKeys", "Play or pause")),
            Keys(("Left", "Right"), QT_TRANSLATE_NOOP("HelpKeys", "One frame back, one frame on")),
            Keys(("Shift+Left", "Shift+Right"), QT_TRANSLATE_NOOP("HelpKeys", "Ten frames back, ten frames on")),
            Keys(("1", "2", "5"), QT_TRANSLATE_NOOP("HelpKeys", "Side by side, wipe, single")),
            Keys(("[", "]"), QT_TRANSLATE_NOOP("HelpKeys", "Move the wipe line")),
            Keys(("I", "O", "L"), QT_TRANSLATE_NOOP("HelpKeys", "Loop from here, loop to here, loop on or off")),
            Keys(("M",), QT_TRANSLATE_NOOP("HelpKeys", "Sound")),
            Keys(("F",), QT_TRANSLATE_NOOP("HelpKeys", "Full screen")),
        ),
    ),
    KeyGroup(
        QT_TRANSLATE_NOOP("HelpKeys", "On the page Compare"),
        (
            Keys(("Space", "K"), QT_TRANSLATE_NOOP("HelpKeys", "Play or pause")),
            Keys(("Left", "Right"), QT_TRANSLATE_NOOP("HelpKeys", "One frame back, one frame on")),
            Keys(("Shift+Left", "Shift+Right"), QT_TRANSLATE_NOOP("HelpKeys", "Ten frames back, ten frames on")),
            Keys(("1", "2", "3", "4", "5"), QT_TRANSLATE_NOOP("HelpKeys", "Side by side, wipe, fade, blink, single")),
            Keys(("[", "]"), QT_TRANSLATE_NOOP("HelpKeys", "Move the wipe line, or fade")),
            Keys((",", "."), QT_TRANSLATE_NOOP("HelpKeys", "Shift the result by one frame")),
            Keys(("Alt+,", "Alt+."), QT_TRANSLATE_NOOP("HelpKeys", "Shift the original by one frame")),
            Keys(("I", "O", "L"), QT_TRANSLATE_NOOP("HelpKeys", "Loop from here, loop to here, loop on or off")),
            Keys(("M",), QT_TRANSLATE_NOOP("HelpKeys", "Sound")),
            Keys(("F",), QT_TRANSLATE_NOOP("HelpKeys", "Full screen")),
            Keys(("Esc",), QT_TRANSLATE_NOOP("HelpKeys", "Back to the tasks")),
        ),
    ),
)


def all_keys() -> tuple[str, ...]:
    """Every key of the list, in portable spelling."""
    return tuple(key for group in GROUPS for row in group.rows for key in row.keys)


def native(key: str) -> str:
    """A key as this system writes it: ``Ctrl+O``, or ``⌘O`` on a Mac."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key


def groups() -> Iterator[tuple[str, tuple[tuple[tuple[str, ...], str], ...]]]:
    """The translated title of each group, and its lines: the keys as the system writes them, and what they do."""
    translate = QCoreApplication.translate
    for group in GROUPS:
        lines = tuple((tuple(map(native, row.keys)), translate("HelpKeys", row.does)) for row in group.rows)
        yield translate("HelpKeys", group.title), lines
