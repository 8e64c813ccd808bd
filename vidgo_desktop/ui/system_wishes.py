"""What the system asks of every program's look: more contrast, its own colours, less movement, larger text."""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication

_PORTAL = "org.freedesktop.portal.Desktop"
_PORTAL_PATH = "/org/freedesktop/portal/desktop"
_PORTAL_SETTINGS = "org.freedesktop.portal.Settings"
_GNOME = "org.gnome.desktop.interface"
_LONGEST_ANSWER_MS = 3000

# The general font's usual size in points. Desktops on Linux ship with 9 to 11, so only more than that is a wish.
_USUAL_POINTS = {"win32": 9.0, "darwin": 13.0}
_USUAL_POINTS_ELSEWHERE = 11.0
_USUAL_DPI = {"darwin": 72.0}.get(sys.platform, 96.0)
_LARGEST_SCALE = 2.0


@dataclass(frozen=True, slots=True)
class SystemWishes:
    """``forced_colours`` means that only the system's own palette may be used; ``text_scale`` 1.0 is the usual size."""

    more_contrast: bool = False
    forced_colours: bool = False
    less_movement: bool = False
    text_scale: float = 1.0


def wishes_now() -> SystemWishes:
    """What can be known without waiting for anybody. UI thread; needs the QGuiApplication."""
    hints = QGuiApplication.styleHints()
    contrast = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
    return SystemWishes(
        more_contrast=contrast,
        # Windows has no wish for more contrast apart from its contrast themes, and those choose every colour.
        forced_colours=contrast and sys.platform == "win32",
        less_movement=not _windows_animates(),
        text_scale=_text_scale(),
    )


def _text_scale() -> float:
    """How much larger than usual the system writes; 1.0 for anything smaller.

    The size of the general font and the dots per inch that fonts are measured in. A display's scale, and on X11
    ``Xft.dpi``, are in Qt's pixel ratio already and so in neither of the two.
    """
    points = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    by_font = max(1.0, points / _USUAL_POINTS.get(sys.platform, _USUAL_POINTS_ELSEWHERE))
    # The first screen is the primary one; while displays change there may be none at all.
    by_dots = max([1.0, *(screen.logicalDotsPerInch() / _USUAL_DPI for screen in QGuiApplication.screens()[:1])])
    return min(_LARGEST_SCALE, round(by_font * by_dots * _windows_text_scale(), 2))


def _windows_text_scale() -> float:
    """The slider *Text size* of Windows, which Qt does not follow."""
    if sys.platform == "win32":
        import winreg

        path = r"Software\Microsoft\Accessibility"
        with contextlib.suppress(OSError, ValueError, TypeError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:
            return max(1.0, int(winreg.QueryValueEx(key, "TextScaleFactor")[0]) / 100)
    return 1.0


def _windows_animates() -> bool:
    """The switch *Animation effects* of Windows; True elsewhere."""
    if sys.platform == "win32":
        import ctypes

        shown = ctypes.c_int(1)
        get_client_area_animation = 0x1042
        ctypes.windll.user32.SystemParametersInfoW(get_client_area_animation, 0, ctypes.byref(shown), 0)
        return bool(shown.value)
    return True


def _has_session_bus() -> bool:
    # Without an address the library would start a bus of its own.
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    if address is not None:
        return address.startswith("unix:")
    folder = os.environ.get("XDG_RUNTIME_DIR")
    return bool(folder) and Path(folder or "", "bus").exists()


class DesktopAnimations(QObject):
    """Asks a Linux desktop over the session bus whether programs may move things, without waiting for the answer."""

    heard = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._call: QObject | None = None

    def ask(self) -> bool:
        """Ask; False where there is nobody to ask. To be called after the first paint: it loads Qt's D-Bus part."""
        if self._call is not None or not sys.platform.startswith("linux") or not _has_session_bus():
            return False
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return False
        message = QDBusMessage.createMethodCall(_PORTAL, _PORTAL_PATH, _PORTAL_SETTINGS, "Read")
        message.setArguments([_GNOME, "enable-animations"])
        watcher = QDBusPendingCallWatcher(bus.asyncCall(message, _LONGEST_ANSWER_MS), self)
        watcher.finished.connect(self._answered)
        self._call = watcher
        return True

    @Slot()
    def _answered(self) -> None:
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        watcher, self._call = self._call, None
        if not isinstance(watcher, QDBusPendingCallWatcher):
            return
        watcher.deleteLater()
        reply = watcher.reply()
        if reply.type() is QDBusMessage.MessageType.ReplyMessage and reply.arguments():
            value = _plain(reply.arguments()[0])
            if isinstance(value, bool):
                self.heard.emit(value)


def _plain(value: object) -> object:
    """The value inside the boxes that the bus puts around it."""
    from PySide6.QtDBus import QDBusVariant

    while isinstance(value, QDBusVariant):
        value = value.variant()
    return value
