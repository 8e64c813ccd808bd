"""The line at the top: who we are, where we are, what is left to spend."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QSpacerItem,
    QToolButton,
    QWidget,
)

from vidgo_desktop.core.facts import BalanceFact, BalanceState, PriceFact, Realm, SpendingFact
from vidgo_desktop.ui import assets
from vidgo_desktop.ui.balance_button import BalanceButton
from vidgo_desktop.ui.controls import TabButton, text_label
from vidgo_desktop.ui.focus_ring import FocusRing
from vidgo_desktop.ui.practice_badge import PracticeBadge
from vidgo_desktop.ui.theme import Theme, set_role

# From the name to the first tab.
_AFTER_NAME = 23
# Below these widths the name of the program goes, then the words of the tabs and the badge; in languages with long
# words, and the word after the balance, as soon as there is no room for them.
_NAME_FROM = 720
_WORDS_FROM = 620
# Which of name, word after the balance, and other words are there, the best first.
_LEVELS = ((True, True, True), (False, True, True), (False, False, True), (False, False, False))


class _Mark(QWidget):
    """The program's own drawing, 24×24; decoration."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(24, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, assets.drawing("", "logo", 24, 24, self.devicePixelRatioF()))
        painter.end()


class Header(QFrame):
    """52 high, over the whole window."""

    refresh_requested = Signal()
    settings_requested = Signal()
    help_requested = Signal()
    top_up_requested = Signal()
    practice_badge_clicked = Signal()
    tab_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        set_role(self, pane="header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(52)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._badge = PracticeBadge(theme)
        self._balance = BalanceButton(theme)
        self._top_up = QPushButton(self.tr("Top up"))
        self._top_up.setObjectName("topUp")
        self._top_up.setAccessibleName(self.tr("Top up, buy credits on vidgo.ai"))
        set_role(self._top_up, role="small")
        self._name = text_label(theme, "card.title", "1", self.tr("Vidgo Desktop"))
        self._gaps: list[tuple[QSpacerItem, int]] = []
        self._fitted: tuple[object, ...] = ()
        self._tabs: dict[str, TabButton] = {}
        self._tab_group = QButtonGroup(self)
        # Assistive technology does not click: it toggles.
        self._tab_group.buttonToggled.connect(self._tab_toggled)
        self._tab_row = QHBoxLayout()
        self._tab_row.setSpacing(0)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 12, 0)
        # What is shown follows from the width, so it must not decide how narrow the window can get.
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.setSpacing(0)
        row.addWidget(_Mark())
        row.addSpacing(10)
        row.addWidget(self._name)
        self._gap(row, _AFTER_NAME)
        row.addLayout(self._tab_row)
        self.add_tab("create", self.tr("Create"), "create")
        row.addStretch(1)
        row.addWidget(self._badge)
        row.addSpacing(10)
        row.addWidget(self._balance)
        row.addSpacing(8)
        row.addWidget(self._top_up)
        row.addSpacing(4)
        self._refresh = self._icon("refreshBalance", "refresh", self.tr("Refresh balance"), "F5")
        row.addWidget(self._refresh)
        self._gap(row, 12)
        self._divider = QFrame()
        self._divider.setFixedSize(1, 20)
        set_role(self._divider, kind="line")
        theme.changed.connect(self._dress)
        self._dress()
        row.addWidget(self._divider)
        self._gap(row, 12)
        self.help_button = self._icon("help", "help", self.tr("Help"), "F1")
        row.addWidget(self.help_button)
        self._gap(row, 12)
        settings = self._icon("settings", "settings", self.tr("Settings"), "Ctrl+,")
        row.addWidget(settings)
        self._settings = settings
        self._refresh.clicked.connect(self.refresh_requested)
        self.help_button.clicked.connect(self.help_requested)
        settings.clicked.connect(self.settings_requested)
        self._badge.clicked.connect(self.practice_badge_clicked)
        self._top_up.clicked.connect(self.top_up_requested)
        self._balance.refresh_requested.connect(self.refresh_requested)
        self._balance.top_up_requested.connect(self.top_up_requested)
        self._balance.connect_requested.connect(self.settings_requested)
        self._ring = FocusRing(theme, self)
        self.show_realm(Realm.ACCOUNT)
        self._top_up.hide()

    @Slot()
    def _dress(self) -> None:
        # The sheet makes lines one pixel high and faint; this one stands between controls.
        line = self._theme.hex("line.button")
        self._divider.setStyleSheet(f"min-height: 20px; max-height: 20px; background: {line};")

    def add_tab(self, key: str, text: str, icon: str) -> TabButton:
        """One more place to be; ``tab_chosen`` carries its key. The first one is chosen."""
        tab = TabButton(self._theme, text, icon)
        tab.setObjectName(f"tab{key.capitalize()}")
        tab.setAccessibleName(text)
        tab.setChecked(not self._tabs)
        self._tabs[key] = tab
        self._tab_group.addButton(tab)
        self._tab_row.addWidget(tab)
        return tab

    @property
    def last_stop(self) -> QWidget:
        """Where the Tab key leaves the header."""
        return self._settings

    def show_tab(self, key: str) -> None:
        """Choose a tab without a signal; KeyError for an unknown key."""
        self._tab_group.blockSignals(True)
        self._tabs[key].setChecked(True)
        self._tab_group.blockSignals(False)

    @Slot(QAbstractButton, bool)
    def _tab_toggled(self, tab: QAbstractButton, checked: bool) -> None:
        if checked:
            self.tab_chosen.emit(next(key for key, known in self._tabs.items() if known is tab))

    def minimumSizeHint(self) -> QSize:
        """Any window will do; words give way to their icons."""
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In windows below 800, as small screens ask for, words give way to their icons."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Another balance, another theme: what fits may be something else."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        width, scaled = self.width(), self._theme.scaled
        seen = (self._badge.isHidden(), self._top_up.isHidden(), len(self._tabs))
        state = (width, self._balance.text(), self._theme.text_scale, seen)
        if state == self._fitted:
            return
        self._fitted = state
        for name, amount_word, words in _LEVELS:
            if (name and width < scaled(_NAME_FROM)) or (words and width < scaled(_WORDS_FROM)):
                continue
            self._show_words(name=name, amount_word=amount_word, words=words)
            self._row.invalidate()
            if self._row.minimumSize().width() <= width:
                return
        # Not even their icons have room: the keys, the menu of a row and the arrow of a page still lead there.
        for tab in self._tabs.values():
            tab.hide()

    def _show_words(self, *, name: bool, amount_word: bool, words: bool) -> None:
        self._name.setVisible(name)
        self._balance.show_word(amount_word)
        self._badge.show_words(words)
        self._divider.setVisible(words)
        for gap, wide in self._gaps:
            gap.changeSize(wide if words else 2, 0)
        self._row.invalidate()
        for tab in self._tabs.values():
            # Alone it is no choice, and its place is needed.
            tab.setVisible(words or len(self._tabs) > 1)
            tab.setText(tab.accessibleName() if words else "")
            tab.setToolTip("" if words else tab.accessibleName())

    def _gap(self, row: QHBoxLayout, width: int) -> None:
        """Some room that is not there in the smallest windows."""
        gap = QSpacerItem(width, 0)
        row.addItem(gap)
        self._gaps.append((gap, width))

    def _icon(self, name: str, icon: str, text: str, keys: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAccessibleName(text)
        native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(self.tr("{name} ({keys})").format(name=text, keys=native))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The style adds a margin to the sheet's least size; the drawing has none.
        button.setFixedSize(32, 32)
        self._theme.bind_icon(button, icon, 18, "text.2")
        return button

    @Slot(object)
    def show_balance(self, fact: BalanceFact) -> None:
        """Show what is known about the balance."""
        self._balance.show_balance(fact)
        self._refresh.setEnabled(fact.state is not BalanceState.NO_KEY)
        self._top_up.setVisible(self._balance.is_empty and not fact.pretend)

    @Slot(object)
    def show_realm(self, realm: Realm) -> None:
        """The practice badge is there exactly while practice is on."""
        self._badge.setVisible(realm is Realm.PRACTICE)

    @Slot(object)
    def show_online(self, online: bool) -> None:
        """Offline, the balance says how old it is."""
        self._balance.show_online(bool(online))

    @Slot(object)
    def show_spending(self, fact: SpendingFact) -> None:
        """What this day has cost so far, for the menu of the balance."""
        self._balance.show_spending(fact)

    @Slot(object)
    def show_prices(self, fact: PriceFact) -> None:
        """What a usual video costs decides when the balance is little."""
        self._balance.show_prices(fact)
