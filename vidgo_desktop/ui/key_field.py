"""A text field for a secret: hidden, and nothing of it gets out by copying, undoing or dragging."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QMenu, QStyle, QToolButton

from vidgo_desktop.ui.controls import IconLabel
from vidgo_desktop.ui.round_menu import make_round
from vidgo_desktop.ui.theme import Theme

# A paste of a whole page is cut here; a key is far shorter.
_MOST_TEXT = 4096
_LEAKS = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
)
_ICON, _EYE = 16, 28
_BEFORE_ICON, _AFTER_EYE = 11, 5
# From the edge to the text, less what the style sheet leaves free anyway.
_TEXT_FROM, _SHEET = 35, 11
_SPACING = 1.5
_TAIL, _SHORTEST_WITH_TAIL = 4, 12
_DOT = 0x2022


class KeyField(QLineEdit):
    """``pasted`` is emitted after a paste, so that the text can be looked at and cleaned. The eye is its own stop."""

    pasted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._has_tail = False
        self.setStyleSheet(f"QLineEdit {{ lineedit-password-character: {_DOT}; }}")
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(_MOST_TEXT)
        self.setDragEnabled(False)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._icon = IconLabel(theme, "key", _ICON, "text.3")
        self._icon.setParent(self)
        self.eye = self._make_eye()
        self.eye.setParent(self)
        self.eye.toggled.connect(self.show_characters)
        self.selectionChanged.connect(self._drop_selection)
        theme.changed.connect(self._dress)
        self._dress()

    def _make_eye(self) -> QToolButton:
        eye = QToolButton()
        eye.setObjectName("showKey")
        eye.setCheckable(True)
        eye.setAccessibleName(self.tr("Show the key"))
        eye.setToolTip(self.tr("Show the key"))
        eye.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        eye.setCursor(Qt.CursorShape.ArrowCursor)
        eye.setStyleSheet(f"QToolButton {{ min-width: {_EYE}px; min-height: {_EYE}px; }}")
        eye.setFixedSize(_EYE, _EYE)
        self._theme.bind_icon(eye, "eye", _ICON, "text.3", "accent.text")
        return eye

    @Slot()
    def _dress(self) -> None:
        # Readable characters matter more than looks while the key is shown.
        font = self._theme.font("body")
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _SPACING)
        self.setFont(font)
        self._place()

    @property
    def is_shown(self) -> bool:
        """Whether the characters can be read."""
        return self.echoMode() is QLineEdit.EchoMode.Normal

    @Slot(bool)
    def show_characters(self, shown: bool) -> None:
        """Let the characters be read, or hide them again."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.eye.setChecked(shown)
        self.deselect()

    def show_tail(self, shown: bool) -> None:
        """Whether the last characters of a hidden key can be read, so that people know which one it is."""
        self._has_tail = shown
        self.update()

    def forget(self) -> None:
        """Empty the field and its memory of former texts."""
        # Unlike clear(), this leaves nothing to undo.
        self.setText("")
        self.show_tail(False)
        self.show_characters(False)

    @Slot()
    def paste_key(self) -> None:
        """Replace the text by what is on the clipboard."""
        self.setText(QGuiApplication.clipboard().text()[:_MOST_TEXT])
        self.pasted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No copy, no cut, no undo; a paste replaces everything."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_key()
        elif not any(event.matches(keys) for keys in _LEAKS):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of a text field without its leaks."""
        menu = QMenu(self)
        make_round(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        paste = menu.addAction(self.tr("Paste"))
        paste.setEnabled(bool(QGuiApplication.clipboard().text()))
        paste.triggered.connect(self.paste_key)
        menu.addAction(self.tr("Clear")).triggered.connect(self.forget)
        menu.popup(event.globalPos())

    def hideEvent(self, event: QHideEvent) -> None:
        """What is out of sight is hidden when it comes back."""
        self.show_characters(False)
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The icon and the eye stay at the two ends."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """The ends change places with the direction of reading."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._place()

    def _place(self) -> None:
        direction, box = self.layoutDirection(), self.rect()
        top = (box.height() - _ICON) // 2
        icon = QStyle.visualRect(direction, box, QRect(_BEFORE_ICON, top, _ICON, _ICON))
        self._icon.move(icon.topLeft())
        eye = QRect(box.width() - _AFTER_EYE - _EYE, (box.height() - _EYE) // 2, _EYE, _EYE)
        self.eye.move(QStyle.visualRect(direction, box, eye).topLeft())
        near, far = _TEXT_FROM - _SHEET, _EYE
        if direction is Qt.LayoutDirection.RightToLeft:
            near, far = far, near
        self.setTextMargins(near, 0, far, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where a key is known to work, its last characters are told instead of their dots."""
        super().paintEvent(event)
        text = self.text()
        at_end = self.cursorPosition() == len(text) and not self.hasSelectedText()
        if self._has_tail and at_end and not self.is_shown and len(text) >= _SHORTEST_WITH_TAIL:
            painter = QPainter(self)
            self._paint_tail(painter, text)
            painter.end()

    def _paint_tail(self, painter: QPainter, text: str) -> None:
        far = _AFTER_EYE + _EYE
        from_right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        near, far = (far, _TEXT_FROM) if from_right else (_TEXT_FROM, far)
        inner = self.rect().adjusted(near, 3, -far, -3)
        metrics = self.fontMetrics()
        dot, tail = chr(_DOT), text[-_TAIL:]
        tail_width = metrics.horizontalAdvance(tail)
        most = (inner.width() - tail_width - 2) // metrics.horizontalAdvance(dot)
        dots = dot * max(0, min(len(text) - _TAIL, most))
        # Drawn apart: beside digits some fonts set dots closer.
        dots_width = metrics.horizontalAdvance(dots)
        start = inner.right() - dots_width - tail_width if from_right else inner.left()
        painter.fillRect(inner.adjusted(-2, 0, 0, 0), self._theme.color("field"))
        painter.setFont(self.font())
        painter.setPen(self._theme.color("text.1"))
        baseline = inner.center().y() + (metrics.ascent() - metrics.descent()) // 2
        painter.drawText(start, baseline, dots)
        painter.drawText(start + dots_width, baseline, tail)
        if self.hasFocus():
            end = inner.right() if from_right else start + dots_width + tail_width
            height = metrics.height()
            caret = QRect(end + 1, inner.center().y() - height // 2, 1, height)
            painter.fillRect(caret, self._theme.color("text.1"))

    @Slot()
    def _drop_selection(self) -> None:
        # On X11 a selection of readable text is a copy for every other program.
        if self.is_shown and self.hasSelectedText():
            self.deselect()
