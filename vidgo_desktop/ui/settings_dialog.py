"""The settings: a list of pages at the left, one page at the right. Changes apply at once; there is no OK button."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QPainter, QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.core.facts import BalanceFact, KeyFact, KeyTest, Realm
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.ui import assets
from vidgo_desktop.ui.account_page import AccountPage
from vidgo_desktop.ui.controls import keyboard_focus, paint_box, paint_ring, text_label
from vidgo_desktop.ui.dialog_frame import RING_ROOM, DialogFrame
from vidgo_desktop.ui.error_text import error_words
from vidgo_desktop.ui.note_line import NoteLine
from vidgo_desktop.ui.settings_pages import LookPage, NetworkPage, SavingPage
from vidgo_desktop.ui.theme import Theme

_SIZE = QSize(760, 560)
_SIDE_WIDTH = 192
_ICON_ROLE = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


class _NavDelegate(QStyledItemDelegate):
    """One entry: 36 high with 4 between, icon and word."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """36 and the gap."""
        return QSize(_SIDE_WIDTH - 17, max(40, option.fontMetrics.height() + 20))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Chosen entries lie on a tone; the ring is for the keyboard only."""
        theme = self._theme
        painter.save()
        box = QRectF(option.rect).adjusted(0, 2, 0, -2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            back = theme.color("bg.hover" if chosen else "bg.card")
            paint_box(painter, box, 8, back, back)
        tone = "text.1" if chosen else "text.2"
        icon = assets.pixmap(str(index.data(_ICON_ROLE)), 16, theme.hex(tone), self._view.devicePixelRatioF())
        painter.drawPixmap(round(box.left()) + 12, round(box.center().y()) - 8, icon)
        painter.setFont(theme.font("body.control" if chosen else "body"))
        painter.setPen(theme.color(tone))
        words = QRect(round(box.left()) + 40, round(box.top()), round(box.width()) - 44, round(box.height()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        if chosen and keyboard_focus(self._view):
            paint_ring(painter, theme, box, 8)
        painter.restore()


class SettingsDialog(DialogFrame):
    """Emits wishes; shows what it is told. Keep one and open it again: it forgets half-entered text when hidden."""

    key_test_requested = Signal(object)
    key_save_requested = Signal(object)
    key_forget_requested = Signal()
    practice_chosen = Signal(object)
    settings_changed = Signal(object)
    choose_folder_requested = Signal()
    connection_test_requested = Signal()
    open_url_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, parent, _SIZE)
        self.setObjectName("settingsDialog")
        self.setWindowTitle(self.tr("Settings"))
        self.account = AccountPage(theme)
        self.saving = SavingPage(theme)
        self.network = NetworkPage(theme)
        self.look = LookPage(theme)
        self._pages: dict[str, tuple[str, str, QWidget]] = {
            "account": ("account", self.tr("Account"), self.account),
            "saving": ("folder", self.tr("Saving"), self.saving),
            "network": ("network", self.tr("Network"), self.network),
            "look": ("look", self.tr("Look"), self.look),
        }
        self._title = text_label(theme, "title", "1")
        self._note = NoteLine(theme)
        self._stack = QStackedWidget()
        self._nav = QListView()
        self._build()
        self._connect()
        self.open_page("account")

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        self.side = self._make_side()
        row.addWidget(self.side)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button())
        right = QVBoxLayout()
        right.setContentsMargins(24 - RING_ROOM, 16, 0, 16)
        right.setSpacing(12)
        head.setContentsMargins(RING_ROOM, 0, 22, 0)
        right.addLayout(head)
        note = QHBoxLayout()
        note.setContentsMargins(RING_ROOM, 0, 24, 0)
        note.addWidget(self._note)
        right.addLayout(note)
        right.addWidget(self._stack, 1)
        row.addLayout(right, 1)
        for _icon, _text, page in self._pages.values():
            page.setContentsMargins(RING_ROOM, 0, 24, RING_ROOM)
            area = QScrollArea()
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setWidgetResizable(True)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setWidget(page)
            self._stack.addWidget(area)

    def _make_side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(_SIDE_WIDTH)
        box = QVBoxLayout(side)
        box.setContentsMargins(8, 18, 9, 16)
        box.setSpacing(14)
        title = text_label(self.theme, "heading", "1", self.tr("Settings"))
        title.setContentsMargins(12, 0, 0, 0)
        box.addWidget(title)
        box.addWidget(self._nav, 1)
        model = QStandardItemModel(self._nav)
        for icon, text, _page in self._pages.values():
            item = QStandardItem(text)
            item.setData(icon, _ICON_ROLE)
            item.setEditable(False)
            model.appendRow(item)
        self._nav.setObjectName("settingsPages")
        self._nav.setAccessibleName(self.tr("Pages of the settings"))
        self._nav.setModel(model)
        self._nav.setItemDelegate(_NavDelegate(self.theme, self._nav))
        self._nav.setMouseTracking(True)
        self._nav.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nav.selectionModel().currentChanged.connect(self._page_chosen)
        self.theme.changed.connect(self._nav.viewport().update)
        return side

    def _connect(self) -> None:
        account = self.account
        account.key_test_requested.connect(self.key_test_requested)
        account.key_save_requested.connect(self.key_save_requested)
        account.key_forget_requested.connect(self.key_forget_requested)
        account.practice_chosen.connect(self.practice_chosen)
        account.connection_test_requested.connect(self.connection_test_requested)
        account.open_url_requested.connect(self.open_url_requested)
        self.saving.choose_folder_requested.connect(self.choose_folder_requested)
        self.network.key_forget_requested.connect(self.key_forget_requested)
        self.network.connection_test_requested.connect(self.connection_test_requested)
        for page in (self.saving, self.network, self.look):
            page.settings_changed.connect(self._settings_wished)

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return list(self._pages)[self._stack.currentIndex()]

    @property
    def note(self) -> str:
        """The error under the title, empty when there is none."""
        return self._note.text

    def open_page(self, name: str) -> None:
        """``account``, ``saving``, ``network`` or ``look``; KeyError for another word."""
        row = list(self._pages).index(name) if name in self._pages else None
        if row is None:
            raise KeyError(name)
        self._nav.setCurrentIndex(self._nav.model().index(row, 0))

    @Slot(object)
    def show_key(self, fact: KeyFact) -> None:
        """Whether there is a key, and where it is kept."""
        self.account.show_key(fact)
        self.network.show_key(self.account.has_key)

    @Slot(object)
    def show_key_test(self, answer: KeyTest) -> None:
        """The answer to ``key_test_requested``."""
        self.account.show_key_test(answer)

    @Slot(object)
    def show_balance(self, fact: BalanceFact) -> None:
        """The balance, which is also the answer to ``connection_test_requested``."""
        self.account.show_balance(fact)
        self.network.show_balance(fact)

    @Slot(object)
    def show_settings(self, settings: Settings) -> None:
        """The settings that are in force."""
        for page in (self.saving, self.network, self.look):
            page.show_settings(settings)

    @Slot(object)
    def show_realm(self, realm: Realm) -> None:
        """Account or practice."""
        self.account.show_realm(realm)

    @Slot(object)
    def show_error(self, error: VidgoError) -> None:
        """Say an error where it belongs: at the key, or under the title."""
        if not self.account.show_error(error):
            words = error_words(error)
            text = self.tr("{headline}. {sentence}").format(headline=words.headline, sentence=words.sentence)
            self._note.show_note("error", "failed", text)

    def showEvent(self, event: QShowEvent) -> None:
        """Who comes without a key most likely has one on the clipboard."""
        super().showEvent(event)
        if self.page == "account" and self.account.panel.isVisible():
            self.account.panel.field.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was half entered."""
        super().hideEvent(event)
        self.account.forget_text()
        self.network.forget_text()
        self._note.clear()

    @Slot(object)
    def _settings_wished(self, settings: Settings) -> None:
        # All pages change parts of the same settings, so each must know the newest.
        self.show_settings(settings)
        self.settings_changed.emit(settings)

    @Slot(QModelIndex, QModelIndex)
    def _page_chosen(self, index: QModelIndex, _old: QModelIndex) -> None:
        self._stack.setCurrentIndex(index.row())
        _icon, text, _page = list(self._pages.values())[index.row()]
        self._title.setText(text)
        self._note.clear()
