"""A rounded dialog without the system's frame, over a dimmed window. Where that is not possible, a plain dialog."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Slot
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
_AROUND = 16


def can_be_round() -> bool:
    """Whether this window system shows a frameless window with see-through corners."""
    return QGuiApplication.platformName().startswith(_ROUND)


class _Dim(QWidget):
    """A veil over the window that the dialog belongs to."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Darken what lies below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("dim"))
        painter.end()


class ContentScroll(QScrollArea):
    """As high as its content where there is room, with a scroll bar where there is not."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self._content = content

    def hasHeightForWidth(self) -> bool:
        """The content has wrapped lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that shows everything."""
        content = self._content
        height = content.heightForWidth(width) if content.hasHeightForWidth() else content.sizeHint().height()
        return max(height, content.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A few lines are enough."""
        return QSize(200, 44)

    def refresh(self) -> None:
        """The content changed its height; a scroll area does not tell its layout, and inner layouts remember sizes."""
        for layout in self._content.findChildren(QLayout):
            layout.invalidate()
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
        self._dim = _Dim(theme, parent.window()) if parent is not None else None
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
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the window its light back."""
        if self._dim is not None and (window := self._dim.parentWidget()) is not None:
            window.removeEventFilter(self)
            self._dim.hide()
        super().hideEvent(event)

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
        height = self._wanted.height()
        if not height:
            layout = self.layout()
            for scroll in self.findChildren(ContentScroll):
                scroll.refresh()
            if layout is not None:
                layout.invalidate()
                layout.activate()
            width = self._wanted.width()
            grows = layout is not None and layout.hasHeightForWidth()
            height = layout.totalHeightForWidth(width) if layout is not None and grows else self.sizeHint().height()
        room = window.size() if window is not None else self.screen().availableSize()
        self.resize(min(self._wanted.width(), room.width() - 2 * _AROUND), min(height, room.height() - 2 * _AROUND))
        if window is not None:
            middle = window.mapToGlobal(window.rect().center())
            self.move(middle.x() - self.width() // 2, middle.y() - self.height() // 2)

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
            painter.fillRect(box.right(), box.y(), 1, box.height(), theme.color("line.soft"))
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
