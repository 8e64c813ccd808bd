"""The buttons under the transport: show in folder, open and copy the link, and the rest in a menu."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFontMetrics, QIcon, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from vidgo_desktop.core.task import Task
from vidgo_desktop.ui import assets
from vidgo_desktop.ui.hand_over_words import link_time_words
from vidgo_desktop.ui.menu_lead import MenuLead
from vidgo_desktop.ui.round_menu import make_round
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.transport import ARROWS, MenuButton

_SQUARE = 32
_PADDING = 13
_ICON = 16
_GAP = 8
_SPACING = 8


class _Action(QPushButton):
    """A button that gives its words up where there is no room, and keeps its name."""

    wants_ring = True

    def __init__(self, theme: Theme, name: str, icon: str, text: str) -> None:
        super().__init__(text)
        self._theme = theme
        self._icon = icon
        self._has_words = True
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_words(self, shown: bool) -> None:
        """With its words, or as an icon with a tooltip."""
        if shown == self._has_words:
            return
        self._has_words = shown
        self.setToolTip("" if shown else self.accessibleName())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """32 high, as wide as icon and words."""
        high = self.minimumSizeHint().height()
        return QSize(self.whole_width() if self._has_words else high, high)

    def minimumSizeHint(self) -> QSize:
        """Without the words."""
        high = max(_SQUARE, QFontMetrics(self._theme.font("body.control")).height() + 12)
        return QSize(high, high)

    def whole_width(self) -> int:
        """How wide it is with its words."""
        metrics = QFontMetrics(self._theme.font("body.control"))
        return 2 * _PADDING + _ICON + _GAP + metrics.horizontalAdvance(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the player."""
        if event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box is the style sheet's; the gap between icon and words is ours, which no sheet can say."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        token = "text.1" if self.isEnabled() else "text.3"
        left = _PADDING if self._has_words else (self.width() - _ICON) // 2
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = self.width() - left - _ICON if mirrored else left
        drawn = assets.pixmap(self._icon, _ICON, self._theme.hex(token), self.devicePixelRatioF())
        painter.drawPixmap(QPointF(x, (self.height() - _ICON) / 2), drawn)
        if self._has_words:
            painter.setFont(self._theme.font("body.control"))
            painter.setPen(self._theme.color(token))
            box = QRect(left, 0, self.width() - 2 * left, self.height())
            away = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | away, self.text())
        painter.end()


