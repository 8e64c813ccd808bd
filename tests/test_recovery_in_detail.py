"""Up to where the journal was read, and what becomes of each value of a task that the list has lost."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine_bench import request
from tests.test_recovery import Profile, opened
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.journal import Journal
from vidgo_desktop.core.paths import RealmPaths
from vidgo_desktop.core.recovery import Memory, recover
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.store_rows import request_text
from vidgo_desktop.core.task import JobRequest, ResultState, Task, TaskProblem, TaskState

S = TaskState
R = ResultState
NOW = 1_800_000_000.0
MADE = NOW - 1000.0
ABOUT: dict[str, object] = {
    "id": 40,
    "request": request_text(request("n1")),
    "title": "Walk",
    "created_at": MADE,
    "submitted_at": MADE + 5,
    "balance": 100.5,
    "extra": {"account": "0a1b", "odd": 7},
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tasks.db"


@pytest.fixture
def store(path: Path) -> Iterator[TaskStore]:
    made = TaskStore.open(path)
    yield made
    made.close()


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    made = opened(RealmPaths(tmp_path / "account"))
    made.recover()
    yield made
    made.store.close()
    made.journal.close()


def merged(store: TaskStore, memory: Memory) -> Task:
    store.merge([memory], NOW)
    return by_nonce(store, memory.nonce)


def by_nonce(store: TaskStore, nonce: str) -> Task:
    (found,) = [task for task in store.page(store.index().ids) if task.request.nonce == nonce]
    return found


# --- up to where it was read --------------------------------------------------------------------------------------


def _lose_rows(profile: Profile) -> None:
    """Only a journal that is read from its beginning brings them back."""
    connection = sqlite3.connect(profile.paths.database)
    connection.execute("DELETE FROM tasks")
    connection.commit()
    connection.close()


def test_the_note_says_what_was_read(profile: Profile) -> None:
    profile.send("n1")
    profile.recover()
    check = zlib.crc32(profile.paths.journal.read_bytes())
    assert profile.store.note("journal") == f"{profile.journal.name}:{profile.journal.end}:{check:08x}"
    _lose_rows(profile)
    assert profile.recover() == 0
    profile.journal.accepted("n2", "ABCD")
    assert profile.recover() == 1
    assert [task.task_id for task in profile.all()] == ["ABCD"]


@pytest.mark.parametrize("wrong", ["name", "offset", "colon", "sign", "digits", "check", "no check"])
def test_a_note_that_does_not_fit_means_from_the_beginning(profile: Profile, wrong: str) -> None:
    profile.send("n1")
    profile.recover()
    name, end, check = profile.journal.place.split(":")
    notes = {
        "name": f"x{name}:{end}:{check}",
        "offset": f"{name}:{int(end) + 1}:{check}",
        "colon": f"{name}{end}:{check}",
        "sign": f"{name}:-{end}:{check}",
        "digits": f"{name}:²:{check}",
        "check": f"{name}:{end}:{int(check, 16) ^ 1:08x}",
        "no check": f"{name}:{end}",
    }
    profile.store.set_note("journal", notes[wrong])
    _lose_rows(profile)
    assert profile.recover() == 1
    assert profile.one("n1").state is S.UNKNOWN


def test_a_note_at_the_very_end_fits(profile: Profile) -> None:
    profile.send("n1")
    profile.store.set_note("journal", profile.journal.place)
    _lose_rows(profile)
    assert profile.recover() == 0


def test_the_older_list_is_taken_in_once(tmp_path: Path) -> None:
    made = opened(RealmPaths(tmp_path / "account"))
    task = made.store.add(request("n1"), title="Walk", now=NOW)[0]
    made.store.claim(task.id)
    made.store.update(task.id, state=S.SUBMITTING)
    made.store.update(task.id, state=S.SUBMITTED, task_id="ABCD")
    assert made.recover() == 0
    size = made.journal.end
    again = made.reopened()
    assert again.recover() == 0
    assert again.journal.end == size
    lost = again.without_list()
    assert lost.recover() == 1
    assert lost.one("n1").task_id == "ABCD"
    lost.store.close()
    lost.journal.close()


def test_a_journal_that_cannot_be_read_changes_nothing_but_goes_on(
    path: Path, store: TaskStore, tmp_path: Path
) -> None:
    journal = Journal.open(tmp_path / "tasks.journal")
    store.add(request("n1"), title="Walk", now=NOW)
    store.claim(1)
    journal.path = tmp_path
    assert recover(store, journal, NOW) == 0
    assert by_nonce(store, "n1").state is S.QUEUED
    journal.close()


# --- a task that the list has lost --------------------------------------------------------------------------------


def test_everything_that_was_written_comes_back(store: TaskStore) -> None:
    standing = {
        "state": "finished",
        "result": "saved",
        "path": "/v/ä.mp4",
        "saved_at": MADE + 90,
        "ended_at": MADE + 80,
        "charge": "charged",
        "charged": 70.5,
    }
    task = merged(store, Memory("n1", ABOUT, 2, "ABCD", standing))
    assert task == Task(
        id=40,
        request=request("n1"),
        title="Walk",
        state=S.FINISHED,
        created_at=MADE,
        task_id="ABCD",
        submitted_at=MADE + 5,
        ended_at=MADE + 80,
        result=R.SAVED,
        result_path=Path("/v/ä.mp4"),
        saved_at=MADE + 90,
        charge=Charge.CHARGED,
        charged=70.5,
        balance_before=100.5,
        attempts=2,
        extra={"account": "0a1b"},
    )


def test_a_number_alone_makes_a_task(store: TaskStore) -> None:
    assert merged(store, Memory("n1", {}, 0, "ABCD")) == Task(
        id=1,
        request=JobRequest("n1", "", {}),
        title="ABCD",
        state=S.SUBMITTED,
        created_at=NOW,
        task_id="ABCD",
    )


def test_a_try_alone_makes_an_unclear_task(store: TaskStore, path: Path) -> None:
    task = merged(store, Memory("n1", {"created_at": MADE}, 1))
    assert (task.state, task.charge, task.attempts, task.title) == (S.UNKNOWN, Charge.UNCLEAR, 1, "")
    assert task.problem == TaskProblem("ClosedWhileSending", "found in the journal")
    # When it was sent is not known any better.
    assert (task.created_at, task.submitted_at) == (MADE, MADE)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT unsure, group_code FROM tasks").fetchall() == [(1, 2)]
    connection.close()


def test_an_intent_alone_waits_as_if_nothing_had_happened(store: TaskStore) -> None:
    task = merged(store, Memory("n1", {**ABOUT, "submitted_at": None}, 0))
    assert (task.state, task.charge, task.problem, task.submitted_at, task.attempts) == (S.QUEUED, None, None, None, 0)


@pytest.mark.parametrize(
    ("sent", "number", "standing", "state", "result"),
    [
        (1, None, "queued", S.QUEUED, R.NONE),
        (1, None, "needs_you", S.QUEUED, R.NONE),
        (1, None, "uploading", S.QUEUED, R.NONE),
        (1, None, "claimed", S.QUEUED, R.NONE),
        (1, None, "submitting", S.UNKNOWN, R.NONE),
        (0, None, "submitting", S.QUEUED, R.NONE),
        (1, None, "nonsense", S.UNKNOWN, R.NONE),
        (1, None, "submitted", S.UNKNOWN, R.NONE),
        (1, None, "running", S.UNKNOWN, R.NONE),
        (1, None, "unknown", S.UNKNOWN, R.NONE),
        (1, None, "closed", S.CLOSED, R.NONE),
        (1, None, "rejected", S.REJECTED, R.NONE),
        (1, "ABCD", "queued", S.SUBMITTED, R.NONE),
        (1, "ABCD", "unknown", S.SUBMITTED, R.NONE),
        (1, "ABCD", "submitted", S.SUBMITTED, R.NONE),
        (1, "ABCD", "running", S.RUNNING, R.NONE),
        (1, "ABCD", "failed", S.FAILED, R.NONE),
        (1, "ABCD", "closed", S.CLOSED, R.NONE),
        (1, "ABCD", "finished/none", S.SUBMITTED, R.NONE),
        (1, "ABCD", "finished/waiting", S.SUBMITTED, R.NONE),
        (1, "ABCD", "finished/saving", S.SUBMITTED, R.NONE),
        (1, "ABCD", "finished/saved", S.FINISHED, R.SAVED),
        (1, "ABCD", "finished/problem", S.FINISHED, R.PROBLEM),
        (1, "ABCD", "finished/gone", S.FINISHED, R.GONE),
        (1, None, "finished/waiting", S.FINISHED, R.WAITING),
        (1, "ABCD", "failed/saved", S.FAILED, R.NONE),
    ],
)
def test_the_state_in_which_it_comes_back(
    store: TaskStore, sent: int, number: str | None, standing: str, state: S, result: R
) -> None:
    word, _, saved = standing.partition("/")
    task = merged(store, Memory("n1", ABOUT, sent, number, {"state": word, "result": saved, "charge": "charged"}))
    assert (task.state, task.result, task.task_id) == (state, result, number)
    charge = {S.UNKNOWN: Charge.UNCLEAR, S.SUBMITTED: None}.get(state, Charge.CHARGED)
    assert task.charge is charge


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (5, 5),
        (1, 1),
        ((1 << 53) - 1, (1 << 53) - 1),
        (0, None),
        (-1, None),
        (1 << 53, None),
        (True, None),
        ("5", None),
        (5.0, None),
    ],
)
def test_the_old_number_in_the_list(store: TaskStore, value: object, number: int | None) -> None:
    assert merged(store, Memory("n1", {"id": value}, 1)).id == (1 if number is None else number)


def test_a_number_in_the_list_that_is_in_use_is_not_taken_twice(store: TaskStore) -> None:
    other = store.add(request("other"), title="Other", now=NOW)[0]
    task = merged(store, Memory("n1", {"id": other.id, "parent": other.id}, 1))
    assert task.id == other.id + 1
    assert task.parent == other.id
    assert merged(store, Memory("n2", {"parent": 77}, 1)).parent is None
    assert merged(store, Memory("n3", {"parent": 0}, 1)).parent is None
    assert merged(store, Memory("n4", {"parent": 1 << 53}, 1)).parent is None
    assert merged(store, Memory("n5", {"parent": "1"}, 1)).parent is None


def test_a_number_of_the_service_that_another_task_has_is_left_there(store: TaskStore) -> None:
    merged(store, Memory("n1", ABOUT, 1, "ABCD"))
    task = merged(store, Memory("n2", {}, 1, "ABCD"))
    assert (task.state, task.task_id, task.title) == (S.UNKNOWN, None, "")


def test_odd_values_are_left_out(store: TaskStore, path: Path) -> None:
    about: dict[str, object] = {"title": "t" * 600, "created_at": "x", "submitted_at": "y", "balance": "z", "extra": 7}
    standing = {"state": "closed", "path": 7, "saved_at": "x", "ended_at": [], "charge": "maybe", "charged": "much"}
    task = merged(store, Memory("n1", about, 1, None, standing))
    assert (len(task.title), task.created_at, task.submitted_at, task.extra) == (500, NOW, NOW, {})
    assert (task.result_path, task.saved_at, task.ended_at, task.charge, task.charged) == (None, None, None, None, None)
    assert task.balance_before is None
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT length(title), extra FROM tasks").fetchall() == [(500, "{}")]
    connection.close()
    assert merged(store, Memory("n2", {"created_at": 1e300}, 1)).created_at == NOW
    assert merged(store, Memory("n3", {"extra": {"a": "b", "c": None}}, 1)).extra == {"a": "b"}


def test_nothing_is_made_of_what_the_user_removed_or_of_nobody(store: TaskStore) -> None:
    assert store.merge([Memory("n1", ABOUT, 1, "ABCD", None, True), Memory("", ABOUT, 1, "ABCD")], NOW) == 0
    assert len(store.index().ids) == 0


# --- a task that the list still has -------------------------------------------------------------------------------


def _row(store: TaskStore, path: Path, state: S, tries: int, number: str | None = None) -> None:
    store.add(request("n1"), title="Walk", now=NOW)
    connection = sqlite3.connect(path)
    problem = json.dumps({"kind": "NetworkError", "message": "m"})
    connection.execute(
        "UPDATE tasks SET state = ?, attempts = ?, task_id = ?, unsure = ?, charge = 'unclear', problem = ?",
        (state.value, tries, number, state is S.UNKNOWN, problem),
    )
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("state", "tries", "sent", "lost"),
    [
        (S.QUEUED, 1, 2, True),
        (S.UPLOADING, 0, 1, True),
        (S.NEEDS_YOU, 1, 2, True),
        (S.CLAIMED, 1, 1, True),
        (S.CLAIMED, 1, 2, True),
        (S.CLAIMED, 2, 1, False),
        (S.QUEUED, 1, 1, False),
        (S.NEEDS_YOU, 1, 1, False),
        (S.QUEUED, 0, 0, False),
        (S.SUBMITTING, 1, 2, False),
        (S.CLOSED, 0, 1, False),
        (S.REJECTED, 0, 1, False),
    ],
)
def test_a_try_that_the_list_forgot(
    store: TaskStore, path: Path, state: S, tries: int, sent: int, *, lost: bool
) -> None:
    _row(store, path, state, tries)
    assert store.merge([Memory("n1", ABOUT, sent, None, {"state": "queued"})], NOW) == 0
    assert store.merge([Memory("n1", ABOUT, sent)], NOW) == lost
    task = by_nonce(store, "n1")
    if lost:
        assert (task.state, task.attempts, task.charge) == (S.UNKNOWN, max(tries, sent), Charge.UNCLEAR)
        assert task.problem == TaskProblem("ClosedWhileSending", "found in the journal")
    else:
        assert (task.state, task.attempts) == (state, tries)


@pytest.mark.parametrize(("state", "counts"), [(S.SUBMITTING, 0), (S.UNKNOWN, 1), (S.QUEUED, 1), (S.CLOSED, 1)])
def test_a_number_that_the_list_lacks(store: TaskStore, path: Path, state: S, counts: int) -> None:
    _row(store, path, state, 1)
    assert store.merge([Memory("n1", ABOUT, 3, "ABCD")], NOW) == counts
    task = by_nonce(store, "n1")
    assert (task.state, task.task_id, task.attempts, task.charge, task.problem) == (S.SUBMITTED, "ABCD", 3, None, None)
    assert task.submitted_at == NOW
    assert list(store.index().groups) == [0]


def test_a_number_that_the_list_has_stays(store: TaskStore, path: Path) -> None:
    _row(store, path, S.FINISHED, 1, "ABCD")
    assert store.merge([Memory("n1", ABOUT, 3, "OTHER")], NOW) == 0
    assert by_nonce(store, "n1").task_id == "ABCD"
    assert [task.task_id for task in store.sent_tasks()] == ["ABCD"]
