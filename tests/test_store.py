"""The task list: what it promises to the engine, on a real file."""

from __future__ import annotations

import itertools
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from vidgo_desktop.core.errors import Charge, StoreError
from vidgo_desktop.core.facts import GROUP_CODES
from vidgo_desktop.core.store import Changes, TaskStore
from vidgo_desktop.core.store_rows import changeable_params, local_day, new_params
from vidgo_desktop.core.task import (
    AT_THE_SERVICE,
    BUSY,
    JobRequest,
    Link,
    LocalFile,
    ParamValue,
    ResultState,
    Task,
    TaskProblem,
    TaskState,
    group_of,
    may_move,
)

S = TaskState
NOW = 1_790_000_000.0
# One legal way from the queue to each state.
WAYS: dict[TaskState, tuple[TaskState, ...]] = {
    S.QUEUED: (),
    S.UPLOADING: (S.UPLOADING,),
    S.CLAIMED: (S.CLAIMED,),
    S.SUBMITTING: (S.CLAIMED, S.SUBMITTING),
    S.SUBMITTED: (S.CLAIMED, S.SUBMITTING, S.SUBMITTED),
    S.RUNNING: (S.CLAIMED, S.SUBMITTING, S.SUBMITTED, S.RUNNING),
    S.FINISHED: (S.CLAIMED, S.SUBMITTING, S.SUBMITTED, S.RUNNING, S.FINISHED),
    S.FAILED: (S.CLAIMED, S.SUBMITTING, S.FAILED),
    S.REJECTED: (S.CLAIMED, S.SUBMITTING, S.REJECTED),
    S.NEEDS_YOU: (S.NEEDS_YOU,),
    S.UNKNOWN: (S.CLAIMED, S.SUBMITTING, S.UNKNOWN),
    S.CLOSED: (S.CLOSED,),
}
_numbers = itertools.count(1)


def request(nonce: str | None = None) -> JobRequest:
    values: dict[str, ParamValue] = {
        "video_url": Link("https://media.example/dance.mp4?sig=1"),
        "image_urls": LocalFile(Path("/home/ana/Bilder/Zoë.png")),
        "resolution": "480p",
    }
    name = nonce if nonce is not None else f"nonce-{next(_numbers)}"
    return JobRequest(name, "wan-animate-replace", values, "https://hook.example/x", 35.5)


def add(store: TaskStore, *, now: float = NOW) -> Task:
    task, new = store.add(request(), title="Dance", now=now)
    assert new
    return task


def moved(store: TaskStore, state: TaskState, result: ResultState = ResultState.NONE) -> Task:
    """A new task that went a legal way to this state."""
    task = add(store)
    for step in WAYS[state]:
        if step is S.SUBMITTED:
            store.update(task.id, state=step, task_id=f"task-{task.id}")
        else:
            store.update(task.id, state=step)
    return store.update(task.id, result=result)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "account" / "tasks.db"


@pytest.fixture
def store(path: Path) -> Iterator[TaskStore]:
    opened = TaskStore.open(path)
    yield opened
    opened.close()


def test_a_new_task_is_on_disk_when_add_returns(store: TaskStore, path: Path) -> None:
    asked = request()
    task, new = store.add(asked, title="Dance", now=NOW)
    assert new
    assert task == Task(task.id, asked, "Dance", S.QUEUED, NOW)
    other = TaskStore.open(path)
    assert other.get(task.id) == task
    other.close()


def test_the_same_nonce_is_the_same_task(store: TaskStore) -> None:
    first, new = store.add(request("one"), title="First", now=NOW)
    again, new_again = store.add(request("one"), title="Second", now=NOW + 9)
    assert (new, new_again) == (True, False)
    assert again == first
    assert len(store.index().ids) == 1


def test_parent_is_kept_and_forgotten_with_the_parent(store: TaskStore) -> None:
    parent = moved(store, S.FAILED)
    child, _ = store.add(request(), title="Again", now=NOW, parent=parent.id)
    assert child.parent == parent.id
    store.remove(parent.id, NOW)
    found = store.get(child.id)
    assert found is not None
    assert found.parent == parent.id
    assert store.purge(NOW + 1) == ((parent.id, parent.request.nonce),)
    found = store.get(child.id)
    assert found is not None
    assert found.parent is None
    with pytest.raises(StoreError):
        store.add(request(), title="Orphan", now=NOW, parent=987_654)


