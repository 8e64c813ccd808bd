"""The building blocks of a page of settings: a row with its control, and the box that says how the account is."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vidgo_desktop.ui.controls import IconLabel, Switch, link_button, push_button, text_label
from vidgo_desktop.ui.spoken import spoken
from vidgo_desktop.ui.theme import Theme, set_role

# Heights of the lines of text, so that a row is 64 high with its line.
_TITLE, _HINT = 20, 16
_BELOW = 12
# A row whose words would get narrower than this puts its controls below them.
_LEAST_WORDS = 170
_GAP = 8
# How far the ring of a switch reaches beyond its track.
SWITCH_ROOM = 4


def sided(start: int, top: int, end: int, bottom: int) -> QMargins:
    """Margins by the side where a line begins; layouts mirror what they hold, but not their margins."""
    if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        start, end = end, start
    return QMargins(start, top, end, bottom)


def small_button(theme: Theme, name: str, text: str, icon: str = "") -> QPushButton:
    """A small ``push_button``, with an icon before its text where one is named."""
    button = push_button(name, text, "small")
    if icon:
        theme.bind_icon(button, icon, 14, "text.1")
    return button


def stacked(upper: QLabel, lower: QLabel) -> QVBoxLayout:
    """Two texts below each other that keep together in the middle of whatever height there is.

    Springs around them would do the same, but they would make the row take room from everything below.
    """
    upper.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
    lower.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(upper)
    words.addWidget(lower)
    return words


class SettingRow(QWidget):
    """A title and a sentence at the left, controls at the right, a thin line below.

    Where there is little room the controls lie below the words. ``link_clicked`` comes from the link that
    ``show_link`` shows under the sentence.
    """

    link_clicked = Signal()

    def __init__(self, theme: Theme, title: str, hint: str, *controls: QWidget, line: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self._controls = controls
        self._below: list[QWidget] = []
        self._title = text_label(theme, "body.control", "1", title, wrap=True)
        self._hint = text_label(theme, "small", "2", hint, wrap=True)
        self._link = link_button("")
        self._link.setAutoDefault(False)
        self._link.hide()
        self._link.clicked.connect(self.link_clicked)
        self._words = QVBoxLayout()
        self._words.setSpacing(1)
        self._words.addWidget(self._title)
        self._words.addWidget(self._hint)
        # Without a side of its own the link would keep the sentence as narrow as itself.
        self._words.addWidget(self._link, 0, Qt.AlignmentFlag.AlignLeading)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(_GAP)
        self._row.addLayout(self._words, 1)
        self._side = QHBoxLayout()
        self._side.setSpacing(_GAP)
        for control in controls:
            self._side.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
            control.setAccessibleDescription(spoken(hint))
            if isinstance(control, QComboBox):
                # To a screen reader on Linux the name of a drop-down is its value; its label says what it is about.
                self._title.setBuddy(control)
        self._row.addLayout(self._side)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addLayout(self._row)
        self._rule = QFrame()
        set_role(self._rule, kind="line")
        self._line = QVBoxLayout()
        self._line.addWidget(self._rule)
        self._box.addLayout(self._line)
        self._rule.setVisible(line)
        self._take_room(0)
        theme.changed.connect(self._scale)
        self._scale()

    @property
    def hint(self) -> str:
        """The sentence under the title."""
        return self._hint.text()

    def show_hint(self, text: str) -> None:
        """Say something else under the title."""
        self._hint.setText(text)
        for control in self._controls:
            control.setAccessibleDescription(spoken(text))

    def show_link(self, text: str, name: str = "") -> None:
        """Offer a way back under the sentence; an empty text takes it away. ``name`` is for the screen reader."""
        self._link.setText(text)
        self._link.setAccessibleName(name or text)
        self._link.setVisible(bool(text))

    def name_link(self, name: str) -> None:
        """Give the link its object name."""
        self._link.setObjectName(name)

    def add_below(self, widget: QWidget) -> None:
        """Something that belongs to this row, between it and its line, and that may be hidden."""
        # The distance to the line belongs to the widget, or it would stay when that is hidden.
        widget.setContentsMargins(sided(0, 0, self._room, _BELOW))
        self._below.append(widget)
        self._box.insertWidget(self._box.count() - 1, widget)

    def reach_further(self) -> None:
        """The row is laid out ``SWITCH_ROOM`` beyond its neighbours' end, so that a switch stands flush with them."""
        self._take_room(SWITCH_ROOM)

    def _take_room(self, room: int) -> None:
        self._room = room
        last = self._controls[-1] if self._controls else None
        self._row.setContentsMargins(sided(0, 14, 0 if isinstance(last, Switch) else room, 12))
        self._line.setContentsMargins(sided(0, 0, room, 0))
        for widget in self._below:
            widget.setContentsMargins(sided(0, 0, room, _BELOW))

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest control: the words wrap, and the controls may lie below them."""
        width = max((control.minimumSizeHint().width() for control in self._controls), default=0)
        return QSize(max(width, 80), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the controls beside the words, or below them."""
        super().resizeEvent(event)
        shown = [control for control in self._controls if not control.isHidden()]
        needed = sum(control.sizeHint().width() + _GAP for control in shown) + self._theme.scaled(_LEAST_WORDS)
        narrow = bool(shown) and self.width() < needed
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
            place = Qt.AlignmentFlag.AlignLeading if narrow else Qt.AlignmentFlag(0)
            self._row.setAlignment(self._side, place)
            self.updateGeometry()

    @Slot()
    def _scale(self) -> None:
        self._title.setMinimumHeight(self._theme.scaled(_TITLE))
        self._hint.setMinimumHeight(self._theme.scaled(_HINT))


