"""Ruler, two film strips, play head and loop: where both videos are, what is repeated, and the way elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFontMetrics,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy

from vidgo_desktop.ui.compare.shots import Loop
from vidgo_desktop.ui.compare.strip_film import Film
from vidgo_desktop.ui.compare.strip_grips import LoopGrip
from vidgo_desktop.ui.compare.times import clock, number, ruler_step, short
from vidgo_desktop.ui.controls import keyboard_focus
from vidgo_desktop.ui.sides import Side
from vidgo_desktop.ui.theme import Theme

_STRIP, _BETWEEN = 44, 4
_RULER, _FLAG = 28, 20
_BELOW = 8
_EDGE = 2
_RADIUS = 6
_DIMMED = 0.38
_LEAST_MARKS = 72


class FilmStrips(QAbstractSlider):
    """Values are frames of the leading side. ``sought`` carries the wanted seconds, ``looped`` a wanted ``Loop``.

    ``scrubbing`` says that the play head is being held. Time runs from left to right wherever people read.
    """

    sought = Signal(object)
    looped = Signal(object)
    scrubbing = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._total, self._rate, self._now = 0.0, 30.0, 0.0
        self._loop: Loop | None = None
        self._films = {side: Film() for side in Side}
        self._own = dict.fromkeys(Side, (0.0, 0.0))
        self._is_told = False
        self._spoken = ""
        self._left = 108
        self.setObjectName("filmStrips")
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(0, 0)
        self.setAccessibleName(self.tr("Position in both videos"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.first = LoopGrip(theme, self, "loopFirst")
        self.last = LoopGrip(theme, self, "loopLast")
        self.first.setAccessibleName(self.tr("Loop start"))
        self.last.setAccessibleName(self.tr("Loop end"))
        self.first.wanted.connect(self._first_wanted)
        self.last.wanted.connect(self._last_wanted)
        self.first.dragged.connect(self._first_dragged)
        self.last.dragged.connect(self._last_dragged)
        self.valueChanged.connect(self._value_changed)
        theme.changed.connect(self._dressed)

    # --- what to show -----------------------------------------------------------------------------------------

    @property
    def loop(self) -> Loop | None:
        """The part that is repeated, None before anything is open."""
        return self._loop

    @property
    def loop_words(self) -> str:
        """The loop for a screen reader; empty without one."""
        if self._loop is None:
            return ""
        first, last = number(self._loop.first), number(self._loop.last)
        return self.tr("Loop from {first} to {last} seconds").format(first=first, last=last)

    def show_films(self, total: float, rate: float) -> None:
        """Another pair: the common length in seconds and the frames in a second of the leading side."""
        for film in self._films.values():
            film.clear()
        self.show_length(total, rate)

    def show_length(self, total: float, rate: float) -> None:
        """The common time line got another length; the stills stay."""
        self._total, self._rate = total, max(1.0, rate)
        self._is_told = True
        self.setRange(0, max(0, round(total * self._rate) - 1))
        self._is_told = False
        self.setEnabled(total > 0)
        self._place_grips()
        self.update()

    def show_own(self, side: Side, begins: float, ends: float) -> None:
        """When a side begins and ends on the common time line, in seconds; before 0 is what its shift cuts off."""
        self._own[side] = (begins, ends)
        self.update()

    def add_still(self, side: Side, moment: float, still: QImage) -> None:
        """A small picture of a side and when it is seen, in seconds of its own video."""
        self._films[side].add(moment, still)
        self.update()

    def show_time(self, seconds: float) -> None:
        """Follow the videos."""
        self._now = seconds
        self._is_told = True
        self.setValue(round(seconds * self._rate))
        self._is_told = False
        self._describe()
        self.update()

    def show_loop(self, loop: Loop | None) -> None:
        """The part that is repeated."""
        self._loop = loop
        self._place_grips()
        self._describe()
        self.update()

    def _describe(self) -> None:
        """Once in a second is enough: a reader is told of every change."""
        words = ""
        if self._total > 0:
            words = self.tr("{now} of {total} seconds").format(now=number(int(self._now), 0), total=number(self._total))
        words = ". ".join(part for part in (words, self.loop_words) if part)
        if words != self._spoken:
            self._spoken = words
            self.setAccessibleDescription(words)

    # --- places -----------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Flag, ruler, two strips."""
        return QSize(480, self._ruler + 2 * _STRIP + _BETWEEN + _BELOW)

    def minimumSizeHint(self) -> QSize:
        """Flag, ruler, two strips."""
        return QSize(240, self.sizeHint().height())

    @property
    def _ruler(self) -> int:
        return self._theme.scaled(_RULER)

    def _line(self) -> QRectF:
        """Where the time line runs: both strips together."""
        right = 44 if self.width() >= 700 else 16
        top = self._ruler
        return QRectF(self._left, top, max(1, self.width() - self._left - right), 2 * _STRIP + _BETWEEN)

    def x_of(self, seconds: float) -> float:
        """Where a moment lies in this widget."""
        line = self._line()
        share = min(1.0, max(0.0, seconds / self._total)) if self._total > 0 else 0.0
        return line.left() + share * line.width()

    def seconds_at(self, x: float) -> float:
        """Which moment lies here."""
        line = self._line()
        return min(1.0, max(0.0, (x - line.left()) / line.width())) * self._total

    def _strip_box(self, side: Side) -> QRect:
        line = self._line().toRect()
        top = line.top() + (0 if side is Side.SOURCE else _STRIP + _BETWEEN)
        return QRect(line.left(), top, line.width(), _STRIP)

    def _loop_box(self, loop: Loop) -> QRectF:
        line = self._line()
        left, right = round(self.x_of(loop.first)), round(self.x_of(loop.last))
        return QRectF(left - _EDGE, line.top() - _EDGE, right - left + 2 * _EDGE, line.height() + 2 * _EDGE)

    def _place_grips(self) -> None:
        loop = self._loop if self._total > 0 else None
        for grip in (self.first, self.last):
            grip.setVisible(loop is not None)
            grip.setEnabled(loop is not None and loop.is_on)
        if loop is None:
            return
        box, last = self._loop_box(loop), self.maximum() + 1
        middle = box.center().y()
        self.first.stand_at(QPointF(box.left() + _EDGE / 2, middle))
        self.last.stand_at(QPointF(box.right() - _EDGE / 2, middle))
        words = self.tr("{seconds} seconds")
        self.first.show_frame(round(loop.first * self._rate), last, words.format(seconds=number(loop.first)))
        self.last.show_frame(round(loop.last * self._rate), last, words.format(seconds=number(loop.last)))

    # --- painting ---------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ruler, names, strips, loop, play head."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_names(painter)
        if self._total > 0:
            self._paint_ruler(painter)
        self._paint_strips(painter)
        if self._total > 0:
            if self._loop is not None:
                self._paint_loop(painter, self._loop)
            self._paint_head(painter)
        painter.end()

    def _names(self) -> dict[Side, str]:
        return {Side.SOURCE: self.tr("Before"), Side.RESULT: self.tr("After")}

    def _paint_names(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.color("text.2"))
        start = 32 if self._left >= 100 else 16
        for side, name in self._names().items():
            box = self._strip_box(side)
            painter.drawText(QRect(start, box.top(), box.left() - start - 8, box.height()), _MIDDLE_LEFT, name)

    def _paint_ruler(self, painter: QPainter) -> None:
        line = self._line()
        painter.setFont(self._theme.font("caption"))
        metrics = painter.fontMetrics()
        step = ruler_step(self._total, line.width(), max(_LEAST_MARKS, 1.6 * metrics.horizontalAdvance("0:00.0")))
        marks = int(self._total / step + 1e-6)
        for mark in range(marks + 1):
            x, text = self.x_of(mark * step), short(mark * step)
            wide = metrics.horizontalAdvance(text)
            left = min(max(line.left(), x - wide / 2), line.right() - wide)
            painter.setPen(self._theme.color("text.3"))
            box = QRectF(left, line.top() - self._ruler + 3, wide + 2, self._ruler - 10)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
            painter.fillRect(QRectF(round(x), line.top() - 9, 1, 5), self._theme.color("line.button"))

    def _paint_strips(self, painter: QPainter) -> None:
        gap, ground = self._theme.color("bg.panel"), self._theme.color("bg.card")
        line = self._line()
        clip = QPainterPath()
        for side in Side:
            clip.addRoundedRect(QRectF(self._strip_box(side)), _RADIUS, _RADIUS)
        painter.save()
        painter.setClipPath(clip)
        for side in Side:
            box = self._strip_box(side)
            strip = self._films[side].strip(
                box.size(), self.devicePixelRatioF(), self._total, self._own[side], gap, ground
            )
            painter.drawPixmap(box.topLeft(), strip)
        loop = self._loop
        if loop is not None and loop.is_on and self._total > 0:
            dim = self._theme.color("bg.panel")
            dim.setAlphaF(1 - _DIMMED)
            left, right = round(self.x_of(loop.first)), round(self.x_of(loop.last))
            painter.fillRect(QRectF(line.left(), line.top(), left - line.left(), line.height()), dim)
            painter.fillRect(QRectF(right, line.top(), line.right() - right + 1, line.height()), dim)
        painter.restore()

    def _paint_loop(self, painter: QPainter, loop: Loop) -> None:
        tone = "accent.line" if loop.is_on else "line.control"
        painter.setPen(QPen(self._theme.color(tone), _EDGE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = _EDGE / 2
        painter.drawRoundedRect(self._loop_box(loop).adjusted(half, half, -half, -half), _RADIUS - 1, _RADIUS - 1)

    def _paint_head(self, painter: QPainter) -> None:
        line, x = self._line(), round(self.x_of(self._now))
        edge = self._theme.color("wipe.icon")
        edge.setAlphaF(0.5)
        painter.fillRect(QRectF(x - 2, line.top() - 8, 4, line.height() + 16), edge)
        painter.fillRect(QRectF(x - 1, line.top() - 9, 2, line.height() + 17), self._theme.color("wipe.line"))
        font = self._theme.font("small.strong")
        metrics = QFontMetrics(font)
        text = clock(self._now, self._rate)
        wide, high = metrics.horizontalAdvance(text) + 12, max(_FLAG, metrics.height() + 2)
        left = min(max(0, x - wide // 2), self.width() - wide)
        flag = QRectF(left, 0, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("play.disc"))
        painter.drawRoundedRect(flag, high / 2, high / 2)
        if keyboard_focus(self):
            painter.setPen(QPen(self._theme.color("accent.line"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(flag.adjusted(1, 1, -1, -1), high / 2, high / 2)
        painter.setFont(font)
        painter.setPen(self._theme.color("play.icon"))
        painter.drawText(flag, Qt.AlignmentFlag.AlignCenter, text)

    # --- hands ------------------------------------------------------------------------------------------------

    @Slot(int)
    def _value_changed(self, frame: int) -> None:
        if not self._is_told:
            self._seek(frame / self._rate)

    def _seek(self, seconds: float) -> None:
        last = max(0.0, self._total - 0.5 / self._rate)
        self.sought.emit(min(seconds, last))

    def _snapped(self, seconds: float) -> float:
        return round(seconds * self._rate) / self._rate

    @Slot(object)
    def _first_wanted(self, frame: int) -> None:
        self._want_loop(frame / self._rate, None)

    @Slot(object)
    def _last_wanted(self, frame: int) -> None:
        self._want_loop(None, frame / self._rate)

    @Slot(object)
    def _first_dragged(self, x: float) -> None:
        self._want_loop(self._snapped(self.seconds_at(x)), None)

    @Slot(object)
    def _last_dragged(self, x: float) -> None:
        self._want_loop(None, self._snapped(self.seconds_at(x)))

    def _want_loop(self, first: float | None, last: float | None) -> None:
        loop = self._loop
        if loop is None:
            return
        least = 2 / self._rate
        if first is not None:
            loop = Loop(max(0.0, min(first, loop.last - least)), loop.last, loop.is_on)
        if last is not None:
            loop = Loop(loop.first, min(self._total, max(last, loop.first + least)), loop.is_on)
        self.show_loop(loop)
        self.looped.emit(loop)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where the click is and hold the play head."""
        if event.button() is Qt.MouseButton.LeftButton and self._total > 0:
            self.setSliderDown(True)
            self.scrubbing.emit(True)
            self._seek(self.seconds_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub."""
        if self.isSliderDown():
            self._seek(self.seconds_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the play head go."""
        if event.button() is Qt.MouseButton.LeftButton and self.isSliderDown():
            self.setSliderDown(False)
            self.scrubbing.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys mean the same everywhere on the page."""
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel moves nothing here."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names at the left where there is room for them."""
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody holds what nobody sees."""
        super().hideEvent(event)
        self.setSliderDown(False)

    @Slot()
    def _dressed(self) -> None:
        self.updateGeometry()
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self._theme.font("small"))
        widest = max(metrics.horizontalAdvance(name) for name in self._names().values())
        start = 32 if self.width() >= 1000 else 16
        self._left = max(108 if self.width() >= 1000 else 76, start + widest + 12)
        self._place_grips()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Other words for another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._fit()


_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
