"""The ring around a button that the keyboard has reached; style sheets cannot draw one with a gap."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QCheckBox, QPushButton, QToolButton, QWidget
from shiboken6 import isValid

from vidgo_desktop.ui.controls import keyboard_focus, paint_ring
from vidgo_desktop.ui.theme import Theme

_GAP = 4
_FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)
_PLAIN = (QPushButton, QToolButton, QCheckBox)


class FocusRing(QWidget):
    """One ring for everything below ``scope``: a pane, a dialog or a window.

    It serves plain buttons and subclasses that say ``wants_ring = True``; the others paint their own. Inside a
    scroll area it lies on the content, so that it scrolls and is clipped with it.
    """

    def __init__(self, theme: Theme, scope: QWidget) -> None:
        super().__init__(scope)
        self._theme = theme
        self._scope = scope
        self._chain: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        theme.changed.connect(self.update)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    @Slot(QWidget, QWidget)
    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if not (isValid(self) and isValid(self._scope)):
            return  # the focus goes because the window is being taken down
        for widget in self._chain:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._chain = []
        if new is not None and self._scope.isAncestorOf(new) and _wants_ring(new) and keyboard_focus(new):
            self._chain = self._chain_of(new)
            for widget in self._chain:
                widget.installEventFilter(self)
        self._place()

    def _chain_of(self, widget: QWidget) -> list[QWidget]:
        """The widget and what it lies in, up to the content of a scroll area or the scope."""
        chain = [widget]
        while chain[-1] is not self._scope:
            parent = chain[-1].parentWidget()
            if parent is None or isinstance(parent.parentWidget(), QAbstractScrollArea):
                break
            chain.append(parent)
        return chain

    def _place(self) -> None:
        if len(self._chain) < 2:
            self.hide()
            return
        around, ground = self._chain[0], self._chain[-1]
        if self.parentWidget() is not ground:
            self.setParent(ground)
        place = QRect(around.mapTo(ground, QPoint(0, 0)), around.size())
        self.setGeometry(place.adjusted(-_GAP, -_GAP, _GAP, _GAP))
        self.raise_()
        self.setVisible(around.isVisible())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget wherever it or what it lies in goes."""
        if event.type() in _FOLLOWED and isValid(self) and all(isValid(widget) for widget in self._chain):
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Two pixels with a gap of two."""
        painter = QPainter(self)
        radius = 10 if self._chain and self._chain[0].property("role") == "generate" else 8
        paint_ring(painter, self._theme, QRectF(self.rect()), radius)
        painter.end()


def _wants_ring(widget: QWidget) -> bool:
    return type(widget) in _PLAIN or bool(getattr(widget, "wants_ring", False))