def test_numbers_are_never_used_twice(store: TaskStore) -> None:
    # Small pictures are named after the number.
    last = moved(store, S.CLOSED)
    store.remove(last.id, NOW)
    assert store.purge(NOW + 1) == ((last.id, last.request.nonce),)
    assert add(store).id > last.id


def test_every_field_can_be_changed_and_comes_back_as_it_was(store: TaskStore, path: Path) -> None:
    task = moved(store, S.RUNNING)
    changes: Changes = {
        "title": "Größer 🎬",
        "state": S.FINISHED,
        "status_word": "succeeded",
        "progress": 100,
        "submitted_at": NOW + 1,
        "checked_at": NOW + 2.25,
        "ended_at": NOW + 3,
        "result": ResultState.SAVED,
        "result_url": "https://cdn.example/a.mp4?x=1",
        "result_path": Path("/videos/odd \udcff name.mp4"),
        "saved_at": NOW + 4,
        "problem": TaskProblem("ServerError", "line one\nline two", 502, "server_error", 1_790_000_007.25),
        "charge": Charge.CHARGED,
        "charged": 35.5,
        "balance_before": 100.25,
        "extra": {"shared": "1"},
    }
    new = store.update(task.id, **changes)
    assert {name: getattr(new, name) for name in changes} == dict(changes)
    store.close()
    again = TaskStore.open(path)
    assert again.get(task.id) == new
    cleared = again.update(task.id, problem=None, result_path=None, charge=None, charged=None, extra={})
    assert (cleared.problem, cleared.result_path, cleared.charge, dict(cleared.extra)) == (
        None,
        None,
        None,
        {},
    )
    assert again.get(task.id) == cleared
    again.close()


@pytest.mark.parametrize("old", list(S))
def test_every_move_is_allowed_or_refused_by_the_table(store: TaskStore, old: TaskState) -> None:
    for new in S:
        task = moved(store, old)
        changes: Changes = {"state": new}
        if new in AT_THE_SERVICE and task.task_id is None:
            changes["task_id"] = f"task-{task.id}"
        if may_move(old, new):
            assert store.update(task.id, **changes).state is new
        else:
            with pytest.raises(StoreError):
                store.update(task.id, **changes)
            assert store.get(task.id) == task


def test_what_may_have_been_sent_is_never_queued_again(store: TaskStore, path: Path) -> None:
    unclear, sent, found = moved(store, S.UNKNOWN), moved(store, S.SUBMITTED), moved(store, S.UNKNOWN)
    store.update(found.id, state=S.SUBMITTED, task_id="found")
    harmless = moved(store, S.NEEDS_YOU)
    for task in (unclear, sent, found, harmless):
        store.update(task.id, state=S.CLOSED)
    # The file itself refuses, even where the table of moves should one day be wrong.
    past_the_code = sqlite3.connect(path, isolation_level=None)
    for task in (unclear, sent, found):
        with pytest.raises(StoreError):
            store.update(task.id, state=S.QUEUED)
        for state in (S.QUEUED, S.UPLOADING, S.CLAIMED, S.SUBMITTING):
            with pytest.raises(sqlite3.IntegrityError):
                past_the_code.execute("UPDATE tasks SET state = ? WHERE id = ?", (state.value, task.id))
    past_the_code.execute("UPDATE tasks SET state = 'queued' WHERE id = ?", (harmless.id,))
    past_the_code.close()


def test_nothing_is_at_the_service_without_its_id(store: TaskStore) -> None:
    task = moved(store, S.SUBMITTING)
    with pytest.raises(StoreError):
        store.update(task.id, state=S.SUBMITTED)
    assert store.get(task.id) == task


def test_a_task_id_is_unique_and_never_changed(store: TaskStore) -> None:
    one, two = moved(store, S.SUBMITTED), moved(store, S.SUBMITTING)
    with pytest.raises(StoreError):
        store.update(two.id, state=S.SUBMITTED, task_id=one.task_id)
    for other in ("another", None):
        with pytest.raises(StoreError):
            store.update(one.id, task_id=other)
    assert store.find_task_id(f"task-{one.id}") == one
    assert store.find_task_id("nobody's") is None


def test_expect_refuses_another_state(store: TaskStore) -> None:
    task = add(store)
    with pytest.raises(StoreError):
        store.update(task.id, expect=S.CLAIMED, state=S.NEEDS_YOU)
    assert store.get(task.id) == task
    assert store.update(task.id, expect=S.QUEUED, state=S.NEEDS_YOU).state is S.NEEDS_YOU


