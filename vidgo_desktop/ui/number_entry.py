"""The field for the number of a task that the user found in the account, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from vidgo_desktop.core.errors import NetworkError, NotANumber, NotFound, NumberTaken, PermissionRefused, VidgoError
from vidgo_desktop.ui.error_text import error_words
from vidgo_desktop.ui.note_line import NoteLine
from vidgo_desktop.ui.setting_rows import small_button
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.wrapped_text import Paragraph

# The service's numbers are opaque; a real one has 16 letters and digits.
_LONGEST_NUMBER = 200


def number_words(error: VidgoError) -> str:
    """Why a number could not be taken, and what helps."""
    translate = QCoreApplication.translate
    match error:
        case NotANumber():
            return translate("NumberEntry", "This cannot be the number of a task. Copy it once more.")
        case NumberTaken():
            return translate("NumberEntry", "This number belongs to another task in your list.")
        case NotFound():
            return translate("NumberEntry", "Vidgo does not know this number. Copy it once more from your account.")
        case PermissionRefused():
            return translate("NumberEntry", "This number belongs to another account than your key.")
        case _:
            words = error_words(error)
            if type(error) is NetworkError:
                return translate("NumberEntry", "No answer from Vidgo. Your number was not lost: try again.")
            return translate("NumberEntry", "{headline}. {sentence}").format(
                headline=words.headline, sentence=words.sentence
            )


class _Field(QLineEdit):
    """Enter gives the number. In a dialog it would else press the default button, and the number would be gone."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter here."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.entered.emit()
            return
        super().keyPressEvent(event)


class NumberEntry(QWidget):
    """``given`` carries the stripped text; from then on it waits until ``show_error``. ``resized`` says that the height
    changed.
    """

    given = Signal(object)
    resized = Signal()

    def __init__(self, theme: Theme, words: str = "") -> None:
        super().__init__()
        self.field = _Field()
        self.field.setObjectName("taskNumber")
        self.field.setAccessibleName(self.tr("Number of the task at Vidgo"))
        self.field.setPlaceholderText(self.tr("Number of the task"))
        self.field.setMaxLength(_LONGEST_NUMBER)
        self._use = small_button(theme, "useTaskNumber", self.tr("Use it"))
        self._use.setAccessibleName(self.tr("Use this number"))
        self.note = NoteLine(theme)
        self._asking = False
        hint = Paragraph(theme, "small", "2")
        hint.setText(
            words or self.tr("Do you see it in your account on vidgo.ai? With its number we can go on watching.")
        )
        entry = QHBoxLayout()
        entry.setSpacing(8)
        entry.addWidget(self.field, 1)
        entry.addWidget(self._use)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 2, 0, 6)
        box.setSpacing(6)
        box.addWidget(hint)
        box.addLayout(entry)
        box.addWidget(self.note)
        self.field.textChanged.connect(self._changed)
        self.field.entered.connect(self._give)
        self._use.clicked.connect(self._give)
        self._changed()

    def show_error(self, error: VidgoError) -> None:
        """The number was not taken."""
        self._asking = False
        self._use.setEnabled(bool(self.field.text().strip()))
        self._say("error", "alert", number_words(error))

    @Slot()
    def _changed(self) -> None:
        self._asking = False
        self._use.setEnabled(bool(self.field.text().strip()))
        self._say("2", "", "")

    @Slot()
    def _give(self) -> None:
        text = self.field.text().strip()
        if not text or self._asking:
            return
        self._asking = True
        self._use.setEnabled(False)
        self._say("2", "refresh", self.tr("Asking Vidgo…"))
        self.given.emit(text)

    def _say(self, tone: str, icon: str, text: str) -> None:
        was = self.note.text
        self.note.show_note(tone, icon, text)
        if text != was:
            self.resized.emit()
