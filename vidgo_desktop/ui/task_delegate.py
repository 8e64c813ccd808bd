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
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QHelpEvent, QKeySequence, QMouseEvent, QPainter, QPen, QPixmap, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from vidgo_desktop.core.task import ResultState, Task, TaskState
from vidgo_desktop.ui import assets, task_row
from vidgo_desktop.ui.error_text import ActionKind, action_words
from vidgo_desktop.ui.task_model import BesideRole, DayRole, TaskRole
from vidgo_desktop.ui.task_motion import RowMotion
from vidgo_desktop.ui.task_pictures import RowPictures
from vidgo_desktop.ui.task_row import PlacedButton, PlacedText, RowLayout, RowLayouter
from vidgo_desktop.ui.task_text import Beside, TaskWords, kinds_of, needs_ticking, words_of
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.thumbnail_loader import ThumbnailLoader

_Index = QModelIndex | QPersistentModelIndex
_SIDE = 8
_RADIUS = 8.0
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextSingleLine
_LEFT, _RIGHT = _LINE | Qt.AlignmentFlag.AlignLeft, _LINE | Qt.AlignmentFlag.AlignRight
# The signs without words, and the keys that do the same.
_KEYS: dict[str, str] = {
    ActionKind.SHOW_IN_FOLDER: "Ctrl+Shift+O",
    ActionKind.STAR: "S",
    ActionKind.UNSTAR: "S",
}
_SELECTED = QStyle.StateFlag.State_Selected
_HOVERED = QStyle.StateFlag.State_MouseOver
_EMPTY = TaskWords("", "", "")
_FOCUSED = QStyle.StateFlag.State_HasFocus