def test_an_unknown_number_or_field_is_an_error_for_changes_only(store: TaskStore) -> None:
    task = add(store)
    with pytest.raises(StoreError):
        store.update(999, title="x")
    with pytest.raises(StoreError):
        store.update(task.id, attempts=7)  # type: ignore[call-arg]  # what a careless caller would do
    assert store.get(999) is None
    assert store.claim(999) is None
    store.remove(999, NOW)


def test_update_many_is_all_or_nothing(store: TaskStore) -> None:
    one, two = moved(store, S.SUBMITTED), moved(store, S.SUBMITTED)
    done = store.update_many([(one.id, {"progress": 10}), (two.id, {"progress": 20})])
    assert [task.progress for task in done] == [10, 20]
    with pytest.raises(StoreError):
        store.update_many([(one.id, {"progress": 99}), (two.id, {"state": S.QUEUED})])
    assert store.page([one.id, two.id]) == done


def test_a_claim_is_given_once_and_counts(store: TaskStore) -> None:
    task = add(store)
    claimed = store.claim(task.id)
    assert claimed is not None
    assert (claimed.state, claimed.attempts) == (S.CLAIMED, 1)
    assert store.claim(task.id) is None
    store.update(task.id, state=S.QUEUED)
    again = store.claim(task.id)
    assert again is not None
    assert again.attempts == 2


def test_two_connections_race_for_a_claim(store: TaskStore, path: Path) -> None:
    ids = [add(store).id for _ in range(40)]
    start = threading.Barrier(2)
    won: list[int] = []

    def run() -> None:
        mine = TaskStore.open(path)
        start.wait()
        for id in ids:
            if mine.claim(id) is not None:
                won.append(id)
        mine.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won) == ids
    assert {task.attempts for task in store.page(ids)} == {1}


def test_the_store_belongs_to_one_thread(store: TaskStore) -> None:
    errors: list[BaseException] = []

    def elsewhere() -> None:
        try:
            store.get(1)
        except StoreError as error:
            errors.append(error)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert len(errors) == 1


def test_page_keeps_the_order_asked_for(store: TaskStore) -> None:
    a, b, c = add(store), add(store), add(store)
    assert store.page([c.id, 12_345, a.id, b.id, c.id]) == (c, a, b, c)
    assert store.page([]) == ()


def test_index_knows_group_and_day_for_every_combination(store: TaskStore) -> None:
    expected: list[tuple[int, int, int]] = []
    for state, result in itertools.product(S, ResultState):
        task = moved(store, state, result)
        expected.insert(0, (task.id, local_day(task.created_at), GROUP_CODES.index(group_of(state, result))))
    index = store.index()
    assert list(zip(index.ids, index.days, index.groups, strict=True)) == expected


def test_index_orders_by_number_when_the_clock_was_set_back(store: TaskStore) -> None:
    late, early = add(store, now=NOW), add(store, now=NOW - 86_400 * 3)
    index = store.index()
    assert list(index.ids) == [early.id, late.id]
    assert index.days[1] - index.days[0] == 3


def test_an_empty_list_has_an_empty_index(store: TaskStore) -> None:
    assert store.index().ids.tolist() == []
    assert store.open_tasks() == ()


def test_open_tasks_are_those_with_something_left_to_do(store: TaskStore) -> None:
    expected: list[Task] = []
    for state, result in itertools.product(S, ResultState):
        task = moved(store, state, result)
        saving = state is S.FINISHED and result in (ResultState.WAITING, ResultState.SAVING)
        if state in BUSY or state is S.UNKNOWN or saving:
            expected.append(task)
    assert store.open_tasks() == tuple(expected)


def test_only_ended_tasks_can_be_removed(store: TaskStore) -> None:
    for state, result in itertools.product(S, ResultState):
        task = moved(store, state, result)
        store.record_attempt(task.id, 1, "sent", 200, "ok", NOW)
        if task in store.open_tasks():
            with pytest.raises(StoreError):
                store.remove(task.id, NOW)
            assert store.get(task.id) == task
        else:
            store.remove(task.id, NOW)
            assert store.get(task.id) is None


