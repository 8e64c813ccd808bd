"""The drop-down of a choice such as the resolution: value, meaning and price in three columns."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from vidgo_desktop.core.catalog import Choice, ParamSpec
from vidgo_desktop.core.facts import Price, PriceSource
from vidgo_desktop.core.prices import credits_for
from vidgo_desktop.core.task import ParamValue
from vidgo_desktop.ui import assets
from vidgo_desktop.ui.assistive_choice import ComboChoice
from vidgo_desktop.ui.controls import IconLabel, keyboard_focus, paint_box, text_label
from vidgo_desktop.ui.numbers import credits
from vidgo_desktop.ui.spoken import spoken
from vidgo_desktop.ui.theme import Theme

_HEIGHT = 40
_ROW = 36
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT = _MIDDLE | Qt.AlignmentFlag.AlignLeft
_RIGHT = _MIDDLE | Qt.AlignmentFlag.AlignRight
_VALUE_WIDTH = 48
_ICON = 16
_BEFORE_FOOTER, _FOOTER = 4, 33
_BEFORE_PRICE = 12
_NO_PRICES: Mapping[str, Price] = MappingProxyType({})


class _Menu(QStyledItemDelegate):
    """The entries of the open menu."""

    def __init__(self, box: ResolutionBox, theme: Theme) -> None:
        super().__init__(box)
        self._box, self._theme = box, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """36 high, more with larger text."""
        return QSize(200, max(self._theme.scaled(_ROW), QFontMetrics(self._theme.font("body")).height() + 14))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Three columns and a tick at the chosen one."""
        theme, box = self._theme, self._box
        area = QRect(option.rect)
        chosen = index.row() == box.currentIndex()
        pointed = bool(option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver))
        painter.save()
        if chosen or pointed:
            fill = theme.color("accent.soft" if chosen else "bg.hover")
            line = theme.color("accent.line") if chosen and pointed and keyboard_focus(box) else fill
            paint_box(painter, QRectF(area.adjusted(4, 0, -4, 0)), 6, fill, line)
        direction = option.direction
        inner = QStyle.visualRect(direction, area, area.adjusted(16, 0, -40, 0))
        box.paint_columns(painter, inner, index.row(), _VALUE_WIDTH)
        if chosen:
            place = QRect(area.right() - _ICON - 15, area.center().y() - _ICON // 2 + 1, _ICON, _ICON)
            tick = assets.pixmap("tick", _ICON, theme.hex("accent.text"), box.devicePixelRatioF())
            painter.drawPixmap(QStyle.visualRect(direction, area, place).topLeft(), tick)
        painter.restore()


class ResolutionBox(QComboBox):
    """``currentText`` and the data of an item are the value itself, such as ``480p``."""

    value_changed = Signal()
    ring_radius = 9.0

    def __init__(self, theme: Theme, param: ParamSpec) -> None:
        super().__init__()
        self._theme = theme
        self._param = param
        self._prices = _NO_PRICES
        self._seconds: float | None = None
        self._compact = False
        self._footer: QWidget | None = None
        self._source = text_label(theme, "small", "3")
        self.setObjectName(param.name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for choice in param.choices:
            self.addItem(choice.value, choice.value)
        if param.default is not None:
            self.setCurrentText(param.default)
        view = QListView()
        view.setMouseTracking(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        self.setView(view)
        self.setItemDelegate(_Menu(self, theme))
        self.currentIndexChanged.connect(self._chosen)
        # Without this the menu lies over the box instead of below it.
        self.setStyleSheet("QComboBox { combobox-popup: 0; }")
        view.setStyleSheet("background: transparent; border: 0;")
        ComboChoice(self)
        theme.changed.connect(self._dress)
        self._rename()

    def value(self) -> ParamValue | None:
        """The chosen value."""
        return self.currentText() or None

    def set_param(self, param: ParamSpec) -> None:
        """Show the values of another model; one that it knows too stays chosen."""
        if param == self._param:
            return
        before = self.currentText()
        self._param = param
        self.blockSignals(True)
        self.clear()
        for choice in param.choices:
            self.addItem(choice.value, choice.value)
        self.setCurrentText(before if self.findText(before) >= 0 else param.default or "")
        self.blockSignals(False)
        self._rename()

    def show_prices(self, prices: Mapping[str, Price]) -> None:
        """The known prices of the chosen model by value; a value that is missing has no known price."""
        if dict(prices) != dict(self._prices):
            self._prices = MappingProxyType(dict(prices))
            self._rename()
            self.update()

    def show_seconds(self, seconds: float | None) -> None:
        """The length of the chosen video; None shows the price of one second."""
        self._seconds = seconds
        self._rename()
        self.update()

    def set_compact(self, compact: bool) -> None:
        """In a narrow pane the meaning is one word."""
        self._compact = compact
        self.update()

    def _choice(self, row: int) -> Choice | None:
        return self._param.choices[row] if 0 <= row < len(self._param.choices) else None

    def _meaning(self, choice: Choice, short: bool) -> str:
        return QCoreApplication.translate("Catalog", choice.short_meaning if short else choice.meaning)

    def _price(self, choice: Choice, sign: str, *, bare: bool = False) -> str:
        """What it costs in words; ``sign`` stands before the number, ``bare`` leaves the unit out."""
        price = self._prices.get(choice.value)
        if price is None:
            return self.tr("price not known yet")
        whole = credits_for(price, self._seconds)
        if bare:
            amount = price.per_second if whole is None else whole
            return self.tr("{sign} {number}").format(sign=sign, number=credits(amount))
        if whole is None:
            return self.tr("{sign} {number} per second").format(sign=sign, number=credits(price.per_second))
        return self.tr("{sign} {number} credits").format(sign=sign, number=credits(whole))

    def _source_of(self, choice: Choice) -> str:
        """Where the price of this entry comes from, for its tooltip; empty without a price."""
        price = self._prices.get(choice.value)
        if price is None:
            return ""
        if price.source is PriceSource.LEARNED:
            return self.tr("Estimate, learned from your last %n task(s)", "", price.jobs)
        return self.tr("Estimate from a price list, not yet confirmed by your tasks")

    def _source_words(self) -> str:
        """Where the prices of the menu come from."""
        sources = {self._prices[c.value].source for c in self._param.choices if c.value in self._prices}
        if sources == {PriceSource.LEARNED}:
            return self.tr("Estimates, learned from your own tasks")
        if PriceSource.LEARNED in sources:
            return self.tr("Estimates, partly learned from your own tasks")
        return self.tr("Estimates from a price list") if sources else self.tr("The prices are not known yet")

    @Slot()
    def _chosen(self) -> None:
        self._rename()
        self.value_changed.emit()

    def _rename(self) -> None:
        about = self.tr("about")
        for row in range(self.count()):
            choice = self._choice(row)
            if choice is not None:
                words = [choice.value, self._meaning(choice, False), self._price(choice, about)]
                self.setItemData(row, spoken(", ".join(words)), Qt.ItemDataRole.AccessibleTextRole)
                self.setItemData(row, self._source_of(choice), Qt.ItemDataRole.ToolTipRole)
        self._source.setText(self._source_words())
        choice = self._choice(self.currentIndex())
        if choice is not None:
            name = self.tr("Resolution, {value} {meaning}, {price}")
            meaning = self._meaning(choice, True).lower()
            said = name.format(value=choice.value, meaning=meaning, price=self._price(choice, about))
            self.setAccessibleName(spoken(said))
            self.setAccessibleDescription(self._source_of(choice))
            self.setToolTip(self._source_of(choice))

    @Slot()
    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """40 high, more with larger text."""
        return QSize(240, max(self._theme.scaled(_HEIGHT), QFontMetrics(self._theme.font("body")).height() + 18))

    def minimumSizeHint(self) -> QSize:
        """It may get narrower."""
        return QSize(160, self.sizeHint().height())

    def paint_columns(self, painter: QPainter, area: QRect, row: int, value_width: int = 0) -> None:
        """Value first, meaning beside it, price at the end."""
        choice = self._choice(row)
        if choice is None:
            return
        theme, direction = self._theme, self.layoutDirection()
        painter.setFont(theme.font("body.control"))
        painter.setPen(theme.color("text.1" if self.isEnabled() else "text.3"))
        painter.drawText(area, QStyle.visualAlignment(direction, _LEFT), choice.value)
        value_width = max(value_width, painter.fontMetrics().horizontalAdvance(choice.value) + 8)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text.2" if self.isEnabled() else "text.3"))
        metrics = painter.fontMetrics()
        room = area.width() - value_width - _BEFORE_PRICE
        meaning, price = self._fitting(choice, metrics, room)
        painter.drawText(area, QStyle.visualAlignment(direction, _RIGHT), price)
        price_width = metrics.horizontalAdvance(price) + _BEFORE_PRICE
        middle = QStyle.visualRect(direction, area, area.adjusted(value_width, 0, -price_width, 0))
        # The open list says it in full, and so does the name.
        if metrics.horizontalAdvance(meaning) <= middle.width():
            painter.drawText(middle, QStyle.visualAlignment(direction, _LEFT), meaning)

    def _fitting(self, choice: Choice, metrics: QFontMetrics, room: int) -> tuple[str, str]:
        """Meaning and price in words that fit beside each other; the shortest when nothing does."""
        price, short = self._price(choice, "≈"), self._meaning(choice, True)
        tries = [(short, price), (short, self._price(choice, "≈", bare=True))]
        if not self._compact:
            tries.insert(0, (self._meaning(choice, False), price))
        for meaning, cost in tries:
            if metrics.horizontalAdvance(meaning) + metrics.horizontalAdvance(cost) <= room:
                return meaning, cost
        return tries[-1]

    def paintEvent(self, event: QPaintEvent) -> None:
        """The closed drop-down."""
        painter = QPainter(self)
        theme, box = self._theme, QRectF(self.rect())
        down = self.view().isVisible()
        fill = theme.color("bg.hover" if self.underMouse() and not down else "button")
        # The ring of focus takes the place of the outline.
        is_ringed = down or keyboard_focus(self)
        paint_box(painter, box, 8, fill, fill if is_ringed else theme.color("line.button"))
        whole = self.rect()
        self.paint_columns(painter, self._visual(whole.adjusted(13, 0, -35, 0)), self.currentIndex())
        name = "chevron-up" if down else "chevron-down"
        chevron = assets.pixmap(name, _ICON, theme.hex("text.2"), self.devicePixelRatioF())
        place = QRect(whole.width() - 27, (whole.height() - _ICON) // 2, _ICON, _ICON)
        painter.drawPixmap(self._visual(place).topLeft(), chevron)
        painter.end()

    def _visual(self, area: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), area)

    def showPopup(self) -> None:
        """Open the menu just below, with a line that says where the prices come from."""
        container = self.view().window()
        if self._footer is None:
            self._footer = self._make_footer(container)
        super().showPopup()
        inner = self._footer.layout()
        line = inner.totalHeightForWidth(self.width() - 2) if inner is not None else 0
        self._footer.setFixedHeight(max(line, self._theme.scaled(_FOOTER)))
        height = self.count() * self.view().sizeHintForRow(0) + self._footer.height() + 6 + _BEFORE_FOOTER
        below = self.mapToGlobal(self.rect().bottomLeft()).y() + 5
        above = self.mapToGlobal(self.rect().topLeft()).y() - 4 - height
        fits = below + height <= self.screen().availableGeometry().bottom()
        container.setGeometry(container.x(), below if fits else above, self.width(), height)
        self.update()

    def hidePopup(self) -> None:
        """Close the menu and turn the chevron back."""
        super().hidePopup()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the form; it never changes a price by accident."""
        event.ignore()

    def _make_footer(self, container: QWidget) -> QWidget:
        flags = Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        container.setWindowFlags(flags)
        container.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        container.installEventFilter(self)
        footer = QFrame()
        footer.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(footer)
        row.setContentsMargins(16, 9, 14, 8)
        row.setSpacing(6)
        row.addWidget(IconLabel(self._theme, "info", 14, "text.3"))
        self._source.setWordWrap(True)
        row.addWidget(self._source, 1)
        layout = container.layout()
        if isinstance(layout, QBoxLayout):
            layout.setContentsMargins(1, 5, 1, 1)
            layout.setSpacing(_BEFORE_FOOTER)
            layout.addWidget(footer)
        return footer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paint the round box of the open menu; Qt's own container knows no round corners."""
        if event.type() is not QEvent.Type.Paint or not isinstance(watched, QWidget) or self._footer is None:
            return super().eventFilter(watched, event)
        theme = self._theme
        card = theme.color("bg.card" if theme.is_dark else "bg.panel")
        painter = QPainter(watched)
        paint_box(painter, QRectF(watched.rect()), 10, card, theme.color("line.button"))
        line = QRectF(5, self._footer.y(), watched.width() - 10, 1)
        painter.fillRect(line, theme.color("line.soft"))
        painter.end()
        return True