class TaskDelegate(QStyledItemDelegate):
    """``action_triggered`` carries (task, ActionKind), ``menu_wanted`` (number of the task, global place).

    The view sets ``width`` (its own outer width: the card keeps its place when a scroll bar comes), ``brief``,
    ``mirrored``, which button of which task has the keyboard (``keyed``), and before each painting ``dirty``.
    """

    action_triggered = Signal(object, object)
    menu_wanted = Signal(object, object)

    def __init__(
        self,
        theme: Theme,
        loader: ThumbnailLoader,
        motion: RowMotion,
        clock: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures = RowPictures(theme, loader)
        self._motion = motion
        self._clock = clock
        self._layouter = RowLayouter(theme)
        self._over: tuple[int, str] = (0, "")
        self._pressed: tuple[int, str] = (0, "")
        self.width = 400
        self.brief = False
        self.mirrored = False
        self.ring = False
        self.keyed: tuple[int, str] = (0, "")
        self.saw_ticking = False
        self.saw_moving = False
        self.dirty = QRegion()
        theme.changed.connect(self._restyle)

    @Slot()
    def _restyle(self) -> None:
        self._layouter = RowLayouter(self._theme)

    # --- sizes ----------------------------------------------------------------------------------------------

    def row_height(self, index: _Index) -> int:
        """The height of a row as far as it is known now; a task that is not here yet has the usual one."""
        if index.data(DayRole) is not None:
            return self._layouter.fonts.head_heights[0 if index.row() == 0 else 1]
        task = index.data(TaskRole)
        if task is None:
            return task_row.LEAST_HEIGHT + task_row.GAP
        return self._layouter.row_height(self._words(task, index.data(BesideRole)), self._card_width())

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as the row needs."""
        return QSize(self.width, self.row_height(index))

    def layout_of(self, task: Task, beside: Beside, *, tools: bool) -> RowLayout:
        """Where the parts of a task's row lie, relative to its card."""
        return self._laid(self._words(task, beside), task, tools)

    def _laid(self, words: TaskWords, task: Task, tools: bool) -> RowLayout:
        kinds = kinds_of(task, brief=self.brief)
        width = self._card_width()
        star = None if not (tools or task.starred) else ActionKind.UNSTAR if task.starred else ActionKind.STAR
        return self._layouter.lay_out(words, task.title, kinds, width, tools=tools, mirrored=self.mirrored, star=star)

    def moving_parts(self, task: Task, beside: Beside, row: QRect) -> list[QRect]:
        """What has to be painted anew at the next step, as places of the view: the turning icon, the moving bar."""
        words = self._words(task, beside)
        turns = words.turns and self._motion.turns
        moves = words.bar is not None and self._motion.is_moving(task.id)
        if not (turns or moves):
            return []
        layout, corner = self._laid(words, task, False), self.card(row).topLeft()
        parts = [layout.icon] if turns else []
        if moves and layout.bar is not None:
            parts.append(layout.bar)
        return [part.translated(corner) for part in parts]

    def card(self, row: QRect) -> QRect:
        """The card inside a row's rectangle."""
        left = row.right() - _SIDE - self._card_width() + 1 if self.mirrored else row.left() + _SIDE
        return QRect(left, row.top(), self._card_width(), row.height() - task_row.GAP)

    def _card_width(self) -> int:
        return max(200, self.width - 2 * _SIDE)

    def _words(self, task: Task, beside: Beside) -> TaskWords:
        return words_of(task, self._clock(), beside, brief=self.brief)

    # --- painting -------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a head or a card."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Each text is read as its own script is; where it stands is told by its alignment.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        day = index.data(DayRole)
        if day is not None:
            self._paint_head(painter, option.rect, str(index.data()))
        else:
            self._paint_card(painter, option, index)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, text: str) -> None:
        high = self._layouter.fonts.head_heights[0]
        inset = _SIDE + task_row.PADDING
        place = QRect(rect.left(), rect.bottom() - high + 1, rect.width(), high).adjusted(inset, 0, -inset, 0)
        self._text(painter, self._layouter.fonts.head, "text.3", PlacedText(text, place))

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        card = self.card(option.rect)
        state = option.state
        selected, hovered = bool(state & _SELECTED), bool(state & _HOVERED)
        focused = bool(state & _FOCUSED) and self.ring and not self.keyed[1]
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
            layout = self._layouter.lay_out(_EMPTY, "", (), self._card_width(), mirrored=self.mirrored)
            self._pictures.paint_blank(painter, layout)
            return
        self.saw_ticking = self.saw_ticking or needs_ticking(task)
        words = self._words(task, index.data(BesideRole))
        layout = self._laid(words, task, selected or hovered or focused)
        if words.turns and self._is_only(layout.icon, option.rect, card.topLeft()):
            self._paint_state_icon(painter, words, layout.icon)
            return
        self._pictures.mirrored = self.mirrored
        self._pictures.paint(painter, task, layout)
        if layout.star is not None and (task.starred or hovered or focused):
            over = self._over == (task.id, layout.star.what)
            self._pictures.paint_star(painter, layout.star.rect, on=task.starred, over=over)
        self._paint_words(painter, words, layout)
        self._paint_bar(painter, words, layout, task.id)
        for button in layout.buttons:
            self._paint_button(painter, button, (task.id, button.what))

    def _is_only(self, part: QRect, row: QRect, corner: QPoint) -> bool:
        """Whether of this row nothing but one part has to be painted now: a turning icon asks for it all the time."""
        dirty = self.dirty.intersected(row).boundingRect()
        return not dirty.isEmpty() and part.adjusted(-1, -1, 1, 1).translated(corner).contains(dirty)

    def _paint_words(self, painter: QPainter, words: TaskWords, layout: RowLayout) -> None:
        fonts = self._layouter.fonts
        self._text(painter, fonts.title, "text.1", layout.title)
        self._text(painter, fonts.small, "text.3", layout.kind, at_end=True)
        self._paint_state_icon(painter, words, layout.icon)
        for line in layout.word:
            self._text(painter, fonts.word, words.tone, line)
        for line in (*layout.detail, *layout.sentence):
            self._text(painter, fonts.small, "text.2", line)

    def _paint_state_icon(self, painter: QPainter, words: TaskWords, rect: QRect) -> None:
        if not (words.turns and self._motion.turns):
            self._icon(painter, words.icon, rect, words.tone)
            return
        self.saw_moving = True
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(QRectF(rect).center())
        painter.rotate(self._motion.angle)
        half = rect.width() / 2
        painter.drawPixmap(QPointF(-half, -half), self._pixmap(painter, words.icon, rect, words.tone))
        painter.restore()

    def _paint_bar(self, painter: QPainter, words: TaskWords, layout: RowLayout, task: int) -> None:
        if layout.bar is None or words.bar is None:
            return
        bar = QRectF(layout.bar)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("bg.pressed"))
        painter.drawRoundedRect(bar, 2, 2)
        width = bar.width() * self._motion.share(task, words.bar)
        self.saw_moving = self.saw_moving or self._motion.is_moving(task)
        if width > 0:
            bar.setLeft(bar.right() - width) if self.mirrored else bar.setWidth(width)
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
        if self.keyed == spot and self.ring:
            painter.setPen(QPen(self._theme.color("accent.line"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(button.rect).adjusted(-3, -3, 3, 3), 8, 8)
        tone = "text.1" if button.framed else "text.2"
        if not button.text:
            box = QRect(0, 0, 16, 16)
            box.moveCenter(button.rect.center())
            self._icon(painter, button.icon, box, "text.2")
            return
        inside = button.rect.adjusted(task_row.BUTTON_PADDING, 0, -task_row.BUTTON_PADDING + 1, 0)
        if button.icon:
            size = self._layouter.fonts.button_icon
            left = inside.right() - size + 1 if self.mirrored else inside.left()
            top = inside.top() + (inside.height() - size) // 2
            self._icon(painter, button.icon, QRect(left, top, size, size), tone)
            taken = size + task_row.ICON_GAP
            inside.adjust(0 if self.mirrored else taken, 0, -taken if self.mirrored else 0, 0)
        self._text(painter, self._layouter.fonts.button, tone, PlacedText(button.text, inside))

    def _icon(self, painter: QPainter, name: str, rect: QRect, tone: str) -> None:
        painter.drawPixmap(rect.topLeft(), self._pixmap(painter, name, rect, tone))

    def _pixmap(self, painter: QPainter, name: str, rect: QRect, tone: str) -> QPixmap:
        return assets.pixmap(name, rect.width(), self._theme.hex(tone), painter.device().devicePixelRatio())

    def _text(self, painter: QPainter, font: QFont, tone: str, placed: PlacedText, *, at_end: bool = False) -> None:
        """A line at the beginning of its place, or at the end; its own script tells which way it reads."""
        if placed.text:
            painter.setFont(font)
            painter.setPen(QColor(self._theme.hex(tone)))
            painter.drawText(placed.rect, _RIGHT if at_end is not self.mirrored else _LEFT, placed.text)

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
        """The icons of a ready row have names; where something is cut or left out, all of it is told."""
        task: Task | None = index.data(TaskRole)
        if task is None:
            return False
        what = self._hit(task, option, index, event.pos())
        if what == task_row.MENU:
            QToolTip.showText(event.globalPos(), task_row.more_words(), view)
        elif what in _KEYS:
            keys = QKeySequence(_KEYS[what]).toString(QKeySequence.SequenceFormat.NativeText)
            QToolTip.showText(event.globalPos(), f"{action_words(ActionKind(what))} ({keys})", view)
        elif self.brief or self.layout_of(task, index.data(BesideRole), tools=False).is_cut:
            return super().helpEvent(event, view, option, index)
        else:
            QToolTip.hideText()
        return True

    def _hit(self, task: Task, option: QStyleOptionViewItem, index: _Index, place: QPoint) -> str:
        # Under the mouse a ready row shows its tools.
        layout = self.layout_of(task, index.data(BesideRole), tools=True)
        inside = place - self.card(option.rect).topLeft()
        return task_row.hit(layout, inside.x(), inside.y())

    def _trigger(self, task: Task, what: str, place: QPoint) -> None:
        if what == task_row.MENU:
            self.menu_wanted.emit(task.id, place)
        else:
            self.action_triggered.emit(task, ActionKind(what))


def _has_tools(task: Task) -> bool:
    return task.state is TaskState.FINISHED and task.result is ResultState.SAVED
