"""Stage, timeline and transport as one block that moves between the pane and the whole screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vidgo_desktop.ui.stage import Stage
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.timeline import Timeline
from vidgo_desktop.ui.transport import Transport


class VideoBlock(QWidget):
    """What belongs to the video itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.stage = Stage(theme)
        self.timeline = Timeline(theme)
        self.transport = Transport(theme)
        self._box = QVBoxLayout(self)
        self._box.setSpacing(0)
        self._box.addWidget(self.stage, 1)
        self._box.addSpacing(12)
        self._box.addWidget(self.timeline)
        self._box.addSpacing(4)
        self._box.addWidget(self.transport)
        self.show_framed(True)

    def show_framed(self, framed: bool) -> None:
        """As a part of the pane, or filling the screen."""
        margin = 0 if framed else 16
        self._box.setContentsMargins(margin, margin, margin, margin)
        self.stage.show_framed(framed)


class FullScreen(QWidget):
    """A window of its own around the block. Keys go to ``key_pressed``; closing it or Esc is ``left``."""

    key_pressed = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("fullScreenVideo")
        self.setWindowTitle(title)
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme.color("bg.panel"))
        self.setPalette(palette)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self._box = box

    def take(self, block: VideoBlock) -> None:
        """Show the block on the whole screen."""
        self._box.addWidget(block)
        block.show_framed(False)
        block.show()
        self.showFullScreen()
        block.stage.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; all else is the pane's."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            self.key_pressed.emit(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The block goes back before the window dies."""
        self.left.emit()
        event.accept()
