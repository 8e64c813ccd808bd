"""The three panes beside each other, and how they give way when the window gets narrow."""

from __future__ import annotations

import base64
import binascii
import re
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from vidgo_desktop.ui.controls import SegmentedControl
from vidgo_desktop.ui.pane_splitter import PaneSplitter
from vidgo_desktop.ui.pinned_bar import PinnedBar
from vidgo_desktop.ui.theme import Theme, set_role

# Widths of look.md, section 3. The line between two panes is the last pixel of the form, the first of the player.
_WIDE = 1200
_THREE = 1090
_TWO = 900
_LINE = 1
_FORM = 360
_FORM_LEAST, _FORM_MOST = 320, 400
_FORM_COMPACT = 312
_LIST_LEAST = 360
_PLAYER_LEAST = 416
# Player of 504 beside a list of 496, and of 416 beside 392.
_SHARE = {"wide": 504 / 1000, "small": 416 / 808}
_NO_LIMIT = 16777215
# What the form needs for one of its fields and its button, and where the bar would leave nothing of the pane above it.
_FORM_LOWEST = 220
_BAR_FROM = 320
_STATE = re.compile(r"(\d{1,5}) (\d{1,5}) (\d{1,5})")


class Pane(StrEnum):
    """Which pane a narrow window shows."""

    FORM = "form"
    TASKS = "tasks"
    PLAYER = "player"


