"""The buttons under the transport: show in folder, open and copy the link, and the rest in a menu."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from vidgo_desktop.core.task import Task
from vidgo_desktop.ui.theme import Theme

_SQUARE = 32


class _Action(QPushButton):
    """A button that gives its words up where there is no room, and keeps its name."""

    wants_ring = True

    def __init__(self, theme: Theme, name: str, icon: str, text: str) -> None:
        super().__init__()
        # The blank widens the gap to the icon, which no style sheet can.
        self._words = f" {text}"
        self.setText(self._words)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.bind_icon(self, icon, 16, "text.1")

    def show_words(self, shown: bool) -> None:
        """With its words, or as an icon with a tooltip."""
        self.setText(self._words if shown else "")
        self.setToolTip("" if shown else self.accessibleName())
        # The sheet's side padding is for words.
        self.setStyleSheet("" if shown else "padding: 0;")
        if shown:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
        else:
            self.setFixedWidth(_SQUARE)


class PlayerActions(QWidget):
    """Emits wishes with the shown ``Task``; what is possible is told to it."""

    show_in_folder_requested = Signal(object)
    open_link_requested = Signal(object)
    copy_link_requested = Signal(object)
    open_file_clicked = Signal()
    details_toggled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._task: Task | None = None
        self.folder = _Action(theme, "showInFolder", "folder", self.tr("Show in folder"))
        self.open_link = _Action(theme, "openLink", "open-outside", self.tr("Open link"))
        self.copy_link = _Action(theme, "copyLink", "copy", self.tr("Copy link"))
        self.more = self._more_button(theme)
        self.details: QAction
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.folder, self.open_link, self.copy_link):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.more)
        self.folder.clicked.connect(self._show_in_folder)
        self.open_link.clicked.connect(self._open_link)
        self.copy_link.clicked.connect(self._copy_link)
        self.show_task(None, file=False, link=False)

    def _more_button(self, theme: Theme) -> QToolButton:
        button = QToolButton()
        button.setObjectName("playerMore")
        button.setAccessibleName(self.tr("More"))
        button.setToolTip(self.tr("More"))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        theme.bind_icon(button, "more", 18, "text.2")
        menu = QMenu(button)
        self._menu_file = menu.addAction(self.tr("Open in default player"))
        self._menu_folder = menu.addAction(self.tr("Show in folder"))
        self._menu_open = menu.addAction(self.tr("Open link"))
        self._menu_copy = menu.addAction(self.tr("Copy link"))
        menu.addSeparator()
        self.details = menu.addAction(self.tr("Details"))
        self.details.setCheckable(True)
        self._menu_file.triggered.connect(self.open_file_clicked)
        self._menu_folder.triggered.connect(self._show_in_folder)
        self._menu_open.triggered.connect(self._open_link)
        self._menu_copy.triggered.connect(self._copy_link)
        self.details.toggled.connect(self.details_toggled)
        button.setMenu(menu)
        return button

    def show_task(self, task: Task | None, *, file: bool, link: bool) -> None:
        """Whose buttons these are; whether there is a saved file, and a link that still works."""
        self._task = task
        for widget in (self.folder, self._menu_file, self._menu_folder):
            widget.setEnabled(file)
        for widget in (self.open_link, self.copy_link, self._menu_open, self._menu_copy):
            widget.setEnabled(link)

    def show_link_time(self, text: str) -> None:
        """Until when a copied link works, as the tooltip of *Copy link*; empty when it is not known."""
        words = self.tr("Copy link")
        self.copy_link.setToolTip(f"{words}, {text[:1].lower()}{text[1:]}" if text else words)

    def show_room(self, *, narrow: bool, short: bool) -> None:
        """``narrow``: the links become icons. ``short``: *Show in folder* is in the menu alone."""
        self.open_link.show_words(not narrow)
        self.copy_link.show_words(not narrow)
        self.folder.setVisible(not short)

    def show_details_entry(self, shown: bool) -> None:
        """*Details* is only needed where the lines are folded."""
        self.details.setVisible(shown)

    @Slot()
    def _show_in_folder(self) -> None:
        if self._task is not None:
            self.show_in_folder_requested.emit(self._task)

    @Slot()
    def _open_link(self) -> None:
        if self._task is not None:
            self.open_link_requested.emit(self._task)

    @Slot()
    def _copy_link(self) -> None:
        if self._task is not None:
            self.copy_link_requested.emit(self._task)

    def sizeHint(self) -> QSize:
        """One row of buttons."""
        return QSize(super().sizeHint().width(), _SQUARE)
