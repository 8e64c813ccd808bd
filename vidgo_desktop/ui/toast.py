"""A short message at the bottom of the window; one at a time, gone after six seconds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QRectF, Qt, QTimer, QVariantAnimation, Slot
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QGraphicsOpacityEffect, QHBoxLayout, QPushButton, QWidget
from shiboken6 import isValid

from vidgo_desktop.ui.announce import announce
from vidgo_desktop.ui.controls import IconLabel, paint_box
from vidgo_desktop.ui.focus_ring import FocusRing
from vidgo_desktop.ui.messages import RecentMessages
from vidgo_desktop.ui.theme import Theme, set_role
from vidgo_desktop.ui.wrapped_text import Paragraph

SECONDS = 6
_WIDEST, _NARROWEST, _HEIGHT = 400, 240, 44
_ABOVE_BOTTOM = 24
_MOST_LINES = 3
_SIDE = 16
_IN_MS, _OUT_MS = 160, 120
_MOST_WAITING = 5
_COMES_AND_GOES = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Move)


@dataclass(frozen=True, slots=True)
class _Said:
    text: str
    detail: str
    icon: str
    tint: str
    action_text: str
    action: Callable[[], object] | None
    aloud: bool


class Toast(QWidget):
    """Lies over its parent. It stays while the mouse is over it or its button has the focus.

    What comes meanwhile waits. Every message is also in ``messages``, the list behind *Recent messages*.
    """

    def __init__(self, theme: Theme, parent: QWidget, messages: RecentMessages | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.messages = messages or RecentMessages(self)
        self._action: Callable[[], object] | None = None
        self._waiting: list[_Said] = []
        self._focus_before: QWidget | None = None
        self._below: QWidget | None = None
        self.setObjectName("toast")
        self._icon = IconLabel(theme, "info", 16, "text.2")
        self._text = Paragraph(theme, "body", "1")
        self._text.setObjectName("toastText")
        self._button = QPushButton()
        self._button.setObjectName("toastAction")
        self._button.setAutoDefault(False)
        set_role(self._button, role="plain")
        self._button.clicked.connect(self._act)
        self._button.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(17, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.setSpacing(12)
        self._words.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        self._words.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._words, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self._leave)
        self._veil = QGraphicsOpacityEffect(self)
        self._veil.setEnabled(False)
        self.setGraphicsEffect(self._veil)
        self._way = (0.0, 1.0)
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setEasingCurve(QEasingCurve.Type.OutQuad)
        self._fade.valueChanged.connect(self._faded)
        self._fade.finished.connect(self._fade_ended)
        self._ring = FocusRing(theme, self)
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
        again: bool = False,
        aloud: bool = True,
    ) -> None:
        """Say this instead of what is shown. ``detail`` is technical and goes into the tooltip; ``action`` is the one
        button. The same text within a minute is only counted, unless it has a button or ``again`` wants it shown: the
        answer to a click must be seen each time. Not ``aloud`` is what somebody else announces already.
        """
        is_new = self.messages.add(text, tint if tint in ("ok", "warn", "error") else "info")
        if not (is_new or again or action is not None):
            if self.isVisible() and self.text == text and self._timer.isActive():
                self._timer.start()
            return
        said = _Said(text, detail, icon, tint, action_text, action, aloud)
        if self.isVisible() and self._is_held():
            self._waiting = [*self._waiting, said][-_MOST_WAITING:]
        else:
            self._show(said)

    def keep_above(self, widget: QWidget) -> None:
        """While this part of the window is there, what is said stands above it."""
        self._below = widget
        widget.installEventFilter(self)

    def focus_action(self) -> bool:
        """Bring the keyboard to the button; False when there is none to go to."""
        if not self.isVisible() or self._button.isHidden():
            return False
        self._button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def enterEvent(self, event: QEnterEvent) -> None:
        """Someone reads: stay."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Begin the six seconds anew, or go on to what waits."""
        self._let_go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom of the parent, and stay while the button has the focus."""
        resized = watched is self.parentWidget() and event.type() is QEvent.Type.Resize
        if self.isVisible() and (resized or (watched is self._below and event.type() in _COMES_AND_GOES)):
            self._place()
        elif watched is self._button and event.type() is QEvent.Type.FocusIn:
            self._timer.stop()
        elif watched is self._button and event.type() is QEvent.Type.FocusOut:
            self._let_go()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes the message away."""
        if event.key() == Qt.Key.Key_Escape and self.isVisible():
            self._go()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box and outline."""
        painter = QPainter(self)
        theme = self._theme
        back = theme.color("bg.hover" if theme.is_dark else "bg.panel")
        paint_box(painter, QRectF(self.rect()), 10, back, theme.color("line.button"))
        painter.end()

    # --- coming and going -----------------------------------------------------------------------------------

    def _show(self, said: _Said) -> None:
        was_visible = self.isVisible()
        self._text.setText(said.text)
        self._text.setAccessibleDescription(said.detail)
        # A tooltip guesses whether a text is markup; escaped, it stays what it is.
        self.setToolTip(f"<qt>{escape(said.detail)}</qt>" if said.detail else "")
        self._icon.show_icon(said.icon, said.tint)
        self._action = said.action
        self._button.setText(said.action_text)
        self._button.setAccessibleName(said.action_text)
        self._button.setVisible(bool(said.action_text))
        focus = QApplication.focusWidget()
        self._focus_before = focus if isinstance(focus, QWidget) and focus is not self._button else None
        self._timer.start()
        self._place()
        self.show()
        self.raise_()
        if not was_visible or self._fade.state() is QVariantAnimation.State.Running:
            self._move(1.0, _IN_MS)
        if said.aloud:
            announce(self, said.text)

    def _is_held(self) -> bool:
        return self.underMouse() or self._button.hasFocus()

    def _let_go(self) -> None:
        if not self.isVisible():
            return
        if self._waiting:
            self._show(self._waiting.pop(0))
        else:
            self._timer.start()

    @Slot()
    def _act(self) -> None:
        action = self._action
        self._go()
        if action is not None:
            action()

    @Slot()
    def _leave(self) -> None:
        self._move(0.0, _OUT_MS)

    def _go(self) -> None:
        """Away at once, and the focus back to where it was."""
        self._timer.stop()
        self._fade.stop()
        before, had_focus = self._focus_before, self._button.hasFocus()
        self._focus_before = None
        self.hide()
        if had_focus and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._waiting:
            self._show(self._waiting.pop(0))

    def _move(self, end: float, milliseconds: int) -> None:
        begun = self._veil.opacity() if self._veil.isEnabled() else 1.0 - end
        self._fade.stop()
        self._way = (begun, end)
        self._fade.setDuration(self._theme.duration(milliseconds))
        if self._fade.duration():
            self._faded(0.0)
            self._veil.setEnabled(True)
            self._fade.start()
        else:
            self._fade_ended()

    @Slot(object)
    def _faded(self, share: object) -> None:
        if isinstance(share, float):
            begun, end = self._way
            self._veil.setOpacity(begun + (end - begun) * share)

    @Slot()
    def _fade_ended(self) -> None:
        # A veil costs with each paint, so it lies there only while something moves.
        self._veil.setEnabled(False)
        if self._way[1] == 0.0:
            self._go()

    def _lay_beside(self, is_beside: bool) -> None:
        """The button beside the words, or below them at the end of the line."""
        ways, end = QBoxLayout.Direction, Qt.AlignmentFlag.AlignTrailing if not is_beside else Qt.AlignmentFlag(0)
        self._words.setDirection(ways.LeftToRight if is_beside else ways.TopToBottom)
        self._words.setSpacing(12 if is_beside else 2)
        self._words.setAlignment(self._button, end | Qt.AlignmentFlag.AlignVCenter)

    def _place(self) -> None:
        parent, layout = self.parentWidget(), self.layout()
        if parent is None or layout is None:
            return
        scaled = self._theme.scaled
        most = min(scaled(_WIDEST), parent.width() - 2 * _SIDE)
        words = self._text.fontMetrics().horizontalAdvance(self.text) + 2
        self._lay_beside(True)
        beside = layout.sizeHint().width() - self._text.sizeHint().width()
        natural = beside + words
        # Beside a long button, long words would stand in a narrow column.
        if not self._button.isHidden() and words > _MOST_LINES * (most - beside):
            self._lay_beside(False)
        width = max(min(natural, most), min(scaled(_NARROWEST), most))
        self.resize(width, max(scaled(_HEIGHT), layout.totalHeightForWidth(width)))
        below, bottom = self._below, parent.height()
        if below is not None and below.isVisible():
            bottom = below.mapTo(parent, QPoint(0, 0)).y()
        self.move((parent.width() - width) // 2, bottom - self.height() - _ABOVE_BOTTOM)
