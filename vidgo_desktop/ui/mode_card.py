"""One big choice of the form: what should happen, with a picture, a title and the model's id beneath."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from vidgo_desktop.core.catalog import ModelSpec
from vidgo_desktop.ui import assets
from vidgo_desktop.ui.controls import keyboard_focus, paint_box, paint_ring
from vidgo_desktop.ui.theme import Theme

_INSET = 6
_TEXT_INSET = 10
_STRIP = (68, 44)
_DISC = 18
_WRAP = Qt.TextFlag.TextWordWrap


class ModeCard(QRadioButton):
    """A choice button that paints itself; a radio button for assistive technology and for the arrow keys."""

    def __init__(self, theme: Theme, spec: ModelSpec, place: int, of: int) -> None:
        super().__init__()
        self.spec = spec
        self._theme = theme
        self._place, self._of = place, of
        self._compact = False
        self._measured_for: tuple[int, bool, str, str] | None = None
        self._measured: list[tuple[str, str, str, QRect]] = []
        last = spec.id.rpartition("-")[2]
        self.setObjectName(f"model{last[:1].upper()}{last[1:]}")
        self.setText(QCoreApplication.translate("Catalog", spec.label))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(96)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self._rename)
        theme.changed.connect(self.update)
        self._rename()

    def set_compact(self, compact: bool) -> None:
        """In a narrow pane: a low picture and the title only; the rest is in the tooltip."""
        if compact == self._compact:
            return
        self._compact = compact
        self.setToolTip(f"{self._effect()}\n{self.spec.id}" if compact else "")
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

    def _rows(self, width: int) -> list[tuple[str, str, str, QRect]]:
        """Font, tone, words and place of each text for this width, measured once; a layout asks very often."""
        wanted = (width, self._compact, self.text(), self._effect())
        if wanted != self._measured_for:
            self._measured_for = wanted
            self._measured = self._measure(width)
        return self._measured

    def _measure(self, width: int) -> list[tuple[str, str, str, QRect]]:
        inset = _INSET + 2 if self._compact else _TEXT_INSET
        inner = max(1, width - 2 * inset)
        top = _INSET + _STRIP[self._compact] + 6
        rows: list[tuple[str, str, str, QRect]] = []
        texts = [("small.strong" if self._compact else "body.strong", "text.1", self.text(), 2)]
        if not self._compact:
            texts += [("caption", "text.2", self._effect(), 6), ("mono", "text.3", self.spec.id, 2)]
        for font, tone, words, gap in texts:
            metrics = QFontMetrics(self._theme.font(font))
            high = metrics.boundingRect(QRect(0, 0, inner, 9999), _WRAP, words).height() + 2
            rows.append((font, tone, words, QRect(inset, top, inner, high)))
            top += high + gap
        return rows

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as picture and words."""
        least = 80 if self._compact else 164
        return max(least, self._rows(width)[-1][3].bottom() + 8)

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
        for font, tone, words, box in self._rows(self.width()):
            painter.setFont(self._theme.font(font))
            painter.setPen(self._theme.color(tone))
            painter.drawText(box, _WRAP, words)
        if self.isChecked():
            self._paint_tick(painter)
        painter.end()

    def _paint_box(self, painter: QPainter) -> None:
        theme, box = self._theme, QRectF(self.rect())
        ring = keyboard_focus(self)
        if ring:
            paint_ring(painter, theme, box, 11)
            box.adjust(4, 4, -4, -4)
        if self.isChecked():
            paint_box(painter, box, 10, theme.color("accent.soft"), theme.color("accent.line"), 1 if ring else 2)
        elif self.isDown():
            paint_box(painter, box, 10, theme.color("bg.pressed"), theme.color("line.control"))
        elif self.underMouse():
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
        disc = QRectF(self.width() - _INSET - _DISC - 6, _INSET + 6, _DISC, _DISC)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.color("accent.soft" if self._theme.is_dark else "accent.on")))
        painter.drawEllipse(disc.adjusted(-2, -2, 2, 2))
        painter.setBrush(self._theme.color("accent"))
        painter.drawEllipse(disc)
        tick = assets.pixmap("tick", 14, self._theme.hex("accent.on"), self.devicePixelRatioF())
        painter.drawPixmap(disc.topLeft() + QRectF(0, 0, 2, 2).center() + QPoint(1, 1), tick)
