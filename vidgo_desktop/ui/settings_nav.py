"""The list of the settings' pages, at the left of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from vidgo_desktop.ui import assets
from vidgo_desktop.ui.assistive_choice import AssistiveChoice
from vidgo_desktop.ui.controls import keyboard_focus, paint_box, paint_ring
from vidgo_desktop.ui.theme import Theme

_ICON_ROLE = Qt.ItemDataRole.UserRole + 1
_HEIGHT, _GAP = 36, 4
_ICON_AT, _TEXT_AT = 12, 40
_AFTER_TEXT = 8
_Index = QModelIndex | QPersistentModelIndex


class _NavDelegate(QStyledItemDelegate):
    """One entry: 36 high with 4 between, icon and word."""

    def __init__(self, theme: Theme, view: SettingsNav) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """36 and the gap."""
        return QSize(40, max(self._theme.scaled(_HEIGHT), option.fontMetrics.height() + 16) + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Chosen entries lie on a tone; the ring is for the keyboard only."""
        theme = self._theme
        painter.save()
        area = QRect(option.rect).adjusted(0, _GAP // 2, 0, -_GAP // 2)
        box = QRectF(area)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            back = theme.color("bg.hover" if chosen else "bg.card")
            paint_box(painter, box, 8, back, back)
        tone = "text.1" if chosen else "text.2"
        direction = self._view.layoutDirection()
        place = QRect(area.left() + _ICON_AT, area.top() + (area.height() - 16) // 2, 16, 16)
        icon = assets.pixmap(str(index.data(_ICON_ROLE)), 16, theme.hex(tone), self._view.devicePixelRatioF())
        painter.drawPixmap(QStyle.visualRect(direction, area, place).topLeft(), icon)
        if not self._view.is_slim:
            painter.setFont(theme.font("body.control" if chosen else "body"))
            painter.setPen(theme.color(tone))
            words = QStyle.visualRect(direction, area, area.adjusted(_TEXT_AT, 0, -4, 0))
            side = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(words, side, str(index.data()))
        if chosen and keyboard_focus(self._view):
            paint_ring(painter, theme, box, 8)
        painter.restore()


class SettingsNav(QListView):
    """``page_chosen`` carries the row. Slim, it shows the icons alone, and the words are in the tooltips."""

    page_chosen = Signal(object)

    def __init__(self, theme: Theme, pages: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._theme = theme
        self.is_slim = False
        self._pages = QStandardItemModel(self)
        for icon, text in pages:
            item = QStandardItem(text)
            item.setData(icon, _ICON_ROLE)
            item.setEditable(False)
            self._pages.appendRow(item)
        self.setObjectName("settingsPages")
        self.setAccessibleName(self.tr("Pages of the settings"))
        self.setModel(self._pages)
        self.setItemDelegate(_NavDelegate(theme, self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._chosen)
        AssistiveChoice(self)
        theme.changed.connect(self._dressed)

    def choose(self, row: int) -> None:
        """Go to this page."""
        self.setCurrentIndex(self._pages.index(row, 0))

    @property
    def wanted_width(self) -> int:
        """How wide it is with words."""
        metrics = QFontMetrics(self._theme.font("body.control"))
        words = (metrics.horizontalAdvance(self._pages.item(row).text()) for row in range(self._pages.rowCount()))
        return _TEXT_AT + max(words, default=0) + _AFTER_TEXT

    def show_slim(self, slim: bool) -> None:
        """Icons alone, or icons and words."""
        self.is_slim = slim
        for row in range(self._pages.rowCount()):
            item = self._pages.item(row)
            item.setToolTip(item.text() if slim else "")
        self.viewport().update()

    @Slot()
    def _dressed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    @Slot(QModelIndex, QModelIndex)
    def _chosen(self, index: QModelIndex, _old: QModelIndex) -> None:
        self.page_chosen.emit(index.row())
