"""The program in the tray, where the user wishes it: closing the window hides it, and what runs goes on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QIcon, QSessionManager
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from vidgo_desktop.core import resources
from vidgo_desktop.ui.leaving import is_leaving
from vidgo_desktop.ui.running import Work

_SHOWING = frozenset({QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick})


class Tray(QObject):
    """Watches the window's close events. The icon is there only while the switch is on and the desktop has a tray.

    ``hidden_first`` comes once, when the window disappeared for the first time. ``show_requested`` and
    ``quit_requested`` come from icon and menu. ``has_tray`` is asked anew each time: a tray may come and go.
    """

    hidden_first = Signal()
    show_requested = Signal()
    quit_requested = Signal()

    def __init__(self, window: QWidget, has_tray: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable) -> None:
        super().__init__(window)
        self._window = window
        self._has_tray = has_tray
        self._work = Work()
        self._is_on = self._was_told = self._session_ends = False
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None
        self._doing: QAction | None = None
        window.installEventFilter(self)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.commitDataRequest.connect(self._session_asks, Qt.ConnectionType.DirectConnection)

    @property
    def icon(self) -> QSystemTrayIcon | None:
        """The icon as long as it is shown."""
        return self._icon if self._is_on else None

    def show_wish(self, wished: bool) -> None:
        """The switch of the settings."""
        is_on = wished and self._has_tray()
        if is_on is self._is_on:
            return
        self._is_on = is_on
        # A dialog that is closed while the window is hidden is not the last window.
        QGuiApplication.setQuitOnLastWindowClosed(not is_on)
        icon = self._made() if is_on else self._icon
        if icon is not None:
            icon.setVisible(is_on)
        if not is_on and self._window.isHidden() and self._was_told:
            self.show_requested.emit()

    def show_work(self, work: Work) -> None:
        """What the menu and the tooltip say about it."""
        self._work = work
        self._say()

    def close(self) -> None:
        """Go; the window closes as any other from now on."""
        self._window.removeEventFilter(self)
        self._is_on = False
        if self._icon is not None:
            self._icon.hide()
        QGuiApplication.setQuitOnLastWindowClosed(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide instead of closing, unless the program is to end or nobody could bring the window back."""
        if event.type() is not QEvent.Type.Close or not isinstance(event, QCloseEvent) or not self._stays():
            return False
        event.ignore()
        self._window.hide()
        if not self._was_told:
            self._was_told = True
            self.hidden_first.emit()
        return True

    def _stays(self) -> bool:
        return self._is_on and not is_leaving() and not self._session_ends and self._has_tray()

    def _made(self) -> QSystemTrayIcon:
        if self._icon is None:
            menu = QMenu(self._window)
            menu.setObjectName("trayMenu")
            menu.addAction(self.tr("Show")).triggered.connect(self.show_requested)
            self._doing = menu.addAction("")
            self._doing.setEnabled(False)
            menu.addSeparator()
            menu.addAction(self.tr("Quit")).triggered.connect(self.quit_requested)
            self._menu = menu
            icon = QSystemTrayIcon(QIcon(str(resources.path("logo.svg"))), self)
            icon.setContextMenu(menu)
            icon.activated.connect(self._activated)
            self._icon = icon
            self._say()
        return self._icon

    def _say(self) -> None:
        if self._icon is None or self._doing is None:
            return
        making = self._work.making
        words = self.tr("%n video(s) are being made", "", making) if making else self.tr("Nothing is being made")
        self._doing.setText(words)
        self._icon.setToolTip(f"Vidgo Desktop: {words}")

    @Slot(QSystemTrayIcon.ActivationReason)
    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in _SHOWING:
            self.show_requested.emit()

    @Slot(QSessionManager)
    def _session_asks(self, _manager: QSessionManager) -> None:
        self._session_ends = True
