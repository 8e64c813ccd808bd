"""Stage, side panel and foot, and how they share the room: beside each other, or the panel over the stage."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QPoint, QPropertyAnimation, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from vidgo_desktop.ui.compare.foot_row import FootRow
from vidgo_desktop.ui.compare.panel import ComparePanel
from vidgo_desktop.ui.compare.stage import CompareStage
from vidgo_desktop.ui.compare.stage_controls import StageControls
from vidgo_desktop.ui.compare.strips import FilmStrips
from vidgo_desktop.ui.theme import Theme, set_role

# Widths of look.md, section 4.8; the panel's first pixel is its line.
_PANEL, _PANEL_SMALL = 288, 256
_WIDE, _NARROW = 1200, 900
_SLIDE_MS = 180


class _Middle(QWidget):
    """Stage and panel, laid out by hand, because below 900 they overlap."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell who lays them out."""
        super().resizeEvent(event)
        self.resized.emit()

    def minimumSizeHint(self) -> QSize:
        """Any room will do."""
        return QSize(1, 120)


class WorkArea(QWidget):
    """What is seen while a pair is open. ``narrow_changed`` tells that the panel lies over the stage or does not."""

    narrow_changed = Signal(object)
    panel_closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_narrow = False
        self._panel_open = False
        self._is_alone = False
        self.stage = CompareStage(theme)
        self.controls = StageControls(theme, self.stage)
        self.panel = ComparePanel(theme)
        self.foot = FootRow(theme)
        self.strips = FilmStrips(theme)
        self._middle = _Middle()
        self.stage.setParent(self._middle)
        self.panel.setParent(self._middle)
        self.bottom = QFrame()
        set_role(self.bottom, pane="footer")
        self.bottom.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bottom = QVBoxLayout(self.bottom)
        bottom.setContentsMargins(0, 8, 0, 8)
        bottom.setSpacing(0)
        bottom.addWidget(self.foot)
        bottom.addWidget(self.strips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._middle, 1)
        column.addWidget(self.bottom)
        self._slide = QPropertyAnimation(self.panel, b"pos", self)
        self._slide.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._slide.finished.connect(self._slid)
        self._middle.resized.connect(self.arrange)
        self.stage.installEventFilter(self)
        theme.changed.connect(self.arrange)

    @property
    def is_narrow(self) -> bool:
        """Whether the panel lies over the stage when it is open."""
        return self._is_narrow

    @property
    def panel_open(self) -> bool:
        """Whether the panel lies over the stage now."""
        return self._is_narrow and self._panel_open

    def show_alone(self, alone: bool) -> None:
        """On the whole screen there is no panel."""
        self._is_alone = alone
        self.arrange()

    def show_panel(self, open_: bool) -> None:
        """Let the panel slide over the stage, or away; does nothing where it lies beside it."""
        if open_ == self._panel_open or not self._is_narrow:
            return
        self._panel_open = open_
        here, away = self._ends()
        self._slide.stop()
        self._slide.setDuration(self._theme.duration(_SLIDE_MS))
        self._slide.setStartValue(self.panel.pos() if not self.panel.isHidden() else away)
        self._slide.setEndValue(here if open_ else away)
        self.panel.move(self._slide.startValue())
        self.panel.show()
        self.panel.raise_()
        self._slide.start()
        if not open_:
            self.panel_closed.emit()

    def _ends(self) -> tuple[QPoint, QPoint]:
        """Where the panel lies when it is open, and when it is away."""
        wide = self._middle.width()
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return QPoint(0, 0), QPoint(-self.panel.width(), 0)
        return QPoint(wide - self.panel.width(), 0), QPoint(wide, 0)

    @Slot()
    def _slid(self) -> None:
        if self._is_narrow and not self._panel_open:
            self.panel.hide()

    @Slot()
    def arrange(self) -> None:
        """Give stage and panel their places."""
        wide, high, scaled = self._middle.width(), self._middle.height(), self._theme.scaled
        panel = scaled(_PANEL if wide >= scaled(_WIDE) else _PANEL_SMALL)
        narrow = wide < scaled(_NARROW)
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._panel_open = False
            self.narrow_changed.emit(narrow)
        shown = not self._is_alone and (not narrow or self._panel_open)
        self._slide.stop()
        self.panel.resize(min(panel, wide), high)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.panel.move(0 if mirrored else wide - self.panel.width(), 0)
        self.panel.setVisible(shown)
        beside = 0 if narrow or self._is_alone else panel
        self.stage.setGeometry(beside if mirrored else 0, 0, wide - beside, high)
        self.panel.raise_()
        self.controls.place()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """A click on the stage puts an open panel away."""
        if event.type() is QEvent.Type.MouseButtonPress and self.panel_open:
            self.show_panel(False)
            return True
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Another direction of reading changes the sides."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self.arrange()
