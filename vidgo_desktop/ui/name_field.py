"""The field for the template of file names, with a menu of its parts and a word about what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from vidgo_desktop.core.naming import LONGEST_TEMPLATE, USUAL_TEMPLATE, fault_of, tells_apart
from vidgo_desktop.ui.menu_lead import MenuLead
from vidgo_desktop.ui.name_example import fault_words, tokens_in_order
from vidgo_desktop.ui.note_line import NoteLine
from vidgo_desktop.ui.round_menu import make_round
from vidgo_desktop.ui.setting_rows import small_button
from vidgo_desktop.ui.theme import Theme, set_role

# A template is kept when the typing rests for this long.
KEEP_MS = 600


class _Field(QLineEdit):
    """Enter keeps the template. In a dialog it would else press a button."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter here."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.entered.emit()
            return
        super().keyPressEvent(event)


class NameField(QWidget):
    """``typed`` carries each text that can be used, for the example; ``chosen`` one that is to be kept."""

    typed = Signal(object)
    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._kept = USUAL_TEMPLATE
        self._is_told = False
        self.field = _Field(self._kept)
        self.field.setObjectName("nameTemplate")
        self.field.setAccessibleName(self.tr("File name, with parts in braces"))
        self.field.setMaxLength(LONGEST_TEMPLATE)
        self.insert = small_button(theme, "insertNamePart", self.tr("Insert"), "plus")
        self.insert.setAccessibleName(self.tr("Insert a part of the name"))
        self.insert.setToolTip(self.tr("Insert a part of the name"))
        self.note = NoteLine(theme)
        self.menu = QMenu(self)
        self.menu.setObjectName("namePartMenu")
        make_round(self.menu)
        MenuLead(self.menu, self.insert)
        for token, words in tokens_in_order():
            entry = self.menu.addAction(
                QCoreApplication.translate("NameTemplate", "{words}   {token}").format(words=words, token=token)
            )
            entry.setData(token)
        entries = QHBoxLayout()
        entries.setSpacing(8)
        entries.addWidget(self.field, 1)
        entries.addWidget(self.insert, 0, Qt.AlignmentFlag.AlignVCenter)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(entries)
        box.addWidget(self.note)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(KEEP_MS)
        self._rest.timeout.connect(self.keep)
        self.field.textChanged.connect(self._changed)
        self.field.editingFinished.connect(self.keep)
        self.field.entered.connect(self.keep)
        self.insert.clicked.connect(self._open_menu)
        self.menu.triggered.connect(self._insert)

    @property
    def template(self) -> str:
        """The last text that could be used: what is in force, or will be in a moment."""
        text = self.field.text()
        return text if fault_of(text) is None else self._kept

    def show_template(self, template: str) -> None:
        """What is in force. A text that is being typed stays."""
        is_own = template == self._kept and (self._rest.isActive() or fault_of(self.field.text()) is not None)
        self._kept = template
        if not is_own and self.field.text() != template:
            self._is_told = True
            self.field.setText(template)
            self._is_told = False
            self._rest.stop()

    def forget_text(self) -> None:
        """The settings are closed: keep what can be used, take back what cannot."""
        self.keep()
        if self.field.text() != self._kept:
            self._is_told = True
            self.field.setText(self._kept)
            self._is_told = False

    @Slot()
    def keep(self) -> None:
        """Have the typed template kept, unless it cannot be used."""
        self._rest.stop()
        text = self.field.text()
        if text != self._kept and fault_of(text) is None:
            self._kept = text
            self.chosen.emit(text)

    @Slot()
    def _changed(self) -> None:
        text = self.field.text()
        finding = fault_of(text)
        if finding is not None:
            self.note.show_note("error", "failed", fault_words(finding))
        elif not tells_apart(text):
            words = self.tr("Every video gets this name, with a number behind it.")
            self.note.show_note("2", "info", words)
        else:
            self.note.clear()
        self.field.setAccessibleDescription(self.note.text)
        state = "" if finding is None else "error"
        if self.field.property("state") != state:
            set_role(self.field, state=state)
        if finding is None:
            self.typed.emit(text)
        if self._is_told or finding is not None:
            self._rest.stop()
        else:
            self._rest.start()

    @Slot()
    def _open_menu(self) -> None:
        place = self.insert.mapToGlobal(self.insert.rect().bottomLeft())
        if not self.isRightToLeft():
            place.setX(place.x() + self.insert.width() - self.menu.sizeHint().width())
        self.menu.popup(place)

    @Slot(QAction)
    def _insert(self, entry: QAction) -> None:
        self.field.insert(str(entry.data()))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
