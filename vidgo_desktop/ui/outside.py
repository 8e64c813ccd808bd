"""What the program shows and does outside of its window: files that leave it, tray, badge, keeping awake."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSystemTrayIcon

from vidgo_desktop.core.facts import Realm
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.ui.app_badge import AppBadge
from vidgo_desktop.ui.facts import Facts
from vidgo_desktop.ui.hand_over import HandOver
from vidgo_desktop.ui.keep_awake import Holder, KeepAwake
from vidgo_desktop.ui.leaving import leave
from vidgo_desktop.ui.running import Running, Work
from vidgo_desktop.ui.second_start import ShowWishes
from vidgo_desktop.ui.tray import Tray

if TYPE_CHECKING:
    from vidgo_desktop.ui.main_window import MainWindow


class Outside(QObject):
    """Made with the window; begins after its first picture. ``lock`` names the profile. UI thread."""

    def __init__(
        self,
        window: MainWindow,
        lock: Path,
        *,
        has_tray: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,
        holder: Holder | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self.hand_over = HandOver(window)
        self.running = Running(self)
        self.badge = AppBadge(self)
        self.awake = KeepAwake(self, holder)
        self.tray = Tray(window, has_tray)
        self._wishes = ShowWishes(lock, self)
        # Set before anybody hears it; what is chosen later is kept when the program ends.
        window.player.transport.choose_volume(window.settings.volume)
        QShortcut(QKeySequence("Ctrl+Q"), window).activated.connect(self._leave)
        window.news.find_tray = lambda: self.tray.icon
        window.task_actions.hand_over = self.hand_over
        window.painted_first.connect(self._begin)
        window.settings_changed.connect(self._show_settings)
        self.running.changed.connect(self._show_work)
        self.tray.hidden_first.connect(self._explain)
        self.tray.show_requested.connect(window.news.bring_forward)
        self.tray.quit_requested.connect(self._leave)
        self._wishes.asked.connect(window.news.bring_forward)

    def listen(self, realm: Realm, facts: Facts) -> None:
        """Hear what the engine of a realm does, whether the window shows it or not."""
        self.running.listen(realm, facts)

    def close(self) -> None:
        """Take everything away."""
        self._wishes.close()
        self.tray.close()
        self.badge.close()
        self.awake.close()

    @Slot()
    def _begin(self) -> None:
        self._wishes.listen()
        self._show_settings(self._window.settings)

    @Slot(object)
    def _show_settings(self, settings: Settings) -> None:
        self.tray.show_wish(settings.stay_in_tray)
        self.awake.show_wish(settings.keep_awake)

    @Slot(object)
    def _show_work(self, work: Work) -> None:
        self.badge.show_work(work)
        self.tray.show_work(work)
        self.awake.show_work(work)

    @Slot()
    def _explain(self) -> None:
        text = self.tr("Vidgo Desktop goes on in the tray. Quit from its menu there.")
        self._window.news.notifier.tell_hidden(text)

    @Slot()
    def _leave(self) -> None:
        leave(self._window)