def test_recover_puts_right_what_was_cut_off_and_is_idempotent(store: TaskStore, path: Path) -> None:
    tasks = {state: moved(store, state) for state in S}
    saving = moved(store, S.FINISHED, ResultState.SAVING)
    waiting = moved(store, S.FINISHED, ResultState.WAITING)
    changed = {task.id: task for task in store.recover(NOW)}
    assert set(changed) == {
        tasks[S.CLAIMED].id,
        tasks[S.UPLOADING].id,
        tasks[S.SUBMITTING].id,
        saving.id,
    }
    assert changed[tasks[S.CLAIMED].id].state is S.QUEUED
    assert changed[tasks[S.UPLOADING].id].state is S.QUEUED
    assert changed[saving.id].result is ResultState.WAITING
    unclear = changed[tasks[S.SUBMITTING].id]
    assert (unclear.state, unclear.charge) == (S.UNKNOWN, Charge.UNCLEAR)
    assert unclear.problem is not None
    assert unclear.problem.kind == "ClosedWhileSending"
    assert store.page(list(changed)) == tuple(changed.values())
    assert store.recover(NOW + 1) == ()
    assert store.get(waiting.id) == waiting
    for state in set(S) - {S.CLAIMED, S.UPLOADING, S.SUBMITTING}:
        assert store.get(tasks[state].id) == tasks[state]


def test_attempts_are_written_down_and_never_changed(store: TaskStore, path: Path) -> None:
    task = add(store)
    store.record_attempt(task.id, 1, "answered", 429, "slow \x00 down" + "x" * 9_000, NOW)
    with pytest.raises(StoreError):
        store.record_attempt(555, 1, "answered", 200, "", NOW)
    reader = sqlite3.connect(path)
    row = reader.execute("SELECT task, n, phase, http_status, length(detail), at FROM attempts").fetchone()
    assert row == (task.id, 1, "answered", 429, 4_096, NOW)
    with pytest.raises(sqlite3.IntegrityError):
        reader.execute("UPDATE attempts SET n = 2")
    reader.close()


def test_uploads_are_given_while_they_live_long_enough(store: TaskStore) -> None:
    store.remember_upload("a" * 64, "https://files.example/1", NOW + 3_600)
    assert store.upload_for("a" * 64, NOW) == "https://files.example/1"
    assert store.upload_for("a" * 64, NOW + 3_000) == "https://files.example/1"
    assert store.upload_for("a" * 64, NOW + 3_001) is None
    assert store.upload_for("b" * 64, NOW) is None
    store.remember_upload("a" * 64, "https://files.example/2", NOW + 7_200)
    assert store.upload_for("a" * 64, NOW + 3_001) == "https://files.example/2"


def test_notes(store: TaskStore) -> None:
    assert store.note("balance") is None
    store.set_note("balance", "12.5")
    store.set_note("balance", "11.5")
    assert store.note("balance") == "11.5"


def test_a_full_disk_changes_nothing_and_is_told(store: TaskStore) -> None:
    task = add(store)
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute("PRAGMA max_page_count = " + str(pages))
    with pytest.raises(StoreError, match="full"):
        store.update_many(
            [(task.id, {"title": "new"}), (task.id, {"extra": {"k" + str(i): "x" * 4_000 for i in range(60)}})]
        )
    assert store.get(task.id) == task
    store._connection.execute("PRAGMA max_page_count = 1000000")
    assert store.update(task.id, title="new").title == "new"


def test_a_closed_store_says_so(store: TaskStore) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError):
        store.get(1)


def test_a_hundred_thousand_tasks(store: TaskStore, capsys: pytest.CaptureFixture[str]) -> None:
    template = add(store)
    done = changeable_params(template) | {"state": "finished", "result": "saved", "group_code": 1}
    row = new_params(request("x"), "A title of usual length", NOW, None) | done
    rows = (
        row | {"id": id, "nonce": f"n{id}", "task_id": f"task-{id}", "created_at": NOW + id, "attempts": 1}
        for id in range(2, 100_001)
    )
    names = ", ".join(key for key in row | {"attempts": 1})
    places = ", ".join(f":{key}" for key in row | {"attempts": 1})
    store._connection.execute("BEGIN")
    store._connection.executemany(f"INSERT INTO tasks ({names}) VALUES ({places})", rows)  # noqa: S608
    store._connection.execute("COMMIT")
    started = time.perf_counter()
    index = store.index()
    indexed = time.perf_counter()
    assert store.open_tasks() == (template,)
    opened = time.perf_counter()
    page = store.page(index.ids[:200])
    paged = time.perf_counter()
    assert index.ids.tolist() == list(range(100_000, 0, -1))
    assert index.groups.count(1) == 99_999
    assert [task.id for task in page] == index.ids[:200].tolist()
    with capsys.disabled():
        times = [1e3 * t for t in (indexed - started, opened - indexed, paged - opened)]
        print("\n100,000 tasks: index {:.0f} ms, open {:.1f} ms, page of 200 {:.1f} ms".format(*times))  # noqa: T201
