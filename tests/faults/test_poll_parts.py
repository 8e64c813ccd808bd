"""The parts that the poller is made of: the turnstile, the watch for a wake, and what trouble means."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.engine_bench import EngineBench
from tests.faults.bench import FaultBench
from tests.faults.polling import RUNNING, already_sent, questions, tell, watched
from tests.scripted_service import KEY, Answer, ScriptedService
from vidgo_desktop.core.errors import StoreError
from vidgo_desktop.core.room import PRACTICE_PACE
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.task import TaskState
from vidgo_desktop.core.turnstile import Turnstile
from vidgo_desktop.core.wake import WakeWatch


@pytest.fixture
def bench(tmp_path: Path) -> EngineBench:
    """A room with nobody in it."""
    return EngineBench(tmp_path, "http://127.0.0.1:1", key=None)


@dataclass
class _Gate:
    """A turnstile whose questions come back when the test says so."""

    bench: EngineBench
    gap: float = 0.0
    gone: set[int] = field(default_factory=set)
    asked: list[int] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    under_way: set[int] = field(default_factory=set)
    spread: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.turnstile = Turnstile(
            self.bench.room,
            ask=self._ask,
            in_flight=lambda: len(self.under_way),
            gap=lambda: self.gap,
            spread=self.spread.append,
        )

    def _ask(self, number: int) -> bool:
        if number in self.gone:
            return False
        self.asked.append(number)
        self.times.append(self.bench.clock.steady)
        self.under_way.add(number)
        return True

    def back(self, number: int) -> None:
        self.under_way.discard(number)
        self.turnstile.turn()

    def live(self, seconds: float, *, answers: bool = True) -> None:
        """Pass time appointment by appointment; with ``answers`` every question comes back at once."""
        end = self.bench.clock.steady + seconds
        while True:
            for number in tuple(self.under_way) if answers else ():
                self.back(number)
            due = self.bench.room.agenda.next_due()
            if due is None or due > end:
                break
            self.bench.clock.forward(max(0.0, due - self.bench.clock.steady))
            self.bench.room.agenda.run_due(self.bench.clock.steady)
        self.bench.clock.forward(end - self.bench.clock.steady)


def test_alone_everybody_goes_at_once(bench: EngineBench) -> None:
    gate = _Gate(bench)
    for number in range(100):
        gate.turnstile.enter(number)
    assert gate.asked == list(range(100))
    assert gate.turnstile.is_free


def test_two_at_once_and_no_third(bench: EngineBench) -> None:
    gate = _Gate(bench)
    for number in range(5):
        gate.turnstile.line_up(number)
    gate.live(10, answers=False)
    assert gate.asked == [0, 1]
    gate.back(1)
    gate.live(10, answers=False)
    assert gate.asked == [0, 1, 2]


def test_who_was_asked_waits_until_all_were(bench: EngineBench) -> None:
    gate = _Gate(bench)
    for number in range(10):
        gate.turnstile.line_up(number)
    gate.live(1)
    first = list(gate.asked)
    for number in first:
        gate.turnstile.enter(number)
        assert gate.turnstile.has(number)
    gate.live(10)
    assert gate.asked == list(range(10))
    assert gate.spread == first
    assert gate.turnstile.is_free and not gate.turnstile.has(first[0])


def test_nobody_goes_while_it_is_closed(bench: EngineBench) -> None:
    gate = _Gate(bench)
    end = bench.clock.steady + 30
    gate.turnstile.close_until(end)
    gate.turnstile.close_until(end - 20)
    assert gate.turnstile.is_closed and not gate.turnstile.is_free
    gate.turnstile.enter(1)
    gate.turnstile.hurry(2)
    gate.live(60)
    assert gate.asked == [2, 1]
    assert gate.times[0] >= end
    assert not gate.turnstile.is_closed


def test_hardly_anybody_goes_when_it_makes_no_sense(bench: EngineBench) -> None:
    gate = _Gate(bench, gap=30.0)
    for number in range(3):
        gate.turnstile.enter(number)
    gate.live(20)
    assert gate.asked == [0]
    gate.turnstile.hurry(2)
    assert gate.asked == [0, 2], "the user does not wait for that"
    gate.turnstile.put_back(0)
    gate.live(40)
    assert gate.asked == [0, 2, 1]
    gate.live(40)
    assert gate.asked == [0, 2, 1, 0], "who was asked in vain comes once more"


def test_a_new_round_asks_everybody_again(bench: EngineBench) -> None:
    gate = _Gate(bench)
    for number in range(8):
        gate.turnstile.line_up(number)
    gate.live(1)
    asked = list(gate.asked)
    gate.turnstile.enter(asked[0])
    gate.turnstile.begin_round()
    assert gate.turnstile.has(asked[0])
    gate.live(20)
    assert sorted(gate.asked) == sorted([*range(8), asked[0]])
    assert gate.spread == []


def test_who_left_is_not_asked_and_holds_up_nobody(bench: EngineBench) -> None:
    gate = _Gate(bench, gone={1, 2, 3})
    for number in range(6):
        gate.turnstile.line_up(number)
    gate.turnstile.leave(4)
    begun = bench.clock.steady
    gate.live(10)
    assert gate.asked == [0, 5]
    assert gate.times[1] - begun < 0.5


@dataclass
class _Wakes:
    bench: EngineBench
    count: int = 0
    needed: bool = True

    def __post_init__(self) -> None:
        self.watch = WakeWatch(self.bench.room, lambda: self.needed, self._woke)

    def _woke(self) -> None:
        self.count += 1

    def live(self, seconds: float) -> None:
        end = self.bench.clock.steady + seconds
        while (due := self.bench.room.agenda.next_due()) is not None and due <= end:
            self.bench.clock.forward(max(0.0, due - self.bench.clock.steady))
            self.bench.room.agenda.run_due(self.bench.clock.steady)
        self.bench.clock.forward(max(0.0, end - self.bench.clock.steady))


def test_a_wake_is_noticed_soon_and_once(bench: EngineBench) -> None:
    wakes = _Wakes(bench)
    wakes.watch.begin()
    wakes.live(600)
    assert wakes.count == 0
    bench.clock.wall += 3600
    wakes.live(16)
    assert wakes.count == 1
    wakes.live(600)
    assert wakes.count == 1
    # Where the steady clock goes on, everything comes late instead; all of it is one wake.
    was_due = bench.clock.steady + 4
    bench.clock.forward(3600)
    assert wakes.watch.look(was_due) is True
    assert wakes.watch.look(was_due + 1) is False
    wakes.live(60)
    assert wakes.count == 2


def test_a_clock_that_is_set_back_is_no_wake(bench: EngineBench) -> None:
    wakes = _Wakes(bench)
    wakes.watch.begin()
    bench.clock.wall -= 86_400
    wakes.live(60)
    assert wakes.count == 0


def test_nobody_looks_when_there_is_nothing_to_look_for(bench: EngineBench) -> None:
    wakes = _Wakes(bench)
    wakes.watch.begin()
    wakes.needed = False
    wakes.live(60)
    assert bench.room.agenda.next_due() is None


def test_practice_keeps_its_quick_pace(tmp_path: Path) -> None:
    with ScriptedService() as service:
        already_sent(tmp_path, service, 30)
        service.steps = [RUNNING]
        bench = FaultBench(tmp_path, service.url, service, pace=PRACTICE_PACE)
        asked = watched(bench, service.url, KEY)
        with bench:
            bench.until(lambda: all(service.looks.values()))
            assert asked.times[-1] - asked.times[0] < 1.0


def test_a_failed_write_holds_up_nobody(tmp_path: Path) -> None:
    with ScriptedService() as service:
        already_sent(tmp_path, service, 6)
        service.steps = [RUNNING]
        broken = [True]

        class _Broken(TaskStore):
            def update(self, *args: object, **keywords: object) -> object:  # type: ignore[override]
                if broken and keywords.get("state") is TaskState.RUNNING:
                    broken.pop()
                    raise StoreError("no room")
                return super().update(*args, **keywords)  # type: ignore[arg-type]

        with FaultBench(tmp_path, service.url, service, open_store=_Broken.open) as bench:
            bench.until(lambda: all(count >= 2 for count in service.looks.values()))
            assert not broken
            assert {task.state for task in bench.room.open.values()} == {TaskState.RUNNING}


def test_a_refusal_that_meets_a_closed_task_still_slows_the_rest(tmp_path: Path) -> None:
    gate = threading.Event()
    with ScriptedService() as service:
        already_sent(tmp_path, service, 3)
        service.steps = [RUNNING]
        with FaultBench(tmp_path, service.url, service) as bench:
            bench.until(lambda: all(service.looks.values()))
            bench.rest()
            tell(service, Answer(429, {}, {"Retry-After": "30"}, gate=gate))
            bench.engine.look_again(1)
            bench.until(lambda: not service.status_answers)
            bench.engine.stop_waiting(1)
            gate.set()
            bench.rest()
            before = questions(service)
            bench.let_pass(29)
            assert questions(service) == before
            bench.let_pass(10)
            assert questions(service) >= before + 2
