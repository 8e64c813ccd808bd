"""A text field for a secret: hidden, and nothing of it gets out by copying, undoing or dragging."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu

from vidgo_desktop.ui.theme import Theme

# A paste of a whole page is cut here; a key is far shorter.
_MOST_TEXT = 4096
_LEAKS = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
)


class KeyField(QLineEdit):
    """``pasted`` is emitted after a paste, so that the text can be looked at and cleaned."""

    pasted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(_MOST_TEXT)
        self.setDragEnabled(False)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        # Readable characters matter more than looks while the key is shown.
        self.setFont(theme.font("body"))
        self.selectionChanged.connect(self._drop_selection)

    @property
    def is_shown(self) -> bool:
        """Whether the characters can be read."""
        return self.echoMode() is QLineEdit.EchoMode.Normal

    def show_characters(self, shown: bool) -> None:
        """Let the characters be read, or hide them again."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.deselect()

    def forget(self) -> None:
        """Empty the field and its memory of former texts."""
        # Unlike clear(), this leaves nothing to undo.
        self.setText("")
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

    @Slot()
    def _drop_selection(self) -> None:
        # On X11 a selection of readable text is a copy for every other program.
        if self.is_shown and self.hasSelectedText():
            self.deselect()
