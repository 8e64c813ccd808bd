"""The strip under the header at a start with unsaved videos whose links die soon."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from vidgo_desktop.ui.announce import announce
from vidgo_desktop.ui.controls import IconLabel
from vidgo_desktop.ui.setting_rows import small_button
from vidgo_desktop.ui.spoken import spoken
from vidgo_desktop.ui.theme import Theme, set_role
from vidgo_desktop.ui.wrapped_text import Paragraph

_BAR = 4


@dataclass(frozen=True, slots=True)
class RescueState:
    """How the rescue stands: counts of videos, the seconds that the first link has left (None when nobody knows), and
    whether the folder is the trouble.
    """

    total: int
    saved: int = 0
    gone: int = 0
    seconds: float | None = None
    folder_trouble: bool = False
    other_trouble: bool = False

    @property
    def is_over(self) -> bool:
        """Whether nothing can change any more."""
        return self.saved + self.gone >= self.total


def rescue_words(state: RescueState) -> tuple[str, str]:
    """The headline and the sentence of the card."""
    translate = QCoreApplication.translate
    left = state.total - state.saved - state.gone
    if state.is_over:
        saved = translate("RescueCard", "%n finished video(s) saved in time.", None, state.saved) if state.saved else ""
        gone = translate("RescueCard", "%n result(s) gone: the link does not work any more.", None, state.gone)
        return (saved, gone if state.gone else "") if saved else (gone, "")
    headline = translate("RescueCard", "%n finished video(s) not saved yet.", None, left)
    if state.folder_trouble:
        does = translate("RescueCard", "The folder cannot be written to.")
    elif state.other_trouble:
        does = translate("RescueCard", "It did not work yet. We keep trying.")
    else:
        does = translate("RescueCard", "Saving now…")
    if state.seconds is None:
        return headline, does
    dies = translate("RescueCard", "The link dies in {time}.") if left == 1 else ""
    dies = dies or translate("RescueCard", "The first link dies in {time}.")
    dies = dies.format(time=_left(state.seconds))
    return headline, translate("RescueCard", "{dies} {does}").format(dies=dies, does=does)


def _left(seconds: float) -> str:
    """``3 h``, or ``25 min`` in the last hour and a half; a card is no clock."""
    if seconds >= 1.5 * 3600:
        return QCoreApplication.translate("RescueCard", "{hours} h").format(hours=round(seconds / 3600))
    return QCoreApplication.translate("RescueCard", "{minutes} min").format(minutes=max(1, int(seconds // 60)))


class _Bar(QWidget):
    """How many of all are saved."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._share = theme, 0.0
        self.setFixedHeight(_BAR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        """From 0 to 1."""
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track and part."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track, part = QRectF(self.rect()), QRectF(self.rect())
        part.setWidth(track.width() * self._share)
        if self.isRightToLeft():
            part.moveRight(track.right())
        for box, token in ((track, "bg.pressed"), (part, "accent.line")):
            painter.setBrush(self._theme.color(token))
            painter.drawRoundedRect(box, _BAR / 2, _BAR / 2)
        painter.end()


class RescueCard(QFrame):
    """``folder_wished`` and ``dismissed`` are its two buttons. It says nothing until ``show_state``."""

    folder_wished = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("rescueCard")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # It lies under the header from edge to edge, so without round corners.
        self.setStyleSheet("#rescueCard { border-radius: 0; }")
        self._icon = IconLabel(theme, "saving", 20, "warn")
        self._title = Paragraph(theme, "body.strong", "1")
        self._text = Paragraph(theme, "small", "1")
        self._bar = _Bar(theme)
        self.folder = small_button(theme, "rescueFolder", self.tr("Choose another folder…"), "folder")
        self.folder.setAccessibleName(self.tr("Choose another folder"))
        self.close_button = QToolButton()
        self.close_button.setObjectName("rescueClose")
        self.close_button.setAccessibleName(self.tr("Dismiss"))
        self.close_button.setToolTip(self.tr("Dismiss"))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button.setFixedSize(32, 32)
        theme.bind_icon(self.close_button, "close", 16, "text.2")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addSpacing(4)
        words.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.folder, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.folder.clicked.connect(self.folder_wished)
        self.close_button.clicked.connect(self.dismissed)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return " ".join(filter(None, (self._title.text(), self._text.text())))

    def show_state(self, state: RescueState) -> None:
        """Say how it stands; read out when the words changed in more than the time."""
        was_shown, before = not self.isHidden(), self._title.text()
        headline, sentence = rescue_words(state)
        over = state.is_over
        lost = over and state.gone > 0
        kind, icon = ("error", "failed") if lost else ("ok", "check") if over else ("warn", "saving")
        set_role(self, kind=kind)
        self._icon.show_icon(icon, kind)
        self._title.setText(headline)
        self._text.setText(sentence)
        self._text.setVisible(bool(sentence))
        self._bar.setVisible(not over and state.total > 1)
        self._bar.show_share(state.saved / state.total if state.total else 0.0)
        self.folder.setVisible(not over and state.folder_trouble)
        self.setAccessibleName(spoken(self.words))
        self.show()
        if not was_shown or before != headline:
            announce(self, self.words)
