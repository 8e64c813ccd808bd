"""Data only: what each key does on the page."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from vidgo_desktop.ui.compare.shots import View


class Does(StrEnum):
    """What a key asks for."""

    PLAY = "play"
    LOOP_BEGIN = "loop_begin"
    LOOP_END = "loop_end"
    LOOP = "loop"
    SOUND = "sound"
    FULL_SCREEN = "full_screen"
    BACK = "back"


_PLAIN = {
    Qt.Key.Key_Space: Does.PLAY,
    Qt.Key.Key_K: Does.PLAY,
    Qt.Key.Key_I: Does.LOOP_BEGIN,
    Qt.Key.Key_O: Does.LOOP_END,
    Qt.Key.Key_L: Does.LOOP,
    Qt.Key.Key_M: Does.SOUND,
    Qt.Key.Key_F: Does.FULL_SCREEN,
    Qt.Key.Key_Escape: Does.BACK,
}
_VIEWS = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5), View, strict=True))
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_MANY = 10
# By the letter: on many keyboards these are typed with other keys held.
_WIPES = {"[": -1, "]": 1}
_SHIFTS = {Qt.Key.Key_Comma: -1, Qt.Key.Key_Period: 1}
_NONE, _SHIFT, _ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def _held(event: QKeyEvent) -> Qt.KeyboardModifier:
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def action_of(event: QKeyEvent) -> Does | None:
    """A key without any other."""
    return _PLAIN.get(Qt.Key(event.key())) if _held(event) == _NONE else None


def view_of(event: QKeyEvent) -> View | None:
    """1 to 5."""
    return _VIEWS.get(Qt.Key(event.key())) if _held(event) == _NONE else None


def step_of(event: QKeyEvent) -> int:
    """One frame, ten with Shift; 0 for another key."""
    step = _STEPS.get(Qt.Key(event.key()), 0)
    held = _held(event)
    return step if held == _NONE else step * _MANY if held == _SHIFT else 0


def wipe_of(event: QKeyEvent) -> int:
    """-1 or 1; 0 for another key."""
    control = Qt.KeyboardModifier.ControlModifier
    # Where AltGr types a bracket, Windows says Ctrl and Alt.
    is_typed = not event.modifiers() & control or bool(event.modifiers() & _ALT)
    return _WIPES.get(event.text(), 0) if is_typed else 0


def shift_of(event: QKeyEvent) -> tuple[int, bool]:
    """By how many frames to shift, and whether it is the original's; (0, False) for another key."""
    step, held = _SHIFTS.get(Qt.Key(event.key()), 0), _held(event)
    return (step, held == _ALT) if held in (_NONE, _ALT) else (0, False)
