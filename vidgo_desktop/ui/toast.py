"""A short message at the bottom of the window; one at a time, gone after six seconds."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from vidgo_desktop.ui.announce import announce
from vidgo_desktop.ui.controls import IconLabel, paint_box, text_label
from vidgo_desktop.ui.theme import Theme, set_role

SECONDS = 6
_WIDEST = 400
_ABOVE_BOTTOM = 24
_SIDE = 16


class Toast(QWidget):
    """Lies over its parent. It stays while the mouse is over it or its button has the focus."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._action: Callable[[], object] | None = None
        self.setObjectName("toast")
        self._icon = IconLabel(theme, "info", 16, "text.2")
        self._text = text_label(theme, "body", "1", wrap=True)
        self._text.setObjectName("toastText")
        self._button = QPushButton()
        self._button.setObjectName("toastAction")
        set_role(self._button, role="plain")
        self._button.clicked.connect(self._act)
        self._button.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        theme.changed.connect(self.update)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The message that is shown, or was shown last."""
        return self._text.text()

    def show_message(
        self,
        text: str,
        detail: str = "",
        *,
        icon: str = "info",
        tint: str = "text.2",
        action_text: str = "",
        action: Callable[[], object] | None = None,
    ) -> None:
        """Replace what is shown. ``detail`` is technical and goes into the tooltip; ``action`` is the one button."""
        self._text.setText(text)
        self._text.setAccessibleDescription(detail)
        # A tooltip guesses whether a text is markup; escaped, it stays what it is.
        self.setToolTip(f"<qt>{escape(detail)}</qt>" if detail else "")
        self._icon.show_icon(icon, tint)
        self._action = action
        self._button.setText(action_text)
        self._button.setAccessibleName(action_text)
        self._button.setVisible(bool(action_text))
        self._timer.start()
        self._place()
        self.show()
        self.raise_()
        announce(self, text)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Someone reads: stay."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Begin the six seconds anew."""
        if self.isVisible() and not self._button.hasFocus():
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom of the parent, and stay while the button has the focus."""
        if watched is self.parentWidget() and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        elif watched is self._button and event.type() is QEvent.Type.FocusIn:
            self._timer.stop()
        elif watched is self._button and event.type() is QEvent.Type.FocusOut and self.isVisible():
            self._timer.start()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box and outline."""
        painter = QPainter(self)
        theme = self._theme
        back = theme.color("bg.hover" if theme.is_dark else "bg.panel")
        paint_box(painter, QRectF(self.rect()), 10, back, theme.color("line.button"))
        painter.end()

    @Slot()
    def _act(self) -> None:
        action = self._action
        self._timer.stop()
        self.hide()
        if action is not None:
            action()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        width = min(_WIDEST, parent.width() - 2 * _SIDE)
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else 44
        self.resize(width, max(44, height))
        self.move((parent.width() - width) // 2, parent.height() - self.height() - _ABOVE_BOTTOM)
