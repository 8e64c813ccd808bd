"""Two lists of the help: every key, and what the window said lately."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from vidgo_desktop.ui.controls import IconLabel, paint_box, text_label
from vidgo_desktop.ui.dialog_frame import RING_ROOM
from vidgo_desktop.ui.help_dialog import HelpDialog
from vidgo_desktop.ui.help_keys import groups
from vidgo_desktop.ui.messages import Message, RecentMessages
from vidgo_desktop.ui.numbers import clock, moment
from vidgo_desktop.ui.theme import Theme, set_role
from vidgo_desktop.ui.wrapped_text import Paragraph

_HEIGHT = 560
_KEYS_COLUMN = 200
_LOOK = {"ok": ("check", "ok"), "warn": ("alert", "warn"), "error": ("failed", "error")}


class KeyCap(QLabel):
    """The name of a key in a small frame."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.PlainText)
        theme.bind_font(self, "small")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setContentsMargins(7, 3, 7, 3)
        self.setMinimumWidth(26)
        set_role(self, tone="1")
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame, then the name."""
        painter, theme = QPainter(self), self._theme
        paint_box(painter, self.rect().toRectF(), 6, theme.color("bg.card"), theme.color("line.button"))
        painter.end()
        super().paintEvent(event)


class KeysDialog(HelpDialog):
    """Every key, as this system writes it."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, parent, QCoreApplication.translate("HelpLists", "List of keys"), _HEIGHT)
        self.setObjectName("keysDialog")
        for title, lines in groups():
            self.content.addWidget(self._group(title, lines))
        note = self.tr("Keys of a single letter work while the player has the focus.")
        self.content.addWidget(_inset(Paragraph(theme, "small", "3", note)))
        self.content.addStretch(1)
        self.add_close()

    def _group(self, title: str, lines: tuple[tuple[tuple[str, ...], str], ...]) -> QWidget:
        group = QWidget()
        grid = QGridLayout(group)
        grid.setContentsMargins(RING_ROOM, 0, RING_ROOM, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, self.theme.scaled(_KEYS_COLUMN))
        grid.addWidget(Paragraph(self.theme, "body.strong", "1", title), 0, 0, 1, 2)
        for row, (keys, does) in enumerate(lines, 1):
            caps = QHBoxLayout()
            caps.setSpacing(6)
            for key in keys:
                caps.addWidget(KeyCap(self.theme, key))
            caps.addStretch(1)
            grid.addLayout(caps, row, 0)
            grid.addWidget(Paragraph(self.theme, "body", "2", does), row, 1, Qt.AlignmentFlag.AlignVCenter)
        return group


class MessagesDialog(HelpDialog):
    """What the window said lately, the newest first."""

    def __init__(self, theme: Theme, parent: QWidget | None, messages: RecentMessages) -> None:
        super().__init__(theme, parent, QCoreApplication.translate("HelpLists", "Recent messages"), _HEIGHT)
        self.setObjectName("messagesDialog")
        self._messages = messages
        self._rows: QWidget | None = None
        self.add_close()
        messages.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the list as it is now."""
        if self._rows is not None:
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = QWidget()
        box = QVBoxLayout(self._rows)
        box.setContentsMargins(RING_ROOM, 0, RING_ROOM, 0)
        box.setSpacing(0)
        if not self._messages.messages:
            empty = self.tr("Nothing was said yet. What the window says at its bottom is kept here.")
            box.addWidget(Paragraph(self.theme, "body", "2", empty))
        for index, message in enumerate(self._messages.messages):
            if index:
                line = QFrame()
                set_role(line, kind="line")
                box.addWidget(line)
            box.addWidget(self._row(message))
        box.addStretch(1)
        self.content.addWidget(self._rows, 1)

    def _row(self, message: Message) -> QWidget:
        made = QWidget()
        made.setObjectName("messageRow")
        icon, tint = _LOOK.get(message.kind, ("info", "text.2"))
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(12)
        row.addWidget(IconLabel(self.theme, icon, 16, tint), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Paragraph(self.theme, "body", "1", message.text), 1)
        if message.count > 1:
            times = self.tr("%n time(s)", "", message.count)
            row.addWidget(text_label(self.theme, "small", "3", times), 0, Qt.AlignmentFlag.AlignVCenter)
        when = text_label(self.theme, "small", "3", clock(message.at))
        when.setToolTip(moment(message.at))
        row.addWidget(when, 0, Qt.AlignmentFlag.AlignVCenter)
        return made


def _inset(widget: QWidget) -> QWidget:
    """The widget with the side margins of the content."""
    around = QWidget()
    box = QVBoxLayout(around)
    box.setContentsMargins(RING_ROOM, 0, RING_ROOM, 0)
    box.addWidget(widget)
    return around
