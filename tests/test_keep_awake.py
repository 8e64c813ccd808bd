"""Keeping awake: over a real bus, from a service in a process of its own; only while something is sent or saved."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.own_bus import ROOT, OwnBus, needs_bus
from tests.task_samples import index_of, ready, running
from vidgo_desktop.core.facts import Realm, TaskIndex
from vidgo_desktop.core.task import ResultState, Task, TaskProblem, TaskState
from vidgo_desktop.ui.facts import Facts
from vidgo_desktop.ui.keep_awake import WHY, KeepAwake
from vidgo_desktop.ui.keep_awake_dbus import BusHolder
from vidgo_desktop.ui.keep_awake_windows import WindowsHolder
from vidgo_desktop.ui.running import Running, Work, is_moving

MOVING = Work(making=2, moving=1)
STILL = Work(making=2)
LOGIN_HELD = ["held", "login", "sleep:idle", "Vidgo Desktop", WHY, "block"]


class Noted:
    """A holder that notes what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def hold(self) -> None:
        self.asked.append("hold")

    def release(self) -> None:
        self.asked.append("release")

    def close(self) -> None:
        self.asked.append("close")


def uploading(number: int) -> Task:
    return replace(running(number), state=TaskState.UPLOADING, progress=None)


def saving(number: int) -> Task:
    return replace(ready(number), result=ResultState.SAVING, result_path=None, saved_at=None)


@pytest.fixture
def bus() -> Iterator[Callable[..., OwnBus]]:
    made: list[OwnBus] = []

    def start(*offers: str) -> OwnBus:
        found = OwnBus()
        made.append(found)
        found.start_service("tests.desktop_service", *offers)
        return found

    yield start
    for each in made:
        each.close()


def test_it_is_held_only_while_wished_and_moving(qapp: object) -> None:
    noted = Noted()
    awake = KeepAwake(QObject(), noted)
    awake.show_work(MOVING)
    assert noted.asked == []
    awake.show_wish(True)
    awake.show_work(replace(MOVING, moving=2))
    assert noted.asked == ["hold"]
    awake.show_work(STILL)
    assert noted.asked == ["hold", "release"]
    awake.show_work(MOVING)
    awake.show_wish(False)
    assert noted.asked == ["hold", "release"] * 2
    awake.show_wish(True)
    awake.close()
    assert noted.asked == ["hold", "release"] * 3 + ["close"]


def test_making_alone_is_no_reason() -> None:
    assert is_moving(uploading(1)) and is_moving(saving(1))
    assert not is_moving(running(1)) and not is_moving(ready(1))
    assert not is_moving(replace(uploading(1), problem=TaskProblem("NetworkError", "away")))
    assert not is_moving(replace(saving(1), result=ResultState.WAITING))


def test_the_engines_of_both_realms_count(qapp: object) -> None:
    account, practice, parent = Facts(), Facts(), QObject()
    found = Running(parent)
    told: list[Work] = []
    found.changed.connect(told.append)
    found.listen(Realm.ACCOUNT, account)
    found.listen(Realm.PRACTICE, practice)
    account.index_loaded.emit(index_of([running(1), uploading(2), ready(3)]))
    assert found.work == Work(making=2)
    account.tasks_changed.emit((uploading(2), running(1, progress=40)))
    practice.task_added.emit(running(1, progress=61))
    assert found.work == Work(making=3, moving=1, percent=50)
    account.tasks_changed.emit((saving(1),))
    account.task_removed.emit(2)
    assert found.work == Work(making=2, moving=1, percent=61)
    account.tasks_changed.emit((ready(1),))
    practice.index_loaded.emit(TaskIndex())
    assert found.work == Work() and told[-1] == Work()


def test_an_engine_that_was_replaced_counts_no_more(qapp: object) -> None:
    old, new, parent = Facts(), Facts(), QObject()
    found = Running(parent)
    found.listen(Realm.ACCOUNT, old)
    old.task_added.emit(running(1))
    found.listen(Realm.ACCOUNT, new)
    old.task_added.emit(running(2))
    assert found.work == Work()
    new.task_added.emit(running(1))
    assert found.work.making == 1


@needs_bus
def test_the_login_manager_holds_until_it_is_released(qtbot: QtBot, bus: Callable[..., OwnBus]) -> None:
    system = bus("login", "power")
    holder = BusHolder(system.address, system.address)
    holder.hold()
    assert system.line(qtbot) == LOGIN_HELD
    holder.release()
    assert system.line(qtbot) == ["released", "login"]
    holder.hold()
    assert system.line(qtbot) == LOGIN_HELD
    holder.close()
    assert system.line(qtbot) == ["released", "login"]
    assert system.is_quiet


@needs_bus
@pytest.mark.parametrize("offers", ["power", "saver"])
def test_without_a_login_manager_the_desktop_is_asked(qtbot: QtBot, bus: Callable[..., OwnBus], offers: str) -> None:
    session = bus(offers)
    holder = BusHolder("", session.address)
    holder.hold()
    assert session.line(qtbot) == ["held", offers, "Vidgo Desktop", WHY]
    holder.release()
    assert session.line(qtbot) == ["released", offers]
    holder.close()


@needs_bus
def test_where_nobody_can_nothing_happens(qtbot: QtBot, bus: Callable[..., OwnBus]) -> None:
    session = bus()
    holder = BusHolder(session.address, session.address)
    holder.hold()
    holder.release()
    holder.close()
    assert session.is_quiet


_DIES = """
import os, sys
from PySide6.QtCore import QCoreApplication
from vidgo_desktop.ui.keep_awake_dbus import BusHolder
app = QCoreApplication([])
holder = BusHolder(*sys.argv[1:])
holder.hold()
sys.stdin.read()
os.abort()
"""


@needs_bus
@pytest.mark.parametrize("offers", ["login", "power"])
def test_a_crash_lets_go(qtbot: QtBot, bus: Callable[..., OwnBus], offers: str) -> None:
    own = bus(offers)
    addresses = (own.address, "") if offers == "login" else ("", own.address)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", _DIES, *addresses]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as dying:
        held = own.line(qtbot)
        assert isinstance(held, list) and held[:2] == ["held", offers]
        assert dying.stdin is not None
        dying.stdin.close()
        assert dying.wait(10) != 0
    assert own.line(qtbot) == ["released", offers]


@pytest.mark.skipif(sys.platform == "win32", reason="here it would be heard")
def test_the_windows_part_does_nothing_elsewhere() -> None:
    holder = WindowsHolder()
    holder.hold()
    holder.close()
