"""Where the two pictures lie on the stage: sizes, zoom and the shared place that is looked at. No painting."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt

from vidgo_desktop.ui.compare.shots import View
from vidgo_desktop.ui.sides import Side

# Above and beside the pictures; one less below, as the drawing has it.
INSET = 14
BETWEEN = 16
LEAST_ZOOM, MOST_ZOOM = 0.1, 16.0


@dataclass(frozen=True, slots=True)
class Place:
    """One side on the stage: ``pane`` is what can be seen of it, ``picture`` where the whole of it would lie."""

    pane: QRectF
    picture: QRectF


@dataclass(frozen=True, slots=True)
class Look:
    """How closely and where both are looked at.

    ``zoom`` None fits them in, 1.0 is one pixel of the result on one pixel of the screen. ``x`` and ``y`` are the
    point of the pictures, as shares from 0 to 1, that lies in the middle.
    """

    zoom: float | None = None
    x: float = 0.5
    y: float = 0.5


def places(
    view: View, stage: QRectF, sizes: dict[Side, QSizeF], look: Look, ratio: float, *, mirrored: bool = False
) -> dict[Side, Place]:
    """Where each side lies; ``sizes`` are pixels of the videos, only of the sides that are there."""
    area = stage.adjusted(INSET, INSET, -INSET, 1 - INSET)
    if not sizes or area.width() < 1 or area.height() < 1:
        return {}
    if view is View.SIDE_BY_SIDE and len(sizes) == 2:
        return _beside(area, sizes, look, ratio, mirrored)
    whole = _size_of(_leading(sizes), area.size(), look, ratio)
    made = {}
    for side, size in sizes.items():
        own = size.scaled(whole, Qt.AspectRatioMode.KeepAspectRatio)
        pane = _centred(own.boundedTo(area.size()), area)
        made[side] = Place(pane, _picture(pane, own, look))
    return made


def scale_of(view: View, stage: QRectF, sizes: dict[Side, QSizeF], look: Look, ratio: float) -> float:
    """How many pixels of the screen a pixel of the leading side has now; 1.0 without a picture."""
    found = places(view, stage, sizes, look, ratio)
    leading = Side.RESULT if Side.RESULT in found else Side.SOURCE
    if leading not in found or sizes[leading].width() <= 0:
        return 1.0
    return found[leading].picture.width() * ratio / sizes[leading].width()


def zoomed_at(place: Place, point: QPointF, look: Look, before: float, zoom: float) -> Look:
    """The look with this zoom under which the point of the picture that is pointed at stays where it is."""
    picture = place.picture
    if picture.width() <= 0 or picture.height() <= 0:
        return Look(zoom, look.x, look.y)
    growth = zoom / before
    at_x = (point.x() - picture.left()) / picture.width()
    at_y = (point.y() - picture.top()) / picture.height()
    centre = place.pane.center()
    x = at_x + (centre.x() - point.x()) / (picture.width() * growth)
    y = at_y + (centre.y() - point.y()) / (picture.height() * growth)
    return Look(zoom, min(1.0, max(0.0, x)), min(1.0, max(0.0, y)))


def moved_by(place: Place, look: Look, way: QPointF) -> Look:
    """The look after the pictures were pushed by this way; it never runs away from their edges."""
    picture, pane = place.picture, place.pane
    if picture.width() <= 0 or picture.height() <= 0:
        return look
    x = (pane.center().x() - picture.left() - way.x()) / picture.width()
    y = (pane.center().y() - picture.top() - way.y()) / picture.height()
    half_x, half_y = pane.width() / picture.width() / 2, pane.height() / picture.height() / 2
    return Look(look.zoom, _within(x, half_x), _within(y, half_y))


def _within(share: float, half: float) -> float:
    return 0.5 if half >= 0.5 else min(1 - half, max(half, share))


def _leading(sizes: dict[Side, QSizeF]) -> QSizeF:
    return sizes[Side.RESULT] if Side.RESULT in sizes else sizes[Side.SOURCE]


def _size_of(size: QSizeF, box: QSizeF, look: Look, ratio: float) -> QSizeF:
    if look.zoom is None:
        return size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio)
    return QSizeF(size.width() * look.zoom / ratio, size.height() * look.zoom / ratio)


def _centred(size: QSizeF, area: QRectF) -> QRectF:
    left = area.left() + (area.width() - size.width()) / 2
    top = area.top() + (area.height() - size.height()) / 2
    return QRectF(QPointF(left, top), size)


def _picture(pane: QRectF, own: QSizeF, look: Look) -> QRectF:
    """The whole picture behind its pane, with the point that is looked at in the middle as far as its edges allow."""
    x = _within(look.x, pane.width() / own.width() / 2) if own.width() > 0 else 0.5
    y = _within(look.y, pane.height() / own.height() / 2) if own.height() > 0 else 0.5
    centre = pane.center()
    return QRectF(QPointF(centre.x() - x * own.width(), centre.y() - y * own.height()), own)


def _beside(area: QRectF, sizes: dict[Side, QSizeF], look: Look, ratio: float, mirrored: bool) -> dict[Side, Place]:
    box = QSizeF(max(1.0, (area.width() - BETWEEN) / 2), area.height())
    whole = _size_of(sizes[Side.RESULT], box, look, ratio)
    own = {
        side: size.scaled(box if look.zoom is None else whole, Qt.AspectRatioMode.KeepAspectRatio)
        for side, size in sizes.items()
    }
    panes = {side: size.boundedTo(box) for side, size in own.items()}
    order = (Side.RESULT, Side.SOURCE) if mirrored else (Side.SOURCE, Side.RESULT)
    left = area.center().x() - (sum(size.width() for size in panes.values()) + BETWEEN) / 2
    made = {}
    for side in order:
        size = panes[side]
        pane = QRectF(QPointF(left, area.top() + (area.height() - size.height()) / 2), size)
        made[side] = Place(pane, _picture(pane, own[side], look))
        left += size.width() + BETWEEN
    return made