class _Reach(QScrollArea):
    """Holds a pane. Where the window is smaller than the pane can be, it scrolls, so that nothing is out of reach.

    ``least`` is the smallest height of the pane, 0 for what it says itself.
    """

    def __init__(self, pane: QWidget, least: int = 0) -> None:
        super().__init__()
        self._pane = pane
        self._least = least
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(pane)
        pane.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        """It can get as low as the window wants."""
        return QSize(self._pane.minimumWidth(), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the place."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What a pane needs may change with what it shows."""
        if event.type() is QEvent.Type.LayoutRequest and watched is self._pane:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        # Not Qt's own way: that takes the height a pane would like for the one that it needs, and scrolls too early.
        least = QSize(self._pane.minimumWidth(), self._least or self._pane.minimumSizeHint().height())
        least = least.expandedTo(self._pane.minimumSize())
        room = self.maximumViewportSize()
        if least.height() > room.height():
            room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
        self._pane.resize(room.expandedTo(least))


class Panes(QWidget):
    """Form, task list and player; below 1090 the form and one of them, below 900 one, with a switch above.

    ``generate_pressed`` is a press of the button in the bar that stands in for the form's below 900. ``pane_asked``:
    somebody wants to see a pane. ``next_asked`` carries a step of ``next_pane`` while another page stands here.
    """

    generate_pressed = Signal()
    pane_asked = Signal()
    next_asked = Signal(object)

    def __init__(self, theme: Theme, form: QWidget, tasks: QWidget, player: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._panes = {Pane.FORM: form, Pane.TASKS: tasks, Pane.PLAYER: player}
        self._shown = Pane.TASKS
        self._mode = 0
        self._is_low = False
        self._follows: QWidget | None = None
        # What the user chose with the handles: the form's width, and the player's share of the rest.
        self._form_width: int | None = None
        self._shares: dict[str, float] = {}
        names = {Pane.FORM: self.tr("Set up"), Pane.TASKS: self.tr("Tasks"), Pane.PLAYER: self.tr("Player")}
        for pane, widget in self._panes.items():
            set_role(widget, pane={"tasks": "list"}.get(pane.value, pane.value))
            widget.setAccessibleName(names[pane])
            widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._holders = {
            Pane.FORM: _Reach(form, theme.scaled(_FORM_LOWEST)),
            Pane.TASKS: _Reach(tasks),
            Pane.PLAYER: _Reach(player),
        }
        self.pinned = PinnedBar(theme)
        self.pinned.pressed.connect(self.generate_pressed)
        self._build(theme)
        theme.changed.connect(self._arrange)

    def _build(self, theme: Theme) -> None:
        self._inner = PaneSplitter(theme)
        self._inner.put(
            self._holders[Pane.TASKS], self._holders[Pane.PLAYER], self.tr("Line between the tasks and the player")
        )
        self._inner.setStretchFactor(0, 1)
        self._inner.setStretchFactor(1, 1)
        self._rest = QWidget()
        self._rest_box = QVBoxLayout(self._rest)
        self._rest_box.setContentsMargins(0, 0, 0, 0)
        self._rest_box.setSpacing(0)
        self._rest_box.addWidget(self._inner, 1)
        self.splitter = PaneSplitter(theme)
        self.splitter.put(self._holders[Pane.FORM], self._rest, self.tr("Line between the form and the tasks"))
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        for splitter in (self.splitter, self._inner):
            splitter.splitterMoved.connect(self._moved)
            splitter.reset_requested.connect(self._reset)
        self._build_switch(theme)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        # How many panes there are follows from the width, so their widths must not decide how narrow it can get.
        self._box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._box.addWidget(self._bar)
        self._box.addWidget(self.splitter, 1)
        self._box.addWidget(self.pinned)

    def _build_switch(self, theme: Theme) -> None:
        self._switch = SegmentedControl(
            theme,
            [
                (Pane.FORM.value, self.tr("Set up"), ""),
                (Pane.TASKS.value, self.tr("Tasks"), ""),
                (Pane.PLAYER.value, self.tr("Player"), ""),
            ],
        )
        self._switch.setObjectName("panes")
        self._switch.chosen.connect(self._chosen)
        # The parts of the switch are equally wide, whatever their words.
        self._switch.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        parts = self._switch.layout()
        if isinstance(parts, QHBoxLayout):
            for place in range(parts.count()):
                parts.setStretch(place, 1)
        self._bar = QFrame()
        set_role(self._bar, pane="header")
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(16, 10, 16, 9)
        bar.addWidget(self._switch)

    def follow(self, stop: QWidget) -> None:
        """The last stop of the Tab key before the panes."""
        self._follows = stop
        self._order(self._mode == 1)

    # --- what others ask --------------------------------------------------------------------------------------------

    @property
    def shows_all(self) -> bool:
        """Whether all three panes lie beside each other."""
        return self._mode >= 3

    def show_pane(self, pane: Pane) -> None:
        """Bring this pane to the front where not all fit."""
        self._shown = pane
        self._arrange()
        self.pane_asked.emit()

    def put_beside(self, page: QWidget) -> None:
        """Give a page the same place; which of them is shown is its owner's business."""
        home = self.parentWidget()
        box = home.layout() if home is not None else None
        if isinstance(box, QVBoxLayout):
            box.insertWidget(box.indexOf(self) + 1, page, 1)

    @Slot(int)
    def show_task_count(self, count: int) -> None:
        """The number of tasks, behind the word in the switch."""
        self._switch.set_count(Pane.TASKS.value, count or None)

    def next_pane(self, step: int) -> None:
        """Move the keyboard to the next pane that is on the screen."""
        order = [widget for widget in self._panes.values() if widget.isVisible()]
        if not order:
            self.next_asked.emit(step)
            return
        focused = QApplication.focusWidget()
        inside = next((i for i, w in enumerate(order) if focused is not None and w.isAncestorOf(focused)), -1)
        target = order[(inside + step) % len(order)]
        first = target.nextInFocusChain()
        while first is not None and first is not target:
            if target.isAncestorOf(first) and first.isVisible() and first.focusPolicy() & Qt.FocusPolicy.TabFocus:
                first.setFocus(Qt.FocusReason.TabFocusReason)
                return
            first = first.nextInFocusChain()

    def state_text(self) -> str:
        """What was chosen with the handles, as base64 for the settings; empty while nothing was."""
        if self._form_width is None and not self._shares:
            return ""
        shares = (round(self._shares.get(key, share) * 10_000) for key, share in _SHARE.items())
        plain = " ".join(str(number) for number in (self._form_width or 0, *shares))
        return base64.b64encode(plain.encode("ascii")).decode("ascii")

    def restore_state(self, text: str) -> None:
        """Use what ``state_text`` made; anything else changes nothing."""
        try:
            found = _STATE.fullmatch(base64.b64decode(text, validate=True).decode("ascii"))
        except (binascii.Error, UnicodeDecodeError, ValueError):
            return
        if found is None:
            return
        self._form_width = int(found[1]) or None
        self._shares = {key: min(int(found[place]), 10_000) / 10_000 for place, key in enumerate(_SHARE, 2)}
        self._spread()

    # --- size -------------------------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        """Any window will do; the panes give way."""
        return QSize(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose how many panes fit."""
        super().resizeEvent(event)
        is_low = event.size().height() < self._theme.scaled(_BAR_FROM)
        if self._mode_for(event.size().width()) != self._mode or is_low != self._is_low:
            self._arrange()

    def _mode_for(self, width: int) -> int:
        scaled = self._theme.scaled
        return 1 if width < scaled(_TWO) else 2 if width < scaled(_THREE) else 3 if width < scaled(_WIDE) else 4

    @Slot(object)
    def _chosen(self, key: str) -> None:
        self.show_pane(Pane(key))

    @Slot()
    def _arrange(self) -> None:
        old, self._mode = self._mode, self._mode_for(self.width())
        narrow, alone = self._mode <= 2, self._mode == 1
        shown = self._shown if alone or self._shown is not Pane.FORM else Pane.TASKS
        holder = QApplication.focusWidget()
        self._place_bar(narrow, alone)
        self._limit_widths()
        for pane, widget in self._holders.items():
            beside = pane is Pane.FORM and not alone
            widget.setVisible(not narrow or pane is shown or beside)
        self._rest.setVisible(not alone or shown is not Pane.FORM)
        self._is_low = self.height() < self._theme.scaled(_BAR_FROM)
        self.pinned.setVisible(alone and shown is not Pane.FORM and not self._is_low)
        self._switch.set_entry_visible(Pane.FORM.value, alone)
        self._switch.choose(shown.value)
        if holder is not None and self.isAncestorOf(holder) and not holder.isVisible():
            # The keyboard does not stay in a pane that went away.
            self._switch.button(shown.value).setFocus()
        if old != self._mode:
            self._spread()

    def _place_bar(self, narrow: bool, alone: bool) -> None:
        """The switch lies above what it switches: the whole window, or the part beside the form."""
        wanted = self._box if alone else self._rest_box
        if wanted.indexOf(self._bar) < 0:
            wanted.insertWidget(0, self._bar)
            self._order(alone)
        self._bar.setVisible(narrow)

    def _order(self, alone: bool) -> None:
        """The Tab key meets the switch where the eye does: before all panes, or between the form and the others."""
        stops = [w for w in self._panes[Pane.FORM].findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        before = self._follows if alone else stops[-1] if stops else None
        for pane in Pane:
            button = self._switch.button(pane.value)
            if before is not None:
                self.setTabOrder(before, button)
            before = button

    def _limit_widths(self) -> None:
        scaled, form = self._theme.scaled, self._holders[Pane.FORM]
        for pane, least in ((Pane.TASKS, scaled(_LIST_LEAST)), (Pane.PLAYER, scaled(_PLAYER_LEAST) - _LINE)):
            self._panes[pane].setMinimumWidth(least)
            self._holders[pane].setMinimumWidth(0 if self._mode == 1 else least)
        if self._mode == 1:
            least, most = 0, _NO_LIMIT
        elif self._mode == 4:
            least, most = scaled(_FORM_LEAST) - _LINE, scaled(_FORM_MOST) - _LINE
        else:
            least = most = scaled(_FORM_COMPACT) - _LINE
        form.setMinimumWidth(least)
        form.setMaximumWidth(most)

    @property
    def _key(self) -> str:
        return "wide" if self._mode == 4 else "small"

    def _spread(self) -> None:
        """Give each pane its width: the chosen one, else that of the start."""
        if self._mode in (0, 1):
            return
        wide = self._mode == 4
        start = self._theme.scaled(_FORM if wide else _FORM_COMPACT) - _LINE
        form = self._form_width if wide and self._form_width is not None else start
        form = min(max(form, self._holders[Pane.FORM].minimumWidth()), self._holders[Pane.FORM].maximumWidth())
        rest = self.width() - form - _LINE
        self.splitter.setSizes([form, rest])
        if self.shows_all:
            player = round(rest * self._shares.get(self._key, _SHARE[self._key])) - _LINE
            least = self._holders[Pane.TASKS].minimumWidth(), self._holders[Pane.PLAYER].minimumWidth()
            player = max(min(player, rest - _LINE - least[0]), least[1])
            self._inner.setSizes([rest - _LINE - player, player])

    @Slot()
    def _moved(self) -> None:
        if self._mode == 4:
            self._form_width = self.splitter.sizes()[0]
        if self.sender() is self._inner:
            tasks, player = self._inner.sizes()
            self._shares[self._key] = (player + _LINE) / max(1, tasks + player + _LINE)

    @Slot()
    def _reset(self) -> None:
        self._form_width = None
        self._shares.clear()
        self._spread()
