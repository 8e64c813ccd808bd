"""The fold *Advanced* with the optional callback address."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from vidgo_desktop.core.links import BLOCKING, LinkFinding, LinkVerdict, check_callback
from vidgo_desktop.ui.controls import text_label
from vidgo_desktop.ui.finding_text import Tone, callback_finding
from vidgo_desktop.ui.theme import Theme, set_role


class CallbackBox(QWidget):
    """Closed at first; a finding or a kept address opens it, so that nothing is said out of sight."""

    value_changed = Signal()
    grown = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._verdict = LinkVerdict("", LinkFinding.EMPTY)
        self._fold = QPushButton(self.tr("Advanced"))
        self._fold.setObjectName("advanced")
        self._fold.setCheckable(True)
        self._fold.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        set_role(self._fold, role="plain")
        self._dress()
        theme.changed.connect(self._dress)
        self._inside = QWidget()
        label = text_label(theme, "small", "2", self.tr("Callback URL"))
        self.field = QLineEdit()
        self.field.setObjectName("callbackUrl")
        self.field.setPlaceholderText(self.tr("Optional, https://…"))
        self.field.setAccessibleName(self.tr("Callback URL, optional"))
        hint = self.tr("The service also tells this address when the video is ready. Most people leave it empty.")
        self._hint = text_label(theme, "small", "3", hint, wrap=True)
        self._hint.setMinimumSize(1, 1)
        self._hint.setObjectName("callbackFinding")
        self._hint_text = hint
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 4, 0, 0)
        inside.setSpacing(6)
        for part in (label, self.field, self._hint):
            inside.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._fold)
        box.addWidget(self._inside)
        self._fold.toggled.connect(self._unfold)
        self.field.textChanged.connect(self._edited)
        self._unfold(False)

    @property
    def is_used(self) -> bool:
        """Whether it is open or holds something."""
        return self._fold.isChecked() or bool(self.field.text())

    @Slot()
    def _dress(self) -> None:
        high, size = self._theme.scaled(26), self._theme.font("small").pixelSize()
        self._fold.setStyleSheet(f"QPushButton {{ padding: 0 8px 0 0; min-height: {high}px; font-size: {size}px; }}")

    @property
    def url(self) -> str:
        """The address that would be sent, empty for none."""
        return "" if self.is_blocked else self._verdict.url

    @property
    def is_blocked(self) -> bool:
        """Whether what stands there cannot be used."""
        return self._verdict.finding is not LinkFinding.EMPTY and self._verdict.finding in BLOCKING

    @Slot(bool)
    def _unfold(self, opened: bool) -> None:
        self._inside.setVisible(opened)
        name = "chevron-down" if opened else "chevron-right"
        self._theme.bind_icon(self._fold, name, 14, "text.2")
        shown = self.tr("Advanced, open") if opened else self.tr("Advanced, closed")
        self._fold.setAccessibleName(shown)
        self.grown.emit()

    @Slot(str)
    def _edited(self, text: str) -> None:
        self._verdict = check_callback(text)
        found = callback_finding(self._verdict.finding)
        if text:
            self._fold.setChecked(True)
        tone = "3" if found is None else "error" if found.tone is Tone.BLOCKING else "warn"
        self._hint.setText(self._hint_text if found is None else found.text)
        if self._hint.property("tone") != tone:
            set_role(self._hint, tone=tone)
            set_role(self.field, state="error" if tone == "error" else "")
        self.field.setAccessibleDescription(self._hint.text())
        if tone == "error":
            self.grown.emit()
        self.value_changed.emit()
