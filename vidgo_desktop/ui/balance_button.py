"""The balance in the header: a number in bold, the word after it, and a colour when it deserves a look."""

from __future__ import annotations

import time
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton

from vidgo_desktop.core.facts import BalanceFact, BalanceState
from vidgo_desktop.ui import assets
from vidgo_desktop.ui.controls import keyboard_focus, paint_box, paint_ring
from vidgo_desktop.ui.numbers import credits as number
from vidgo_desktop.ui.theme import Theme

# Ten seconds at 480p, by the price list of core.model_specs. Below it the next click may be refused.
TYPICAL_JOB = 70.0
_MINUTE_MS = 60_000
_PADDING, _ICON, _GAP, _BETWEEN = 12, 16, 8, 4


@dataclass(frozen=True, slots=True)
class _Words:
    """``strong`` is painted bold, ``plain`` behind it; ``tone`` and ``icon_tone`` are tokens."""

    strong: str
    plain: str
    spoken: str
    tip: str
    tone: str = "text.1"
    plain_tone: str = "text.2"
    icon_tone: str = "text.2"


class BalanceButton(QToolButton):
    """Shows a ``BalanceFact``. While the balance is old or the computer offline, it says how old the number is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._fact = BalanceFact(BalanceState.ASKING)
        self._online = True
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._tell)
        self.setObjectName("balance")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        # The sheet's least width for tool buttons would beat the size hint.
        self.setStyleSheet("min-width: 0; min-height: 0;")
        theme.changed.connect(self.update)
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

    def show_online(self, online: bool) -> None:
        """Offline, a number is only as good as its age."""
        self._online = online
        self._tell()

    @Slot()
    def _tell(self) -> None:
        words = self._words()
        self.setText(" ".join(part for part in (words.strong, words.plain) if part))
        self.setAccessibleName(words.spoken)
        self.setToolTip(words.tip)
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
        refresh = self.tr("Refresh balance (F5)")
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
            return _Words(amount, self.tr("pretend credits"), spoken, refresh, icon_tone="text.3")
        if self._is_aged():
            return self._aged_words(amount, refresh)
        spoken = self.tr("Balance, {amount} credits").format(amount=amount)
        word = self.tr("credits")
        if fact.credits <= 0:
            return _Words(amount, word, spoken, refresh, tone="error", plain_tone="error", icon_tone="error")
        if fact.credits < TYPICAL_JOB:
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
            spoken_age = self.tr("{minutes} minutes old").format(minutes=minutes)
        else:
            age = self.tr("{hours} h old").format(hours=minutes // 60)
            spoken_age = self.tr("{hours} hours old").format(hours=minutes // 60)
        text = self.tr("{amount}, {age}").format(amount=amount, age=age)
        spoken = self.tr("Balance, {amount} credits, {age}").format(amount=amount, age=spoken_age)
        return _Words("", text, spoken, tip, icon_tone="text.3")

    def sizeHint(self) -> QSize:
        """As wide as icon and words, 32 high."""
        words = self._words()
        strong = QFontMetrics(self._theme.font("body.strong")).horizontalAdvance(words.strong)
        plain = QFontMetrics(self._theme.font("body")).horizontalAdvance(words.plain)
        between = _BETWEEN if words.strong and words.plain else 0
        width = 2 * _PADDING + _ICON + _GAP + strong + between + plain
        return QSize(width, max(32, QFontMetrics(self._theme.font("body")).height() + 12))

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
        theme, words = self._theme, self._words()
        back = "bg.pressed" if self.isDown() else "bg.hover" if self.underMouse() else "bg.card"
        box = QRectF(self.rect())
        paint_box(painter, box, 6, theme.color(back), theme.color(back))
        drawn = assets.pixmap("credits", _ICON, theme.hex(words.icon_tone), self.devicePixelRatioF())
        left = _PADDING
        painter.drawPixmap(left, (self.height() - _ICON) // 2, drawn)
        left += _ICON + _GAP
        for text, font, tone in (
            (words.strong, "body.strong", words.tone),
            (words.plain, "body", words.plain_tone),
        ):
            if not text:
                continue
            painter.setFont(theme.font(font))
            painter.setPen(theme.color(tone))
            painter.drawText(QRect(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
            left += painter.fontMetrics().horizontalAdvance(text) + _BETWEEN
        if keyboard_focus(self):
            paint_ring(painter, theme, box, 6)
        painter.end()
