"""Tells through the desktop what happened while the window was behind: ready, needs you, did not work."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from vidgo_desktop.core import resources
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.ui.desktop_note import Note
from vidgo_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

    from vidgo_desktop.ui.notifier_dbus import DesktopNotes

GATHER_MS = 5000
_TRAY_MS = 10_000
_PLAY, _FOLDER = "play", "folder"
_VOLUME = 0.4


@dataclass(frozen=True, slots=True)
class _Event:
    kind: str
    title: str
    task: object = None


class Notifier(QObject):
    """Gathers what happens for five seconds and says it once. Silent while the window is in front.

    ``play_requested`` and ``show_in_folder_requested`` carry the task that was handed in. ``bus`` is asked for the
    session bus when the first message has to be shown; ``chime`` plays the sound. UI thread.
    """

    play_requested = Signal(object)
    show_in_folder_requested = Signal(object)
    raised_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        *,
        bus: Callable[[], QDBusConnection | None] | None = None,
        chime: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._window = parent
        self._settings = Settings()
        self._find_bus = bus
        self._chime = chime or self._play_chime
        self._sound: QObject | None = None
        self._desktop: DesktopNotes | None = None
        self._has_looked = False
        self._tray: QSystemTrayIcon | None = None
        self._heard_tray: QSystemTrayIcon | None = None
        self._find_tray: Callable[[], QSystemTrayIcon | None] = lambda: None
        self._events: list[_Event] = []
        self._tasks: dict[int, object] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GATHER_MS)
        self._timer.timeout.connect(self._tell)

    def show_settings(self, settings: Settings) -> None:
        """Use these switches from now on."""
        self._settings = settings

    def use_tray(self, find: Callable[[], QSystemTrayIcon | None]) -> None:
        """Who knows the icon in the tray, if there is one; without it, messages bring one of their own."""
        self._find_tray = find

    def tell_hidden(self, text: str) -> None:
        """Say at once something that is no news: why the window is not there any more."""
        self._show(text, None)

    def task_ready(self, title: str, task: object) -> None:
        """A video was saved."""
        if self._settings.notify_ready:
            self._note(_Event("ready", title, task))

    def task_needs_you(self, title: str) -> None:
        """A task waits for a decision."""
        if self._settings.notify_needs:
            self._note(_Event("needs", title))

    def task_failed(self, title: str) -> None:
        """A task did not work; goes with the switch *When something needs me*."""
        if self._settings.notify_needs:
            self._note(_Event("failed", title))

    def close(self) -> None:
        """Say nothing more."""
        self._timer.stop()
        self._events.clear()
        if self._desktop is not None:
            self._desktop.close()
        if self._tray is not None:
            self._tray.hide()

    # --- gathering ------------------------------------------------------------------------------------------

    def _note(self, event: _Event) -> None:
        if self._is_in_front():
            return
        self._events.append(event)
        if not self._settings.notify_together:
            self._tell()
        elif not self._timer.isActive():
            self._timer.start()

    def _is_in_front(self) -> bool:
        window = self._window.window()
        return window.isVisible() and not window.isMinimized() and QApplication.activeWindow() is not None

    @Slot()
    def _tell(self) -> None:
        events, self._events = self._events, []
        # Whoever came back meanwhile sees it in the window.
        if not events or self._is_in_front():
            return
        if self._settings.chime == "soft":
            self._chime()
        if len(events) == 1:
            self._show(_one(events[0]), events[0].task if events[0].kind == "ready" else None)
        else:
            self._show(_many(events), None)

    # --- showing --------------------------------------------------------------------------------------------

    def _show(self, text: str, task: object) -> None:
        buttons = () if task is None else ((_PLAY, self.tr("Play")), (_FOLDER, self.tr("Show in folder")))
        note = Note(text, buttons)
        if task is not None:
            self._tasks[note.number] = task
        desktop = self._desktop_notes()
        if desktop is not None:
            desktop.show_note(note)
        else:
            self._show_in_tray(note)

    def _desktop_notes(self) -> DesktopNotes | None:
        """The desktop's own messages where there is a session bus; looked for once, with the first message."""
        if self._has_looked:
            return self._desktop
        self._has_looked = True
        if self._find_bus is None and sys.platform in ("win32", "darwin"):
            return None
        try:
            from vidgo_desktop.ui.notifier_dbus import DesktopNotes, session_bus
        except ImportError:  # a build without Qt's part for it
            return None
        bus = (self._find_bus or session_bus)()
        if bus is not None:
            self._desktop = DesktopNotes(bus, self)
            self._desktop.acted.connect(self._acted)
            self._desktop.failed.connect(self._show_in_tray)
        return self._desktop

    @Slot(object)
    def _show_in_tray(self, note: Note) -> None:
        if not QSystemTrayIcon.isSystemTrayAvailable() or not QSystemTrayIcon.supportsMessages():
            return
        # Where a desktop may take the second line for markup, a title in it must not become a link.
        plain = sys.platform in ("win32", "darwin")
        title, text = ("Vidgo Desktop", note.text) if plain else (note.text, "")
        standing = self._find_tray()
        icon = standing or self._own_tray()
        icon.showMessage(title, text, self._window.windowIcon(), _TRAY_MS)
        if standing is None:
            QTimer.singleShot(_TRAY_MS, icon, icon.hide)
        elif standing is not self._heard_tray:
            self._heard_tray = standing
            standing.messageClicked.connect(self._come_to_front)

    def _own_tray(self) -> QSystemTrayIcon:
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self._tray.setToolTip("Vidgo Desktop")
            self._tray.messageClicked.connect(self._come_to_front)
            self._tray.activated.connect(self._come_to_front)
        self._tray.show()
        return self._tray

    @Slot(object, object)
    def _acted(self, note: Note, name: str) -> None:
        task = self._tasks.get(note.number)
        if name == _FOLDER and task is not None:
            self.show_in_folder_requested.emit(task)
            return
        self._come_to_front()
        if name == _PLAY and task is not None:
            self.play_requested.emit(task)

    @Slot()
    def _come_to_front(self) -> None:
        self.raised_requested.emit()

    def _play_chime(self) -> None:
        # Sound is loaded with the first chime, not with the window.
        from PySide6.QtMultimedia import QSoundEffect

        if not isinstance(self._sound, QSoundEffect):
            sound = QSoundEffect(self)
            sound.setSource(QUrl.fromLocalFile(str(resources.path("sounds", "chime.wav"))))
            sound.setVolume(_VOLUME)
            self._sound = sound
        self._sound.play()


def _one(event: _Event) -> str:
    translate = QCoreApplication.translate
    match event.kind:
        case "ready":
            return translate("Notifier", "{title} is ready").format(title=event.title)
        case "needs":
            return translate("Notifier", "{title} needs you").format(title=event.title)
        case _:
            return translate("Notifier", "{title} did not work").format(title=event.title)


def _many(events: list[_Event]) -> str:
    translate = QCoreApplication.translate
    counts = {kind: sum(event.kind == kind for event in events) for kind in ("ready", "needs", "failed")}
    parts: list[str] = []
    if counts["ready"]:
        parts.append(translate("Notifier", "%n ready", "several videos are ready", counts["ready"]))
    if counts["needs"]:
        parts.append(translate("Notifier", "%n need you", "several videos wait for a decision", counts["needs"]))
    if counts["failed"]:
        parts.append(translate("Notifier", "%n did not work", "several videos did not work", counts["failed"]))
    return translate("Notifier", ", ", "between the parts of a list").join(parts)
