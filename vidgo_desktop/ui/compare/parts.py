"""The way of F6 through the page: views, stage, panel, strips, and round again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def go_to_next(stops: Sequence[tuple[QWidget, QWidget]], step: int) -> None:
    """Give the keyboard to the next part that can be seen. Each stop is a part and what in it takes the keyboard."""
    there = [(part, stop) for part, stop in stops if part.isVisible()]
    if not there:
        return
    focused = QApplication.focusWidget()
    inside = (i for i, (part, _stop) in enumerate(there) if focused is not None and _holds(part, focused))
    _part, stop = there[(next(inside, -1 if step > 0 else 0) + step) % len(there)]
    stop.setFocus(Qt.FocusReason.TabFocusReason)


def _holds(part: QWidget, widget: QWidget) -> bool:
    return part is widget or part.isAncestorOf(widget)
