"""The stage of *Compare*: both pictures of one moment, painted together in one go."""

from __future__ import annotations

from math import floor

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from vidgo_desktop.ui.compare.shots import PairShot, View
from vidgo_desktop.ui.compare.stage_hand import StageHand
from vidgo_desktop.ui.compare.stage_paint import aligned, paint_image, paint_labels, paint_nothing, wiped
from vidgo_desktop.ui.compare.stage_places import (
    LEAST_ZOOM,
    MOST_ZOOM,
    Look,
    Place,
    moved_by,
    places,
    scale_of,
    zoomed_at,
)
from vidgo_desktop.ui.compare.stage_words import view_name
from vidgo_desktop.ui.controls import keyboard_focus, paint_ring
from vidgo_desktop.ui.player_wipe import WipeHandle
from vidgo_desktop.ui.sides import Side
from vidgo_desktop.ui.theme import Theme

# Two changes in a second, the most that look.md allows.
BLINK_MS = 500
_RADIUS = 8
_LINE = 2
_MIDDLE = 0.5
_NEAR = 14


class CompareStage(QWidget):
    """Shows ``PairShot`` values; knows no engine. ``box_changed`` tells how large pictures are needed (device pixels).

    ``clicked`` is a click that moved nothing. ``wiped``, ``zoomed`` and ``blinked`` tell what changed by itself or by
    hand.
    """

    clicked = Signal()
    box_changed = Signal(object)
    wiped = Signal(object)
    zoomed = Signal()
    blinked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._view = View.SIDE_BY_SIDE
        self._shot: PairShot | None = None
        self._sizes: dict[Side, QSizeF] = {}
        self._places: dict[Side, Place] = {}
        self._corners = QPainterPath()
        self._look = Look()
        self._wipe = _MIDDLE
        self._fade = _MIDDLE
        self._single = Side.RESULT
        self._blink = QTimer(self)
        self._blink.setInterval(BLINK_MS)
        self._blink_side = Side.SOURCE
        self._hand = StageHand(self)
        self._labels: dict[Side, str] = {}
        self.setObjectName("compareStage")
        self.setMinimumSize(160, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.handle = WipeHandle(theme, self)
        self.handle.setObjectName("compareWipe")
        self.handle.moved.connect(self.move_wipe)
        self._blink.timeout.connect(self._blinks)
        self._rename()
        theme.changed.connect(self._dressed)

    # --- facts ------------------------------------------------------------------------------------------------

    @property
    def view(self) -> View:
        """How the two are put together."""
        return self._view

    @property
    def shot(self) -> PairShot | None:
        """What is shown."""
        return self._shot

    @property
    def wipe(self) -> float:
        """Where the wipe line is, from 0, where the source's side begins, to 1."""
        return self._wipe

    @property
    def fade(self) -> float:
        """How much of the result shows in the view *Fade*, from 0 to 1."""
        return self._fade

    @property
    def single(self) -> Side:
        """The side of the view *Single*."""
        return self._single

    @property
    def look(self) -> Look:
        """Zoom and place."""
        return self._look

    @property
    def scale(self) -> float:
        """How many pixels of the screen a pixel of the result has now."""
        return scale_of(self._view, QRectF(self.rect()), self._sizes, self._look, self.devicePixelRatioF())

    @property
    def shown_sides(self) -> tuple[Side, ...]:
        """What can be seen now."""
        if self._view is View.SINGLE:
            return (self._single,)
        if self._view is View.BLINK:
            return (self._blink_side,)
        return (Side.SOURCE, Side.RESULT)

    def place(self, side: Side) -> Place | None:
        """Where a side lies, in logical pixels; None when nothing is open."""
        return self._places.get(side)

    # --- what to show -----------------------------------------------------------------------------------------

    def show_sizes(self, source: QSize | None, result: QSize | None) -> None:
        """The pixels of the two videos; None for a side that is not there."""
        known = {Side.SOURCE: source, Side.RESULT: result}
        self._sizes = {side: QSizeF(size) for side, size in known.items() if size is not None and not size.isEmpty()}
        self._look = Look()
        self._arrange()
        self.zoomed.emit()

    def show_shot(self, shot: PairShot | None) -> None:
        """Paint this moment next, both sides in one go."""
        self._shot = shot
        self.update()

    def show_view(self, view: View) -> None:
        """Put the two together like this."""
        self._view = view
        self._blink_side = Side.SOURCE
        if view is View.BLINK and self.isVisible():
            self._blink.start()
        else:
            self._blink.stop()
        self._arrange()

    def show_single(self, side: Side) -> None:
        """The side of the view *Single*."""
        self._single = side
        self._rename()
        self.update()

    def show_fade(self, share: float) -> None:
        """How much of the result shows in the view *Fade*."""
        self._fade = min(1.0, max(0.0, share))
        self.update()

    @Slot(object)
    def move_wipe(self, share: float) -> None:
        """Put the wipe line here, from 0 to 1."""
        share = min(1.0, max(0.0, share))
        if share != self._wipe:
            self._wipe = share
            self.handle.show_share(share)
            self.wiped.emit(share)
            self._place_handle()
            self.update()

    def push_wipe(self, share: float) -> None:
        """Move the wipe line by this much, to the right when it is more than 0."""
        self.move_wipe(self._wipe + (-share if self._is_mirrored else share))

    def show_zoom(self, zoom: float | None) -> None:
        """Fit both in, or one pixel of the result on so many pixels of the screen; the middle stays."""
        self._show_look(Look(None) if zoom is None else Look(self._bounded(zoom), self._look.x, self._look.y))

    def pan(self, way: QPointF) -> None:
        """Push both pictures together by logical pixels."""
        place = self._any_place()
        if place is not None:
            self._show_look(moved_by(place, self._look, way))

    def _show_look(self, look: Look) -> None:
        if look != self._look:
            self._look = look
            self._arrange()
            self.zoomed.emit()

    @staticmethod
    def _bounded(zoom: float) -> float:
        return min(MOST_ZOOM, max(LEAST_ZOOM, zoom))

    # --- places -----------------------------------------------------------------------------------------------

    @property
    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _arrange(self) -> None:
        """Lay everything out anew; painting itself measures nothing."""
        area, ratio = QRectF(self.rect()), self.devicePixelRatioF()
        self._places = places(self._view, area, self._sizes, self._look, ratio, mirrored=self._is_mirrored)
        corners = QPainterPath()
        for place in self._places.values():
            round_pane = QPainterPath()
            round_pane.addRoundedRect(aligned(place.pane, ratio), _RADIUS, _RADIUS)
            square = QPainterPath()
            square.addRect(aligned(place.pane, ratio).adjusted(-1, -1, 1, 1))
            corners = corners.united(square.subtracted(round_pane))
        self._corners = corners
        if self._places:
            wide = max(place.picture.width() for place in self._places.values())
            high = max(place.picture.height() for place in self._places.values())
            self.box_changed.emit(QSize(floor(wide * ratio + 0.5), floor(high * ratio + 0.5)))
        self._place_handle()
        self._rename()
        self.update()

    def _any_place(self) -> Place | None:
        return self._places.get(Side.RESULT) or self._places.get(Side.SOURCE)

    def _place_at(self, point: QPointF) -> Place | None:
        under = (place for place in self._places.values() if place.pane.contains(point))
        return next(under, self._any_place())

    @property
    def is_wiping(self) -> bool:
        """Whether there is a wipe line to take."""
        return self._view is View.WIPE and len(self._places) == 2

    @property
    def _wipe_box(self) -> QRectF:
        """Where the wipe line runs: over both."""
        boxes = [place.pane for place in self._places.values()]
        return boxes[0].united(boxes[-1]) if boxes else QRectF()

    def _wipe_x(self) -> float:
        box, ratio = self._wipe_box, self.devicePixelRatioF()
        share = 1 - self._wipe if self._is_mirrored else self._wipe
        return floor((box.left() + box.width() * share) * ratio + 0.5) / ratio

    def _place_handle(self) -> None:
        centre = QPointF(self._wipe_x(), self._wipe_box.center().y()) if self.is_wiping else None
        self.handle.place(centre)

    def _rename(self) -> None:
        self._labels = {Side.SOURCE: self.tr("Before"), Side.RESULT: self.tr("After")}
        self.setAccessibleName(view_name(self._view, self._single))

    # --- painting ---------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, both pictures, corners, labels, wipe line, ring."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg.stage"))
        shot = self._shot
        if shot is not None and self._places:
            images = {Side.SOURCE: shot.source, Side.RESULT: shot.result}
            for side in self.shown_sides:
                if side in self._places:
                    self._paint_side(painter, side, images[side])
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(self._corners, self._theme.color("bg.stage"))
            if self.is_wiping:
                box = self._wipe_box
                line = QRectF(self._wipe_x() - _LINE / 2, box.top(), _LINE, box.height())
                painter.fillRect(line, self._theme.color("wipe.line"))
            self._paint_labels(painter)
        if keyboard_focus(self):
            paint_ring(painter, self._theme, QRectF(self.rect()), 4)
        painter.end()

    def _paint_side(self, painter: QPainter, side: Side, image: QImage | None) -> None:
        place, ratio = self._places[side], self.devicePixelRatioF()
        painter.save()
        pane = aligned(place.pane, ratio)
        at_left = (side is Side.SOURCE) is not self._is_mirrored
        painter.setClipRect(wiped(pane, self._wipe_x(), at_left=at_left) if self.is_wiping else pane)
        if self._view is View.FADE and side is Side.RESULT:
            painter.setOpacity(self._fade)
        if image is None:
            paint_nothing(painter, self._theme, pane, self.tr("Nothing here at this moment"))
        else:
            paint_image(painter, image, place.picture, ratio)
        painter.restore()

    def _paint_labels(self, painter: QPainter) -> None:
        together = self.is_wiping or self._view is View.FADE
        sides = (Side.SOURCE, Side.RESULT) if together else self.shown_sides
        boxes = {
            side: self._wipe_box if together else self._places[side].pane for side in sides if side in self._places
        }
        ends = {side: together and (side is Side.RESULT) is not self._is_mirrored for side in boxes}
        if not together and self._is_mirrored:
            ends = dict.fromkeys(boxes, True)
        paint_labels(painter, self._theme, self._labels, boxes, ends)

    # --- hands ------------------------------------------------------------------------------------------------

    @property
    def can_pan(self) -> bool:
        """Whether there is more of the pictures than can be seen."""
        place = self._any_place()
        return place is not None and (
            place.picture.width() > place.pane.width() + 0.5 or place.picture.height() > place.pane.height() + 0.5
        )

    def is_on_line(self, point: QPointF) -> bool:
        """Whether the wipe line would be taken here: anywhere, or near it where the pictures can be pushed."""
        return self.is_wiping and (not self.can_pan or abs(point.x() - self._wipe_x()) <= _NEAR)

    def drag_wipe(self, point: QPointF) -> None:
        """Put the wipe line under this point."""
        box = self._wipe_box
        if box.width() > 0:
            share = (point.x() - box.left()) / box.width()
            self.move_wipe(1 - share if self._is_mirrored else share)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the wipe line, or the pictures where there is more of them than can be seen."""
        self._hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The wipe line or both pictures follow."""
        self._hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that moved nothing plays or pauses."""
        if self._hand.release(event):
            self.clicked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Centres the wipe line."""
        if event.button() is Qt.MouseButton.LeftButton and self.is_on_line(event.position()):
            self.move_wipe(_MIDDLE)
        else:
            self._hand.press(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel pushes both pictures together; with Ctrl it zooms at the pointer."""
        self._hand.wheel(event)

    def zoom_at(self, point: QPointF, factor: float) -> None:
        """Nearer or farther by this factor; what lies at the point stays there."""
        place, before = self._place_at(point), self.scale
        if place is not None and factor > 0:
            zoom = self._bounded(before * factor)
            self._show_look(zoomed_at(place, point, self._look, before, zoom))

    # --- what follows by itself -------------------------------------------------------------------------------

    @Slot()
    def _blinks(self) -> None:
        self._blink_side = Side.RESULT if self._blink_side is Side.SOURCE else Side.SOURCE
        self.update()
        self.blinked.emit()

    @Slot()
    def _dressed(self) -> None:
        self._rename()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """A screen with another ratio needs other pictures; what nobody sees does not blink."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._arrange()
        elif event.type() is QEvent.Type.Hide:
            self._blink.stop()
        elif event.type() is QEvent.Type.Show and self._view is View.BLINK:
            self._blink.start()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another direction of reading puts the source to the other side, another language has other words."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.LanguageChange):
            self._rename()
            self._arrange()
