"""The balance in the header: a number in bold, the word after it, and a colour when it deserves a look."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QToolButton

from vidgo_desktop.core.facts import BalanceFact, BalanceState, PriceFact, SpendingFact
from vidgo_desktop.core.prices import price_fact, typical_cost
from vidgo_desktop.ui import assets
from vidgo_desktop.ui.controls import paint_box
from vidgo_desktop.ui.numbers import credits as number
from vidgo_desktop.ui.spoken import spoken as in_words
from vidgo_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from vidgo_desktop.ui.balance_menu import BalanceMenu

_MINUTE_MS = 60_000
_PADDING, _ICON, _GAP, _BETWEEN = 10, 16, 8, 4


@dataclass(frozen=True, slots=True)
class _Words:
    """``strong`` is painted bold, ``plain`` behind it; ``tone`` and ``icon_tone`` are tokens.
    ``short`` is the plain text where there is little room.
    """

    strong: str
    plain: str
    spoken: str
    tip: str
    tone: str = "text.1"
    plain_tone: str = "text.2"
    icon_tone: str = "text.3"
    short: str = ""


class BalanceButton(QToolButton):
    """Shows a ``BalanceFact``. While the balance is old or the computer offline, it says how old the number is.

    A click opens the ``BalanceMenu``; without a good key it emits ``connect_requested`` instead.
    """

    wants_ring = True
    refresh_requested = Signal()
    top_up_requested = Signal()
    connect_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._fact = BalanceFact(BalanceState.ASKING)
        self._online = True
        self._word_shown = True
        self._spending = SpendingFact()
        # Below the cost of one usual video the next press may be refused.
        self._typical = typical_cost(price_fact()) or 0.0
        self._menu: BalanceMenu | None = None
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._tell)
        self.setObjectName("balance")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        # The sheet's least width for tool buttons would beat the size hint.
        self.setStyleSheet("min-width: 0; min-height: 0;")
        theme.changed.connect(self._tell)
        self.clicked.connect(self._open)
        self._tell()

    @property
    def fact(self) -> BalanceFact:
        """What is shown."""
        return self._fact

    @property
    def is_empty(self) -> bool:
        """Whether the account is known to have nothing left."""
        known = self._fact.state in (BalanceState.KNOWN, BalanceState.OLD)
        return known and self._fact.credits is not None and self._fact.credits <= 0

    def show_balance(self, fact: BalanceFact) -> None:
        """Show this fact."""
        self._fact = fact
        self._tell()

    @Slot(object)
    def show_spending(self, fact: SpendingFact) -> None:
        """What this day has cost so far, for the menu."""
        self._spending = fact
        if self._menu is not None:
            self._menu.show_spending(fact)

    @Slot(object)
    def show_prices(self, fact: PriceFact) -> None:
        """What a usual video costs decides when the number turns amber."""
        self._typical = typical_cost(fact) or 0.0
        self._tell()

    @property
    def menu_shown(self) -> BalanceMenu | None:
        """The open menu, None while it is closed."""
        return self._menu

    @Slot()
    def _open(self) -> None:
        if self._fact.state in (BalanceState.NO_KEY, BalanceState.REFUSED):
            self.connect_requested.emit()
            return
        from vidgo_desktop.ui.balance_menu import BalanceMenu

        menu = BalanceMenu(self._theme, self._spending, self, pretend=self._fact.pretend)
        menu.refresh_requested.connect(self.refresh_requested)
        menu.top_up_requested.connect(self.top_up_requested)
        menu.aboutToHide.connect(self._closed)
        self._menu = menu
        menu.open_below(self)
        self.setDown(True)

    @Slot()
    def _closed(self) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
            self._menu = None
        self.setDown(False)

    def show_online(self, online: bool) -> None:
        """Offline, a number is only as good as its age."""
        self._online = online
        self._tell()

    @Slot()
    def _tell(self) -> None:
        words = self._words()
        self.setText(" ".join(part for part in (words.strong, words.plain) if part))
        self.setAccessibleName(in_words(words.spoken))
        self.setToolTip(words.tip if self._word_shown else f"{self.text()}\n{words.tip}")
        if self._is_aged():
            self._minute.start()
        else:
            self._minute.stop()
        self.updateGeometry()
        self.update()

    def _is_aged(self) -> bool:
        state = self._fact.state
        old = state is BalanceState.OLD or (state is BalanceState.KNOWN and not self._online)
        return old and self._fact.credits is not None

    def _words(self) -> _Words:
        fact = self._fact
        native = QKeySequence("F5").toString(QKeySequence.SequenceFormat.NativeText)
        refresh = self.tr("Refresh balance ({keys})").format(keys=native)
        if fact.state is BalanceState.NO_KEY:
            text = self.tr("Not connected")
            return _Words("", text, self.tr("Balance, not connected"), self.tr("Connect your account"))
        if fact.state is BalanceState.REFUSED:
            text = self.tr("Key not accepted")
            spoken = self.tr("Balance, the key was not accepted")
            return _Words("", text, spoken, self.tr("Replace the key"), plain_tone="error", icon_tone="error")
        if fact.credits is None:
            unknown = fact.state is BalanceState.OLD
            spoken = self.tr("Balance, not known") if unknown else self.tr("Balance, being asked")
            return _Words("", "…", spoken, refresh, plain_tone="text.3")
        amount = number(fact.credits)
        if fact.pretend:
            spoken = self.tr("Balance, {amount} pretend credits").format(amount=amount)
            return _Words(amount, self.tr("pretend credits"), spoken, refresh)
        if self._is_aged():
            return self._aged_words(amount, refresh)
        spoken = self.tr("Balance, {amount} credits").format(amount=amount)
        word = self.tr("credits")
        if fact.credits <= 0:
            return _Words(amount, word, spoken, refresh, tone="error", plain_tone="error", icon_tone="error")
        if fact.credits < self._typical:
            tip = self.tr("Less than a video of ten seconds usually needs")
            return _Words(amount, word, spoken, tip, tone="warn", icon_tone="warn")
        tone = "text.2" if fact.state is BalanceState.ASKING else "text.1"
        return _Words(amount, word, spoken, refresh, tone=tone)

    def _aged_words(self, amount: str, tip: str) -> _Words:
        heard = self._fact.heard_at
        minutes = max(1, round((time.time() - heard) / 60)) if heard is not None else None
        if minutes is None:
            age, spoken_age = self.tr("old"), self.tr("old")
        elif minutes < 120:
            age = self.tr("{minutes} min old").format(minutes=minutes)
            spoken_age = self.tr("%n minute(s) old", "", minutes)
        else:
            age = self.tr("{hours} h old").format(hours=minutes // 60)
            spoken_age = self.tr("%n hour(s) old", "", minutes // 60)
        text = self.tr("{amount}, {age}").format(amount=amount, age=age)
        spoken = self.tr("Balance, {amount} credits, {age}").format(amount=amount, age=spoken_age)
        return _Words("", text, spoken, tip, short=amount)

    def show_word(self, shown: bool) -> None:
        """Where there is no room for it, the number stands alone; its name and its tooltip tell the rest."""
        if shown != self._word_shown:
            self._word_shown = shown
            self._tell()

    def _shown(self) -> _Words:
        words = self._words()
        if self._word_shown:
            return words
        return replace(words, plain="" if words.strong else words.short or words.plain)

    def sizeHint(self) -> QSize:
        """As wide as icon and words, 32 high."""
        words = self._shown()
        strong = QFontMetrics(self._theme.font("body.strong")).horizontalAdvance(words.strong)
        plain = QFontMetrics(self._theme.font("body")).horizontalAdvance(words.plain)
        between = _BETWEEN if words.strong and words.plain else 0
        width = 2 * _PADDING + _ICON + _GAP + strong + between + plain
        return QSize(width, max(self._theme.scaled(32), QFontMetrics(self._theme.font("body")).height() + 12))

    def minimumSizeHint(self) -> QSize:
        """Nothing is cut."""
        return self.sizeHint()

    def enterEvent(self, event: QEvent) -> None:
        """One tone up."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """One tone down."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, icon and the two weights of text."""
        painter = QPainter(self)
        theme, words = self._theme, self._shown()
        back = "bg.pressed" if self.isDown() else "bg.hover" if self.underMouse() else "bg.card"
        box = QRectF(self.rect())
        paint_box(painter, box, 6, theme.color(back), theme.color(back))
        drawn = assets.pixmap("credits", _ICON, theme.hex(words.icon_tone), self.devicePixelRatioF())
        whole, direction = self.rect(), self.layoutDirection()
        place = QRect(_PADDING, (self.height() - _ICON) // 2, _ICON, _ICON)
        painter.drawPixmap(QStyle.visualRect(direction, whole, place).topLeft(), drawn)
        left = _PADDING + _ICON + _GAP
        align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        for text, font, tone in (
            (words.strong, "body.strong", words.tone),
            (words.plain, "body", words.plain_tone),
        ):
            if not text:
                continue
            painter.setFont(theme.font(font))
            painter.setPen(theme.color(tone))
            room = QRect(left, 0, self.width() - left, self.height())
            painter.drawText(QStyle.visualRect(direction, whole, room), align, text)
            left += painter.fontMetrics().horizontalAdvance(text) + _BETWEEN
        painter.end()
