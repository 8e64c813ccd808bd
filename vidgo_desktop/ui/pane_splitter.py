"""A splitter whose handles are a thin line to look at, and wide enough to be grabbed by mouse and by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from vidgo_desktop.ui.painting import keyboard_focus, mirrored
from vidgo_desktop.ui.theme import Theme

# What is seen, and what lies on each side of it only to be grabbed: 8 together.
_LINE = 1
_BEFORE, _BEHIND = 4, 3
_STEP, _BIG_STEP = 8, 40


class PaneHandle(QSplitterHandle):
    """One pixel of line; two of accent under the mouse or the keyboard. Arrows move it, a double click undoes."""

    def __init__(self, theme: Theme, splitter: PaneSplitter) -> None:
        super().__init__(Qt.Orientation.Horizontal, splitter)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        theme.changed.connect(self.update)
        self._grab()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt would cut a thin handle to five pixels here; this one keeps what ``_grab`` gave it."""

    def changeEvent(self, event: QEvent) -> None:
        """The other direction of reading has the line on the other side."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._grab()

    def _grab(self) -> None:
        # The splitter makes a handle wider by these, over the panes beside it.
        before, behind = (_BEHIND, _BEFORE) if self._is_mirrored else (_BEFORE, _BEHIND)
        self.setContentsMargins(before, 0, behind, 0)

    @property
    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def enterEvent(self, event: QEvent) -> None:
        """Light up."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Back to rest."""
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Light up."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Back to rest."""
        super().focusOutEvent(event)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the widths of the start."""
        event.accept()
        splitter = self.splitter()
        if isinstance(splitter, PaneSplitter):
            splitter.reset_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move the line the way they point, with Shift further; Home restores the start."""
        step = _BIG_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
        steps = {Qt.Key.Key_Left: -step, Qt.Key.Key_Right: step}
        splitter = self.splitter()
        if event.key() in steps and isinstance(splitter, PaneSplitter):
            splitter.move_line(self, steps[Qt.Key(event.key())] * (-1 if self._is_mirrored else 1))
        elif event.key() == Qt.Key.Key_Home and isinstance(splitter, PaneSplitter):
            splitter.reset_requested.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line only; the rest shows the panes below it."""
        painter = QPainter(self)
        lit = self.underMouse() or keyboard_focus(self)
        line = QRect(_BEFORE - (1 if lit else 0), 0, _LINE + (1 if lit else 0), self.height())
        painter.fillRect(mirrored(self, line), self._theme.color("accent.line" if lit else "line.soft"))
        painter.end()


class PaneSplitter(QSplitter):
    """Panes beside each other. ``reset_requested`` after a double click on a handle."""

    reset_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self.setChildrenCollapsible(False)
        self.setHandleWidth(_LINE)

    def put(self, first: QWidget, second: QWidget, words: str) -> None:
        """Two panes; ``words`` name the line between them."""
        self.addWidget(first)
        self.addWidget(second)
        for pane in (first, second):
            pane.installEventFilter(self)
        # Qt lays each new pane below the older ones, and assistive technology reads from below.
        first.lower()
        self.handle(1).setAccessibleName(words)

    def createHandle(self) -> QSplitterHandle:
        """Our own kind."""
        return PaneHandle(self._theme, self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the right, Qt lays every pane one pixel too far to the right, over the edge of the window."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and self.isRightToLeft():
            right = self.contentsRect().width()
            for index in range(self.count()):
                pane = self._pane(index)
                if not pane.isHidden():
                    right -= pane.width()
                    pane.move(right, pane.y())
                    right -= self.handleWidth()
        return super().eventFilter(watched, event)

    def move_line(self, handle: QSplitterHandle, by: int) -> None:
        """Move a handle, in pixels towards the trailing side, as far as the panes allow."""
        index = next(place for place in range(1, self.count()) if self.handle(place) is handle)
        first, second = self.sizes()[index - 1 : index + 1]
        low, high = self._least(index - 1), self._most(index - 1)
        wanted = min(
            max(first + by, low, first + second - self._most(index)), high, first + second - self._least(index)
        )
        sizes = self.sizes()
        sizes[index - 1 : index + 1] = [wanted, first + second - wanted]
        if sizes != self.sizes():
            self.setSizes(sizes)
            self.splitterMoved.emit(self.handle(index).mapTo(self, QPoint(0, 0)).x(), index)

    def _least(self, index: int) -> int:
        pane = self._pane(index)
        return pane.minimumWidth() or pane.minimumSizeHint().width()

    def _most(self, index: int) -> int:
        return self._pane(index).maximumWidth()

    def _pane(self, index: int) -> QWidget:
        pane = self.widget(index)
        if pane is None:
            raise IndexError(index)
        return pane
