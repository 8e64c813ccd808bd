"""The drop-down of a choice such as the resolution: value, meaning and price in three columns."""

from __future__ import annotations

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
from vidgo_desktop.core.task import ParamValue
from vidgo_desktop.ui import assets
from vidgo_desktop.ui.controls import IconLabel, keyboard_focus, paint_box, text_label
from vidgo_desktop.ui.numbers import credits
from vidgo_desktop.ui.theme import Theme

_HEIGHT = 40
_ROW = 36
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT = _MIDDLE | Qt.AlignmentFlag.AlignLeft
_RIGHT = _MIDDLE | Qt.AlignmentFlag.AlignRight
_VALUE_WIDTH = 42


class _Menu(QStyledItemDelegate):
    """The entries of the open menu."""

    def __init__(self, box: ResolutionBox, theme: Theme) -> None:
        super().__init__(box)
        self._box, self._theme = box, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """36 high."""
        return QSize(200, max(_ROW, QFontMetrics(self._theme.font("body")).height() + 14))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Three columns and a tick at the chosen one."""
        theme = self._theme
        area = QRect(option.rect)
        state = option.state
        chosen = index.row() == self._box.currentIndex()
        pointed = bool(state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver))
        painter.save()
        if chosen or pointed:
            fill = theme.color("accent.soft" if chosen else "bg.hover")
            line = theme.color("accent.line") if chosen and pointed else fill
            paint_box(painter, QRectF(area.adjusted(4, 1, -4, -1)), 6, fill, line)
        inner = area.adjusted(14, 0, -40, 0)
        self._box.paint_columns(painter, inner, index.row(), _VALUE_WIDTH)
        if chosen:
            tick = assets.pixmap("tick", 16, theme.hex("accent.text"), self._box.devicePixelRatioF())
            painter.drawPixmap(area.right() - 30, area.center().y() - 7, tick)
        painter.restore()


class ResolutionBox(QComboBox):
    """``currentText`` and the data of an item are the value itself, such as ``480p``."""

    value_changed = Signal()

    def __init__(self, theme: Theme, param: ParamSpec) -> None:
        super().__init__()
        self._theme = theme
        self._param = param
        self._seconds: float | None = None
        self._compact = False
        self._footer: QWidget | None = None
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
        theme.changed.connect(self.update)
        self._rename()

    def value(self) -> ParamValue | None:
        """The chosen value."""
        return self.currentText() or None

    def set_param(self, param: ParamSpec) -> None:
        """Show the prices of another model; a value that it knows too stays chosen."""
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

    def _price(self, choice: Choice, sign: str) -> str:
        """What it costs in words; ``sign`` stands before the number."""
        rate = choice.credits_per_second
        if rate is None:
            return self.tr("price not known yet")
        if self._seconds is None:
            return self.tr("{sign} {number} per second").format(sign=sign, number=credits(rate))
        price = round(rate * self._seconds, 1)
        return self.tr("{sign} {number} credits").format(sign=sign, number=credits(price))

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
                self.setItemData(row, ", ".join(words), Qt.ItemDataRole.AccessibleTextRole)
        choice = self._choice(self.currentIndex())
        if choice is not None:
            name = self.tr("Resolution, {value} {meaning}, {price}")
            meaning = self._meaning(choice, True).lower()
            self.setAccessibleName(name.format(value=choice.value, meaning=meaning, price=self._price(choice, about)))

    def sizeHint(self) -> QSize:
        """40 high."""
        return QSize(240, max(_HEIGHT, QFontMetrics(self._theme.font("body")).height() + 18))

    def minimumSizeHint(self) -> QSize:
        """It may get narrower."""
        return QSize(160, self.sizeHint().height())

    def paint_columns(self, painter: QPainter, area: QRect, row: int, value_width: int = 0) -> None:
        """Value left, meaning beside it, price right."""
        choice = self._choice(row)
        if choice is None:
            return
        theme = self._theme
        painter.setFont(theme.font("body.control"))
        painter.setPen(theme.color("text.1" if self.isEnabled() else "text.3"))
        painter.drawText(area, _LEFT, choice.value)
        value_width = max(value_width, painter.fontMetrics().horizontalAdvance(choice.value) + 8)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text.2" if self.isEnabled() else "text.3"))
        price = self._price(choice, "≈")
        painter.drawText(area, _RIGHT, price)
        price_width = painter.fontMetrics().horizontalAdvance(price) + 12
        middle = area.adjusted(value_width, 0, -price_width, 0)
        meaning = self._meaning(choice, self._compact)
        elided = painter.fontMetrics().elidedText(meaning, Qt.TextElideMode.ElideRight, max(0, middle.width()))
        painter.drawText(middle, _LEFT, elided)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The closed drop-down."""
        painter = QPainter(self)
        theme, box = self._theme, QRectF(self.rect())
        down = self.view().isVisible()
        fill = theme.color("bg.hover" if self.underMouse() and not down else "button")
        if down or keyboard_focus(self):
            paint_box(painter, box, 8, fill, theme.color("accent.line"), 2)
        else:
            paint_box(painter, box, 8, fill, theme.color("line.button"))
        self.paint_columns(painter, self.rect().adjusted(12, 0, -35, 0), self.currentIndex())
        name = "chevron-up" if down else "chevron-down"
        chevron = assets.pixmap(name, 16, theme.hex("text.2"), self.devicePixelRatioF())
        painter.drawPixmap(self.width() - 27, (self.height() - 16) // 2, chevron)
        painter.end()

    def showPopup(self) -> None:
        """Open the menu just below, with a line that says where the prices come from."""
        container = self.view().window()
        if self._footer is None:
            self._footer = self._make_footer(container)
        super().showPopup()
        height = self.count() * self.view().sizeHintForRow(0) + self._footer.sizeHint().height() + 10
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
        row.setContentsMargins(14, 9, 14, 10)
        row.setSpacing(6)
        row.addWidget(IconLabel(self._theme, "info", 14, "text.3"))
        row.addWidget(text_label(self._theme, "small", "3", self.tr("Estimates from a price list")), 1)
        layout = container.layout()
        if isinstance(layout, QBoxLayout):
            layout.setContentsMargins(1, 5, 1, 1)
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
        line = QRectF(1, self._footer.y(), watched.width() - 2, 1)
        painter.fillRect(line, theme.color("line.soft"))
        painter.end()
        return True
