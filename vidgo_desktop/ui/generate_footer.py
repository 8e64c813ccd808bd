"""The foot of the form that never scrolls: the big button and the line below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from vidgo_desktop.ui import assets
from vidgo_desktop.ui.announce import announce
from vidgo_desktop.ui.controls import link_button, text_label
from vidgo_desktop.ui.generate_line import GenerateWords, Press
from vidgo_desktop.ui.spoken import spoken
from vidgo_desktop.ui.theme import Theme, set_role

_LINE = 16
# The margins of the pane and of the button.
_AROUND_TEXT = 2 * (16 + 8)
_ANY_WIDTH = 16_777_215


class GenerateButton(QPushButton):
    """A press is one press: the second half of a double click and the repeats of a held key are not counted."""

    wants_ring = True

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("generate")
        self.setAutoDefault(True)
        set_role(self, role="generate")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click of a double click is not a wish."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A held key presses once."""
        if event.isAutoRepeat():
            event.accept()
        else:
            super().keyPressEvent(event)


class _Turning(QTimer):
    """Turns the icon of a button once in 1.2 s while it is seen; with *Less movement* the icon stands."""

    _STEP_MS = 50
    _STEPS = 24
    _SIZE = 16

    def __init__(self, theme: Theme, button: QPushButton) -> None:
        super().__init__(button)
        self._theme, self._button = theme, button
        self._step = 0
        self.setInterval(self._STEP_MS)
        self.timeout.connect(self._turn)

    def show_busy(self, busy: bool) -> None:
        """Show the icon, or none."""
        if not busy:
            self.stop()
            self._step = 0
            self._button.setIcon(QIcon())
            return
        self._draw()
        if self._button.isVisible() and not self._theme.less_movement:
            self.start()

    @Slot()
    def _turn(self) -> None:
        if not self._button.isVisible() or self._theme.less_movement:
            self.stop()
            return
        self._step = (self._step + 1) % self._STEPS
        self._draw()

    def _draw(self) -> None:
        ratio = self._button.devicePixelRatioF()
        still = assets.pixmap("preparing", self._SIZE, self._theme.hex("text.3"), ratio)
        turned = QPixmap(still.size())
        turned.setDevicePixelRatio(still.devicePixelRatio())
        turned.fill(Qt.GlobalColor.transparent)
        painter = QPainter(turned)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        middle = self._SIZE / 2
        painter.translate(middle, middle)
        painter.rotate(360 * self._step / self._STEPS)
        painter.translate(-middle, -middle)
        painter.drawPixmap(0, 0, still)
        painter.end()
        icon = QIcon(turned)
        # The button is off meanwhile, and Qt would grey the icon once more.
        icon.addPixmap(turned, QIcon.Mode.Disabled)
        self._button.setIcon(icon)


class GenerateFooter(QFrame):
    """Shows the words of ``generate_line``; ``pressed``, ``top_up_requested`` and ``limit_change_requested`` are the
    user's wishes.
    """

    pressed = Signal()
    top_up_requested = Signal()
    limit_change_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        set_role(self, pane="footer")
        self.button = GenerateButton()
        self._theme = theme
        self._words = GenerateWords("", "")
        self.line = text_label(theme, "small", "2", wrap=True)
        self.line.setObjectName("generateLine")
        self.line.setMinimumSize(1, _LINE)
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._top_up = self._link(self.tr("Top up"))
        self._top_up.setObjectName("topUp")
        self._top_up.setAccessibleName(self.tr("Top up, buy credits on vidgo.ai"))
        self._change = self._link(self.tr("Change"))
        self._change.setObjectName("changeLimit")
        self._change.setAccessibleName(self.tr("Change the limit for a day"))
        self._turning = _Turning(theme, self.button)
        self.button.clicked.connect(self.pressed)
        self._top_up.clicked.connect(self.top_up_requested)
        self._change.clicked.connect(self.limit_change_requested)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addStretch(1)
        below.addWidget(self.line, 100)
        below.addWidget(self._top_up)
        below.addWidget(self._change)
        below.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 16)
        box.setSpacing(8)
        box.addWidget(self.button)
        box.addLayout(below)

    def _link(self, text: str) -> QPushButton:
        button = link_button(text)
        # Not higher than the line beside it, so that nothing jumps when it comes.
        button.setStyleSheet(f"{button.styleSheet()} min-height: {_LINE}px;")
        return button

    @Slot(object)
    def show_words(self, words: GenerateWords) -> None:
        """Show the words for a situation."""
        if words.tone == "error" and words.line != self._words.line:
            announce(self.button, words.line)
        self._words = words
        self._fit_text()
        self.button.setAccessibleName(spoken(words.name or words.button))
        self.button.setAccessibleDescription(spoken(words.line))
        self._turning.show_busy(words.busy)
        self._enable(words.press is not Press.NOTHING)
        self.line.setText(words.line)
        if self.line.property("tone") != words.tone:
            set_role(self.line, tone=words.tone)
        self._top_up.setVisible(words.top_up)
        self._change.setVisible(words.change_limit)
        # The link stands right behind the words, both together in the middle.
        whole = self.line.fontMetrics().horizontalAdvance(words.line) + 2
        self.line.setMaximumWidth(whole if words.top_up or words.change_limit else _ANY_WIDTH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the shorter words where the pane got narrow."""
        super().resizeEvent(event)
        self._fit_text()

    def _fit_text(self) -> None:
        words, room = self._words, self.width() - _AROUND_TEXT
        wide = self.button.fontMetrics().horizontalAdvance(words.button) > room > 0
        self.button.setText(words.short if wide and words.short else words.button)

    def _enable(self, wanted: bool) -> None:
        # Qt hands the focus of a button that goes off to the next widget, and a held Enter would then start
        # something there; so it waits here until the button is on again.
        # The window's own memory is asked, because the user may be in another window meanwhile.
        holder = self.window().focusWidget()
        if not wanted and holder is self.button:
            self.setFocus()
        self.button.setEnabled(wanted)
        if wanted and holder is self:
            self.button.setFocus()
