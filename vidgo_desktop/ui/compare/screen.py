"""The whole screen for a comparison: a window of its own that borrows stage and strips from the page."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from vidgo_desktop.ui.compare.work_area import WorkArea
from vidgo_desktop.ui.focus_ring import FocusRing
from vidgo_desktop.ui.theme import Theme


class _Screen(QWidget):
    """Esc or closing it is ``left``; ``key_came`` carries the other keys."""

    left = Signal()
    key_came = Signal(object)

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("compareScreen")
        self.setWindowTitle(title)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self._ring = FocusRing(theme, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves, the others mean what they mean on the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            self.key_came.emit(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was borrowed goes back before the window dies."""
        self.left.emit()
        event.accept()


class WholeScreen(QObject):
    """Moves the work area between the page and the whole screen. ``key_came`` carries keys that nobody there took."""

    key_came = Signal(object)

    def __init__(self, theme: Theme, area: WorkArea, home: QStackedLayout) -> None:
        super().__init__(area)
        self._theme, self._area, self._home = theme, area, home
        self._place = home.indexOf(area)
        self._screen: _Screen | None = None

    @property
    def is_on(self) -> bool:
        """Whether the comparison has the whole screen."""
        return self._screen is not None

    @Slot()
    def toggle(self) -> None:
        """Enter or leave."""
        if self._screen is None:
            self._enter()
        else:
            self.leave()

    def _enter(self) -> None:
        screen = _Screen(self._theme, self.tr("Comparison"))
        screen.left.connect(self.leave)
        screen.key_came.connect(self.key_came)
        self._screen = screen
        screen.box.addWidget(self._area)
        self._area.show()
        self._area.show_alone(True)
        screen.showFullScreen()
        self._area.stage.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def leave(self) -> None:
        """Back into the page; does nothing when it is there."""
        screen, self._screen = self._screen, None
        if screen is None:
            return
        self._home.insertWidget(self._place, self._area)
        self._home.setCurrentWidget(self._area)
        self._area.show_alone(False)
        screen.hide()
        screen.deleteLater()
        self._area.stage.setFocus(Qt.FocusReason.OtherFocusReason)
