"""Messages through the desktop: over a real bus, to a service in a process of its own."""

from __future__ import annotations

import wave
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from tests.own_bus import OwnBus, needs_bus
from vidgo_desktop.core import resources
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.ui.desktop_note import Note
from vidgo_desktop.ui.notifier import GATHER_MS, Notifier
from vidgo_desktop.ui.notifier_dbus import DesktopNotes, session_bus
from vidgo_desktop.ui.theme import Theme

ALL_ON = Settings(chime="soft")


class Bus(OwnBus):
    """A message bus of our own, perhaps with a notification service on it."""

    def next(self, qtbot: QtBot) -> dict[str, object]:
        """The next message that the desktop was given."""
        parts = self.line(qtbot)
        assert isinstance(parts, dict)
        return parts

    def click(self, message: dict[str, object], action: str) -> None:
        """The user clicks a button of a message."""
        self.write(f"{message['id']} {action}")


@pytest.fixture
def empty_bus() -> Iterator[Bus]:
    made = Bus()
    yield made
    made.close()


@pytest.fixture
def bus() -> Iterator[Bus]:
    made = Bus()
    made.start_service("tests.notification_service")
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """A window that is not in front: nothing was shown yet."""
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


class Heard:
    """What would have been shown, and the chimes, without a desktop."""

    def __init__(self, qapp: QApplication, window: QMainWindow, settings: Settings = ALL_ON) -> None:
        self.texts: list[str] = []
        self.chimes = 0
        self.notifier = Spoken(Theme(qapp, "dark"), window, self)
        self.notifier.show_settings(settings)

    def chime(self) -> None:
        self.chimes += 1

    def gathered(self, qtbot: QtBot) -> None:
        """The five seconds are over, without waiting for them."""
        timer = self.notifier.findChild(QTimer)
        assert timer is not None and timer.isActive() and timer.interval() == GATHER_MS == 5000
        timer.setInterval(1)
        with qtbot.waitSignal(timer.timeout):
            timer.start()
        timer.setInterval(GATHER_MS)


class Spoken(Notifier):
    """Writes down instead of showing."""

    def __init__(self, theme: Theme, window: QMainWindow, heard: Heard) -> None:
        super().__init__(theme, window, bus=lambda: None, chime=heard.chime)
        self._heard = heard

    def _show(self, text: str, task: object) -> None:
        self._heard.texts.append(text)


def test_one_event_is_told_in_words(qtbot: QtBot, qapp: QApplication, window: QMainWindow) -> None:
    heard = Heard(qapp, window)
    heard.notifier.task_ready("Rooftop dance × Astronaut", 1)
    heard.gathered(qtbot)
    heard.notifier.task_needs_you("Interview × Robot")
    heard.gathered(qtbot)
    heard.notifier.task_failed("Forest trail × Knight")
    heard.gathered(qtbot)
    assert heard.texts == [
        "Rooftop dance × Astronaut is ready",
        "Interview × Robot needs you",
        "Forest trail × Knight did not work",
    ]
    assert heard.chimes == 3


def test_several_within_five_seconds_become_one(qtbot: QtBot, qapp: QApplication, window: QMainWindow) -> None:
    heard = Heard(qapp, window)
    for number in range(11):
        heard.notifier.task_ready(f"Video {number}", number)
    heard.notifier.task_failed("A")
    heard.notifier.task_failed("B")
    heard.gathered(qtbot)
    heard.notifier.task_ready("C", 1)
    heard.notifier.task_needs_you("D")
    heard.gathered(qtbot)
    assert heard.texts == ["11 ready, 2 did not work", "1 ready, 1 needs you"]
    assert heard.chimes == 2


def test_the_switches_are_obeyed(qtbot: QtBot, qapp: QApplication, window: QMainWindow) -> None:
    heard = Heard(qapp, window, Settings(notify_ready=False, notify_together=False))
    heard.notifier.task_ready("A", 1)
    heard.notifier.task_needs_you("B")
    heard.notifier.task_failed("C")
    assert heard.texts == ["B needs you", "C did not work"]
    heard.notifier.show_settings(Settings(notify_needs=False, notify_together=False))
    heard.notifier.task_needs_you("B")
    heard.notifier.task_failed("C")
    heard.notifier.task_ready("A", 1)
    assert heard.texts[2:] == ["A is ready"]
    assert heard.chimes == 0


def test_it_is_silent_while_the_window_is_in_front(qtbot: QtBot, qapp: QApplication, window: QMainWindow) -> None:
    heard = Heard(qapp, window, replace(ALL_ON, notify_together=False))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
    heard.notifier.task_ready("A", 1)
    assert heard.texts == [] and heard.chimes == 0


