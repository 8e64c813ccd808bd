"""A small drop-down of the settings, 32 high, with a round menu below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from vidgo_desktop.ui import assets
from vidgo_desktop.ui.assistive_choice import ComboChoice
from vidgo_desktop.ui.controls import keyboard_focus, paint_box
from vidgo_desktop.ui.theme import Theme

_HEIGHT, _ROW = 32, 36
_PADDING, _ICON = 13, 16
# From the words to the chevron, and from there to the edge.
_BEFORE, _AFTER = 8, 11
_MOST_ROWS = 8
_Index = QModelIndex | QPersistentModelIndex


class _Menu(QStyledItemDelegate):
    """The entries of the open menu: words, and a tick at the chosen one."""

    def __init__(self, box: DropDown, theme: Theme) -> None:
        super().__init__(box)
        self._box, self._theme = box, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """36 high."""
        metrics = QFontMetrics(self._theme.font("body"))
        return QSize(metrics.horizontalAdvance(str(index.data())) + 58, max(_ROW, metrics.height() + 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The chosen entry lies on the accent, the one that is pointed at on a tone."""
        theme, area = self._theme, QRect(option.rect)
        chosen = index.row() == self._box.currentIndex()
        pointed = bool(option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver))
        painter.save()
        if chosen or pointed:
            fill = theme.color("accent.soft" if chosen else "bg.hover")
            line = theme.color("accent.line") if chosen and pointed else fill
            paint_box(painter, QRectF(area.adjusted(4, 1, -4, -1)), 6, fill, line)
        direction = self._box.layoutDirection()
        painter.setFont(theme.font("body.control" if chosen else "body"))
        painter.setPen(theme.color("text.1"))
        words = QStyle.visualRect(direction, area, area.adjusted(14, 0, -38, 0))
        side = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(words, side, str(index.data()))
        if chosen:
            place = QStyle.visualRect(direction, area, QRect(area.right() - 30, area.center().y() - 7, 16, 16))
            ratio = self._box.devicePixelRatioF()
            painter.drawPixmap(place.topLeft(), assets.pixmap("tick", 16, theme.hex("accent.text"), ratio))
        painter.restore()


class DropDown(QComboBox):
    """One of several (key, words). ``chosen`` carries the key after a choice by the user; ``choose`` is silent.

    ``width`` is the least width in logical pixels; longer words and larger text make it wider.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, entries: Sequence[tuple[str, str]], width: int) -> None:
        super().__init__()
        self._theme = theme
        self._width = width
        self._is_round = False
        self._is_told = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_entries(entries)
        view = QListView()
        view.setMouseTracking(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        self.setView(view)
        self.setItemDelegate(_Menu(self, theme))
        # Without this the menu lies over the box instead of below it.
        self.setStyleSheet("QComboBox { combobox-popup: 0; min-height: 0; padding: 0; }")
        view.setStyleSheet("background: transparent; border: 0;")
        ComboChoice(self)
        self.setMaxVisibleItems(_MOST_ROWS)
        # Assistive technology chooses without opening the menu, so ``activated`` would not do.
        self.currentIndexChanged.connect(self._index_changed)
        theme.changed.connect(self._dressed)

    @property
    def current(self) -> str:
        """The key of the chosen entry, empty when none is."""
        return str(self.currentData() or "")

    def setAccessibleName(self, name: str, /) -> None:
        """The open menu has the same name."""
        super().setAccessibleName(name)
        self.view().setAccessibleName(name)

    def show_entries(self, entries: Sequence[tuple[str, str]]) -> None:
        """Other entries; what was chosen stays chosen when it is among them."""
        before = self.current
        self.blockSignals(True)
        self.clear()
        for key, text in entries:
            self.addItem(text, key)
        self.setCurrentIndex(max(0, self.findData(before)))
        self.blockSignals(False)
        self.updateGeometry()

    def choose(self, key: str) -> None:
        """Choose an entry without a signal; an unknown key chooses nothing."""
        self._is_told = True
        self.setCurrentIndex(self.findData(key))
        self._is_told = False
        self.update()

    @Slot(int)
    def _index_changed(self, row: int) -> None:
        if not self._is_told and row >= 0:
            self.chosen.emit(str(self.itemData(row)))

    @Slot()
    def _dressed(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Nothing is cut."""
        metrics = QFontMetrics(self._theme.font("body"))
        words = max((metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count())), default=0)
        width = max(self._theme.scaled(self._width), words + 1 + _PADDING + _BEFORE + _ICON + _AFTER)
        return QSize(width, max(self._theme.scaled(_HEIGHT), metrics.height() + 12))

    def minimumSizeHint(self) -> QSize:
        """It may get narrower than its longest entry where a window is very small."""
        return QSize(min(self.sizeHint().width(), self._theme.scaled(88)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The closed drop-down."""
        theme, box, direction = self._theme, self.rect(), self.layoutDirection()
        is_down = self.view().isVisible()
        painter = QPainter(self)
        pointed = self.underMouse() and not is_down and self.isEnabled()
        fill = theme.color("bg.hover" if pointed else "button")
        # The ring of focus takes the place of the outline.
        is_ringed = is_down or keyboard_focus(self)
        paint_box(painter, QRectF(box), 6, fill, fill if is_ringed else theme.color("line.button"))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text.1" if self.isEnabled() else "text.3"))
        words = box.adjusted(_PADDING, 0, -(_AFTER + _ICON + _BEFORE), 0)
        text = painter.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, words.width())
        side = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QStyle.visualRect(direction, box, words), side, text)
        name = "chevron-up" if is_down else "chevron-down"
        place = QRect(box.width() - _AFTER - _ICON, (box.height() - _ICON) // 2, _ICON, _ICON)
        chevron = assets.pixmap(name, _ICON, theme.hex("text.2"), self.devicePixelRatioF())
        painter.drawPixmap(QStyle.visualRect(direction, box, place).topLeft(), chevron)
        painter.end()

    def showPopup(self) -> None:
        """Open the menu just below, or above where there is no room."""
        container = self.view().window()
        if not self._is_round:
            self._make_round(container)
        super().showPopup()
        screen = self.screen().availableGeometry()
        rows = min(self.count(), _MOST_ROWS)
        height = rows * self.view().sizeHintForRow(0) + 10
        width = max(self.width(), self.view().sizeHintForColumn(0) + 2)
        start = self.mapToGlobal(QPoint(0, 0))
        x = start.x() if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else start.x() + self.width() - width
        x = max(screen.left(), min(x, screen.right() - width))
        below = start.y() + self.height() + 4
        container.setGeometry(x, below if below + height <= screen.bottom() else start.y() - 4 - height, width, height)
        self.update()

    def hidePopup(self) -> None:
        """Close the menu and turn the chevron back."""
        super().hidePopup()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; it never changes a setting by accident."""
        event.ignore()

    def _make_round(self, container: QWidget) -> None:
        self._is_round = True
        flags = Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        container.setWindowFlags(flags)
        container.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        container.installEventFilter(self)
        layout = container.layout()
        if layout is not None:
            layout.setContentsMargins(1, 5, 1, 5)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paint the round box of the open menu; Qt's own container knows no round corners."""
        if not self._is_round or event.type() is not QEvent.Type.Paint or not isinstance(watched, QWidget):
            return super().eventFilter(watched, event)
        theme = self._theme
        painter = QPainter(watched)
        card = theme.color("bg.card" if theme.is_dark else "bg.panel")
        paint_box(painter, QRectF(watched.rect()), 10, card, theme.color("line.button"))
        painter.end()
        return True
