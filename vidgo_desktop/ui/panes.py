"""The three panes beside each other, and how they give way when the window gets narrow."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from vidgo_desktop.ui.controls import SegmentedControl
from vidgo_desktop.ui.theme import Theme, set_role

# Widths of look.md, section 3.
_WIDE = 1200
_THREE = 1090
_TWO = 900
_FORM = (360, 312)
_LIST_LEAST = 360
_PLAYER_LEAST = 380
_PLAYER_START = (504, 416)


class Pane(StrEnum):
    """Which pane a narrow window shows."""

    FORM = "form"
    TASKS = "tasks"
    PLAYER = "player"


class Panes(QWidget):
    """Form, task list and player in a splitter; below 1090 two of them, below 900 one, with a switch above."""

    def __init__(self, theme: Theme, form: QWidget, tasks: QWidget, player: QWidget) -> None:
        super().__init__()
        self._panes = {Pane.FORM: form, Pane.TASKS: tasks, Pane.PLAYER: player}
        self._shown = Pane.TASKS
        self._mode = 0
        for pane, widget in self._panes.items():
            set_role(widget, pane={"tasks": "list"}.get(pane.value, pane.value))
            widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        tasks.setMinimumWidth(_LIST_LEAST)
        player.setMinimumWidth(_PLAYER_LEAST)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        for widget in (form, tasks, player):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setStretchFactor(2, 1)
        self._switch = SegmentedControl(
            theme,
            [
                (Pane.FORM.value, self.tr("Set up"), ""),
                (Pane.TASKS.value, self.tr("Tasks"), ""),
                (Pane.PLAYER.value, self.tr("Player"), ""),
            ],
        )
        self._switch.chosen.connect(self._chosen)
        self._bar = QFrame()
        set_role(self._bar, pane="header")
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(16, 10, 16, 10)
        bar.addWidget(self._switch)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._bar)
        box.addWidget(self.splitter, 1)

    def show_pane(self, pane: Pane) -> None:
        """Bring this pane to the front where not all fit."""
        self._shown = pane
        self._arrange()

    def next_pane(self, step: int) -> None:
        """Move the keyboard to the next pane that is on the screen."""
        order = [widget for widget in self._panes.values() if widget.isVisible()]
        focused = QApplication.focusWidget()
        inside = next((i for i, w in enumerate(order) if focused is not None and w.isAncestorOf(focused)), -1)
        target = order[(inside + step) % len(order)]
        first = target.nextInFocusChain()
        while first is not None and first is not target:
            if target.isAncestorOf(first) and first.isVisible() and first.focusPolicy() & Qt.FocusPolicy.TabFocus:
                first.setFocus(Qt.FocusReason.TabFocusReason)
                return
            first = first.nextInFocusChain()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose how many panes fit."""
        super().resizeEvent(event)
        width = event.size().width()
        mode = 1 if width < _TWO else 2 if width < _THREE else 3 if width < _WIDE else 4
        if mode != self._mode:
            self._mode = mode
            self._arrange()

    @Slot(object)
    def _chosen(self, key: str) -> None:
        self.show_pane(Pane(key))

    def _arrange(self) -> None:
        form = self._panes[Pane.FORM]
        narrow = self._mode <= 2
        shown = self._shown if self._mode == 1 or self._shown is not Pane.FORM else Pane.TASKS
        for pane, widget in self._panes.items():
            beside = pane is Pane.FORM and self._mode == 2
            widget.setVisible(not narrow or pane is shown or beside)
        self._bar.setVisible(narrow)
        self._switch.set_entry_visible(Pane.FORM.value, self._mode == 1)
        self._switch.choose(shown.value)
        wide = self._mode == 4
        if self._mode == 1:
            form.setMinimumWidth(0)
            form.setMaximumWidth(16777215)
        else:
            least = _FORM[0 if wide else 1]
            form.setMinimumWidth(least)
            form.setMaximumWidth(400 if wide else least)
        if not narrow:
            first = _FORM[0 if wide else 1]
            player = _PLAYER_START[0 if wide else 1]
            self.splitter.setSizes([first, max(_LIST_LEAST, self.width() - first - player), player])
