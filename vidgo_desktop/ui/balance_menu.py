"""The small list behind the balance: what today has cost, what is held, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QWidget, QWidgetAction

from vidgo_desktop.core.facts import SpendingFact
from vidgo_desktop.ui import assets
from vidgo_desktop.ui.controls import text_label
from vidgo_desktop.ui.menu_lead import MenuLead
from vidgo_desktop.ui.numbers import credits as number
from vidgo_desktop.ui.round_menu import make_round
from vidgo_desktop.ui.spoken import spoken
from vidgo_desktop.ui.theme import Theme

_WIDTH = 240
_BELOW = 4


class _Sums(QWidget):
    """Two lines: a word at the start, an amount at the end."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(12, 8, 14, 8)
        self._rows.setHorizontalSpacing(24)
        self._rows.setVerticalSpacing(6)
        self._rows.setColumnStretch(0, 1)
        self.today = self._row(0, self.tr("Today"))
        self.held = self._row(1, self.tr("Held now"))

    def sizeHint(self) -> QSize:
        """As wide as the drawing's menus, wider with longer words."""
        return super().sizeHint().expandedTo(QSize(self._theme.scaled(_WIDTH), 0))

    def _row(self, row: int, word: str) -> QLabel:
        amount = text_label(self._theme, "body.control", "1")
        self._rows.addWidget(text_label(self._theme, "body", "2", word), row, 0)
        self._rows.addWidget(amount, row, 1, Qt.AlignmentFlag.AlignRight)
        return amount


class BalanceMenu(QMenu):
    """Made anew for each opening. ``pretend`` leaves out what costs real money."""

    refresh_requested = Signal()
    top_up_requested = Signal()

    def __init__(self, theme: Theme, spending: SpendingFact, parent: QWidget | None = None, *, pretend: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pretend = pretend
        self.setObjectName("balanceMenu")
        make_round(self)
        self._sums = _Sums(theme)
        action = QWidgetAction(self)
        action.setDefaultWidget(self._sums)
        action.setEnabled(False)
        self.addAction(action)
        self.addSeparator()
        if not pretend:
            self._entry("balanceTopUp", "open-outside", self.tr("Top up"), self.top_up_requested)
        self._entry("balanceRefresh", "refresh", self.tr("Refresh"), self.refresh_requested)
        self.show_spending(spending)

    def _entry(self, name: str, icon: str, text: str, wish: SignalInstance) -> None:
        action = self.addAction(assets.icon(icon, 16, self._theme.hex("text.2")), text)
        action.setObjectName(name)
        action.triggered.connect(wish)

    @Slot(object)
    def show_spending(self, fact: SpendingFact) -> None:
        """The sums of this day."""
        word = self.tr("{amount} pretend credits") if self._pretend else self.tr("{amount} credits")
        today, held = word.format(amount=number(fact.today)), word.format(amount=number(fact.held))
        self._sums.today.setText(today)
        self._sums.held.setText(held)
        name = self.tr("Balance, {today} today, {held} held now")
        self.setAccessibleName(spoken(name.format(today=today, held=held)))

    def open_below(self, button: QWidget) -> None:
        """Open under a widget, with the ends of both in line."""
        self.ensurePolished()
        size = self.sizeHint()
        mirrored = button.layoutDirection() is Qt.LayoutDirection.RightToLeft
        corner = button.rect().bottomLeft() if mirrored else button.rect().bottomRight()
        place = button.mapToGlobal(corner) + QPoint(0 if mirrored else 1 - size.width(), 1 + _BELOW)
        MenuLead(self, button)
        self.popup(place)
