"""The line above the stage: back, what is compared, the five views, zoom, full screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from vidgo_desktop.ui import assets
from vidgo_desktop.ui.compare.shots import View
from vidgo_desktop.ui.controls import ElidedLabel, SegmentedControl, text_label
from vidgo_desktop.ui.drop_down import DropDown
from vidgo_desktop.ui.menu_lead import MenuLead
from vidgo_desktop.ui.painting import LINE_START, mirrored, paint_box
from vidgo_desktop.ui.round_menu import make_round
from vidgo_desktop.ui.theme import Theme, set_role
from vidgo_desktop.ui.transport import MenuButton, PlayerButton

HEIGHT = 52
# The drawing keeps this much for what stands at the right, so that the views stand right of the middle.
_RIGHT = 207
_TITLE_LEAST = 96
_ZOOMS = (None, 1.0, 2.0)
_CHEVRON = 14
_ICONS = {View.SIDE_BY_SIDE: "side-by-side", View.WIPE: "wipe", View.SINGLE: "single"}


class ZoomButton(MenuButton):
    """How closely both are looked at, and a menu to choose it. ``chosen`` carries None for *Fit*, else a factor."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("compareZoom")
        self._theme = theme
        self._zoom: float | None = None
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(self.tr("Zoom; Ctrl and the wheel zoom at the pointer"))
        menu = QMenu(self)
        make_round(menu)
        self._group = QActionGroup(menu)
        for zoom in _ZOOMS:
            action = menu.addAction(self._words(zoom))
            action.setCheckable(True)
            action.setData(zoom)
            self._group.addAction(action)
        self._group.triggered.connect(self._triggered)
        self.setMenu(menu)
        MenuLead(menu, self)
        theme.changed.connect(self._dress)
        self.show_zoom(None)

    def _words(self, zoom: float | None) -> str:
        if zoom is None:
            return self.tr("Fit")
        return self.tr("{percent} %").format(percent=QLocale().toString(round(zoom * 100)))

    def show_zoom(self, zoom: float | None) -> None:
        """Say how closely both are looked at."""
        self._zoom = zoom
        for action in self._group.actions():
            action.setChecked(action.data() == zoom)
        words = self._words(zoom)
        self.setText(words)
        self.setAccessibleName(self.tr("Zoom, {zoom}").format(zoom=words))
        self._dress()

    @Slot()
    def _dress(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Words and a chevron."""
        metrics = QFontMetrics(self._theme.font("body.control"))
        return QSize(metrics.horizontalAdvance(self.text()) + 12 + 8 + _CHEVRON + 8, max(32, self._theme.scaled(32)))

    @Slot(QAction)
    def _triggered(self, action: QAction) -> None:
        zoom = action.data()
        self.chosen.emit(None if zoom is None else float(zoom))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, words, chevron."""
        painter, theme = QPainter(self), self._theme
        if self.isEnabled() and (self.isDown() or self.underMouse()):
            tone = theme.color("bg.pressed" if self.isDown() else "bg.hover")
            paint_box(painter, self.rect().toRectF(), 6, tone, tone)
        token = "text.2" if self.isEnabled() else "text.3"
        painter.setFont(theme.font("body.control"))
        painter.setPen(theme.color(token))
        painter.drawText(mirrored(self, self.rect().adjusted(12, 0, 0, 0)), LINE_START, self.text())
        place = QRect(self.width() - 8 - _CHEVRON, (self.height() - _CHEVRON) // 2, _CHEVRON, _CHEVRON)
        chevron = assets.pixmap("chevron-down", _CHEVRON, theme.hex(token), self.devicePixelRatioF())
        painter.drawPixmap(mirrored(self, place).topLeft(), chevron)
        painter.end()


class CompareToolbar(QFrame):
    """52 high. Where the five views have no room beside the title they become a drop-down."""

    back_clicked = Signal()
    view_chosen = Signal(object)
    full_screen_clicked = Signal()
    panel_toggled = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._has_pair = False
        set_role(self, pane="header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.back = self._icon("compareBack", "arrow-left", self.tr("Back to the tasks"), "Esc")
        self.title = ElidedLabel(theme, "heading", "1")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.meta = text_label(theme, "body", "3")
        entries = [(view.value, self._words(view), _ICONS.get(view, "")) for view in View]
        self.views = SegmentedControl(theme, entries)
        self.views.setObjectName("compareView")
        self.views.setAccessibleName(self.tr("How both are shown"))
        self.view_box = DropDown(theme, [(view.value, self._words(view)) for view in View], 120)
        self.view_box.setObjectName("compareViewBox")
        self.view_box.setAccessibleName(self.tr("How both are shown"))
        self.zoom = ZoomButton(theme)
        self.panel = self._icon("comparePanel", "sliders", self.tr("Sound, in step, loop and export"), "")
        self.panel.setCheckable(True)
        self.full = self._icon("compareFullScreen", "full-screen", self.tr("Full screen"), "F")
        self._lay_out()
        for number, view in enumerate(View, start=1):
            tip = self.tr("{what} ({keys})").format(what=self._words(view), keys=number)
            self.views.button(view.value).setToolTip(tip)
        self.back.clicked.connect(self.back_clicked)
        self.full.clicked.connect(self.full_screen_clicked)
        self.views.chosen.connect(self._chosen)
        self.view_box.chosen.connect(self._chosen)
        self.panel.toggled.connect(self._panel_toggled)
        theme.changed.connect(self._dressed)
        self.show_panel_button(False)
        self.show_pair("", "", False)
        self._dressed()

    def _words(self, view: View) -> str:
        return {
            View.SIDE_BY_SIDE: self.tr("Side by side"),
            View.WIPE: self.tr("Wipe"),
            View.FADE: self.tr("Fade"),
            View.BLINK: self.tr("Blink"),
            View.SINGLE: self.tr("Single"),
        }[view]

    def _icon(self, name: str, icon: str, text: str, keys: str) -> QToolButton:
        button = PlayerButton(name)
        button.setFixedSize(32, 32)
        button.setAccessibleName(text)
        button.setToolTip(self.tr("{name} ({keys})").format(name=text, keys=keys) if keys else text)
        self._theme.bind_icon(button, icon, 18, "text.2", "accent.text")
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 16, 0)
        row.setSpacing(0)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(self.back)
        row.addSpacing(8)
        row.addWidget(self.title)
        row.addSpacing(10)
        row.addWidget(self.meta)
        row.addSpacing(12)
        row.addStretch(1)
        row.addWidget(self.views)
        row.addWidget(self.view_box)
        row.addStretch(1)
        self._right = QWidget()
        right = QHBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        right.addStretch(1)
        for widget in (self.zoom, self.panel, self.full):
            right.addWidget(widget)
        row.addWidget(self._right)
        self._row = row

    # --- what it shows ----------------------------------------------------------------------------------------

    def show_pair(self, title: str, meta: str, has_pair: bool) -> None:
        """What is compared; without a pair there is nothing to choose."""
        self._has_pair = has_pair
        self.title.show_text(title)
        self.meta.setText(meta)
        for widget in (self.zoom, self.full, self.panel):
            widget.setVisible(has_pair and (widget is not self.panel or self._panel_wanted))
        self._fit()

    def show_view(self, view: View) -> None:
        """Choose a view without a signal."""
        self.views.choose(view.value)
        self.view_box.choose(view.value)

    def show_less_movement(self, less: bool) -> None:
        """With *Less movement* nothing blinks."""
        button = self.views.button(View.BLINK.value)
        button.setEnabled(not less)
        off = self.tr("Blink is off, because you asked for less movement")
        button.setToolTip(off if less else self.tr("{what} ({keys})").format(what=self._words(View.BLINK), keys=4))
        model_view = self.view_box.view()
        row = self.view_box.findData(View.BLINK.value)
        if hasattr(model_view, "setRowHidden"):
            model_view.setRowHidden(row, less)

    def show_panel_button(self, shown: bool) -> None:
        """In a narrow window the panel slides over the stage, and this button calls it."""
        self._panel_wanted = shown
        self.panel.setVisible(shown and self._has_pair)
        self._fit()

    def show_panel(self, open_: bool) -> None:
        """Whether the panel lies over the stage."""
        self.panel.blockSignals(True)
        self.panel.setChecked(open_)
        self.panel.blockSignals(False)

    _panel_wanted = False

    @Slot(object)
    def _chosen(self, key: object) -> None:
        self.view_chosen.emit(View(str(key)))

    @Slot(bool)
    def _panel_toggled(self, on: bool) -> None:
        self.panel_toggled.emit(on)

    # --- room -------------------------------------------------------------------------------------------------

    @Slot()
    def _dressed(self) -> None:
        self.setFixedHeight(max(HEIGHT, self._theme.scaled(HEIGHT)))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Any width will do; the title gives way, then the names of the views."""
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Segments or a drop-down."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Another zoom has other words."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        shown = [widget for widget in (self.zoom, self.panel, self.full) if not widget.isHidden()]
        right = sum(widget.sizeHint().width() for widget in shown) + 8 * max(0, len(shown) - 1)
        title = QFontMetrics(self._theme.font("heading")).horizontalAdvance(self.title.whole_text) + 2
        meta = self.meta.sizeHint().width() if self.meta.text() else 0
        views = self.views.sizeHint().width()
        edges = 16 + 32 + 8 + 10 + 12 + 16
        room = self.width() - edges
        has_segments = room - views - right >= min(title, _TITLE_LEAST)
        middle = views if has_segments else self.view_box.sizeHint().width()
        self.views.setVisible(self._has_pair and has_segments)
        self.view_box.setVisible(self._has_pair and not has_segments)
        if not self._has_pair:
            middle = 0
        spare = room - middle - title - meta - _RIGHT
        self._right.setFixedWidth(max(right, min(_RIGHT, right + max(0, spare + _RIGHT - right))))
        has_meta = bool(meta) and room - middle - right - min(title, _TITLE_LEAST) >= meta
        self.meta.setVisible(has_meta)
        width = max(0, min(title, room - middle - self._right.width() - (meta if has_meta else 0)))
        if self.title.width() != width or self.title.minimumWidth() != width:
            self.title.setFixedWidth(width)
