"""The ring around what the keyboard has reached; style sheets can draw none outside of a control."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from vidgo_desktop.ui.painting import keyboard_focus, paint_ring
from vidgo_desktop.ui.theme import Theme

_GAP = 4
# Around fields and drop-downs it takes the place of the outline.
_CLOSE = 2
_FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)
_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox)
_PLAIN = (QPushButton, QToolButton, QCheckBox, QRadioButton)


class FocusRing(QWidget):
    """One ring for everything below ``scope``: a pane, a dialog or a window.

    It serves plain buttons, fields and drop-downs, and subclasses that say ``wants_ring = True``; the others paint
    their own. A field that says ``wants_ring = False`` lies in a frame that shows the focus. Inside a scroll area the
    ring lies on the content, so that it scrolls and is clipped with it.
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
        new = _opener_of(new)
        if new is not None and self._scope.isAncestorOf(new) and _shows_ring(new):
            self._chain = self._chain_of(new)
            for widget in self._chain:
                widget.installEventFilter(self)
            if isinstance(new, QComboBox):
                # Once it is made, the list stays; one filter is kept however often it is installed.
                new.view().window().installEventFilter(self)
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
        out = _CLOSE if isinstance(around, _FIELDS) else _GAP
        self.setGeometry(place.adjusted(-out, -out, out, out))
        self.raise_()
        self.setVisible(around.isVisible())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget wherever it or what it lies in goes."""
        if event.type() is QEvent.Type.DynamicPropertyChange:
            self.update()
        if watched not in self._chain:
            if event.type() is QEvent.Type.Hide:
                self._focus_changed(None, QApplication.focusWidget())
            return False
        if event.type() in _FOLLOWED and isValid(self) and all(isValid(widget) for widget in self._chain):
            self._place()
        return False

    def _radius(self) -> float:
        """Of the middle of the line: as far out as it lies; a control that is not 6 says so as ``ring_radius``."""
        around = self._chain[0] if self._chain else None
        usual = 11.0 if around is not None and around.property("role") == "generate" else 9.0
        if isinstance(around, _FIELDS):
            usual = 7.0
        return float(getattr(around, "ring_radius", usual))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Two pixels with a gap of two, or without one."""
        painter = QPainter(self)
        is_wrong = bool(self._chain) and self._chain[0].property("state") == "error"
        paint_ring(painter, self._theme, QRectF(self.rect()), self._radius(), "error" if is_wrong else "accent.line")
        painter.end()


def _opener_of(widget: QWidget | None) -> QWidget | None:
    """The drop-down whose list this is; every other widget stands for itself."""
    above = widget.window().parentWidget() if widget is not None else None
    return above if isinstance(above, QComboBox) else widget


def _shows_ring(widget: QWidget) -> bool:
    """Buttons only after the keyboard was used, a field whenever it takes keys, a drop-down also while it is open."""
    is_field = isinstance(widget, _FIELDS)
    if not getattr(widget, "wants_ring", is_field or type(widget) in _PLAIN):
        return False
    if isinstance(widget, QComboBox) and widget.view().window().isVisible():
        return True
    return isinstance(widget, QLineEdit) or keyboard_focus(widget)
