"""Where the window was, and where it may be: never off every screen, never larger than the one it is on."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QGuiApplication, QScreen, QWindow
from PySide6.QtWidgets import QWidget

DEFAULT_SIZE = QSize(1360, 860)
LEAST_SIZE = QSize(800, 600)
# The frame of the system around the client area: its title above, its edges beside and below.
_TITLE, _EDGE = 32, 4
# The screen of Qt's platform without a display, and what stands in for it.
_INVENTED, _UNSEEN = QRect(0, 0, 800, 800), QRect(0, 0, 1920, 1080)
_TEXT = re.compile(r"(-?\d{1,6}) (-?\d{1,6}) (\d{1,6}) (\d{1,6}) (normal|maximised)")


@dataclass(frozen=True, slots=True)
class Place:
    """The client area of a window in logical pixels, while it is not maximised, and whether it is."""

    rect: QRect
    maximised: bool = False


def text_of(place: Place) -> str:
    """A place as base64, for the settings."""
    rect = place.rect
    state = "maximised" if place.maximised else "normal"
    plain = f"{rect.x()} {rect.y()} {rect.width()} {rect.height()} {state}"
    return base64.b64encode(plain.encode("ascii")).decode("ascii")


def place_of(text: str) -> Place | None:
    """What ``text_of`` made; None for anything else."""
    try:
        plain = base64.b64decode(text, validate=True).decode("ascii")
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return None
    found = _TEXT.fullmatch(plain)
    if found is None or not (int(found[3]) and int(found[4])):
        return None
    return Place(QRect(*(int(found[part]) for part in range(1, 5))), found[5] == "maximised")


def usable(screen: QRect) -> QRect:
    """The part of a screen's free area that a client area can take, without the frame around it."""
    inner = screen.adjusted(_EDGE, _TITLE, -_EDGE, -_EDGE)
    return inner if inner.width() > 200 and inner.height() > 150 else QRect(screen)


def fitted(wanted: QRect, screens: Sequence[QRect]) -> QRect:
    """``wanted`` where it can be seen and used. ``screens`` are the free areas, the primary one first.

    A window that lies wholly on present screens stays, even across two of them. Else it goes to the screen that
    has most of it, or to the primary one when none has any, is shrunk to it and moved into it.
    """
    if not screens:
        return wanted
    parts = [_area(wanted.intersected(screen)) for screen in screens]
    if sum(parts) >= _area(wanted) > 0:
        return wanted
    home = usable(screens[parts.index(max(parts))])
    size = wanted.size().boundedTo(home.size())
    if not max(parts):
        return _centred(size, home)
    left = min(max(wanted.left(), home.left()), home.left() + home.width() - size.width())
    top = min(max(wanted.top(), home.top()), home.top() + home.height() - size.height())
    return QRect(QPoint(left, top), size)


def start_rect(screen: QRect, size: QSize = DEFAULT_SIZE) -> QRect:
    """The first place: the usual size, or what there is, in the middle of this free area."""
    home = usable(screen)
    return _centred(size.boundedTo(home.size()), home)


def least_size(screen: QRect, wanted: QSize = LEAST_SIZE) -> QSize:
    """The smallest size of the window on a screen with this free area; less on a small screen."""
    return wanted.boundedTo(usable(screen).size())


def _area(rect: QRect) -> int:
    return rect.width() * rect.height() if rect.isValid() else 0


def _centred(size: QSize, home: QRect) -> QRect:
    left = home.left() + (home.width() - size.width()) // 2
    return QRect(QPoint(left, home.top() + (home.height() - size.height()) // 2), size)


class WindowPlace(QObject):
    """Puts a window where it was, and keeps its least size within the screen that it is on."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._screen: QScreen | None = None
        self._handle: QWindow | None = None
        self._follow(window.screen())
        window.installEventFilter(self)

    def restore(self, text: str) -> None:
        """Put the window where ``text`` says, as far as that is possible today; else where a first start is."""
        screens = _free_areas()
        place = place_of(text)
        rect = fitted(place.rect if place is not None else start_rect(screens[0]), screens)
        self._window.setMinimumSize(least_size(_around(rect, screens)))
        self._window.setGeometry(rect)
        if place is not None and place.maximised:
            self._window.setWindowState(self._window.windowState() | Qt.WindowState.WindowMaximized)

    def text(self) -> str:
        """The place as it is now, for the settings."""
        window = self._window
        normal = window.normalGeometry()
        return text_of(Place(normal if normal.isValid() else window.geometry(), window.isMaximized()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The native window is there from the first show on; it tells when it comes to another screen."""
        if event.type() is QEvent.Type.Show:
            handle = self._window.windowHandle()
            if handle is not self._handle:
                self._handle = handle
                handle.screenChanged.connect(self._follow)
                self._follow(handle.screen())
        return False

    @Slot(QScreen)
    def _follow(self, screen: QScreen | None) -> None:
        if screen is None or screen is self._screen:
            return
        if self._screen is not None:
            self._screen.availableGeometryChanged.disconnect(self._fit)
            self._screen.destroyed.disconnect(self._lost)
        self._screen = screen
        screen.availableGeometryChanged.connect(self._fit)
        screen.destroyed.connect(self._lost)
        self._fit()

    @Slot()
    def _lost(self) -> None:
        self._screen = None

    @Slot()
    def _fit(self) -> None:
        if self._screen is not None:
            self._window.setMinimumSize(least_size(free_area(self._screen)))


def _free_areas() -> list[QRect]:
    """The free areas of all screens, the primary one first; one of the usual size where the platform names none."""
    screens = QGuiApplication.screens()
    primary = QGuiApplication.primaryScreen()
    screens.sort(key=lambda screen: screen is not primary)
    return [free_area(screen) for screen in screens] or [QRect(QPoint(), DEFAULT_SIZE)]


def free_area(screen: QScreen) -> QRect:
    """Where a window may lie on this screen, in logical pixels."""
    # Without a display Qt invents a screen that nobody looks at; the window need not fit onto that one.
    invented = QGuiApplication.platformName() == "offscreen" and screen.geometry() == _INVENTED
    return _UNSEEN if invented else screen.availableGeometry()


def _around(rect: QRect, screens: Sequence[QRect]) -> QRect:
    return max(screens, key=lambda screen: _area(rect.intersected(screen)))
