"""The head of the task list: its title with the two icons, or in the title's place the field for searching."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from vidgo_desktop.ui.controls import IconLabel, paint_box, text_label
from vidgo_desktop.ui.list_menu import ListMenu
from vidgo_desktop.ui.menu_lead import MenuLead
from vidgo_desktop.ui.numbers import credits as number
from vidgo_desktop.ui.round_menu import make_round
from vidgo_desktop.ui.spoken import spoken
from vidgo_desktop.ui.theme import Theme

# A search begins when the typing rests for this long.
TYPING_MS = 150
_HIGH = 32
_LONGEST = 200


class _Bare(QLineEdit):
    """Its frame shows the focus."""

    wants_ring = False


class SearchField(QWidget):
    """A field with its icon and a cross. ``edited`` comes after the typing rests, ``left`` when the search is over."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.field = _Bare()
        self.field.setObjectName("taskSearch")
        self.field.setPlaceholderText(self.tr("Search tasks"))
        self.field.setAccessibleName(self.tr("Search tasks"))
        self.field.setMaxLength(_LONGEST)
        self.cross = QToolButton()
        self.cross.setObjectName("clearTaskSearch")
        self.cross.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The sheet's least size for tool buttons would make the field higher than the title that it stands for.
        self.cross.setStyleSheet("min-width: 28px; min-height: 28px; max-width: 28px; max-height: 28px;")
        theme.bind_icon(self.cross, "close", 16, "text.2")
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 2, 2, 2)
        row.setSpacing(7)
        row.addWidget(IconLabel(theme, "search", 16, "text.3"))
        row.addWidget(self.field, 1)
        row.addWidget(self.cross)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(TYPING_MS)
        self._rest.timeout.connect(self._tell)
        # Assistive technology sets a text; it does not type.
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._tell)
        self.cross.clicked.connect(self._crossed)
        self.field.installEventFilter(self)
        self.cross.installEventFilter(self)
        theme.changed.connect(self._dress)
        self._dress()
        self._name_cross()

    @property
    def text(self) -> str:
        """What is searched for, without blanks around it."""
        return self.field.text().strip()

    def begin(self) -> None:
        """Take the keyboard."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def reset(self) -> None:
        """Empty, and nothing is told."""
        self.field.clear()
        self._rest.stop()
        self._name_cross()

    @Slot()
    def clear(self) -> None:
        """Empty, and that is told."""
        self.reset()
        self.edited.emit("")
        self.begin()

    @Slot()
    def _dress(self) -> None:
        # The frame is painted here, so that icon and cross are inside of it.
        self.field.setFont(self._theme.font("body"))
        self.field.setFixedHeight(max(24, self.field.fontMetrics().height() + 4))
        self.setFixedHeight(max(_HIGH, self.field.height() + 8))
        self.field.setStyleSheet(
            "QLineEdit, QLineEdit:focus { background: transparent; border: 0; padding: 0; min-height: 20px; }"
        )
        self.update()

    @Slot()
    def _typed(self) -> None:
        self._name_cross()
        self._rest.start()

    @Slot()
    def _tell(self) -> None:
        self._rest.stop()
        self.edited.emit(self.text)

    @Slot()
    def _crossed(self) -> None:
        if self.field.text():
            self.clear()
        else:
            self.left.emit()

    def _name_cross(self) -> None:
        name = self.tr("Clear search") if self.field.text() else self.tr("Leave search")
        self.cross.setAccessibleName(name)
        self.cross.setToolTip(name if self.field.text() else self.tr("{name} (Esc)").format(name=name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves the search; the frame follows the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() is QEvent.Type.KeyPress:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box and outline; with the keyboard in it the ring takes the outline's place."""
        painter = QPainter(self)
        focused = self.field.hasFocus()
        line = self._theme.color("accent.line" if focused else "line.control")
        paint_box(painter, QRectF(self.rect()), 6, self._theme.color("field"), line, 2.0 if focused else 1.0)
        painter.end()


