"""The address of the service, for those who were given another one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.core.links import check_base_url
from vidgo_desktop.core.settings import DEFAULT_API_BASE
from vidgo_desktop.ui.note_line import NoteLine
from vidgo_desktop.ui.setting_rows import SettingRow, small_button
from vidgo_desktop.ui.theme import Theme, set_role


class ServiceAddress(QWidget):
    """``address_wished`` carries the checked address. With a key, ``key_forget_requested`` comes before it."""

    address_wished = Signal(object)
    key_forget_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._has_key = False
        self._base = DEFAULT_API_BASE
        self._is_fixed = False
        self.field = QLineEdit()
        self.field.setObjectName("apiBase")
        self.field.setAccessibleName(self.tr("Service address"))
        self.field.setMaxLength(2048)
        self._note = NoteLine(theme)
        self._use = small_button(theme, "useApiBase", self.tr("Use this address"))
        self._reset = small_button(theme, "resetApiBase", self.tr("Back to Vidgo’s own"))
        self._row = SettingRow(theme, self.tr("Service address"), self._usual_words(), self._reset, line=False)
        entry = QHBoxLayout()
        entry.setSpacing(8)
        entry.addWidget(self.field, 1)
        entry.addWidget(self._use, 0, Qt.AlignmentFlag.AlignVCenter)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 12)
        box.setSpacing(8)
        box.addWidget(self._row)
        box.addLayout(entry)
        box.addWidget(self._note)
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self._apply)
        self._use.clicked.connect(self._apply)
        self._reset.clicked.connect(self._back)
        self.field.setText(self._base)

    def _usual_words(self) -> str:
        return self.tr("Vidgo’s own, unless you were given another one.")

    @property
    def note(self) -> str:
        """The sentence under the field."""
        return self._note.text

    def show_address(self, base: str) -> None:
        """The address of the settings."""
        if self._is_fixed or base == self._base:
            return
        self._base = base
        self.field.setText(base)
        self._look()

    def show_in_force(self, text: str, fixed: bool) -> None:
        """The address that is really in force; a fixed one was given at the start and cannot be changed here."""
        self._is_fixed = fixed
        self._base = text
        self.field.setReadOnly(fixed)
        self.field.setText(text)
        given = self.tr("Given when the program was started; it holds until it is closed.")
        self._row.show_hint(given if fixed else self._usual_words())
        self._look()

    def show_key(self, has_key: bool) -> None:
        """Whether there is a key that another address would take away."""
        self._has_key = has_key
        self._look()

    def forget_text(self) -> None:
        """Take back what was entered but not used."""
        self.field.setText(self._base)

    def _wanted(self) -> str | None:
        try:
            return check_base_url(self.field.text())
        except VidgoError:
            return None

    @Slot()
    def _look(self) -> None:
        base = self._wanted()
        changed = base is not None and base != self._base and not self._is_fixed
        self._use.setVisible(changed)
        self._reset.setVisible(self._base != DEFAULT_API_BASE and not self._is_fixed)
        if base is None:
            text = self.tr("Use an address that begins with https. On this computer itself, http is fine.")
            self._note.show_note("error", "failed", text)
        elif changed and self._has_key:
            text = self.tr(
                "Your key belongs to the service that it was made for. It is forgotten here and must be entered again."
            )
            self._note.show_note("warn", "alert", text)
        else:
            self._note.clear()
        self.field.setAccessibleDescription(self._note.text)
        state = "error" if base is None else ""
        if self.field.property("state") != state:
            set_role(self.field, state=state)

    @Slot()
    def _apply(self) -> None:
        base = self._wanted()
        if base is None or base == self._base or self._is_fixed:
            return
        if self._has_key:
            # First the key, then the address: it must not go to a service that it was not made for.
            self.key_forget_requested.emit()
        self.address_wished.emit(base)

    @Slot()
    def _back(self) -> None:
        self.field.setText(DEFAULT_API_BASE)
        self._apply()
