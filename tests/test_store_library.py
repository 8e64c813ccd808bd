"""The rows of the list by the user's wish: stars, names, order, several attempts in one row, taking out together."""

from __future__ import annotations

import itertools
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from vidgo_desktop.core.errors import Charge, StoreError
from vidgo_desktop.core.facts import RowFlag, flags_of
from vidgo_desktop.core.library_facts import TaskOrder
from vidgo_desktop.core.recovery import Memory
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.store_changes import Changes
from vidgo_desktop.core.store_rows import model_size
from vidgo_desktop.core.store_schema import MIGRATIONS, migrate
from vidgo_desktop.core.task import JobRequest, Link, ResultState, Task, TaskState, is_over

S = TaskState
NOW = 1_790_000_000.0
# One legal way to each end, and what belongs to it.
_ENDS: dict[str, tuple[Changes, ...]] = {
    "failed": ({"state": S.FAILED, "charge": Charge.GIVEN_BACK},),
    "rejected": ({"state": S.REJECTED},),
    "unknown": ({"state": S.UNKNOWN, "charge": Charge.UNCLEAR},),
    "saved": ({"state": S.SUBMITTED, "task_id": "t"}, {"state": S.FINISHED, "result": ResultState.SAVED}),
    "problem": ({"state": S.SUBMITTED, "task_id": "t"}, {"state": S.FINISHED, "result": ResultState.PROBLEM}),
    "gone": ({"state": S.SUBMITTED, "task_id": "t"}, {"state": S.FINISHED, "result": ResultState.GONE}),
    "stopped": ({"state": S.SUBMITTED, "task_id": "t"}, {"state": S.CLOSED, "charge": Charge.UNCLEAR}),
    "running": ({"state": S.SUBMITTED, "task_id": "t"}, {"state": S.RUNNING}),
}
_numbers = itertools.count(1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "account" / "tasks.db"


@pytest.fixture
def store(path: Path) -> Iterator[TaskStore]:
    opened = TaskStore.open(path)
    yield opened
    opened.close()


def request(model: str = "wan-animate-replace", size: str = "480p") -> JobRequest:
    return JobRequest(f"n{next(_numbers)}", model, {"video_url": Link("https://a.example/b.mp4"), "resolution": size})


def ended(store: TaskStore, end: str, title: str = "Walk", parent: Task | None = None, **more: str) -> Task:
    """A task that came to this end; with ``parent`` another attempt at that one."""
    number = None if parent is None else parent.id
    task, _ = store.add(request(**more), title=title, now=NOW, parent=number, follows=parent is not None)
    if end == "queued":
        return task
    if end == "cancelled":
        return store.update(task.id, state=S.CLOSED, charge=Charge.NOT_CHARGED)
    store.claim(task.id)
    store.update(task.id, state=S.SUBMITTING)
    for step in _ENDS[end]:
        changes: Changes = {**step}
        if "task_id" in changes:
            changes["task_id"] = f"T{task.id}"
        task = store.update(task.id, **changes)
    return task


def rows(store: TaskStore) -> list[int]:
    return store.index().ids.tolist()


def got(store: TaskStore, number: int) -> Task:
    found = store.get(number, removed=True)
    assert found is not None
    return found


# --- stars and names --------------------------------------------------------------------------------------------------


def test_stars_are_kept_and_are_in_the_index(store: TaskStore, path: Path) -> None:
    first, second, third = (ended(store, "saved") for _ in range(3))
    assert [task.id for task in store.star((first.id, third.id, 99), True)] == [third.id, first.id]
    assert store.star((first.id,), True) == ()
    with closing(TaskStore.open(path)) as other:
        index = other.index()
        assert dict(zip(index.ids, index.flags, strict=True)) == {third.id: 1, second.id: 0, first.id: 1}
        assert got(other, first.id).starred
    assert [task.starred for task in store.star((first.id, second.id), False)] == [False]
    assert not got(store, first.id).starred


@pytest.mark.parametrize(
    ("end", "flags"), [("unknown", RowFlag.UNSURE), ("stopped", RowFlag.UNANSWERED), ("cancelled", 0), ("running", 0)]
)
def test_what_is_unclear_is_in_the_index(store: TaskStore, end: str, flags: int) -> None:
    task = ended(store, end)
    assert store.index().flags == bytes([flags])
    assert flags_of(task) == flags
    (starred,) = store.star((task.id,), True)
    assert store.index().flags == bytes([flags | RowFlag.STARRED])
    assert flags_of(starred) == flags | RowFlag.STARRED


def test_an_own_name_is_shown_and_found_and_given_back(store: TaskStore, path: Path) -> None:
    task = ended(store, "saved", "Street walk × Red coat")
    named = store.rename(task.id, "  Take\n3 \u202eÄpfel ")
    assert named.title == named.own_name == "Take 3 \ufffdÄpfel"
    assert named.auto_title == "Street walk × Red coat"
    for text in ("äpfel take", "red coat", "TAKE walk"):
        assert store.search(text).tolist() == [task.id]
    # A change of the state writes neither name over the other.
    store.update(task.id, extra={"a": "b"})
    with closing(TaskStore.open(path)) as other:
        assert (got(other, task.id).title, got(other, task.id).auto_title) == (named.title, "Street walk × Red coat")
    plain = store.rename(task.id, " \t ")
    assert (plain.title, plain.own_name, plain.auto_title) == ("Street walk × Red coat", "", "")
    assert store.search("äpfel").tolist() == []
    assert len(store.rename(task.id, "x" * 5_000).title) == 200


def test_a_name_for_nothing_is_refused(store: TaskStore) -> None:
    with pytest.raises(StoreError):
        store.rename(7, "x")


# --- order ------------------------------------------------------------------------------------------------------------


def test_every_order_has_every_row_and_only_rows(store: TaskStore) -> None:
    tasks = [ended(store, end) for end in (*_ENDS, "cancelled", "queued")]
    again = ended(store, "running", parent=tasks[0])
    store.remove(tasks[1].id, NOW)
    expected = sorted({task.id for task in (*tasks[2:], again)})
    for order in TaskOrder:
        assert sorted(store.order(order)) == expected, order


def test_an_empty_list_has_every_order(store: TaskStore) -> None:
    assert [store.order(order).tolist() for order in TaskOrder] == [[]] * len(TaskOrder)


def test_the_orders(store: TaskStore) -> None:
    b = ended(store, "saved", "berlin", model="wan-animate-replace", size="720p")
    a = ended(store, "failed", "Äpfel", model="wan-animate-move", size="480p")
    c = ended(store, "unknown", "Zebra", model="wan-animate-replace", size="480p")
    d = ended(store, "running", "apfel", model="wan-animate-move", size="720p")
    store.update(b.id, charge=Charge.CHARGED, charged=70.5)
    store.update(d.id, charged=100.0)
    store.star((a.id, b.id), True)
    numbers = {task.id: name for task, name in ((a, "a"), (b, "b"), (c, "c"), (d, "d"))}
    orders = {order: "".join(numbers[id] for id in store.order(order)) for order in TaskOrder}
    assert orders == {
        TaskOrder.NEWEST: "dcab",
        TaskOrder.OLDEST: "bacd",
        # The newer of two equal names first.
        TaskOrder.NAME: "dabc",
        TaskOrder.STATE: "cdba",
        TaskOrder.MODEL: "adcb",
        TaskOrder.CHARGE: "dbca",
        TaskOrder.STARRED: "abdc",
    }
    store.rename(c.id, "Aal")
    assert store.order(TaskOrder.NAME)[0] == c.id


@pytest.mark.parametrize("name", ['a"b', "a\\b", "\uff02", "\uff3c", "\u0130", "[1,2]", "\u2028"])
def test_odd_names_can_be_sorted(store: TaskStore, name: str) -> None:
    first, second = ended(store, "saved", "zz"), ended(store, "saved")
    store.rename(second.id, name)
    assert sorted(store.order(TaskOrder.NAME)) == [first.id, second.id]


# --- several attempts in one row --------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["failed", "rejected", "gone", "cancelled"])
def test_another_attempt_takes_over_the_row(store: TaskStore, end: str) -> None:
    first = ended(store, end, "Walk")
    store.rename(first.id, "Mine")
    store.star((first.id,), True)
    second = ended(store, "failed", "Walk", parent=first)
    third = ended(store, "running", "Walk", parent=got(store, second.id))
    assert rows(store) == [third.id]
    third = got(store, third.id)
    assert (third.title, third.starred, third.earlier, third.shown_in) == ("Mine", True, 2, None)
    assert [(task.shown_in, task.earlier) for task in store.attempts(third.id)[:2]] == [(third.id, 0)] * 2
    for number in (first.id, second.id, third.id):
        assert [task.id for task in store.attempts(number)] == [first.id, second.id, third.id]
    assert (store.row_of(first.id), store.row_of(third.id), store.row_of(99)) == (third.id, None, None)
    assert store.attempts(99) == ()
    # Each keeps what it is: its own nonce, number and money.
    assert len({task.request.nonce for task in store.attempts(third.id)}) == 3
    assert {task.id for task in store.sent_tasks()} >= {third.id}


@pytest.mark.parametrize("end", ["unknown", "saved", "problem", "stopped", "running", "queued"])
def test_what_is_unclear_or_has_a_video_is_never_hidden(store: TaskStore, end: str) -> None:
    first = ended(store, end)
    assert not is_over(first)
    store.rename(first.id, "Mine")
    second = ended(store, "queued", parent=first)
    assert rows(store) == [second.id, first.id]
    assert (second.title, second.earlier) == ("Mine", 0)
    assert got(store, first.id).shown_in is None


def test_without_the_wish_a_child_is_a_row_of_its_own(store: TaskStore) -> None:
    first = ended(store, "failed")
    second, _ = store.add(request(), title="x", now=NOW, parent=first.id)
    third, _ = store.add(request(), title="x", now=NOW, follows=True)
    assert rows(store) == [third.id, second.id, first.id]


def test_the_same_nonce_folds_nothing(store: TaskStore) -> None:
    first, second = ended(store, "failed"), ended(store, "failed")
    again, new = store.add(second.request, title="x", now=NOW, parent=first.id, follows=True)
    assert (again.id, new) == (second.id, False)
    assert rows(store) == [second.id, first.id]


def test_an_attempt_inside_a_row_starts_no_second_row_of_its_own_attempts(store: TaskStore) -> None:
    first = ended(store, "failed")
    second = ended(store, "failed", parent=first)
    third = ended(store, "queued", parent=got(store, first.id))
    assert got(store, first.id).shown_in == second.id
    assert rows(store) == [third.id, second.id]


def test_what_is_not_over_after_all_has_its_row_again(store: TaskStore) -> None:
    first = ended(store, "failed")
    store.update(first.id, task_id="T1")
    second = ended(store, "failed", parent=got(store, first.id))
    # Still over: it stays where it is.
    assert store.update(first.id, charge=Charge.GIVEN_BACK).shown_in == second.id
    back = store.update(first.id, state=S.FINISHED, result=ResultState.WAITING)
    assert back.shown_in is None
    assert rows(store) == [second.id, first.id]
    assert got(store, second.id).earlier == 0
    assert got(store, first.id) == back


def test_the_journal_brings_back_the_row_of_what_was_accepted(store: TaskStore) -> None:
    first = ended(store, "cancelled")
    second = ended(store, "queued", parent=first)
    memory = Memory(first.request.nonce, sent=1, task_id="T77")
    store.merge([memory], NOW)
    assert rows(store) == [second.id, first.id]
    assert (got(store, first.id).state, got(store, first.id).shown_in) == (S.SUBMITTED, None)
    assert got(store, second.id).earlier == 0


def test_a_search_for_an_earlier_attempt_finds_the_row(store: TaskStore) -> None:
    other = ended(store, "saved", "Beach")
    first = ended(store, "failed", "Forest")
    middle = ended(store, "saved", "Forest path")
    second = ended(store, "running", "Lake", parent=first)
    assert store.search("forest").tolist() == [second.id, middle.id]
    assert store.search("480p").tolist() == [second.id, middle.id, other.id]


def test_the_money_of_a_day_counts_every_attempt(store: TaskStore) -> None:
    first = ended(store, "gone")
    ended(store, "running", parent=first)
    assert len(store.rows_of_day(NOW, NOW - 86_400)) == 2


# --- taking out and bringing back -------------------------------------------------------------------------------------


def test_a_row_goes_and_comes_back_with_its_attempts(store: TaskStore) -> None:
    first = ended(store, "failed")
    second = ended(store, "failed", parent=first)
    store.remove(first.id, NOW)
    assert rows(store) == []
    assert store.get(first.id) is None
    assert [task.id for task in store.restore((first.id,))] == [second.id]
    assert rows(store) == [second.id]
    assert store.get(first.id) is not None
    store.remove(second.id, NOW)
    assert {number for number, _ in store.purge(NOW + 1)} == {first.id, second.id}


def test_only_what_has_ended_goes_and_the_rest_is_told(store: TaskStore) -> None:
    saved, running, unknown, failed = (ended(store, end) for end in ("saved", "running", "unknown", "failed"))
    numbers = (saved.id, running.id, unknown.id, failed.id, saved.id, 99)
    gone, at_work = store.remove_many(numbers, NOW, {saved.id: {"bin0": "there"}, 99: {"x": "y"}})
    assert (gone, at_work) == ((failed.id, saved.id), (unknown.id, running.id))
    assert got(store, saved.id).extra == {"bin0": "there"}
    assert rows(store) == [unknown.id, running.id]
    assert [task.id for task in store.restore(numbers)] == [failed.id, saved.id]
    assert store.restore(numbers) == ()


def test_all_are_taken_out_in_one_commit_or_none(store: TaskStore) -> None:
    tasks = [ended(store, "saved") for _ in range(3)]
    with pytest.raises(StoreError):
        store.remove_many([task.id for task in tasks], float("nan"))
    assert len(rows(store)) == 3


def test_clearing_what_is_ready_takes_the_attempts_inside(store: TaskStore) -> None:
    first = ended(store, "failed")
    second = ended(store, "saved", parent=first)
    other = ended(store, "failed")
    assert store.clear_ready(NOW) == (second.id,)
    assert rows(store) == [other.id]
    assert store.get(first.id) is None
    assert store.clear_ready(NOW) == ()


def test_a_row_whose_newest_attempt_is_lost_still_shows(store: TaskStore) -> None:
    first = ended(store, "failed")
    second = ended(store, "failed", parent=first)
    store._connection.execute("DELETE FROM tasks WHERE id = ?", (second.id,))
    assert rows(store) == [first.id]


def test_what_did_not_work(store: TaskStore) -> None:
    tasks = {end: ended(store, end) for end in (*_ENDS, "cancelled", "queued")}
    again = ended(store, "failed", parent=tasks["failed"])
    found = [tasks[end].id for end in ("rejected", "problem")]
    assert store.did_not_work() == (*found, again.id)
    store.remove(again.id, NOW)
    assert store.did_not_work() == tuple(found)


# --- from older lists -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_an_older_list_keeps_its_rows_and_can_be_sorted(path: Path, version: int) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, MIGRATIONS[:version])
        good = json.dumps({"model": "wan-animate-move", "values": {"resolution": "720p"}})
        for number, text in enumerate((good, "no JSON at all", "{}"), start=1):
            connection.execute(
                "INSERT INTO tasks (nonce, request, title, state, group_code, day, created_at, parent)"
                " VALUES (?, ?, ?, 'failed', 2, 739000, ?, ?)",
                (f"n{number}", text, f"Task {number}", NOW, 1 if number == 2 else None),
            )
    with closing(TaskStore.open(path)) as store:
        assert store.notice is None
        assert rows(store) == [3, 2, 1]
        assert store.index().flags == bytes(3)
        assert store.order(TaskOrder.MODEL).tolist() == [3, 2, 1]
        sizes = store._connection.execute("SELECT model_size FROM tasks ORDER BY id").fetchall()
        assert [row[0] for row in sizes] == ["wan-animate-move 720p", "", ""]
        assert [(task.own_name, task.starred, task.earlier) for task in store.page((1, 2, 3))] == [("", False, 0)] * 3


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ('{"model":"m","values":{"resolution":"480p"}}', "m 480p"),
        ('{"model":"m","values":{}}', "m"),
        ('{"model":"m","values":[]}', "m"),
        ('{"model":7,"values":{"resolution":7}}', ""),
        ("{", ""),
    ],
)
def test_by_what_a_request_is_sorted(text: str, by: str) -> None:
    assert model_size(text) == by