def test_who_comes_back_meanwhile_sees_it_in_the_window(qtbot: QtBot, qapp: QApplication, window: QMainWindow) -> None:
    heard = Heard(qapp, window)
    heard.notifier.task_ready("B", 1)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
    heard.gathered(qtbot)
    assert heard.texts == [] and heard.chimes == 0


def test_nothing_is_said_after_the_end(qapp: QApplication, window: QMainWindow) -> None:
    heard = Heard(qapp, window)
    heard.notifier.task_ready("A", 1)
    heard.notifier.close()
    timer = heard.notifier.findChild(QTimer)
    assert timer is not None and not timer.isActive()


@needs_bus
def test_the_desktop_shows_it_with_its_buttons(qtbot: QtBot, qapp: QApplication, window: QMainWindow, bus: Bus) -> None:
    notifier = Notifier(Theme(qapp, "dark"), window, bus=bus.connect, chime=lambda: None)
    notifier.show_settings(replace(ALL_ON, notify_together=False))
    notifier.task_ready("Rooftop dance × <b>Astronaut</b>", 42)
    message = bus.next(qtbot)
    assert message["app"] == "Vidgo Desktop"
    assert message["summary"] == "Rooftop dance × <b>Astronaut</b> is ready" and message["body"] == ""
    actions = message["actions"]
    assert isinstance(actions, list)
    assert actions[1::2] == ["Play", "Show in folder", ""]
    raised: list[bool] = []
    notifier.raised_requested.connect(lambda: raised.append(True))
    with qtbot.waitSignal(notifier.play_requested, timeout=5000) as caught:
        bus.click(message, actions[0])
    assert caught.args == [42] and raised == [True]
    with qtbot.waitSignal(notifier.show_in_folder_requested, timeout=5000) as folder:
        bus.click(message, actions[2])
    assert folder.args == [42] and raised == [True]
    with qtbot.assertNotEmitted(notifier.play_requested), qtbot.waitSignal(notifier.raised_requested, timeout=5000):
        bus.click(message, "default")
    notifier.task_needs_you("Interview × Robot")
    assert bus.next(qtbot)["actions"] == ["default", ""]
    notifier.close()


@needs_bus
def test_clicks_on_messages_of_other_programs_are_not_ours(
    qtbot: QtBot, qapp: QApplication, window: QMainWindow, bus: Bus
) -> None:
    notes = DesktopNotes(bus.connect())
    acted: list[object] = []
    notes.acted.connect(lambda note, name: acted.append(name))
    notes.show_note(Note("A is ready", (("play", "Play"),)))
    message = bus.next(qtbot)
    actions = message["actions"]
    assert isinstance(actions, list)
    for number, action in ((99, "default"), (99, "play-999999"), (7, "play"), (7, "-"), (7, "rm-"), (7, "²")):
        bus.click({"id": number}, action)
    with qtbot.waitSignal(notes.acted, timeout=5000):
        bus.click(message, actions[0])
    assert acted == ["play"]
    notes.close()


@needs_bus
def test_where_nobody_shows_messages_it_is_said(qtbot: QtBot, empty_bus: Bus) -> None:
    notes = DesktopNotes(empty_bus.connect())
    note = Note("A is ready")
    with qtbot.waitSignal(notes.failed, timeout=5000) as caught:
        notes.show_note(note)
    assert caught.args == [note]
    notes.close()


@needs_bus
def test_why_the_window_is_gone_is_said_at_once(
    qtbot: QtBot, qapp: QApplication, window: QMainWindow, bus: Bus
) -> None:
    notifier = Notifier(Theme(qapp, "dark"), window, bus=bus.connect, chime=lambda: None)
    notifier.tell_hidden("It goes on in the tray.")
    message = bus.next(qtbot)
    assert message["summary"] == "It goes on in the tray." and message["actions"] == ["default", ""]
    with qtbot.waitSignal(notifier.raised_requested, timeout=5000):
        bus.click(message, "default")
    notifier.close()


def test_without_a_bus_and_a_tray_nothing_happens(qapp: QApplication, window: QMainWindow) -> None:
    assert session_bus() is None
    notifier = Notifier(Theme(qapp, "dark"), window)
    notifier.show_settings(Settings(notify_together=False))
    notifier.task_ready("A", 1)
    notifier.close()


def test_the_chime_is_short_soft_and_ours() -> None:
    with wave.open(str(resources.path("sounds", "chime.wav"))) as file:
        frames = file.readframes(file.getnframes())
        assert 0.3 < file.getnframes() / file.getframerate() < 1.5
        assert file.getnchannels() == 1 and file.getsampwidth() == 2
    loudest = max(abs(int.from_bytes(frames[i : i + 2], "little", signed=True)) for i in range(0, len(frames), 2))
    assert 2_000 < loudest < 16_000
    assert frames[-2:] == b"\0\0" or abs(int.from_bytes(frames[-2:], "little", signed=True)) < 100
