"""One big choice of the form: what should happen, with a picture, a title and the model's id beneath."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from vidgo_desktop.core.catalog import ModelSpec
from vidgo_desktop.ui import assets
from vidgo_desktop.ui.painting import mirrored, paint_box
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.wrapped_text import paint_lines, wrapped

_INSET = 7
_STRIP = {False: 68, True: 44}
_TEXT_INSET = {False: 11, True: 8}
# The drawing has the longer title in one line, also beside a scroll bar.
_TEXT_END = {False: 11, True: 6}
_ABOVE_TEXT = {False: 6, True: 7}
_BELOW_TEXT = {False: 11, True: 8}
_LEAST_HEIGHT = 164
_DISC, _DISC_INSET = 18, 13


@dataclass(frozen=True, slots=True)
class _Words:
    """One text of the card, wrapped: its step of the type scale, its colour and its place."""

    step: str
    tone: str
    lines: tuple[str, ...]
    place: QRect


class ModeCard(QRadioButton):
    """A choice button that paints itself; a radio button for assistive technology and for the arrow keys."""

    wants_ring = True
    ring_radius = 13

    def __init__(self, theme: Theme, spec: ModelSpec, place: int, of: int) -> None:
        super().__init__()
        self.spec = spec
        self._theme = theme
        self._place, self._of = place, of
        self._compact = False
        self._names_shown = True
        self._measured_for: tuple[object, ...] | None = None
        self._measured: list[_Words] = []
        last = spec.id.rpartition("-")[2]
        self.setObjectName(f"model{last[:1].upper()}{last[1:]}")
        self.setText(QCoreApplication.translate("Catalog", spec.label))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(96)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self._rename)
        theme.changed.connect(self._restyle)
        self._rename()

    def set_compact(self, compact: bool) -> None:
        """In a narrow pane: a low picture and the title only; the rest is in the tooltip."""
        if compact != self._compact:
            self._compact = compact
            self._restyle()

    def show_model_names(self, shown: bool) -> None:
        """Whether the model's own name stands below the words; assistive technology hears it in any case."""
        if shown != self._names_shown:
            self._names_shown = shown
            self._restyle()

    @Slot()
    def _restyle(self) -> None:
        hidden = [self._effect(), *([self.spec.id] if self._names_shown else [])]
        self.setToolTip("\n".join(hidden) if self._compact else "")
        self.updateGeometry()
        self.update()

    @Slot()
    def _rename(self) -> None:
        words = self.tr("{title}, model {model}, chosen, {place} of {all}")
        if not self.isChecked():
            words = self.tr("{title}, model {model}, {place} of {all}")
        self.setAccessibleName(words.format(title=self.text(), model=self.spec.id, place=self._place, all=self._of))
        self.setAccessibleDescription(self._effect())

    def _effect(self) -> str:
        return QCoreApplication.translate("Catalog", self.spec.effect)

    def _rows(self, width: int) -> list[_Words]:
        """Each text and its place for this width, measured once; a layout asks very often."""
        wanted = (width, self._compact, self._names_shown, self._theme.text_scale, self.text(), self._effect())
        if wanted != self._measured_for:
            self._measured_for = wanted
            self._measured = self._measure(width)
        return self._measured

    def _measure(self, width: int) -> list[_Words]:
        inset = _TEXT_INSET[self._compact]
        inner = max(1, width - inset - _TEXT_END[self._compact])
        top = _INSET + _STRIP[self._compact] + _ABOVE_TEXT[self._compact]
        # Step, tone, words and the gap below.
        texts = [("small.strong" if self._compact else "card.title", "text.1", self.text(), 1)]
        if not self._compact:
            texts.append(("caption", "text.2", self._effect(), 5))
            if self._names_shown:
                texts.append(("mono", "text.3", self.spec.id, 0))
        rows: list[_Words] = []
        for step, tone, words, gap in texts:
            lines = wrapped(words, self._theme.font(step), inner)
            place = QRect(inset, top, inner, len(lines) * self._theme.line_height(step))
            rows.append(_Words(step, tone, tuple(lines), place))
            top += place.height() + gap
        return rows

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as picture and words."""
        last = self._rows(width)[-1].place
        needed = last.top() + last.height() + _BELOW_TEXT[self._compact]
        return max(_LEAST_HEIGHT, needed) if self._names_shown and not self._compact else needed

    def sizeHint(self) -> QSize:
        """The size of the drawing."""
        width = 136 if self._compact else 160
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """It may get narrower; the height follows from the width."""
        return QSize(96, _STRIP[self._compact])

    def hitButton(self, pos: QPoint) -> bool:
        """The whole card can be clicked."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, picture, words, and a tick when chosen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter)
        self._paint_strip(painter)
        for words in self._rows(self.width()):
            painter.setFont(self._theme.font(words.step))
            painter.setPen(self._theme.color(words.tone))
            line_height = self._theme.line_height(words.step)
            paint_lines(painter, words.lines, mirrored(self, words.place), line_height, Qt.AlignmentFlag.AlignLeft)
        if self.isChecked():
            self._paint_tick(painter)
        painter.end()

    def _paint_box(self, painter: QPainter) -> None:
        theme, box = self._theme, QRectF(self.rect())
        if self.isChecked():
            paint_box(painter, box, 10, theme.color("accent.soft"), theme.color("accent.line"), 2)
        elif self.isDown():
            paint_box(painter, box, 10, theme.color("bg.pressed"), theme.color("line.control"))
        elif self.underMouse() and self.isEnabled():
            paint_box(painter, box, 10, theme.color("bg.hover"), theme.color("line.control"))
        else:
            line = "line.soft" if theme.is_dark else "line.button"
            paint_box(painter, box, 10, theme.color("card.mode"), theme.color(line))

    def _paint_strip(self, painter: QPainter) -> None:
        box = QRectF(_INSET, _INSET, self.width() - 2 * _INSET, _STRIP[self._compact])
        clip = QPainterPath()
        clip.addRoundedRect(box, 6, 6)
        drawn = assets.drawing("modes", self.spec.art, int(box.width()), int(box.height()), self.devicePixelRatioF())
        painter.save()
        painter.setClipPath(clip)
        painter.drawPixmap(box.toRect(), drawn)
        painter.restore()

    def _paint_tick(self, painter: QPainter) -> None:
        place = QRect(self.width() - _DISC_INSET - _DISC, _DISC_INSET, _DISC, _DISC)
        disc = QRectF(mirrored(self, place))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("bg.panel"))
        painter.drawEllipse(disc.adjusted(-2, -2, 2, 2))
        painter.setBrush(self._theme.color("accent"))
        painter.drawEllipse(disc)
        tick = assets.pixmap("tick", 14, self._theme.hex("accent.on"), self.devicePixelRatioF())
        painter.drawPixmap(disc.toRect().topLeft() + QPoint(2, 2), tick)
