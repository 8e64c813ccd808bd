"""The line at the top: who we are, where we are, what is left to spend."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from vidgo_desktop.core.facts import BalanceFact, BalanceState, Realm
from vidgo_desktop.ui import assets
from vidgo_desktop.ui.balance_button import BalanceButton
from vidgo_desktop.ui.controls import keyboard_focus, paint_box, paint_ring, text_label
from vidgo_desktop.ui.theme import Theme, set_role


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


class PracticeBadge(QAbstractButton):
    """The amber mark that says that nothing is spent. A click leads to the switch."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._detail = self.tr("nothing is spent")
        self.setObjectName("practiceBadge")
        self.setText(self.tr("Practice mode"))
        self.setAccessibleName(self.tr("Practice mode, nothing is spent"))
        self.setToolTip(self.tr("Practice mode: a pretend service answers. Click to change."))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def _metrics(self) -> tuple[QFontMetrics, QFontMetrics]:
        return QFontMetrics(self._strong()), QFontMetrics(self._theme.font("small"))

    def _strong(self) -> QFont:
        font = self._theme.font("small.strong")
        font.setWeight(QFont.Weight.Medium)
        return font

    def sizeHint(self) -> QSize:
        """24 high, 2 around for the ring."""
        _, plain = self._metrics()
        least = self.minimumSizeHint()
        return QSize(least.width() + plain.horizontalAdvance(f" · {self._detail}"), least.height())

    def minimumSizeHint(self) -> QSize:
        """It can never be hidden while practice is on, but its second half gives way in a narrow window."""
        strong, _ = self._metrics()
        return QSize(46 + strong.horizontalAdvance(self.text()), max(24, strong.height() + 8) + 4)

    def enterEvent(self, event: QEvent) -> None:
        """Show that it can be clicked."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Back to rest."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Pill, flask, words."""
        painter = QPainter(self)
        theme = self._theme
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        line = theme.color("warn" if self.underMouse() else "warn.soft")
        paint_box(painter, box, box.height() / 2, theme.color("warn.soft"), line)
        icon = assets.pixmap("practice", 14, theme.hex("warn"), self.devicePixelRatioF())
        painter.drawPixmap(QPointF(box.left() + 8, (self.height() - 14) / 2), icon)
        strong, _ = self._metrics()
        left = round(box.left()) + 28
        painter.setPen(theme.color("warn"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._strong())
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), middle, self.text())
        left += strong.horizontalAdvance(self.text())
        if self.width() >= self.sizeHint().width():
            painter.setFont(theme.font("small"))
            painter.drawText(QRect(left, 0, self.width() - left, self.height()), middle, f" · {self._detail}")
        if keyboard_focus(self):
            paint_ring(painter, theme, QRectF(self.rect()), self.height() / 2)
        painter.end()


class Header(QFrame):
    """52 high, over the whole window."""

    refresh_requested = Signal()
    settings_requested = Signal()
    help_requested = Signal()
    top_up_requested = Signal()
    practice_badge_clicked = Signal()

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
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 12, 0)
        row.setSpacing(0)
        row.addWidget(_Mark())
        row.addSpacing(10)
        row.addWidget(text_label(theme, "body.strong", "1", self.tr("Vidgo Desktop")))
        row.addSpacing(22)
        row.addWidget(self._tab())
        row.addStretch(1)
        row.addWidget(self._badge)
        row.addSpacing(10)
        row.addWidget(self._balance)
        row.addSpacing(8)
        row.addWidget(self._top_up)
        row.addSpacing(4)
        self._refresh = self._icon("refreshBalance", "refresh", self.tr("Refresh balance"), "F5")
        row.addWidget(self._refresh)
        row.addSpacing(12)
        divider = QFrame()
        divider.setFixedSize(1, 20)
        set_role(divider, kind="line")
        # The sheet makes lines one pixel high; this one stands.
        divider.setStyleSheet("min-height: 20px; max-height: 20px;")
        row.addWidget(divider)
        row.addSpacing(12)
        help_button = self._icon("help", "help", self.tr("Help"), "F1")
        row.addWidget(help_button)
        row.addSpacing(12)
        settings = self._icon("settings", "settings", self.tr("Settings"), "Ctrl+,")
        row.addWidget(settings)
        self._refresh.clicked.connect(self.refresh_requested)
        help_button.clicked.connect(self.help_requested)
        settings.clicked.connect(self.settings_requested)
        self._badge.clicked.connect(self.practice_badge_clicked)
        self._top_up.clicked.connect(self.top_up_requested)
        self._balance.clicked.connect(self._balance_clicked)
        self.show_realm(Realm.ACCOUNT)
        self._top_up.hide()

    def _tab(self) -> QToolButton:
        tab = QToolButton()
        tab.setObjectName("tabCreate")
        tab.setText(self.tr("Create"))
        tab.setAccessibleName(self.tr("Create"))
        tab.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        tab.setCheckable(True)
        tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        tab.setMaximumHeight(32)
        set_role(tab, role="tab")
        self._theme.bind_icon(tab, "create", 16, "text.2", "text.1")
        self._tabs = QButtonGroup(self)
        self._tabs.addButton(tab)
        tab.setChecked(True)
        return tab

    def _icon(self, name: str, icon: str, text: str, keys: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setToolTip(self.tr("{name} ({keys})").format(name=text, keys=keys))
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

    @Slot()
    def _balance_clicked(self) -> None:
        if self._balance.fact.state in (BalanceState.NO_KEY, BalanceState.REFUSED):
            self.settings_requested.emit()
        else:
            self.refresh_requested.emit()
