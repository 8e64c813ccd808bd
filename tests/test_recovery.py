"""The list is lost, rolled back or cut off: every number that the service gave comes back, and nothing is sent."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.engine_bench import EngineBench, request
from tests.scripted_service import ScriptedService
from vidgo_desktop.core import resources
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.facts import ListRepair
from vidgo_desktop.core.journal import Journal, read
from vidgo_desktop.core.paths import RealmPaths
from vidgo_desktop.core.recovery import fold, recover
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.submit_rules import AFTER_A_CRASH, AFTER_SUBMIT
from vidgo_desktop.core.task import MOVES, ResultState, Task, TaskState, may_move

S = TaskState
NOW = 1_800_000_000.0
CLIP = resources.path("samples", "street_walk.mp4")


@dataclass
class Profile:
    """A list and its journal, as the engine leaves them."""

    paths: RealmPaths
    store: TaskStore
    journal: Journal

    def add(self, nonce: str) -> Task:
        task, _ = self.store.add(request(nonce), title=f"Task {nonce}", now=NOW, extra={"mark": nonce})
        self.journal.intent(task)
        return task

    def send(self, nonce: str) -> Task:
        """Up to the moment before the first byte."""
        task = self.add(nonce)
        self.store.claim(task.id)
        task = self.store.update(task.id, state=S.SUBMITTING, submitted_at=NOW + 1, balance_before=100.0)
        self.journal.sending(task)
        return task

    def accept(self, nonce: str, number: str) -> Task:
        task = self.send(nonce)
        self.journal.accepted(nonce, number)
        return self.store.update(task.id, state=S.SUBMITTED, task_id=number)

    def move(self, task: Task, **changes: object) -> Task:
        task = self.store.update(task.id, **changes)  # type: ignore[arg-type]  # the names are the caller's
        self.journal.state(task)
        return task

    def reopened(self) -> Profile:
        """As at the next start, before anything is put right."""
        self.store.close()
        self.journal.close()
        return opened(self.paths)

    def without_list(self) -> Profile:
        """The same with a list that is lost as a whole."""
        self.store.close()
        self.journal.close()
        for file in self.paths.root.glob("tasks.db*"):
            file.unlink()
        return opened(self.paths)

    def recover(self) -> int:
        return recover(self.store, self.journal, NOW + 60)

    def one(self, nonce: str) -> Task:
        found = [task for task in self.all() if task.request.nonce == nonce]
        assert len(found) == 1
        return found[0]

    def all(self) -> tuple[Task, ...]:
        return self.store.page(self.store.index().ids)


def opened(paths: RealmPaths) -> Profile:
    return Profile(paths, TaskStore.open(paths.database), Journal.open(paths.journal))


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    made = opened(RealmPaths(tmp_path / "account"))
    made.recover()
    yield made
    made.store.close()
    made.journal.close()


# --- the list is lost ---------------------------------------------------------------------------------------------


def test_every_task_comes_back_as_its_lines_prove(profile: Profile) -> None:
    old = {
        "waits": profile.add("waits"),
        "sent": profile.send("sent"),
        "taken": profile.accept("taken", "AAAA"),
        "saved": profile.accept("saved", "BBBB"),
        "fetching": profile.accept("fetching", "CCCC"),
        "gone": profile.accept("gone", "DDDD"),
        "failed": profile.accept("failed", "EEEE"),
        "refused": profile.send("refused"),
        "later": profile.send("later"),
        "closed": profile.send("closed"),
    }
    path = Path("/videos/walk.mp4")
    profile.move(
        profile.move(old["saved"], state=S.FINISHED, result=ResultState.WAITING, ended_at=NOW + 30),
        result=ResultState.SAVED,
        result_path=path,
        saved_at=NOW + 40,
        charge=Charge.CHARGED,
        charged=35.0,
    )
    profile.move(old["fetching"], state=S.FINISHED, result=ResultState.SAVING)
    profile.move(old["gone"], state=S.FINISHED, result=ResultState.GONE)
    profile.move(old["failed"], state=S.FAILED, charge=Charge.GIVEN_BACK)
    profile.move(old["refused"], state=S.REJECTED, charge=Charge.NOT_CHARGED)
    profile.move(old["later"], state=S.QUEUED)
    profile.move(profile.move(old["closed"], state=S.UNKNOWN), state=S.CLOSED)
    again = profile.without_list()
    assert again.recover() == len(old)
    found = {task.request.nonce: task for task in again.all()}
    assert {nonce: (task.state, task.result, task.task_id) for nonce, task in found.items()} == {
        "waits": (S.QUEUED, ResultState.NONE, None),
        "sent": (S.UNKNOWN, ResultState.NONE, None),
        "taken": (S.SUBMITTED, ResultState.NONE, "AAAA"),
        "saved": (S.FINISHED, ResultState.SAVED, "BBBB"),
        "fetching": (S.SUBMITTED, ResultState.NONE, "CCCC"),
        "gone": (S.FINISHED, ResultState.GONE, "DDDD"),
        "failed": (S.FAILED, ResultState.NONE, "EEEE"),
        "refused": (S.REJECTED, ResultState.NONE, None),
        "later": (S.QUEUED, ResultState.NONE, None),
        "closed": (S.CLOSED, ResultState.NONE, None),
    }
    for nonce, task in old.items():
        assert (found[nonce].id, found[nonce].title, found[nonce].request) == (task.id, task.title, task.request)
        assert found[nonce].created_at == NOW
    saved = found["saved"]
    assert (saved.result_path, saved.saved_at, saved.ended_at) == (path, NOW + 40, NOW + 30)
    assert (saved.charge, saved.charged) == (Charge.CHARGED, 35.0)
    assert (found["sent"].balance_before, found["sent"].attempts) == (100.0, 1)
    assert (found["sent"].charge, found["sent"].submitted_at) == (Charge.UNCLEAR, NOW + 1)
    assert found["sent"].problem is not None
    assert found["waits"].extra == {}
    assert found["sent"].extra == {"mark": "sent"}
    assert again.recover() == 0
    again.store.close()
    again.journal.close()


def test_the_order_and_the_numbers_stay(profile: Profile) -> None:
    for number in range(5):
        profile.accept(f"n{number}", f"NUMBER{number}")
    profile.store.remove(profile.move(profile.one("n2"), state=S.CLOSED).id, NOW)
    again = profile.without_list()
    again.recover()
    assert list(again.store.index().ids) == [5, 4, 3, 2, 1]
    assert again.add("n9").id == 6
    again.store.close()
    again.journal.close()


def test_what_the_user_removed_for_good_stays_away(profile: Profile) -> None:
    profile.accept("n1", "AAAA")
    profile.accept("n2", "BBBB")
    profile.journal.forgotten(["n1"])
    again = profile.without_list()
    assert again.recover() == 1
    assert [task.request.nonce for task in again.all()] == ["n2"]
    again.store.close()
    again.journal.close()


def test_a_number_alone_is_enough(profile: Profile) -> None:
    profile.accept("n1", "AAAA")
    profile.store.close()
    profile.journal.close()
    lines = profile.paths.journal.read_bytes().splitlines(keepends=True)
    # Both lines that hold the request are damaged.
    damaged = [lines[0], *(line.replace(b"wan", b"won") for line in lines[1:3]), *lines[3:]]
    profile.paths.journal.write_bytes(b"".join(damaged))
    again = profile.without_list()
    assert again.recover() == 1
    task = again.one("n1")
    assert (task.state, task.task_id, task.title, task.created_at) == (S.SUBMITTED, "AAAA", "AAAA", NOW + 60)
    again.store.close()
    again.journal.close()


def test_hostile_lines_make_no_hostile_rows(profile: Profile) -> None:
    task = profile.accept("n1", "AAAA")
    profile.store.close()
    odd = {
        "id": True,
        "n": -4,
        "created_at": 1e300,
        "submitted_at": "soon",
        "title": ["x"],
        "request": 7,
        "parent": 99,
        "extra": {"a": 1, "b": "c"},
        "balance": "much",
    }
    profile.journal._append(next(e.kind for e in read(profile.paths.journal) if e.nonce), "odd", odd, sync=True)
    profile.journal._append(_kind("sending"), "odd", odd, sync=True)
    profile.journal._append(_kind("accepted"), "odd", {"task_id": "AAAA"}, sync=True)
    profile.journal._append(_kind("accepted"), "bad", {"task_id": "../../etc"}, sync=True)
    profile.journal._append(_kind("state"), "worse", {"state": "eaten", "result": 4, "path": 5}, sync=True)
    again = profile.without_list()
    assert again.recover() == 4
    assert again.one("n1").task_id == "AAAA"
    odd_task = again.one("odd")
    assert (odd_task.state, odd_task.task_id, odd_task.parent) == (S.UNKNOWN, None, None)
    assert odd_task.extra == {"b": "c"}
    assert odd_task.id != task.id
    assert (again.one("bad").state, again.one("worse").state) == (S.QUEUED, S.QUEUED)
    again.store.close()
    again.journal.close()


def _kind(name: str):  # type: ignore[no-untyped-def]  # only a short name for the enum's member
    from vidgo_desktop.core.journal import Kind

    return Kind(name)


# --- the list is behind -------------------------------------------------------------------------------------------


def test_an_answer_that_was_only_journaled_is_taken(profile: Profile) -> None:
    task = profile.send("n1")
    profile.journal.accepted("n1", "AAAA")
    again = profile.reopened()
    assert again.recover() == 0
    found = again.one("n1")
    assert (found.id, found.state, found.task_id, found.problem) == (task.id, S.SUBMITTED, "AAAA", None)
    again.store.close()
    again.journal.close()


@pytest.mark.parametrize("state", [S.QUEUED, S.CLAIMED, S.UPLOADING, S.NEEDS_YOU])
@pytest.mark.parametrize("number", [None, "AAAA"])
def test_a_list_that_was_put_back_is_not_believed(profile: Profile, state: TaskState, number: str | None) -> None:
    task = profile.add("n1")
    copy = sqlite3.connect(profile.paths.root / "copy.db")
    if state is S.CLAIMED:
        profile.store.claim(task.id)
    elif state is not S.QUEUED:
        profile.store.update(task.id, state=state)
    profile.store._connection.backup(copy)
    copy.close()
    if state is not S.CLAIMED:
        if state is not S.QUEUED:
            profile.store.update(task.id, state=S.QUEUED)
        profile.store.claim(task.id)
    profile.journal.sending(profile.store.update(task.id, state=S.SUBMITTING))
    if number:
        profile.journal.accepted("n1", number)
    profile.store.close()
    for file in profile.paths.root.glob("tasks.db*"):
        file.unlink()
    (profile.paths.root / "copy.db").rename(profile.paths.database)
    again = opened(profile.paths)
    assert again.recover() == 1
    found = again.one("n1")
    assert (found.state, found.task_id) == ((S.SUBMITTED, number) if number else (S.UNKNOWN, None))
    assert found.attempts == 1
    assert again.recover() == 0
    again.store.close()
    again.journal.close()


def test_what_the_list_decided_after_a_try_stands(profile: Profile) -> None:
    task = profile.send("n1")
    profile.store.update(task.id, state=S.QUEUED)
    # The line about it was not written any more: the program was killed in between.
    again = profile.reopened()
    assert again.recover() == 0
    assert again.one("n1").state is S.QUEUED
    again.store.close()
    again.journal.close()


def test_a_number_that_another_task_has_is_not_given_twice(profile: Profile) -> None:
    profile.accept("n1", "AAAA")
    profile.send("n2")
    profile.journal.accepted("n2", "AAAA")
    again = profile.reopened()
    assert again.recover() == 0
    assert again.one("n1").task_id == "AAAA"
    assert (again.one("n2").state, again.one("n2").task_id) == (S.UNKNOWN, None)
    again.store.close()
    again.journal.close()


def test_a_closed_task_whose_number_turns_up_is_watched_again(profile: Profile) -> None:
    task = profile.send("n1")
    profile.store.update(task.id, state=S.UNKNOWN)
    profile.store.update(task.id, state=S.CLOSED)
    profile.journal.accepted("n1", "AAAA")
    again = profile.reopened()
    assert again.recover() == 1
    assert (again.one("n1").state, again.one("n1").task_id) == (S.SUBMITTED, "AAAA")
    again.store.close()
    again.journal.close()


# --- the ordinary start -------------------------------------------------------------------------------------------


def test_a_list_from_before_the_journal_is_taken_in(profile: Profile) -> None:
    profile.accept("n1", "AAAA")
    profile.move(profile.accept("n2", "BBBB"), state=S.FAILED)
    profile.store.update(profile.send("n3").id, state=S.UNKNOWN)
    profile.journal.close()
    profile.paths.journal.unlink()
    again = profile.reopened()
    assert again.recover() == 0
    last = again.without_list()
    assert last.recover() == 3
    states = {task.request.nonce: (task.state, task.task_id) for task in last.all()}
    assert states == {"n1": (S.SUBMITTED, "AAAA"), "n2": (S.FAILED, "BBBB"), "n3": (S.UNKNOWN, None)}
    last.store.close()
    last.journal.close()


def test_only_what_is_new_is_read(profile: Profile) -> None:
    profile.accept("n1", "AAAA")
    again = profile.reopened()
    again.recover()
    # What lies before the remembered place is not looked at again.
    content = again.paths.journal.read_bytes()
    assert again.store.note("journal") == f"{again.journal.name}:{len(content)}:{zlib.crc32(content):08x}"
    again.store.close()
    again.journal.close()


@pytest.mark.parametrize("note", ["", "other:5", "{name}:-3", "{name}:x", "{name}:99999999", "{name}:\u0663"])
def test_a_place_that_cannot_be_right_means_from_the_beginning(profile: Profile, note: str) -> None:
    profile.send("n1")
    profile.journal.accepted("n1", "AAAA")
    profile.store.set_note("journal", note.format(name=profile.journal.name))
    again = profile.reopened()
    again.recover()
    assert again.one("n1").task_id == "AAAA"
    again.store.close()
    again.journal.close()


def test_a_journal_that_cannot_be_read_is_like_none(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    profile.send("n1")

    def fail(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", fail)
    assert profile.recover() == 0
    assert profile.one("n1").state is S.UNKNOWN


def test_memories_are_in_the_order_of_the_tasks(profile: Profile) -> None:
    for nonce in ("b", "a", "c"):
        profile.accept(nonce, f"NUMBER{nonce}")
    memories = fold(read(profile.paths.journal))
    assert list(memories) == ["b", "a", "c"]
    assert [each.sent for each in memories.values()] == [1, 1, 1]


def test_a_second_try_counts(profile: Profile) -> None:
    task = profile.send("n1")
    profile.move(task, state=S.QUEUED)
    profile.store.claim(task.id)
    profile.journal.sending(profile.store.update(task.id, state=S.SUBMITTING))
    again = profile.without_list()
    again.recover()
    assert (again.one("n1").state, again.one("n1").attempts) == (S.UNKNOWN, 2)
    again.store.close()
    again.journal.close()


# --- the tables ---------------------------------------------------------------------------------------------------


def test_the_rules_are_moves_of_the_table() -> None:
    for (state, _), new in AFTER_SUBMIT.items():
        assert may_move(state, new)
    for state, new in AFTER_A_CRASH.items():
        assert may_move(state, new)
    assert {state for state, _ in AFTER_SUBMIT} == {S.CLAIMED, S.SUBMITTING}


def test_only_two_proofs_lead_from_sending_back_to_the_line() -> None:
    back = {verdict for (state, verdict), new in AFTER_SUBMIT.items() if state is S.SUBMITTING and new is S.QUEUED}
    assert [verdict.value for verdict in back] == ["try_later"]
    assert S.QUEUED not in MOVES[S.UNKNOWN]


# --- the whole engine ---------------------------------------------------------------------------------------------


@pytest.fixture
def service() -> Iterator[ScriptedService]:
    with ScriptedService(CLIP) as running:
        yield running


def test_after_the_loss_of_the_list_the_videos_still_come(tmp_path: Path, service: ScriptedService) -> None:
    service.steps = [{"status": "running"}] * 4 + [{"status": "finished"}]
    with EngineBench(tmp_path, service.url) as bench:
        for nonce in ("n1", "n2"):
            bench.engine.submit(request(nonce))
        bench.until(lambda: service.charged() == 2)
        bench.rest()
    for file in (tmp_path / "account").glob("tasks.db*"):
        file.write_bytes(b"not a database")
    with EngineBench(tmp_path, service.url) as again:
        assert again.heard.repairs == [ListRepair(again.store.aside, 2)]
        again.until(lambda: sum(t.result is ResultState.SAVED for t in again.heard.tasks.values()) == 2)
    assert service.charged() == 2
    assert len(list((tmp_path / "videos").glob("*.mp4"))) == 2


def test_nothing_is_sent_that_could_not_be_journaled(
    tmp_path: Path, service: ScriptedService, monkeypatch: pytest.MonkeyPatch
) -> None:
    with EngineBench(tmp_path, service.url) as bench:
        real = Journal.sending
        broken = [True]

        def sending(journal: Journal, task: Task) -> None:
            if broken[0]:
                from vidgo_desktop.core.errors import ListNotWritable

                raise ListNotWritable("the journal cannot be written")
            real(journal, task)

        monkeypatch.setattr(Journal, "sending", sending)
        bench.engine.submit(request())
        bench.until(lambda: bench.heard.tasks[1].problem is not None)
        problem = bench.heard.tasks[1].problem
        assert problem is not None
        assert (bench.state(), problem.kind) == (S.QUEUED, "ListNotWritable")
        bench.let_pass(30)
        assert service.count("POST", "/api/generate/submit") == 0
        broken[0] = False
        bench.until(lambda: bench.state() is S.SUBMITTED)
        assert service.count("POST", "/api/generate/submit") == 1
