"""The settings: a list of pages at the left, one page at the right. Changes apply at once; there is no OK button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.core.facts import BalanceFact, ConnectionReport, KeyFact, KeyTest, Realm
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.ui.account_page import AccountPage
from vidgo_desktop.ui.controls import text_label
from vidgo_desktop.ui.dialog_frame import RING_ROOM, DialogFrame, can_be_round
from vidgo_desktop.ui.error_text import error_words
from vidgo_desktop.ui.note_line import NoteLine
from vidgo_desktop.ui.setting_rows import SWITCH_ROOM, let_rows_reach_further, sided
from vidgo_desktop.ui.settings_look import LookPage
from vidgo_desktop.ui.settings_nav import SettingsNav
from vidgo_desktop.ui.settings_network import NetworkPage
from vidgo_desktop.ui.settings_notifications import NotificationsPage
from vidgo_desktop.ui.settings_pages import SettingsPage
from vidgo_desktop.ui.settings_saving import SavingPage
from vidgo_desktop.ui.theme import Theme

_SIZE = QSize(760, 560)
_SIDE_WIDTH, _SIDE_SLIM = 192, 57
_AROUND_NAV = 8 + 9
# Below this width of the window the settings fill it; below that width of their own the list has icons alone.
_FULL_BELOW, _SLIM_BELOW = 900, 560
# The coloured box of the account begins a little below where the words of the other pages begin.
_ABOVE_BOX = 7


class _PageArea(QScrollArea):
    """A page that scrolls. The place of its bar is always kept free in the margin, so that nothing moves."""

    def __init__(self, page: QWidget, above: int) -> None:
        super().__init__()
        self._page, self._above = page, above
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that comes and goes changes the width, and with it what is needed: both could be wrong for ever.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)
        self.verticalScrollBar().rangeChanged.connect(self._show_bar)
        self._show_bar()

    def showEvent(self, event: QShowEvent) -> None:
        """The bar takes its width out of the margin."""
        super().showEvent(event)
        end = max(0, 24 - SWITCH_ROOM - self.verticalScrollBar().sizeHint().width())
        self._page.setContentsMargins(sided(RING_ROOM, self._above, end, RING_ROOM))

    @Slot()
    def _show_bar(self) -> None:
        bar = self.verticalScrollBar()
        hidden = "QScrollBar::handle:vertical { background: transparent; }" if bar.maximum() <= 0 else ""
        if bar.styleSheet() != hidden:
            bar.setStyleSheet(hidden)


class SettingsDialog(DialogFrame):
    """Emits wishes; shows what it is told. Keep one and open it again: it forgets half-entered text when hidden.

    ``balance_requested`` asks for the balance, ``connection_test_requested`` for the test of all three parts.
    """

    key_test_requested = Signal(object)
    key_save_requested = Signal(object)
    key_forget_requested = Signal()
    key_read_requested = Signal()
    practice_chosen = Signal(object)
    settings_changed = Signal(object)
    choose_folder_requested = Signal()
    open_folder_requested = Signal()
    balance_requested = Signal()
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
        self.notifications = NotificationsPage(theme)
        self._pages: dict[str, tuple[str, str, SettingsPage]] = {
            "account": ("account", self.tr("Account"), self.account),
            "saving": ("folder", self.tr("Saving"), self.saving),
            "network": ("network", self.tr("Network"), self.network),
            "look": ("look", self.tr("Look"), self.look),
            "notifications": ("bell", self.tr("Notifications"), self.notifications),
        }
        self._title = text_label(theme, "title", "1")
        self._heading = text_label(theme, "heading", "1", self.tr("Settings"))
        self._note = NoteLine(theme)
        self._stack = QStackedWidget()
        self._nav = SettingsNav(theme, [(icon, text) for icon, text, _page in self._pages.values()])
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
        head.setContentsMargins(sided(RING_ROOM, 0, 22, 0))
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button())
        right = QVBoxLayout()
        right.setContentsMargins(sided(24 - RING_ROOM, 18, 0, 16))
        right.setSpacing(6)
        right.addLayout(head)
        note = QHBoxLayout()
        note.setContentsMargins(sided(RING_ROOM, 0, 24, 0))
        note.addWidget(self._note)
        right.addLayout(note)
        right.addWidget(self._stack, 1)
        row.addLayout(right, 1)
        for _icon, _text, page in self._pages.values():
            let_rows_reach_further(page)
            self._stack.addWidget(_PageArea(page, _ABOVE_BOX if page is self.account else 0))

    def _make_side(self) -> QWidget:
        side = QWidget()
        box = QVBoxLayout(side)
        box.setContentsMargins(sided(8, 19, 9, 16))
        box.setSpacing(15)
        self._heading.setContentsMargins(sided(12, 0, 0, 0))
        box.addWidget(self._heading)
        box.addWidget(self._nav, 1)
        return side

    def _connect(self) -> None:
        account, network = self.account, self.network
        account.key_test_requested.connect(self.key_test_requested)
        account.key_save_requested.connect(self.key_save_requested)
        account.key_forget_requested.connect(self.key_forget_requested)
        account.key_read_requested.connect(self.key_read_requested)
        account.practice_chosen.connect(self.practice_chosen)
        account.connection_test_requested.connect(self.balance_requested)
        account.open_url_requested.connect(self.open_url_requested)
        self.saving.choose_folder_requested.connect(self.choose_folder_requested)
        self.saving.open_folder_requested.connect(self.open_folder_requested)
        network.key_forget_requested.connect(self.key_forget_requested)
        network.connection_test_requested.connect(self.connection_test_requested)
        for _icon, _text, page in self._pages.values():
            page.settings_changed.connect(self._settings_wished)
        self._nav.page_chosen.connect(self._page_chosen)
        self.theme.changed.connect(self._arrange)

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return list(self._pages)[self._stack.currentIndex()]

    @property
    def note(self) -> str:
        """The error under the title, empty when there is none."""
        return self._note.text

    def open_page(self, name: str) -> None:
        """``account``, ``saving``, ``network``, ``look`` or ``notifications``; KeyError for another word."""
        if name not in self._pages:
            raise KeyError(name)
        self._nav.choose(list(self._pages).index(name))

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
        """The balance, which is also the answer to ``balance_requested``."""
        self.account.show_balance(fact)

    @Slot(object)
    def show_connection(self, report: ConnectionReport) -> None:
        """How far the test has come that ``connection_test_requested`` asked for."""
        self.network.show_connection(report)

    @Slot(object)
    def show_settings(self, settings: Settings) -> None:
        """The settings that are in force."""
        for _icon, _text, page in self._pages.values():
            page.show_settings(settings)

    @Slot(object, object)
    def show_folder(self, words: str, free: str) -> None:
        """The folder of finished videos in words, and the free room in it (``212 GB``, or empty)."""
        self.saving.show_folder(words, free)

    @Slot(object, object)
    def show_api_base(self, text: str, fixed: bool) -> None:
        """The service's address that is in force; ``fixed`` when it was given at the start."""
        self.network.show_api_base(text, fixed)

    @Slot(object)
    def show_languages(self, languages: Sequence[tuple[str, str]]) -> None:
        """Code and own name of every language."""
        self.look.show_languages(languages)

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

    def say(self, text: str) -> None:
        """Say something under the title."""
        self._note.show_note("warn", "alert", text)

    @Slot()
    def fit(self) -> None:
        """In a small window the settings are a page that fills it."""
        window = self._full_window()
        self._round = can_be_round() and window is None
        if window is None:
            super().fit()
        else:
            self.setGeometry(QRect(window.mapToGlobal(QPoint(0, 0)), window.size()))
        self._arrange()

    def _full_window(self) -> QWidget | None:
        parent = self.parentWidget()
        window = None if parent is None else parent.window()
        return window if window is not None and window.width() < _FULL_BELOW else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A page that fills the window has no round corners, and a narrow one a slim list."""
        super().resizeEvent(event)
        if not self._round:
            self.clearMask()
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        slim = self.width() < self.theme.scaled(_SLIM_BELOW)
        self._heading.setVisible(not slim)
        self._nav.show_slim(slim)
        if self.side is not None:
            wide = max(self.theme.scaled(_SIDE_WIDTH), self._nav.wanted_width + _AROUND_NAV)
            self.side.setFixedWidth(_SIDE_SLIM if slim else wide)
        self._title.setMinimumHeight(self.theme.scaled(28))
        self._heading.setMinimumHeight(self.theme.scaled(20))

    def showEvent(self, event: QShowEvent) -> None:
        """Who comes without a key most likely has one on the clipboard."""
        super().showEvent(event)
        if self.page == "account" and self.account.panel.isVisible():
            self.account.panel.field.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was half entered."""
        super().hideEvent(event)
        for _icon, _text, page in self._pages.values():
            page.forget_text()
        self._note.clear()

    @Slot(object)
    def _settings_wished(self, settings: Settings) -> None:
        # All pages change parts of the same settings, so each must know the newest.
        self.show_settings(settings)
        self.settings_changed.emit(settings)

    @Slot(object)
    def _page_chosen(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        _icon, text, _page = list(self._pages.values())[row]
        self._title.setText(text)
        self._note.clear()
