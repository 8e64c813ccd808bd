"""What lies on the stage in some views: the slider of *Fade*, the two sides of *Single*."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from vidgo_desktop.ui.compare.shots import View
from vidgo_desktop.ui.controls import SegmentedControl, paint_box, text_label
from vidgo_desktop.ui.sides import Side
from vidgo_desktop.ui.theme import Theme


class FadeSlider(QSlider):
    """Values are percent of the result. Up, down and the page keys move it; left and right stay frames."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("compareFade")
        self.setRange(0, 100)
        self.setValue(50)
        self.setSingleStep(5)
        self.setPageStep(20)
        self.setFixedWidth(180)
        self.setMinimumHeight(28)
        self.valueChanged.connect(self._rename)
        self._rename()

    @Slot()
    def _rename(self) -> None:
        self.setAccessibleName(self.tr("Fade, {percent} percent of the result").format(percent=self.value()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right are frames on the whole page."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)


class StageControls(QWidget):
    """At the bottom of the stage. ``faded`` carries the share of the result, ``side_chosen`` a ``Side``."""

    faded = Signal(object)
    side_chosen = Signal(object)

    def __init__(self, theme: Theme, stage: QWidget) -> None:
        super().__init__(stage)
        self._theme = theme
        self.fade = FadeSlider()
        self.sides = SegmentedControl(
            theme, [(Side.SOURCE.value, self.tr("Before"), ""), (Side.RESULT.value, self.tr("After"), "")]
        )
        self.sides.setObjectName("compareSide")
        self.sides.setAccessibleName(self.tr("Which side is shown"))
        self.sides.choose(Side.RESULT.value)
        self._ends = (
            text_label(theme, "caption.strong", "2", self.tr("Before")),
            text_label(theme, "caption.strong", "2", self.tr("After")),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(10)
        row.addWidget(self._ends[0])
        row.addWidget(self.fade)
        row.addWidget(self._ends[1])
        row.addWidget(self.sides)
        self.fade.valueChanged.connect(self._faded)
        self.sides.chosen.connect(self._chosen)
        theme.changed.connect(self.place)
        self.show_view(View.SIDE_BY_SIDE)

    def show_view(self, view: View, *, there: bool = False) -> None:
        """What this view needs; nothing without a pair."""
        fading, single = view is View.FADE, view is View.SINGLE
        for widget in (self.fade, *self._ends):
            widget.setVisible(fading)
        self.sides.setVisible(single)
        self.setVisible(there and (fading or single))
        self.place()

    def push_fade(self, share: float) -> None:
        """More or less of the result, by this share."""
        self.fade.setValue(self.fade.value() + round(share * 100))

    def show_side(self, side: Side) -> None:
        """Choose a side without a signal."""
        self.sides.choose(side.value)

    @Slot()
    def place(self) -> None:
        """In the middle, at the bottom."""
        stage = self.parentWidget()
        if stage is not None:
            self.adjustSize()
            self.move((stage.width() - self.width()) // 2, stage.height() - self.height() - 26)

    @Slot(int)
    def _faded(self, percent: int) -> None:
        self.faded.emit(percent / 100)

    @Slot(object)
    def _chosen(self, key: object) -> None:
        self.side_chosen.emit(Side(str(key)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A box of its own, readable over every picture."""
        painter = QPainter(self)
        theme = self._theme
        paint_box(painter, self.rect().toRectF(), 10, theme.color("bg.panel"), theme.color("line.button"))
        painter.end()
