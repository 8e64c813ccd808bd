"""The menu behind the dots of the task list: the order of the rows, what is shown, and what is done with many."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from vidgo_desktop.core.library_facts import TaskOrder
from vidgo_desktop.ui import assets
from vidgo_desktop.ui.menu_lead import MenuLead
from vidgo_desktop.ui.round_menu import make_round
from vidgo_desktop.ui.task_heads import OFFERED, order_text
from vidgo_desktop.ui.theme import Theme


class ListMenu(QMenu):
    """``order_chosen`` carries a ``TaskOrder``, ``starred_chosen`` whether only starred tasks are wanted."""

    retry_all_requested = Signal()
    clear_ready_requested = Signal()
    show_all_requested = Signal()
    number_requested = Signal()
    order_chosen = Signal(object)
    starred_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget, button: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons: dict[QAction, str] = {}
        make_round(self)
        self.setObjectName("listMenu")
        MenuLead(self, button)
        self._orders = QMenu(self.tr("Sort"), self)
        make_round(self._orders)
        self._orders.setObjectName("sortMenu")
        group = QActionGroup(self._orders)
        self._by_order: dict[TaskOrder, QAction] = {}
        for order in OFFERED:
            entry = self._orders.addAction(order_text(order))
            entry.setCheckable(True)
            entry.setData(order)
            group.addAction(entry)
            self._by_order[order] = entry
        self._icons[self.addMenu(self._orders)] = "sort"
        self._only_starred = self._add("star", self.tr("Only starred"))
        self._only_starred.setCheckable(True)
        self._show_all = self._add("in-line", self.tr("Show all"))
        self.addSeparator()
        self._retry_all = self._add("again", self.tr("Retry all that did not work…"))
        number = self._add("saving", self.tr("Paste a task number…"))
        self._clear_ready = self._add("trash", self.tr("Clear ready rows"))
        self._orders.triggered.connect(self._order_triggered)
        self._only_starred.toggled.connect(self._starred_toggled)
        self._show_all.triggered.connect(self.show_all_requested)
        self._retry_all.triggered.connect(self.retry_all_requested)
        number.triggered.connect(self.number_requested)
        self._clear_ready.triggered.connect(self.clear_ready_requested)
        self.show_order(TaskOrder.NEWEST)
        theme.changed.connect(self._tint)
        self._tint()

    def show_order(self, order: TaskOrder) -> None:
        """The order that is in force."""
        self._by_order[order].setChecked(True)

    def show_state(
        self, *, has_tasks: bool, has_ready: bool, has_problems: bool, is_narrowed: bool, only_starred: bool
    ) -> None:
        """What of all this makes sense now."""
        self._orders.setEnabled(has_tasks)
        self._only_starred.setEnabled(has_tasks)
        self._clear_ready.setEnabled(has_ready)
        self._retry_all.setEnabled(has_problems)
        self._show_all.setEnabled(is_narrowed)
        if only_starred is not self._only_starred.isChecked():
            self._only_starred.setChecked(only_starred)

    def open_below(self, button: QWidget) -> None:
        """Show the menu under a button, with their far edges in line."""
        below = button.rect()
        place: QPoint = button.mapToGlobal(below.bottomLeft() if self.isRightToLeft() else below.bottomRight())
        if not self.isRightToLeft():
            place.setX(place.x() - self.sizeHint().width())
        self.popup(place)

    def _add(self, icon: str, text: str) -> QAction:
        entry = self.addAction(text)
        self._icons[entry] = icon
        return entry

    @Slot(QAction)
    def _order_triggered(self, entry: QAction) -> None:
        self.order_chosen.emit(TaskOrder(entry.data()))

    @Slot(bool)
    def _starred_toggled(self, only: bool) -> None:
        self.starred_chosen.emit(only)

    @Slot()
    def _tint(self) -> None:
        for entry, icon in self._icons.items():
            entry.setIcon(assets.icon(icon, 16, self._theme.hex("text.2"), off=self._theme.hex("text.3")))