class PlayerActions(QWidget):
    """Emits wishes with the shown ``Task``; what is possible is told to it."""

    show_in_folder_requested = Signal(object)
    open_link_requested = Signal(object)
    copy_link_requested = Signal(object)
    compare_requested = Signal(object)
    copy_file_requested = Signal(object)
    open_with_requested = Signal(object)
    open_file_clicked = Signal()
    details_toggled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._task: Task | None = None
        self._is_narrow = False
        self._until = ""
        self.folder = _Action(theme, "showInFolder", "folder", self.tr("Show in folder"))
        self.open_link = _Action(theme, "openLink", "open-outside", self.tr("Open link"))
        self.copy_link = _Action(theme, "copyLink", "copy", self.tr("Copy link"))
        self.more = self._more_button(theme)
        self.details: QAction
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_SPACING)
        for button in (self.folder, self.open_link, self.copy_link):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.more)
        self.folder.clicked.connect(self._show_in_folder)
        self.open_link.clicked.connect(self._open_link)
        self.copy_link.clicked.connect(self._copy_link)
        self.show_task(None, file=False, link=False)

    def _more_button(self, theme: Theme) -> QToolButton:
        button = MenuButton("playerMore")
        button.setFixedWidth(_SQUARE)
        button.setAccessibleName(self.tr("More"))
        button.setToolTip(self.tr("More"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        theme.bind_icon(button, "more", 18, "text.2")
        menu = QMenu(button)
        make_round(menu)
        self._menu_compare = menu.addAction(self.tr("Compare with the source"))
        self._menu_file = menu.addAction(self.tr("Open in default player"))
        self._menu_with = menu.addAction(self.tr("Open with…"))
        self._menu_file_copy = menu.addAction(self.tr("Copy file"))
        menu.addSeparator()
        self._menu_folder = menu.addAction(self.tr("Show in folder"))
        self._menu_open = menu.addAction(self.tr("Open link"))
        self._menu_copy = menu.addAction(self.tr("Copy link"))
        menu.addSeparator()
        self.details = menu.addAction(self.tr("Details"))
        self.details.setCheckable(True)
        self._menu_compare.triggered.connect(self._compare)
        self._menu_file.triggered.connect(self.open_file_clicked)
        self._menu_with.triggered.connect(self._open_with)
        self._menu_file_copy.triggered.connect(self._copy_file)
        self._menu_folder.triggered.connect(self._show_in_folder)
        self._menu_open.triggered.connect(self._open_link)
        self._menu_copy.triggered.connect(self._copy_link)
        self.details.toggled.connect(self.details_toggled)
        button.setMenu(menu)
        MenuLead(menu, button)
        return button

    def show_task(self, task: Task | None, *, file: bool, link: bool) -> None:
        """Whose buttons these are; whether there is a saved file, and a link that still works."""
        self._task = task
        files = (self._menu_compare, self._menu_file, self._menu_with, self._menu_file_copy, self._menu_folder)
        for widget in (self.folder, *files):
            widget.setEnabled(file)
        for widget in (self.open_link, self.copy_link, self._menu_open, self._menu_copy):
            widget.setEnabled(link)

    def show_link_time(self, until: float | None, now: float) -> None:
        """Until when (UTC seconds) a copied link works, as the tooltip of *Copy link*; None when it is not known."""
        self._until = link_time_words(until, now)
        self._dress_copy()

    def _dress_copy(self) -> None:
        words = self.copy_link.text()
        # "Copy link, works until …": said as one line, and to a screen reader after the name.
        tip = self.tr("{what}, {time}").format(what=words, time=self._until) if self._until else words
        self.copy_link.setToolTip(tip)
        self.copy_link.setAccessibleDescription(self._until)

    def offer_open_with(self, offered: bool) -> None:
        """Whether this system has a way to ask which program opens a file."""
        self._menu_with.setVisible(offered)

    def show_room(self, *, narrow: bool, short: bool) -> None:
        """``narrow``: the links become icons. ``short``: *Show in folder* is in the menu alone."""
        self._is_narrow = narrow
        self.folder.setVisible(not short)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words give way where another language or larger text needs more room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        buttons = [self.open_link, self.copy_link] + ([] if self.folder.isHidden() else [self.folder])
        icon = self.folder.minimumSizeHint().width()
        room = self.width() - (len(buttons) * _SPACING + self.more.sizeHint().width())
        links = self.open_link.whole_width() + self.copy_link.whole_width()
        folder = 0 if self.folder.isHidden() else self.folder.whole_width()
        with_links = not self._is_narrow and folder + links <= room
        self.folder.show_words(with_links or folder + 2 * icon <= room)
        self.open_link.show_words(with_links)
        self.copy_link.show_words(with_links)
        self._dress_copy()

    def show_details_entry(self, shown: bool) -> None:
        """*Details* is only needed where the lines are folded."""
        self.details.setVisible(shown)

    @Slot()
    def _compare(self) -> None:
        if self._task is not None:
            self.compare_requested.emit(self._task)

    @Slot()
    def _show_in_folder(self) -> None:
        if self._task is not None:
            self.show_in_folder_requested.emit(self._task)

    @Slot()
    def _copy_file(self) -> None:
        if self._task is not None:
            self.copy_file_requested.emit(self._task)

    @Slot()
    def _open_with(self) -> None:
        if self._task is not None:
            self.open_with_requested.emit(self._task)

    @Slot()
    def _open_link(self) -> None:
        if self._task is not None:
            self.open_link_requested.emit(self._task)

    @Slot()
    def _copy_link(self) -> None:
        if self._task is not None:
            self.copy_link_requested.emit(self._task)
