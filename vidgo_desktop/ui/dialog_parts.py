"""Parts that the dialogs share: the key sentence, and the row of buttons at the bottom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.wrapped_text import Paragraph

__all__ = ["ButtonRow", "Paragraph", "Sentence"]

_LEAST_BUTTON = 120


class Sentence(Paragraph):
    """The key sentence of a dialog: as large as a heading but not bold."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, "heading", "1", text)

    def setFont(self, font: QFont | str | Sequence[str], /) -> None:
        """Take the size and leave the weight."""
        plain = QFont(font)
        plain.setWeight(QFont.Weight.Normal)
        # Set closer is what is bold.
        plain.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.0)
        super().setFont(plain)


class _Line(QLayout):
    """Buttons in one line, least important at the start, the others at the end; in several lines in a narrow dialog."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._at_start = 0

    def add(self, button: QWidget, *, at_start: bool) -> None:
        """Buttons at the start are added before all others."""
        self.addWidget(button)
        if at_start:
            self._items.insert(self._at_start, self._items.pop())
            self._at_start += 1

    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def sizeHint(self) -> QSize:
        sizes = self._sizes(1 << 20)
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return self._with_margins(QSize(width, max((size.height() for size in sizes), default=0)))

    def minimumSize(self) -> QSize:
        # Wide enough for the longest word is enough: a button that has less room is cut, a window cannot be.
        return self._with_margins(QSize(_LEAST_BUTTON, max((s.height() for s in self._sizes(1 << 20)), default=0)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        margins = self.contentsMargins()
        places = self._places(width - margins.left() - margins.right())
        return max((place.bottom() + 1 for place in places), default=0) + margins.top() + margins.bottom()

    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        owner = self.parentWidget()
        direction = Qt.LayoutDirection.LeftToRight if owner is None else owner.layoutDirection()
        shown = [item for item in self._items if not item.isEmpty()]
        for item, place in zip(shown, self._places(inner.width()), strict=True):
            moved = place.translated(inner.topLeft())
            item.setGeometry(QStyle.visualRect(direction, inner, moved))

    def _with_margins(self, size: QSize) -> QSize:
        return size.grownBy(self.contentsMargins())

    def _sizes(self, most: int) -> list[QSize]:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        return [QSize(min(size.width(), most), size.height()) for size in shown]

    def _places(self, width: int) -> list[QRect]:
        sizes, gap = self._sizes(max(1, width)), self.spacing()
        at_start = sum(not item.isEmpty() for item in self._items[: self._at_start])
        lines: list[list[int]] = [[]]
        if sum(size.width() + gap for size in sizes) - gap <= width:
            lines = [list(range(len(sizes)))]
        else:
            at_start = 0
            for index, size in enumerate(sizes):
                taken = sum(sizes[other].width() + gap for other in lines[-1])
                if lines[-1] and taken + size.width() > width:
                    lines.append([])
                lines[-1].append(index)
        places: list[QRect] = []
        top = 0
        for line in lines:
            # What stands at the end of the line is laid out from there.
            x = 0 if at_start else width - sum(sizes[index].width() + gap for index in line) + gap
            for index in line:
                if at_start and index == at_start:
                    x = width - sum(sizes[other].width() + gap for other in line if other >= at_start) + gap
                places.append(QRect(QPoint(x, top), sizes[index]))
                x += sizes[index].width() + gap
            top += max((sizes[index].height() for index in line), default=0) + gap
        return places


class ButtonRow(QWidget):
    """The footer of a dialog: least important left, primary right; below each other where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self._line = _Line(self)
        self._line.setContentsMargins(24, 16, 24, 16)
        self._line.setSpacing(8)

    def add_left(self, button: QWidget) -> None:
        """Before all buttons of the right side."""
        self._line.add(button, at_start=True)

    def add_right(self, button: QWidget) -> None:
        """The last one is the primary button."""
        self._line.add(button, at_start=False)
