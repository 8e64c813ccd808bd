"""The whole screen for the video: a window of its own that borrows the block from the pane."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vidgo_desktop.ui.focus_ring import FocusRing
from vidgo_desktop.ui.player_video import VideoBlock
from vidgo_desktop.ui.theme import Theme


class _Screen(QWidget):
    """Esc or closing it is ``left``."""

    left = Signal()

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("fullScreenVideo")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(f"QWidget#fullScreenVideo {{ background: {theme.hex('bg.panel')}; }}")
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self._ring = FocusRing(theme, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; the block has taken its own keys before."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            event.ignore()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The block goes back before the window dies."""
        self.left.emit()
        event.accept()


class FullScreen(QObject):
    """Moves the block between its place in a layout and the whole screen."""

    changed = Signal(object)

    def __init__(self, theme: Theme, block: VideoBlock, home: QVBoxLayout) -> None:
        super().__init__(block)
        self._theme = theme
        self._block = block
        self._home = home
        self._place = home.indexOf(block)
        self._screen: _Screen | None = None

    @property
    def is_on(self) -> bool:
        """Whether the video has the whole screen."""
        return self._screen is not None

    @Slot()
    def toggle(self) -> None:
        """Enter or leave."""
        if self._screen is None:
            self._enter()
        else:
            self.leave()

    def _enter(self) -> None:
        screen = _Screen(self._theme, self.tr("Video"))
        screen.left.connect(self.leave)
        self._screen = screen
        screen.box.addWidget(self._block)
        self._block.show_framed(False)
        self.changed.emit(True)
        screen.showFullScreen()
        self._block.stage.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def leave(self) -> None:
        """Back into the pane; does nothing when it is there."""
        screen, self._screen = self._screen, None
        if screen is None:
            return
        self._home.insertWidget(self._place, self._block, 1)
        self._block.show_framed(True)
        self.changed.emit(False)
        screen.hide()
        screen.deleteLater()
        self._block.stage.setFocus(Qt.FocusReason.OtherFocusReason)
