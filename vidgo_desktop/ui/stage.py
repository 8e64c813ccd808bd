"""The stage: paints one or two videos crisp at the screen's pixel ratio, beside each other or with a wipe line."""

from __future__ import annotations

from enum import StrEnum
from math import floor

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from vidgo_desktop.ui.controls import keyboard_focus, paint_ring
from vidgo_desktop.ui.player_facts import Picture, fitted_size
from vidgo_desktop.ui.player_roles import install as install_roles
from vidgo_desktop.ui.player_wipe import WipeHandle
from vidgo_desktop.ui.sides import Side
from vidgo_desktop.ui.stage_notice import StageNotice
from vidgo_desktop.ui.theme import Theme

_INSET = 12
_RADIUS = 10
_LEAST_HEIGHT = 200
_BETWEEN = 12
_LABEL_HEIGHT = 22
_LABEL_PADDING = 9
_LABEL_CORNER = 10
_LINE = 2
_MIDDLE = 0.5


class StageView(StrEnum):
    """How two videos are shown."""

    SIDE = "side"
    WIPE = "wipe"
    SINGLE = "single"


class Stage(QWidget):
    """Shows pictures; knows nothing of players. Read-only facts: frames_shown, has_picture, is_playing.

    Where people read from right to left, the source is at the right, because it comes first.
    ``clicked`` tells a click that moved no wipe line, ``box_changed`` the largest size of a picture (device pixels).
    """

    clicked = Signal()
    box_changed = Signal(object)
    wiped = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._view = StageView.SINGLE
        self._pictures: dict[Side, Picture] = {}
        self._stills: dict[Side, QImage] = {}
        self._poster: QImage | None = None
        self._wipe = _MIDDLE
        self._is_fresh = False
        self._is_framed = True
        self._frames_shown = 0
        self._is_playing = False
        self._is_pressed = False
        self.setObjectName("preview")
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        install_roles()
        self.handle = WipeHandle(theme, self)
        self.handle.moved.connect(self.move_wipe)
        self.notice = StageNotice(theme)
        self._box = QGridLayout(self)
        self._box.setContentsMargins(2 * _INSET, 2 * _INSET, 2 * _INSET, 2 * _INSET)
        self._box.addWidget(self.notice, 0, 0, Qt.AlignmentFlag.AlignCenter)
        theme.changed.connect(self.update)

    # --- facts ------------------------------------------------------------------------------------------------

    @property
    def frames_shown(self) -> int:
        """How many new frames were painted since the start."""
        return self._frames_shown

    @property
    def has_picture(self) -> bool:
        """Whether a frame of a video is on the stage; a poster does not count."""
        return bool(self._pictures)

    @property
    def has_stills(self) -> bool:
        """Whether both sides have a still picture."""
        return len(self._stills) == len(Side)

    @property
    def is_playing(self) -> bool:
        """Whether the video plays."""
        return self._is_playing

    @property
    def view(self) -> StageView:
        """How the videos are shown."""
        return self._view

    @property
    def wipe(self) -> float:
        """Where the wipe line is, from 0 (where the source's side begins) to 1."""
        return self._wipe

    # --- what to show -----------------------------------------------------------------------------------------

    def show_playing(self, playing: bool) -> None:
        """Remember whether it plays, for those who ask."""
        self._is_playing = playing

    def show_view(self, view: StageView) -> None:
        """Arrange the videos like this."""
        if view is not self._view:
            self._view = view
            self._tell_box()
            self.refresh()

    def show_picture(self, picture: Picture) -> None:
        """Paint this frame next. Comes on the UI thread, ready made."""
        known = self._pictures.get(picture.side)
        self._pictures[picture.side] = picture
        self._is_fresh = True
        if known is None or known.size != picture.size:
            self._place_handle()
        self.update()

    def show_stills(self, stills: dict[Side, QImage]) -> None:
        """Show these still pictures in the place of videos that are not open."""
        self._stills = dict(stills)
        self.refresh()

    def show_poster(self, poster: QImage | None) -> None:
        """Show this still picture as long as no frame is there."""
        self._poster = poster
        self.refresh()

    def clear(self) -> None:
        """Show an empty stage."""
        self._pictures.clear()
        self._stills.clear()
        self._poster = None
        self.notice.clear()
        self.refresh()

    def add_over(self, widget: QWidget) -> None:
        """Let a control lie on the pictures, at the bottom."""
        self._box.addWidget(widget, 0, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter)

    def forget_side(self, side: Side) -> None:
        """This video cannot be shown after all."""
        if self._pictures.pop(side, None) is not None:
            self.refresh()

    def show_framed(self, framed: bool) -> None:
        """With rounded corners and a margin in the pane, without them on the whole screen."""
        self._is_framed = framed
        self._tell_box()
        self.refresh()

    @Slot(object)
    def move_wipe(self, share: float) -> None:
        """Put the wipe line here, from 0 to 1."""
        share = min(1.0, max(0.0, share))
        if share != self._wipe:
            self._wipe = share
            self.handle.show_share(share)
            self.wiped.emit(share)
            self.refresh()

    def push_wipe(self, share: float) -> None:
        """Move the wipe line by this much of the picture, to the right when it is more than 0."""
        self.move_wipe(self._wipe + (-share if self._is_mirrored else share))

    def refresh(self) -> None:
        """Paint anew, and put the handle where it belongs now."""
        self._place_handle()
        self.update()

    def _place_handle(self) -> None:
        wiping = self._is_wiping and not self.notice.is_shown
        self.handle.place(QPointF(self._wipe_x(), self.picture_rect().center().y()) if wiping else None)

    # --- where things lie -------------------------------------------------------------------------------------

    def _area(self) -> QRectF:
        inset = _INSET if self._is_framed else 0
        return QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)

    @property
    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _is_left(self, side: Side) -> bool:
        return (side is Side.SOURCE) is not self._is_mirrored

    def _area_of(self, side: Side) -> QRectF:
        area = self._area()
        if self._view is not StageView.SIDE:
            return area
        half = max(1.0, (area.width() - _BETWEEN) / 2)
        left = area.left() if self._is_left(side) else area.right() - half
        return QRectF(left, area.top(), half, area.height())

    def _box_of(self, side: Side) -> QSize:
        ratio = self.devicePixelRatioF()
        area = self._area_of(side)
        return QSize(int(area.width() * ratio), int(area.height() * ratio))

    def _tell_box(self) -> None:
        self.box_changed.emit(self._box_of(Side.RESULT))

    def _place(self, side: Side, size: QSize) -> QRect:
        """Where a picture of this own size lies, in device pixels, so that it is painted pixel by pixel."""
        ratio = self.devicePixelRatioF()
        box = self._box_of(side)
        area = self._area_of(side)
        fitted = fitted_size(size, box)
        left = round(area.left() * ratio) + (box.width() - fitted.width()) // 2
        top = round(area.top() * ratio) + (box.height() - fitted.height()) // 2
        return QRect(left, top, fitted.width(), fitted.height())

    def picture_rect(self, side: Side = Side.RESULT) -> QRectF:
        """Where this side's video lies on the stage, in logical pixels; empty without one."""
        size = self._size_of(side)
        if size is None:
            return QRectF()
        ratio = self.devicePixelRatioF()
        place = QRectF(self._place(side, size))
        return QRectF(place.topLeft() / ratio, QSizeF(place.width() / ratio, place.height() / ratio))

    def _size_of(self, side: Side) -> QSize | None:
        """The own size of a side's video or still picture, None without one."""
        picture, still = self._pictures.get(side), self._stills.get(side)
        if picture is not None:
            return picture.size
        return None if still is None else still.size()

    @property
    def _shown_sides(self) -> tuple[Side, ...]:
        there = tuple(side for side in (Side.SOURCE, Side.RESULT) if self._size_of(side) is not None)
        if self._view is StageView.SINGLE and Side.RESULT in there:
            return (Side.RESULT,)
        return there

    @property
    def _is_wiping(self) -> bool:
        return self._view is StageView.WIPE and len(self._shown_sides) == 2

    def _wipe_x(self) -> float:
        rect = self.picture_rect()
        share = 1 - self._wipe if self._is_mirrored else self._wipe
        # On a whole pixel of the screen the line is crisp.
        ratio = self.devicePixelRatioF()
        return floor((rect.left() + rect.width() * share) * ratio + 0.5) / ratio

    # --- painting ---------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, pictures, labels, wipe line, focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("bg.stage"))
        radius = _RADIUS if self._is_framed else 0
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        sides = self._shown_sides
        if not sides and self._poster is not None:
            self._paint_image(painter, self._poster, self._place(Side.RESULT, self._poster.size()))
        for side in sides:
            self._paint_side(painter, side)
        if self.notice.is_shown and (sides or self._poster is not None):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.fillRect(self._area(), self._theme.color("dim"))
        elif len(sides) == 2:
            self._paint_labels(painter)
        if self._is_wiping and not self.notice.is_shown:
            self._paint_wipe(painter)
        if keyboard_focus(self):
            paint_ring(painter, self._theme, QRectF(self.rect()), radius)
        painter.end()
        if self._is_fresh and self._pictures:
            self._is_fresh = False
            self._frames_shown += 1

    def _paint_side(self, painter: QPainter, side: Side) -> None:
        picture, size = self._pictures.get(side), self._size_of(side)
        image = self._stills.get(side) if picture is None else picture.image
        if image is None or size is None:
            return
        painter.save()
        if self._is_wiping:
            painter.setClipRect(self._wipe_part(side))
        self._paint_image(painter, image, self._place(side, size))
        painter.restore()

    def _wipe_part(self, side: Side) -> QRectF:
        whole, x = QRectF(self.rect()), self._wipe_x()
        if self._is_left(side):
            return QRectF(whole.topLeft(), QPointF(x, whole.bottom()))
        return QRectF(QPointF(x, whole.top()), whole.bottomRight())

    def _paint_image(self, painter: QPainter, image: QImage, place: QRect) -> None:
        ratio = self.devicePixelRatioF()
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        # Only a frame that was made for another size of the stage is scaled here, until its successor comes.
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, image.size() != place.size())
        painter.drawImage(place, image)
        painter.restore()

    def _paint_labels(self, painter: QPainter) -> None:
        words = {Side.SOURCE: self.tr("Before"), Side.RESULT: self.tr("After")}
        font = self._theme.font("caption.strong")
        metrics = QFontMetrics(font)
        widths = {side: metrics.horizontalAdvance(text) + 2 * _LABEL_PADDING for side, text in words.items()}
        wiping = self._view is StageView.WIPE
        if wiping and sum(widths.values()) > self.picture_rect().width() - 3 * _LABEL_CORNER:
            return
        height = max(_LABEL_HEIGHT, metrics.height() + 4)
        for side, text in words.items():
            rect, width = self.picture_rect(side), widths[side]
            at_left = self._is_left(side) if wiping else not self._is_mirrored
            left = rect.left() + _LABEL_CORNER if at_left else rect.right() - _LABEL_CORNER - width
            self._paint_label(painter, font, text, QRectF(left, rect.top() + _LABEL_CORNER, width, height))

    def _paint_label(self, painter: QPainter, font: QFont, text: str, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.hex("on.video.back")))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(self._theme.color("on.video"))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_wipe(self, painter: QPainter) -> None:
        rect, x = self.picture_rect(), self._wipe_x()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("wipe.line"))
        painter.drawRect(QRectF(x - _LINE / 2, rect.top(), _LINE, rect.height()))

    # --- mouse ------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Anywhere on the pictures takes the wipe line."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._is_pressed = True
            self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The wipe line follows."""
        wiping = self._is_wiping and not self.notice.is_shown
        self.setCursor(Qt.CursorShape.SplitHCursor if wiping else Qt.CursorShape.ArrowCursor)
        if self._is_pressed:
            self._drag(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Where there is no wipe line, a click plays and pauses."""
        if event.button() is Qt.MouseButton.LeftButton and self._is_pressed:
            self._is_pressed = False
            if not self._is_wiping and self.rect().contains(event.position().toPoint()):
                self.clicked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Centres the wipe line."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._is_wiping:
            self.move_wipe(_MIDDLE)
        else:
            self._is_pressed = True

    def _drag(self, event: QMouseEvent) -> None:
        rect = self.picture_rect()
        if self._is_wiping and rect.width() > 0:
            share = (event.position().x() - rect.left()) / rect.width()
            self.move_wipe(1 - share if self._is_mirrored else share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures are needed in another size."""
        super().resizeEvent(event)
        self._tell_box()
        self._place_handle()

    def event(self, event: QEvent) -> bool:
        """A screen with another ratio needs other pictures, and has its whole pixels elsewhere."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._tell_box()
            self._place_handle()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another direction of reading puts the source to the other side."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.refresh()
