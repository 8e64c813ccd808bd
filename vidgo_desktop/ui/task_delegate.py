"""Paints a whole row of the task list, and knows which of its painted buttons the mouse is on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
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
from PySide6.QtGui import QColor, QFont, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from vidgo_desktop.core.facts import UploadProgress
from vidgo_desktop.core.task import ResultState, Task, TaskState
from vidgo_desktop.ui import assets, task_row
from vidgo_desktop.ui.error_text import ActionKind, action_words
from vidgo_desktop.ui.task_model import DayRole, TaskRole, UploadRole
from vidgo_desktop.ui.task_row import PlacedButton, PlacedText, RowLayout, RowLayouter
from vidgo_desktop.ui.task_text import TaskWords, kind_of, needs_ticking, words_of
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.thumbnail_loader import Corners, ThumbnailLoader, Wanted, corner_path

_Index = QModelIndex | QPersistentModelIndex
_SIDE = 8
_RADIUS = 8.0
_TILE_ICON = 18
_VIDEO_CORNERS = Corners(6, 2)
_PICTURE_CORNERS = Corners(2, 6)
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine
_SELECTED = QStyle.StateFlag.State_Selected
_HOVERED = QStyle.StateFlag.State_MouseOver
_FOCUSED = QStyle.StateFlag.State_HasFocus


class TaskDelegate(QStyledItemDelegate):
    """``action_triggered`` carries (task, ActionKind), ``menu_wanted`` (number of the task, global place).

    The view sets ``width`` (its own outer width: the card keeps its place when a scroll bar comes) and ``brief``.
    """

    action_triggered = Signal(object, object)
    menu_wanted = Signal(object, object)

    def __init__(
        self, theme: Theme, loader: ThumbnailLoader, clock: Callable[[], float], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._loader = loader
        self._clock = clock
        self._layouter = RowLayouter(theme)
        self._over: tuple[int, str] = (0, "")
        self._pressed: tuple[int, str] = (0, "")
        self.width = 400
        self.brief = False
        self.ring = False
        self.saw_ticking = False
        theme.changed.connect(self._restyle)

    @Slot()
    def _restyle(self) -> None:
        self._layouter = RowLayouter(self._theme)

    # --- sizes ----------------------------------------------------------------------------------------------

    def row_height(self, index: _Index) -> int:
        """The height of a row as far as it is known now; a task that is not here yet has the usual one."""
        if index.data(DayRole) is not None:
            return task_row.FIRST_HEAD_HEIGHT if index.row() == 0 else task_row.HEAD_HEIGHT
        task = index.data(TaskRole)
        if task is None:
            return task_row.LEAST_HEIGHT + task_row.GAP
        return self._layouter.row_height(self._words(task, index.data(UploadRole)), self._card_width())

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as the row needs."""
        return QSize(self.width, self.row_height(index))

    def layout_of(self, task: Task, upload: UploadProgress | None, *, tools: bool) -> RowLayout:
        """Where the parts of a task's row lie, relative to its card."""
        words = self._words(task, upload)
        kind = kind_of(task, brief=self.brief)
        return self._layouter.lay_out(words, task.title, kind, self._card_width(), tools)

    def card(self, row: QRect) -> QRect:
        """The card inside a row's rectangle."""
        return QRect(row.left() + _SIDE, row.top(), self._card_width(), row.height() - task_row.GAP)

    def _card_width(self) -> int:
        return max(200, self.width - 2 * _SIDE)

    def _words(self, task: Task, upload: UploadProgress | None) -> TaskWords:
        return words_of(task, self._clock(), upload, brief=self.brief)

    # --- painting -------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a head or a card."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        day = index.data(DayRole)
        if day is not None:
            self._paint_head(painter, option.rect, str(index.data()))
        else:
            self._paint_card(painter, option, index)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, text: str) -> None:
        place = QRect(rect.left() + _SIDE + task_row.PADDING, rect.bottom() - 23, self._card_width(), 24)
        self._text(painter, self._layouter.fonts.head, "text.3", PlacedText(text, place))

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        card = self.card(option.rect)
        state = option.state
        selected, hovered = bool(state & _SELECTED), bool(state & _HOVERED)
        focused = bool(state & _FOCUSED) and self.ring
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("bg.selected" if selected else "bg.panel"))
            painter.drawRoundedRect(QRectF(card), _RADIUS, _RADIUS)
        if focused:
            painter.setPen(QPen(self._theme.color("accent.line"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(card).adjusted(3, 3, -3, -3), _RADIUS - 2, _RADIUS - 2)
        painter.translate(card.topLeft())
        task: Task | None = index.data(TaskRole)
        if task is None:
            self._paint_tile(painter, QRect(8, 8, *task_row.VIDEO_SIZE), _VIDEO_CORNERS, "")
            self._paint_tile(painter, QRect(64, 8, *task_row.PICTURE_SIZE), _PICTURE_CORNERS, "")
            return
        self.saw_ticking = self.saw_ticking or needs_ticking(task)
        upload = index.data(UploadRole)
        tools = _has_tools(task) and (selected or hovered or focused)
        layout = self.layout_of(task, upload, tools=tools)
        self._paint_thumbnails(painter, task, layout)
        self._paint_words(painter, self._words(task, upload), layout)
        for button in layout.buttons:
            self._paint_button(painter, button, (task.id, button.what))

    def _paint_thumbnails(self, painter: QPainter, task: Task, layout: RowLayout) -> None:
        ratio = painter.device().devicePixelRatio()
        video = self._wanted(task, "video", layout.video, ratio, _VIDEO_CORNERS)
        found = self._loader.pixmap(video)
        if found is None and task.result is ResultState.SAVED and self._loader.is_missing(video):
            # A video behind a link has no small picture; its result has one.
            found = self._loader.pixmap(self._wanted(task, "result", layout.video, ratio, _VIDEO_CORNERS))
        if found is None:
            self._paint_tile(painter, layout.video, _VIDEO_CORNERS, "video")
        else:
            painter.drawPixmap(layout.video.topLeft(), found)
        picture = self._loader.pixmap(self._wanted(task, "image", layout.picture, ratio, _PICTURE_CORNERS))
        if picture is None:
            self._paint_tile(painter, layout.picture, _PICTURE_CORNERS, "picture")
        else:
            painter.drawPixmap(layout.picture.topLeft(), picture)

    @staticmethod
    def _wanted(task: Task, what: str, rect: QRect, ratio: float, corners: Corners) -> Wanted:
        return Wanted(task.id, what, rect.width(), rect.height(), ratio, corners)

    def _paint_tile(self, painter: QPainter, rect: QRect, corners: Corners, icon: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("bg.pressed" if icon else "bg.hover"))
        painter.drawPath(corner_path(QRectF(rect), corners))
        if icon:
            box = QRect(0, 0, _TILE_ICON, _TILE_ICON)
            box.moveCenter(rect.center())
            self._icon(painter, icon, box, "text.2")

    def _paint_words(self, painter: QPainter, words: TaskWords, layout: RowLayout) -> None:
        fonts = self._layouter.fonts
        self._text(painter, fonts.title, "text.1", layout.title)
        self._text(painter, fonts.small, "text.3", layout.kind, _RIGHT)
        self._icon(painter, words.icon, layout.icon, words.tone)
        self._text(painter, fonts.word, words.tone, layout.word)
        self._text(painter, fonts.small, "text.2", layout.detail)
        for line in layout.sentence:
            self._text(painter, fonts.small, "text.2", line)
        if layout.bar is not None and words.bar is not None:
            bar = QRectF(layout.bar)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("bg.pressed"))
            painter.drawRoundedRect(bar, 2, 2)
            bar.setWidth(bar.width() * words.bar)
            painter.setBrush(self._theme.color("accent.line"))
            painter.drawRoundedRect(bar, 2, 2)

    def _paint_button(self, painter: QPainter, button: PlacedButton, spot: tuple[int, str]) -> None:
        pressed, over = self._pressed == spot, self._over == spot
        fill = "bg.pressed" if pressed else "bg.hover" if over else "button" if button.framed else ""
        if button.framed or fill:
            # On a chosen row the plain tone of hovering would not be seen.
            fill = "bg.pressed" if over and not button.framed else fill
            painter.setPen(QPen(self._theme.color("line.button"), 1) if button.framed else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(fill))
            painter.drawRoundedRect(QRectF(button.rect).adjusted(0.5, 0.5, -0.5, -0.5), 5.5, 5.5)
        tone = "text.1" if button.framed else "text.2"
        left = button.rect.left() + task_row.BUTTON_PADDING
        if not button.text:
            box = QRect(0, 0, 16, 16)
            box.moveCenter(button.rect.center())
            self._icon(painter, button.icon, box, "text.2")
            return
        if button.icon:
            top = button.rect.top() + (button.rect.height() - task_row.BUTTON_ICON) // 2
            self._icon(painter, button.icon, QRect(left, top, task_row.BUTTON_ICON, task_row.BUTTON_ICON), tone)
            left += task_row.BUTTON_ICON + task_row.ICON_GAP
        place = QRect(left, button.rect.top(), button.rect.right() - left, button.rect.height())
        self._text(painter, self._layouter.fonts.button, tone, PlacedText(button.text, place))

    def _icon(self, painter: QPainter, name: str, rect: QRect, tone: str) -> None:
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(rect.topLeft(), assets.pixmap(name, rect.width(), self._theme.hex(tone), ratio))

    def _text(self, painter: QPainter, font: QFont, tone: str, placed: PlacedText, how: int = _MIDDLE) -> None:
        if placed.text:
            painter.setFont(font)
            painter.setPen(QColor(self._theme.hex(tone)))
            painter.drawText(placed.rect, how, placed.text)

    # --- mouse ----------------------------------------------------------------------------------------------

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """The painted buttons. A press on one of them does not choose the row."""
        task: Task | None = index.data(TaskRole)
        if task is None or not isinstance(event, QMouseEvent):
            return False
        spot = (task.id, self._hit(task, option, index, event.position().toPoint()))
        match event.type():
            case QEvent.Type.MouseMove:
                self._over = spot if spot[1] else (0, "")
                return False
            case QEvent.Type.MouseButtonPress if event.button() is Qt.MouseButton.LeftButton:
                self._pressed = spot
                return bool(spot[1])
            case QEvent.Type.MouseButtonRelease if event.button() is Qt.MouseButton.LeftButton:
                pressed, self._pressed = self._pressed, (0, "")
                if spot[1] and pressed == spot:
                    self._trigger(task, spot[1], event.globalPosition().toPoint())
                return bool(pressed[1])
            case QEvent.Type.MouseButtonDblClick if event.button() is Qt.MouseButton.LeftButton:
                self._pressed = spot
                if not spot[1] and _has_tools(task):
                    self.action_triggered.emit(task, ActionKind.PLAY)
                return True
            case _:
                return False

    @property
    def over(self) -> tuple[int, str]:
        """The task and the button under the mouse; 0 and empty when there is none."""
        return self._over

    def leave(self) -> None:
        """The mouse is over no button."""
        self._over = (0, "")

    def release(self) -> None:
        """No button is held down."""
        self._pressed = (0, "")

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """The icons of a ready row have names; the rest of a row tells all of itself."""
        task: Task | None = index.data(TaskRole)
        what = "" if task is None else self._hit(task, option, index, event.pos())
        if what == task_row.MENU:
            QToolTip.showText(event.globalPos(), self.tr("More"), view)
            return True
        if what == ActionKind.SHOW_IN_FOLDER:
            QToolTip.showText(event.globalPos(), f"{action_words(ActionKind.SHOW_IN_FOLDER)} (Ctrl+Shift+O)", view)
            return True
        return super().helpEvent(event, view, option, index)

    def _hit(self, task: Task, option: QStyleOptionViewItem, index: _Index, place: QPoint) -> str:
        # Under the mouse a ready row shows its tools.
        layout = self.layout_of(task, index.data(UploadRole), tools=_has_tools(task))
        inside = place - self.card(option.rect).topLeft()
        return task_row.hit(layout, inside.x(), inside.y())

    def _trigger(self, task: Task, what: str, place: QPoint) -> None:
        if what == task_row.MENU:
            self.menu_wanted.emit(task.id, place)
        else:
            self.action_triggered.emit(task, ActionKind(what))


def _has_tools(task: Task) -> bool:
    return task.state is TaskState.FINISHED and task.result is ResultState.SAVED
