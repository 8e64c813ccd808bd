"""Choosing in a list as assistive technology does: it selects an entry, and expects that to count."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QComboBox


class AssistiveChoice(QObject):
    """Lives with its view, which has its model already. ``chosen`` carries the row.

    Mouse and keys make an entry current and select it; assistive technology only selects it. Here it becomes current.
    """

    chosen = Signal(object)

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        # A selection comes just before its entry is made current.
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(self._take)
        view.selectionModel().selectionChanged.connect(self._settled.start)

    @Slot()
    def _take(self) -> None:
        selected = self._view.selectionModel().selectedIndexes()
        if len(selected) == 1 and selected[0] != self._view.currentIndex():
            self._view.setCurrentIndex(selected[0])
            self.chosen.emit(selected[0].row())


class ComboChoice(QObject):
    """The same for a drop-down, also while its menu is closed; make it after the view was set."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__(box)
        self._box = box
        AssistiveChoice(box.view()).chosen.connect(self._choose)

    @Slot(object)
    def _choose(self, row: int) -> None:
        self._box.setCurrentIndex(row)
        self._box.hidePopup()
