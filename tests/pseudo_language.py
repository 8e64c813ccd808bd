"""A language that nobody speaks: every text 35 % longer and in marks; and a look for texts that are cut off."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QTranslator
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QComboBox, QLabel, QPushButton, QWidget

_LONGER = 0.35
# Half a pixel of rounding on either side is not a cut.
_SLACK = 1
_LEAST_PADDING = 4
_FILL = "öäüßéñ"
_FILL_FROM_RIGHT = "אבגדהו"


class PseudoTranslator(QTranslator):
    """Longer words, the same places for names and numbers, and marks that show where a text begins and ends.

    ``from_right``: each text begins with letters of a script that is read from the right.
    """

    def __init__(self, *, from_right: bool = False) -> None:
        super().__init__()
        self._fill = _FILL_FROM_RIGHT if from_right else _FILL
        self._begin = f"⟦{_FILL_FROM_RIGHT[:1]} " if from_right else "⟦"

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        more = max(1, round(len(text) * _LONGER) - 2)
        words = " ".join((self._fill * (more // len(self._fill) + 1))[start : start + 6] for start in range(0, more, 7))
        return f"{self._begin}{text} {words}⟧"

    def isEmpty(self) -> bool:
        return False


def cut_texts(root: QWidget) -> Iterator[str]:
    """Every visible text below ``root`` that has less room than it needs, told in words."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        fault = _label_fault(widget) if isinstance(widget, QLabel) else _button_fault(widget)
        fault = fault or _clip_fault(widget, root)
        if fault:
            yield f"{type(widget).__name__} {widget.objectName()}: {fault}"


def _label_fault(label: QLabel) -> str:
    text = label.text()
    if not text or getattr(label, "whole_text", None) is not None:
        # A label that shortens by itself has the whole text in its tooltip.
        return ""
    room = label.contentsRect()
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        return f"{text!r} needs {needed}, has {label.height()}" if needed > label.height() + _SLACK else ""
    wide = QFontMetrics(label.font()).horizontalAdvance(text)
    return f"{text!r} is {wide} wide, has {room.width()}" if wide > room.width() + _SLACK else ""


def _button_fault(widget: QWidget) -> str:
    if not isinstance(widget, QAbstractButton) or isinstance(widget, QComboBox) or not widget.text():
        return ""
    needed, has = widget.minimumSizeHint(), widget.size()
    if isinstance(widget, QPushButton):
        # The sheet's padding may give way, the words may not.
        icon = 0 if widget.icon().isNull() else widget.iconSize().width() + _SLACK
        words = QFontMetrics(widget.font()).horizontalAdvance(widget.text())
        needed.setWidth(min(needed.width(), words + icon + 2 * _LEAST_PADDING))
    if needed.width() > has.width() + _SLACK or needed.height() > has.height() + _SLACK:
        return f"{widget.text()!r} needs {needed.toTuple()}, has {has.toTuple()}"
    return ""


def _clip_fault(widget: QWidget, root: QWidget) -> str:
    """A text that reaches out of what it lies in; what scrolls may."""
    if not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
        return ""
    parent = widget.parentWidget()
    place = widget.geometry()
    while parent is not None and parent is not root:
        if isinstance(parent, QAbstractScrollArea) or isinstance(parent.parentWidget(), QAbstractScrollArea):
            return ""
        if not QRect(0, 0, parent.width(), parent.height()).contains(place):
            return f"{widget.text()!r} at {place.getRect()} leaves {type(parent).__name__} {parent.size().toTuple()}"
        place = place.translated(parent.pos())
        parent = parent.parentWidget()
    return ""
