"""The table under the task list: one column, rows as high as they need, keys that go past the heads."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from vidgo_desktop.ui import task_row
from vidgo_desktop.ui.task_delegate import TaskDelegate
from vidgo_desktop.ui.task_model import TaskListModel
from vidgo_desktop.ui.theme import Theme

BRIEF_BELOW = 440
_Move = QAbstractItemView.CursorAction


class TaskTable(QTableView):
    """Only the rows on the screen are measured, so that a hundred thousand cost no more than ten."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._fitting = False
        self._list: TaskListModel
        self._delegate: TaskDelegate

    def set_up(self, model: TaskListModel, delegate: TaskDelegate) -> None:
        """Show this model through this delegate; called once."""
        self._list, self._delegate = model, delegate
        self._dress()
        self.setModel(model)
        self.setItemDelegate(delegate)
        self._list.rowsInserted.connect(self._fit)
        self._list.rowsRemoved.connect(self._fit)
        self.verticalScrollBar().valueChanged.connect(self._fit)
        self._theme.changed.connect(self._theme_changed)

    def _dress(self) -> None:
        self.setObjectName("taskList")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._dress_bar()
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.hide()
        across.setStretchLastSection(True)
        down.hide()
        # One height for all rows costs nothing; rows that need another get it when they come into sight.
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(task_row.FIRST_HEAD_HEIGHT)
        down.setDefaultSectionSize(task_row.LEAST_HEIGHT + task_row.GAP)

    def _dress_bar(self) -> None:
        """Fainter than elsewhere, and a little away from the line beside it: it stands there nearly always."""
        self.verticalScrollBar().setStyleSheet(
            "QScrollBar:vertical { width: 8px; margin: 0 3px 2px 1px; }"
            f"QScrollBar::handle:vertical {{ background: {self._theme.hex('bg.pressed')}; }}"
            f"QScrollBar::handle:vertical:hover {{ background: {self._theme.hex('line.control')}; }}"
        )

    @property
    def delegate(self) -> TaskDelegate:
        """What paints the rows and knows where their buttons lie."""
        return self._delegate

    def visible_rows(self) -> range:
        """The rows that are on the screen, wholly or in part."""
        first = self.rowAt(0)
        if first < 0:
            return range(0)
        last = self.rowAt(self.viewport().height() - 1)
        return range(first, (last if last >= 0 else self._list.rowCount() - 1) + 1)

    @Slot()
    def _fit(self) -> None:
        """Give the rows on the screen the height they need."""
        if self._fitting:
            return
        self._fitting = True
        try:
            # A row that grows pushes others into or out of sight; two rounds settle all but odd cases.
            if self._fit_once() and self._fit_once():
                self._fit_once()
        finally:
            self._fitting = False

    def _fit_once(self) -> bool:
        header, above = self.verticalHeader(), 0
        changed = False
        for row in self.visible_rows():
            height = self._delegate.row_height(self._list.index(row, 0))
            delta = height - header.sectionSize(row)
            if delta:
                changed = True
                if self.rowViewportPosition(row) < 0:
                    above += delta
                header.resizeSection(row, height)
        if changed:
            self.updateGeometries()
            if above:
                # What grew at the upper edge must not move what the user looks at.
                self.verticalScrollBar().setValue(self.verticalScrollBar().value() + above)
            self.viewport().update()
        return changed

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new width."""
        self._measure()
        super().resizeEvent(event)
        self._fit()

    def _measure(self) -> None:
        self._delegate.width = self.width()
        self._delegate.brief = self.width() < self._theme.scaled(BRIEF_BELOW)
        self._delegate.mirrored = self.isRightToLeft()

    @Slot()
    def _theme_changed(self) -> None:
        self._dress_bar()
        self._measure()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """The direction of writing may change."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._theme_changed()

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Arrows, page keys, Home and End go from task to task, past the heads."""
        now, count = self.currentIndex().row(), self._list.rowCount()
        page = max(1, len(self.visible_rows()) - 2)
        steps = {
            _Move.MoveUp: (now - 1, -1),
            _Move.MovePrevious: (now - 1, -1),
            _Move.MoveDown: (now + 1, 1),
            _Move.MoveNext: (now + 1, 1),
            _Move.MoveHome: (0, 1),
            _Move.MoveEnd: (count - 1, -1),
            _Move.MovePageUp: (max(0, now - page), 1 if now <= page else -1),
            _Move.MovePageDown: (min(count - 1, now + page), -1 if now + page >= count else 1),
        }
        row, step = steps.get(action, (now, 1))
        found = self._list.task_row_from(row, step)
        return self.currentIndex() if found is None else self._list.index(found, 0)

    def keyboardSearch(self, search: str) -> None:
        """Typing letters does not search: only the tasks on the screen are here."""
