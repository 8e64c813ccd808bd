"""A rounded dialog without the system's frame, over a dimmed window. Where that is not possible, a plain dialog."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QVariantAnimation, Slot
from PySide6.QtGui import (
    QBitmap,
    QGuiApplication,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QDialog, QFrame, QLayout, QScrollArea, QToolButton, QWidget

from vidgo_desktop.ui.focus_ring import FocusRing
from vidgo_desktop.ui.theme import Theme, set_role

RADIUS = 14.0
# Room that the content of a scroll area leaves at its sides, so that a focus ring is not cut off.
RING_ROOM = 6
# Window systems that let a window have see-through corners.
_ROUND = ("xcb", "wayland", "windows", "cocoa", "offscreen")
# Window systems that fade a whole window; the veil over the window below fades everywhere.
_CAN_FADE = ("xcb", "windows", "cocoa")
_FADE_MS = 140
# Room around a dialog; less of it where a screen at 300 % has little.
_AROUND, _AROUND_NARROW, _NARROW = 16, 6, 600


def can_be_round() -> bool:
    """Whether this window system shows a frameless window with see-through corners."""
    return QGuiApplication.platformName().startswith(_ROUND)


class _Dim(QWidget):
    """A veil over the window that the dialog belongs to. It comes slowly, unless nothing may move."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._share = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @Slot(object)
    def show_share(self, share: object) -> None:
        """How dark it is, from 0 to 1."""
        self._share = float(share) if isinstance(share, float) else 1.0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Darken what lies below."""
        colour = self._theme.color("dim")
        colour.setAlphaF(colour.alphaF() * self._share)
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour)
        painter.end()


class ContentScroll(QScrollArea):
    """As high as its content where there is room, with a scroll bar where there is not."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Its own least height would be that of its lines at their narrowest, and leave a hole at the usual width.
        content.setMinimumHeight(1)
        self.setWidget(content)
        self._content = content
        self._has_room = True

    def hasHeightForWidth(self) -> bool:
        """The content has wrapped lines."""
        return self._has_room

    def show_room(self, enough: bool) -> None:
        """Whether there is room for all. A layout takes what all of it needs for the least, and where there is less it
        squeezes what stands above and below.
        """
        if enough != self._has_room:
            self._has_room = enough
            self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """The height that shows everything."""
        content = self._content
        if content.hasHeightForWidth():
            return content.heightForWidth(width)
        return max(content.sizeHint().height(), content.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A few lines are enough."""
        return QSize(200, 44)

    def refresh(self) -> None:
        """The content changed its height; a scroll area does not tell its layout, and inner layouts remember sizes."""
        for layout in self._content.findChildren(QLayout):
            layout.invalidate()
            owner = layout.parentWidget()
            if owner is not None:
                owner.updateGeometry()
        self.updateGeometry()


class DialogFrame(QDialog):
    """Base of our dialogs. Fill it with a layout; ``footer`` and ``side`` get the darker tone of the window.

    ``wanted`` is the size in logical pixels; a height of 0 follows the content. It never gets larger than its
    parent's window.
    """

    def __init__(self, theme: Theme, parent: QWidget | None, wanted: QSize) -> None:
        super().__init__(parent)
        self.theme = theme
        self.footer: QWidget | None = None
        self.side: QWidget | None = None
        self._wanted = wanted
        self._round = can_be_round()
        self._dim: _Dim | None = None
        if parent is not None:
            self._dim = _Dim(theme, parent.window())
            # It belongs to the window below and would outlive its dialog.
            self.destroyed.connect(self._dim.deleteLater)
        self._fade = QVariantAnimation(self)
        self._fade.setEasingCurve(QEasingCurve.Type.OutQuad)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.valueChanged.connect(self._faded)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        if self._round:
            self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
            self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        # The sheet's own background would fill the corners.
        set_role(self, frame="own")
        self.setStyleSheet('QDialog[frame="own"] { background: transparent; }')
        self._ring = FocusRing(theme, self)
        theme.changed.connect(self.update)

    def close_button(self) -> QToolButton:
        """A new cross for the title row; it does what Esc does."""
        button = QToolButton()
        button.setObjectName("closeDialog")
        button.setAccessibleName(self.tr("Close"))
        button.setToolTip(self.tr("Close"))
        button.setAutoRaise(True)
        # The style adds a margin to the sheet's least size; the drawing has none.
        button.setFixedSize(32, 32)
        self.theme.bind_icon(button, "close", 16, "text.2")
        button.clicked.connect(self.reject)
        return button

    def showEvent(self, event: QShowEvent) -> None:
        """Dim the window and stand in its middle."""
        if self._dim is not None and (window := self._dim.parentWidget()) is not None:
            window.installEventFilter(self)
            self._cover(window)
            self._dim.show()
        self.fit()
        self._fade.setDuration(self.theme.duration(_FADE_MS))
        self._faded(0.0 if self._fade.duration() else 1.0)
        if self._fade.duration():
            self._fade.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the window its light back."""
        if self._dim is not None and (window := self._dim.parentWidget()) is not None:
            window.removeEventFilter(self)
            self._dim.hide()
        self._fade.stop()
        super().hideEvent(event)

    @Slot(object)
    def _faded(self, share: object) -> None:
        if self._dim is not None:
            self._dim.show_share(share)
        if QGuiApplication.platformName() in _CAN_FADE and isinstance(share, float):
            self.setWindowOpacity(share)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window below when its size or place changes."""
        if (
            event.type() in (QEvent.Type.Resize, QEvent.Type.Move)
            and isinstance(watched, QWidget)
            and self._dim is not None
            and watched is self._dim.parentWidget()
        ):
            self._cover(watched)
            self.fit()
        return super().eventFilter(watched, event)

    @Slot()
    def fit(self) -> None:
        """Take the wanted size as far as there is room, and go to the middle of the window."""
        window = self._dim.parentWidget() if self._dim is not None else None
        wanted = QSize(self.theme.scaled(self._wanted.width()), self.theme.scaled(self._wanted.height()))
        screen = self.screen().availableGeometry() if window is None else window.screen().availableGeometry()
        room = screen.size() if window is None else window.size().boundedTo(screen.size())
        around = _AROUND if room.width() >= _NARROW else _AROUND_NARROW
        width = min(wanted.width(), room.width() - 2 * around)
        whole = self._height_for(width)
        height = min(wanted.height() or whole, room.height() - 2 * around)
        for scroll in self.findChildren(ContentScroll):
            scroll.show_room(whole <= height)
        layout = self.layout()
        if layout is not None:
            # Its least height would be that of its lines at their narrowest, and leave a hole at the usual width.
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
            self.setMinimumSize(0, 0)
        self.resize(width, height)
        if window is not None:
            middle = window.mapToGlobal(window.rect().center())
            place = QRect(QPoint(middle.x() - self.width() // 2, middle.y() - self.height() // 2), self.size())
            # A window may stick out of its screen; its dialog may not.
            place.moveRight(min(place.right(), screen.right()))
            place.moveBottom(min(place.bottom(), screen.bottom()))
            place.moveLeft(max(place.left(), screen.left()))
            place.moveTop(max(place.top(), screen.top()))
            self.move(place.topLeft())

    def _height_for(self, width: int) -> int:
        layout = self.layout()
        if layout is None:
            return self.sizeHint().height()
        for scroll in self.findChildren(ContentScroll):
            scroll.show_room(True)
            scroll.refresh()
        layout.invalidate()
        layout.activate()
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else self.sizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners on X11 also where nothing is see-through because the display has no compositor."""
        super().resizeEvent(event)
        if QGuiApplication.platformName() == "xcb":
            mask = QBitmap(self.size())
            mask.clear()
            painter = QPainter(mask)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(Qt.GlobalColor.color1)
            painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)
            painter.end()
            self.setMask(mask)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the board, its darker parts and the outline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.theme
        radius = RADIUS if self._round else 0.0
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.fillPath(path, theme.color("bg.panel"))
        painter.setClipPath(path)
        if self.footer is not None and self.footer.isVisible():
            box = self.footer.geometry()
            painter.fillRect(box, theme.color("bg.window"))
            painter.fillRect(box.x(), box.y(), box.width(), 1, theme.color("line.soft"))
        if self.side is not None and self.side.isVisible():
            box = self.side.geometry()
            painter.fillRect(box, theme.color("bg.window"))
            inner = box.right() if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else box.left()
            painter.fillRect(inner, box.y(), 1, box.height(), theme.color("line.soft"))
        painter.setClipping(False)
        painter.setPen(QPen(theme.color("line.button"), 1))
        painter.drawPath(path)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """An empty place moves the dialog, as a title bar would."""
        handle = self.windowHandle()
        if self._round and event.button() is Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemMove()
        super().mousePressEvent(event)

    def _cover(self, window: QWidget) -> None:
        if self._dim is not None:
            self._dim.setGeometry(window.rect())
            self._dim.raise_()
