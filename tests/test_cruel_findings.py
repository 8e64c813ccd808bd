"""What a hostile stranger found by breaking the running program: each break once, so that it stays mended."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.faults.bench import FaultBench, job, words_of
from tests.faults.polling import RUNNING, already_sent, number_of, questions, tell
from tests.scripted_service import Answer, ScriptedService, refusal
from tests.test_recovery import NOW, Profile, opened
from tests.window import opened as opened_window
from vidgo_desktop.core import resources
from vidgo_desktop.core.account_mark import ACCOUNT
from vidgo_desktop.core.charge_marks import SHARED, TOGETHER, others_of
from vidgo_desktop.core.errors import Charge, OtherKey, StoreError
from vidgo_desktop.core.facts import Realm
from vidgo_desktop.core.paths import RealmPaths
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.task import ResultState, TaskState

S = TaskState
OTHER_MARK = "0000abcd"


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    made = opened(RealmPaths(tmp_path / "account"))
    made.recover()
    yield made
    made.store.close()
    made.journal.close()


# --- a task that was made with another key ------------------------------------------------------------------------


def _made_with(folder: Path, mark: str) -> None:
    store = TaskStore.open(folder / "account" / "tasks.db")
    store.update(1, extra={ACCOUNT: mark})
    store.close()


def test_a_paid_task_is_asked_for_with_another_key_too(tmp_path: Path) -> None:
    with ScriptedService(resources.path("samples", "street_walk.mp4")) as service:
        already_sent(tmp_path, service, 1)
        _made_with(tmp_path, OTHER_MARK)
        with FaultBench(tmp_path, service.url, service) as bench:
            bench.until(lambda: 1 in bench.heard.tasks and bench.heard.tasks[1].result is ResultState.SAVED)
            # The service knows it by this key: from now on it is a task of this key.
            assert bench.heard.tasks[1].extra[ACCOUNT] == bench.room.account


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_refusal_of_another_keys_task_is_not_believed(tmp_path: Path, status: int) -> None:
    with ScriptedService(resources.path("samples", "street_walk.mp4")) as service:
        already_sent(tmp_path, service, 1)
        _made_with(tmp_path, OTHER_MARK)
        tell(service, *[Answer(status, {"detail": "no"})] * 15)
        with FaultBench(tmp_path, service.url, service) as bench:
            bench.let_pass(3600)
            task = bench.heard.tasks[1]
            assert task.state is S.SUBMITTED
            assert task.problem is not None and task.problem.kind == OtherKey.__name__
            assert "made with another key" in words_of(task).lower()
            assert task.extra[ACCOUNT] == OTHER_MARK
            # At the start, then every five minutes.
            assert 12 <= questions(service) <= 14
            bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)


def test_a_refusal_of_another_keys_task_holds_up_nobody(tmp_path: Path) -> None:
    with ScriptedService(resources.path("samples", "street_walk.mp4")) as service:
        already_sent(tmp_path, service, 2)
        service.steps = [RUNNING, RUNNING, RUNNING, {"status": "finished"}]
        _made_with(tmp_path, OTHER_MARK)
        tell(service, Answer(401, {"detail": "no"}))
        with FaultBench(tmp_path, service.url, service) as bench:
            begin = bench.clock.steady
            bench.until(lambda: 2 in bench.heard.tasks and bench.heard.tasks[2].result is ResultState.SAVED)
            assert bench.clock.steady - begin < 60
            assert service.looks[number_of(1)] == 0


# --- both memories, one after the other ---------------------------------------------------------------------------


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _flip_each_line(content: bytes) -> bytes:
    return content.replace(b'{"kind"', b'{"kinx"')


def _other(content: bytes) -> bytes:
    return os.urandom(len(content))


def _older_and_grown(content: bytes) -> bytes:
    """An old copy that other lines have made longer than what the list remembers."""
    head = content.split(b"\n", 1)[0] + b"\n"
    return head + b"x" * len(content) + b"\n"


@pytest.mark.parametrize("damage", [_cut, _flip_each_line, _other, _older_and_grown, lambda _: b""])
def test_a_damaged_journal_learns_from_the_list_what_it_lost(
    profile: Profile, damage: Callable[[bytes], bytes]
) -> None:
    profile.accept("n1", "AAAA")
    profile.move(profile.accept("n2", "BBBB"), state=S.FAILED)
    unclear = profile.move(profile.send("n3"), state=S.UNKNOWN)
    profile.accept("n4", "DDDD")
    closed = profile.move(profile.send("n5"), state=S.UNKNOWN)
    profile.move(closed, state=S.CLOSED)
    assert unclear.id == 3
    again = profile.reopened()
    again.recover()
    again.journal.close()
    again.store.close()
    path = profile.paths.journal
    path.write_bytes(damage(path.read_bytes()))
    healed = opened(profile.paths)
    assert healed.recover() == 0
    lost = healed.without_list()
    assert lost.recover() == 5
    assert {task.request.nonce: (task.state, task.task_id) for task in lost.all()} == {
        "n1": (S.SUBMITTED, "AAAA"),
        "n2": (S.FAILED, "BBBB"),
        "n3": (S.UNKNOWN, None),
        "n4": (S.SUBMITTED, "DDDD"),
        "n5": (S.CLOSED, None),
    }
    lost.store.close()
    lost.journal.close()


@pytest.mark.parametrize("cut", [1, 40, 400])
def test_the_end_of_the_journal_may_be_lost_after_a_kill(tmp_path: Path, cut: int) -> None:
    """What a power cut takes is the newest part, and after a kill no start has looked at it yet."""
    with ScriptedService() as service:
        service.steps = [RUNNING]
        bench = FaultBench(tmp_path, service.url, service)
        bench.engine.start()
        bench.engine.submit(job("n1"))
        bench.until(lambda: bench.state() is S.SUBMITTED)
        # No good end: whatever is on the disk now is all there is.
        killed = shutil.copytree(tmp_path / "account", tmp_path / "killed" / "account")
        assert bench.engine.stop(3.0)
        journal = killed / "tasks.journal"
        content = journal.read_bytes()
        journal.write_bytes(content[:-cut])
        with FaultBench(tmp_path / "killed", service.url, service) as bench:
            bench.rest()
        for file in killed.glob("tasks.db*"):
            file.unlink()
        with FaultBench(tmp_path / "killed", service.url, service) as bench:
            bench.until(lambda: bench.state() is S.RUNNING)
            assert bench.heard.tasks[1].task_id == number_of(1)


def test_a_number_that_the_list_could_not_keep_is_read_at_the_next_start(tmp_path: Path) -> None:
    """Whatever else is written down before the program closes."""
    broken = [True]

    class _Broken(TaskStore):
        def update(self, *args: object, **keywords: object) -> object:  # type: ignore[override]
            if broken and keywords.get("task_id") is not None:
                raise StoreError("no room")
            return super().update(*args, **keywords)  # type: ignore[arg-type]

    with ScriptedService() as service:
        service.steps = [RUNNING]
        with FaultBench(tmp_path, service.url, open_store=_Broken.open) as bench:
            bench.engine.submit(job("n1"))
            bench.until(lambda: service.charged() == 1)
            bench.rest()
            # The next one is answered and recorded as ever.
            service.submit_answers.append(Answer(500, {"detail": "x"}))
            bench.engine.submit(job("n2"))
            bench.until(lambda: bench.state(2) in (S.UNKNOWN, S.NEEDS_YOU))
        with FaultBench(tmp_path, service.url, service) as bench:
            bench.until(lambda: bench.state(1) is S.RUNNING)
            assert bench.heard.tasks[1].task_id == number_of(1)


def test_a_task_nobody_waits_for_keeps_its_number_when_the_list_is_lost(tmp_path: Path) -> None:
    """The user stopped the waiting while it was sent; it was taken all the same, and may cost."""
    gate = threading.Event()
    with ScriptedService() as service:
        service.steps = [RUNNING]
        taken = {"code": 200, "data": {"task_id": number_of(1), "status": "not_started"}}
        service.submit_answers.append(Answer(200, taken, gate=gate, charges=True))
        with FaultBench(tmp_path, service.url, service) as bench:
            bench.engine.submit(job("n1"))
            bench.until(lambda: bench.state() is S.SUBMITTING and bool(service.charges))
            gate.set()
            bench.await_delivery()
            bench.engine.stop_waiting(1)
            bench.until(lambda: bench.state() is S.CLOSED)
        for file in (tmp_path / "account").glob("tasks.db*"):
            file.unlink()
        with FaultBench(tmp_path, service.url, service) as bench:
            bench.rest()
            task = bench.room.store.get(1)
            assert task is not None
            assert (task.state, task.task_id, task.charge) == (S.CLOSED, number_of(1), Charge.UNCLEAR)


@pytest.mark.parametrize("state", [S.UNKNOWN, S.SUBMITTED, S.RUNNING, S.FINISHED, S.CLOSED])
def test_try_again_never_sends_what_may_have_been_paid(tmp_path: Path, state: TaskState) -> None:
    """Sending again after an unclear outcome is another wish, with its own question."""
    with ScriptedService() as service:
        service.steps = [RUNNING]
        if state is S.UNKNOWN:
            service.submit_answers.append(Answer(500, {"detail": "x"}, charges=True))
        with FaultBench(tmp_path, service.url, service) as bench:
            bench.engine.submit(job("n1"))
            begun = {S.UNKNOWN: S.UNKNOWN, S.SUBMITTED: S.SUBMITTED}.get(state, S.RUNNING)
            bench.until(lambda: bench.state() is begun)
            if state is S.CLOSED:
                bench.engine.stop_waiting(1)
            elif state is S.FINISHED:
                service.steps = [{"status": "finished"}]
                bench.until(lambda: bench.state() is S.FINISHED)
            assert bench.state() is state
            for _ in range(3):
                bench.engine.try_again(1)
            bench.let_pass(30)
            assert sum(service.posts.values()) == 1
            assert list(bench.heard.tasks) == [1]


def test_a_sound_journal_is_not_written_again_at_each_start(profile: Profile) -> None:
    profile.accept("n1", "AAAA")
    profile.move(profile.send("n2"), state=S.UNKNOWN)
    profile.recover()
    size = profile.journal.end
    again = profile.reopened()
    # Read from the beginning, and nothing is missing.
    again.store.set_note("journal", "")
    again.recover()
    assert again.journal.end == size
    again.store.close()
    again.journal.close()


def test_a_list_and_a_journal_put_back_from_different_days_lose_nothing_new(profile: Profile) -> None:
    """The old list remembers a place in a journal that was itself put back and has grown past it with other lines."""
    profile.accept("n1", "AAAA")
    old_journal = profile.paths.journal.read_bytes()
    for each in range(6):
        profile.accept(f"m{each}", f"MMMM{each}")
    again = profile.reopened()
    again.recover()
    again.store.close()
    again.journal.close()
    old_list = profile.paths.database.read_bytes()
    profile.paths.journal.write_bytes(old_journal)
    grown = opened(profile.paths)
    grown.recover()
    for each in range(12):
        grown.accept(f"p{each}", f"PPPP{each}")
    grown.store.close()
    grown.journal.close()
    for file in profile.paths.root.glob("tasks.db-*"):
        file.unlink()
    profile.paths.database.write_bytes(old_list)
    last = opened(profile.paths)
    last.recover()
    numbers = {task.task_id for task in last.all()}
    assert numbers >= {"AAAA", *(f"MMMM{n}" for n in range(6)), *(f"PPPP{n}" for n in range(12))}
    last.store.close()
    last.journal.close()


@pytest.mark.parametrize("content", [None, b"", b"junk\n" * 9])
def test_without_a_journal_what_was_being_sent_is_unclear_and_not_sent_again(
    profile: Profile, content: bytes | None
) -> None:
    profile.send("n1")
    profile.store.close()
    profile.journal.close()
    if content is None:
        profile.paths.journal.unlink()
    else:
        profile.paths.journal.write_bytes(content)
    again = opened(profile.paths)
    again.recover()
    assert (again.one("n1").state, again.one("n1").charge) == (S.UNKNOWN, Charge.UNCLEAR)
    again.store.close()
    again.journal.close()


def test_a_number_that_the_service_repeated_goes_back_to_its_first_task(profile: Profile) -> None:
    late = profile.add("n1")
    first = profile.accept("n2", "AAAA")
    profile.move(first, state=S.FAILED)
    profile.store.claim(late.id)
    late = profile.store.update(late.id, state=S.SUBMITTING, submitted_at=NOW + 2)
    profile.journal.sending(late)
    profile.journal.accepted("n1", "AAAA")
    profile.move(late, state=S.UNKNOWN)
    lost = profile.without_list()
    lost.recover()
    assert (lost.one("n2").state, lost.one("n2").task_id) == (S.FAILED, "AAAA")
    assert (lost.one("n1").state, lost.one("n1").task_id) == (S.UNKNOWN, None)
    lost.store.close()
    lost.journal.close()


def test_a_lost_journal_does_not_make_paid_tasks_strangers(tmp_path: Path) -> None:
    with ScriptedService(resources.path("samples", "street_walk.mp4")) as service:
        service.steps = [RUNNING]
        already_sent(tmp_path, service, 1)
        with FaultBench(tmp_path, service.url, service) as bench:
            bench.until(lambda: bench.state() is S.RUNNING)
            mark = bench.room.account
        _made_with(tmp_path, mark)
        (tmp_path / "account" / "tasks.journal").unlink()
        service.steps = [{"status": "finished"}]
        with FaultBench(tmp_path, service.url, service) as bench:
            bench.until(lambda: 1 in bench.heard.tasks and bench.heard.tasks[1].result is ResultState.SAVED)
            assert bench.room.account != mark


# --- what several tasks cost together -----------------------------------------------------------------------------


def test_an_older_task_that_is_sent_later_is_charged_with_those_before_it(tmp_path: Path) -> None:
    """It waited for its user while a younger one was sent, so the first of the two has the higher number."""
    with (
        ScriptedService(resources.path("samples", "street_walk.mp4")) as service,
        FaultBench(tmp_path, service.url, service) as bench,
    ):
        service.steps = [RUNNING]
        service.submit_answers.append(refusal(402, "insufficient_credits_error", "Insufficient credits"))
        bench.engine.submit(replace(job("n1"), estimate=30.0))
        bench.until(lambda: bench.state(1) is S.NEEDS_YOU)
        for each in (2, 3):
            bench.engine.submit(replace(job(f"n{each}"), estimate=30.0))
            bench.until(lambda each=each: bench.state(each) is S.RUNNING)  # type: ignore[misc]
        bench.engine.try_again(1)
        bench.until(lambda: bench.state(1) is S.RUNNING)
        assert {bench.heard.tasks[each].extra[TOGETHER] for each in (1, 2, 3)} == {"1"}
        service.steps = [{"status": "finished"}]
        bench.until(lambda: all(task.result is ResultState.SAVED for task in bench.heard.tasks.values()))
        bench.let_pass(300)
        tasks = [bench.heard.tasks[each] for each in (1, 2, 3)]
        assert [task.charge for task in tasks] == [Charge.CHARGED] * 3
        assert sum(task.charged or 0.0 for task in tasks) == pytest.approx(3 * service.price, abs=0.2)
        assert [others_of(task) for task in tasks] == [2, 2, 2]


def test_marks_that_lead_nowhere_end_as_unclear(tmp_path: Path) -> None:
    """A list of an earlier version may hold a task whose mark names a younger one."""
    with ScriptedService(resources.path("samples", "street_walk.mp4")) as service:
        service.steps = [RUNNING]
        with FaultBench(tmp_path, service.url, service) as bench:
            bench.engine.submit(job("n1"))
            bench.until(lambda: bench.state() is S.RUNNING)
        store = TaskStore.open(tmp_path / "account" / "tasks.db")
        store.update(1, extra={SHARED: "1", TOGETHER: "4"})
        store.close()
        service.steps = [{"status": "finished"}]
        with FaultBench(tmp_path, service.url, service) as bench:
            bench.until(lambda: 1 in bench.heard.tasks and bench.heard.tasks[1].result is ResultState.SAVED)
            bench.let_pass(1300)
            assert bench.heard.tasks[1].charge is Charge.UNCLEAR


# --- a program that cannot start ----------------------------------------------------------------------------------

_CANNOT_START = """
import sys
from vidgo_desktop import app
from vidgo_desktop.core.credentials import MemoryCredentials

def fail(*_):
    raise RuntimeError("planted")

app.App._add_worker = fail
build = app.build
app.build = lambda _: build([], data_dir=sys.argv[1], credentials=MemoryCredentials("k" * 20))
sys.exit(app.main(["vidgo-desktop"]))
"""


def test_a_fault_before_there_is_a_log_is_told_on_the_terminal(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CANNOT_START, str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count("RuntimeError: planted") == 1


def test_a_wish_that_comes_after_the_end_does_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    """Timers that are due in the same moment as the end are still called."""
    with opened_window(qtbot, tmp_path) as window:
        window.app.stop()
        window.app.window.realm_requested.emit(Realm.PRACTICE)
        assert window.app.window.realm is Realm.ACCOUNT


def test_the_room_of_a_slow_drive_may_be_told_after_the_end(qtbot: QtBot, tmp_path: Path) -> None:
    """The answer of its folder is under way while the window goes."""
    with opened_window(qtbot, tmp_path) as window:
        app = window.app
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(app.window)
    app._errands.space_measured.emit(app._save_folder(), 5)