class FilterBox(QPushButton):
    """The filter as a button with a menu, for large text in a narrow list. ``chosen`` carries the key of an entry."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, name: str, entries: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._name = name
        self._texts = dict(entries)
        menu = QMenu(self)
        make_round(menu)
        menu.setObjectName("taskFilterMenu")
        group = QActionGroup(menu)
        self._entries: dict[str, QAction] = {}
        for key, text in entries:
            entry = menu.addAction(text)
            entry.setCheckable(True)
            entry.setData(key)
            group.addAction(entry)
            self._entries[key] = entry
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.bind_icon(self, "chevron-down", 14, "text.2")
        self.setMenu(menu)
        MenuLead(menu, self)
        # The menu's own mark would be a second arrow.
        self.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0; }")
        menu.triggered.connect(self._triggered)
        self.choose(entries[0][0])

    def choose(self, key: str) -> None:
        """Choose an entry without a signal."""
        self._entries[key].setChecked(True)
        self._rename()

    def set_count(self, key: str, count: int) -> None:
        """Show a number behind an entry."""
        self._entries[key].setText(f"{self._texts[key]} {number(count)}")
        self._rename()

    def _rename(self) -> None:
        text = next(entry.text() for entry in self._entries.values() if entry.isChecked())
        self.setText(text)
        self.setAccessibleName(spoken(f"{self._name}, {text}"))

    @Slot(QAction)
    def _triggered(self, entry: QAction) -> None:
        self._rename()
        self.chosen.emit(entry.data())


class ListHead(QWidget):
    """``searched`` carries the text to look for (empty for none), ``search_opened`` and ``search_left`` that the field
    is there and gone; the two wishes come from the menu behind the dots.
    """

    searched = Signal(object)
    search_opened = Signal()
    search_left = Signal()
    number_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.title = text_label(theme, "heading", "1", self.tr("Tasks"))
        self.search = SearchField(theme)
        self.search_button = self._icon("searchTasks", "search", self.tr("Search tasks"), "Ctrl+F")
        self.more_button = self._icon("moreTasks", "more", self.tr("More"))
        self._places = QStackedWidget()
        self._places.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._places.addWidget(self.title)
        self._places.addWidget(self.search)
        self.menu = ListMenu(theme, self, self.more_button)
        self.menu.number_requested.connect(self.number_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 14, 0)
        row.setSpacing(4)
        row.addWidget(self._places, 1)
        row.addWidget(self.search_button)
        row.addWidget(self.more_button)
        self.search_button.clicked.connect(self.open_search)
        self.more_button.clicked.connect(self._open_menu)
        self.search.edited.connect(self.searched)
        self.search.left.connect(self.leave_search)

    @property
    def is_searching(self) -> bool:
        """Whether the field is there."""
        return self._places.currentWidget() is self.search

    def show_state(self, *, has_tasks: bool, only_starred: bool) -> None:
        """What of all this makes sense now."""
        self.search_button.setVisible(has_tasks and not self.is_searching)
        self.title.setText(self.tr("Starred tasks") if only_starred else self.tr("Tasks"))

    @Slot()
    def open_search(self) -> None:
        """Show the field in place of the title and let the user type."""
        self._places.setCurrentWidget(self.search)
        self.search_button.hide()
        self.search.begin()
        self.search_opened.emit()

    @Slot()
    def leave_search(self) -> None:
        """Show the title again; the text is forgotten."""
        if self.is_searching:
            self.search.reset()
            self._places.setCurrentWidget(self.title)
            self.search_button.show()
            self.search_left.emit()

    @Slot()
    def _open_menu(self) -> None:
        self.menu.open_below(self.more_button)

    def _icon(self, name: str, icon: str, text: str, keys: str = "") -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setToolTip(text)
        if keys:
            native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(self.tr("{name} ({keys})").format(name=text, keys=native))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The style adds a margin to the sheet's least size; the drawing has none.
        button.setFixedSize(_HIGH, _HIGH)
        self._theme.bind_icon(button, icon, 18, "text.2")
        return button