def let_rows_reach_further(page: QWidget) -> None:
    """Everything in this page's column ends ``SWITCH_ROOM`` before its end; only the rings of switches reach it."""
    column = page.layout()
    for place in range(0 if column is None else column.count()):
        item = None if column is None else column.itemAt(place)
        widget = None if item is None else item.widget()
        if isinstance(widget, SettingRow | StateBox):
            widget.reach_further()
        elif widget is not None:
            widget.setContentsMargins(sided(0, 0, SWITCH_ROOM, 0))


class StateBox(QFrame):
    """How the account is, in colour, icon and words; an amount and one button at the right."""

    clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("accountState")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(64)
        self._icon = IconLabel(theme, "account", 20)
        self._title = text_label(theme, "body.strong", "1", wrap=True)
        self._hint = text_label(theme, "small", "2", wrap=True)
        self._amount = text_label(theme, "body.strong", "1")
        self._button = small_button(theme, "accountAction", "")
        self._button.clicked.connect(self.clicked)
        words = stacked(self._title, self._hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(self._amount)
        row.addWidget(self._button)
        self._theme = theme

    def reach_further(self) -> None:
        """The box is laid out ``SWITCH_ROOM`` beyond its neighbours' end, and ends there where they do."""
        room = sided(0, 0, SWITCH_ROOM, 0)
        self.setStyleSheet(f"#accountState {{ margin-left: {room.left()}px; margin-right: {room.right()}px; }}")

    @property
    def title(self) -> str:
        """The state in a word or two."""
        return self._title.text()

    @property
    def hint(self) -> str:
        """The sentence under it."""
        return self._hint.text()

    def show_state(
        self, kind: str, icon: str, title: str, hint: str, *, amount: str = "", button: str = "", button_icon: str = ""
    ) -> None:
        """``kind`` is ok, warn, error or neutral."""
        set_role(self, kind=kind)
        self._icon.show_icon(icon, "text.2" if kind == "neutral" else kind)
        self._title.setText(title)
        self._hint.setText(hint)
        self._amount.setText(amount)
        self._amount.setVisible(bool(amount))
        self._button.setText(button)
        self._button.setAccessibleName(button.rstrip("…"))
        if button_icon:
            self._theme.bind_icon(self._button, button_icon, 14, "text.1")
        self._button.setVisible(bool(button))
