"""The part of the form that scrolls, above the footer that never does."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QScrollArea

from vidgo_desktop.ui.form_fields import FormFields

MARGIN = 16
_LEAST_MARGIN = 4


class FormScroll(QScrollArea):
    """Shows the fields as wide as it is; they move up and down only."""

    def __init__(self, fields: FormFields) -> None:
        super().__init__()
        self._fields = fields
        self.setWidget(fields)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().rangeChanged.connect(self.fit)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Keep the cards where they are when the scroll bar comes: it lies in their margin."""
        bar = self.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self._fields.column.setContentsMargins(MARGIN, MARGIN, max(_LEAST_MARGIN, MARGIN - taken), MARGIN)
