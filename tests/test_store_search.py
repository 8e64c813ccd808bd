"""The texts that are kept while somebody searches are always those of the list."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.test_store_library import ended
from vidgo_desktop.core import store_search
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.search_words import SearchWords, Stopped, day_as_number
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.task import ResultState, TaskProblem
from vidgo_desktop.core.task import TaskState as S

NOW = 1_800_000_000.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tasks.db"


@pytest.fixture
def store(path: Path) -> Iterator[TaskStore]:
    with closing(TaskStore.open(path)) as made:
        yield made


def found(store: TaskStore, text: str) -> list[int]:
    return store.search(text).tolist()


def reads(store: TaskStore, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often the whole list is read from now on."""
    told: list[int] = []
    real = store_search._parts

    def counted(connection: sqlite3.Connection, words: SearchWords) -> Iterator[store_search._Part]:
        told.append(1)
        return real(connection, words)

    monkeypatch.setattr(store_search, "_parts", counted)
    return told


def test_every_change_of_a_text_is_found(store: TaskStore) -> None:
    first = ended(store, "running", "Lake")
    assert found(store, "lake") == [first.id]
    store.update(first.id, title="Forest")
    assert (found(store, "lake"), found(store, "forest")) == ([], [first.id])
    store.rename(first.id, "Best take")
    assert found(store, "best") == [first.id]
    store.update(first.id, problem=TaskProblem("ServerError", "Pictures of ÄPFEL"))
    assert found(store, "äpfel best") == [first.id]
    store.update(first.id, problem=None)
    assert found(store, "äpfel") == []
    second = ended(store, "saved", "Forest walk")
    assert found(store, "forest") == [second.id, first.id]
    store.remove(second.id, NOW)
    assert found(store, "forest") == [first.id]
    store.restore((second.id,))
    assert found(store, "walk") == [second.id]


def test_an_attempt_that_gets_a_row_of_its_own_is_found_there(store: TaskStore) -> None:
    first = ended(store, "failed", "Forest")
    second = ended(store, "saved", "Lake", parent=first)
    assert found(store, "forest") == [second.id]
    store.update(first.id, state=S.FINISHED)
    assert found(store, "forest") == [first.id]


def test_another_program_is_noticed(store: TaskStore, path: Path) -> None:
    task = ended(store, "saved", "Lake")
    assert found(store, "forest") == []
    with closing(TaskStore.open(path)) as other:
        other.rename(task.id, "Forest")
    assert found(store, "forest") == [task.id]


def test_what_is_not_searched_does_not_read_the_list_again(store: TaskStore, monkeypatch: pytest.MonkeyPatch) -> None:
    task = ended(store, "running", "Lake")
    told = reads(store, monkeypatch)
    store.search_soon()
    assert told == [1]
    for progress in range(5):
        store.update(task.id, progress=progress)
        assert found(store, "lake") == [task.id]
    store.update(task.id, state=S.FINISHED)
    store.update(task.id, charge=Charge.CHARGED, result=ResultState.SAVED)
    assert found(store, "lake") == [task.id]
    assert told == [1]
    store.rename(task.id, "Forest")
    assert found(store, "forest") == [task.id]
    assert told == [1, 1]
    store.search_over()
    assert found(store, "forest") == [task.id]
    assert told == [1, 1, 1]


def test_a_long_list_is_read_in_parts(store: TaskStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_search, "_AT_ONCE", 2)
    tasks = [ended(store, "saved", f"Walk {number}") for number in range(5)]
    store.update(tasks[1].id, problem=TaskProblem("ServerError", "odd reason"))
    assert found(store, "walk") == [task.id for task in reversed(tasks)]
    assert found(store, "walk 3") == [tasks[3].id]
    assert found(store, "odd walk") == [tasks[1].id]
    assert found(store, "nothing") == []
    assert found(store, "") == [task.id for task in reversed(tasks)]


def test_words_stand_in_one_attempt_and_what_parts_texts_is_no_text(store: TaskStore, path: Path) -> None:
    first, second = ended(store, "saved", "Lake"), ended(store, "failed", "Forest")
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE tasks SET title = 'Odd' || char(30) || 'name' WHERE id = 1")
        problem = json.dumps({"kind": "Odd", "message": "odd\x1eend"})
        raw.execute("UPDATE tasks SET problem = ? WHERE id = 2", (problem,))
    assert found(store, "odd name") == [first.id]
    assert found(store, "odd end forest") == [second.id]
    assert found(store, "name forest") == []
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE tasks SET problem = 'no json' WHERE id = 2")
    assert found(store, "forest") == [second.id]


def test_a_day_is_found_by_its_words(store: TaskStore) -> None:
    task = ended(store, "saved", "Lake")
    day = store.index().days[0]
    said = {day: "Heute Montag 昨天星期一"}

    def search(text: str) -> list[int]:
        return store.search(text, SearchWords(lambda each: said.get(each, ""))).tolist()

    for text in (day_as_number(day), "heute", "heu", "MONTAG lake", "星期一", "昨天", "heute montag"):
        assert search(text) == [task.id], text
    for text in ("tag", "he", "一", "星期二", "montag forest", "dienstag"):
        assert search(text) == [], text


def test_a_model_is_found_by_what_it_is_called(store: TaskStore) -> None:
    move = ended(store, "saved", "Lake", model="wan-animate-move")
    swap = ended(store, "saved", "Forest")
    words = SearchWords(models=lambda: {"wan-animate-move": "Ein Bild beleben", "wan-animate-replace": "人物を替える"})

    def search(text: str) -> list[int]:
        return store.search(text, words).tolist()

    for text in ("beleben", "BEL lake", "bild", "wan-animate-move"):
        assert search(text) == [move.id], text
    for text in ("人物", "替え", "人物 forest", "animate-replace"):
        assert search(text) == [swap.id], text
    # The middle of a word, and what is too short, is no model; words of another model do not count.
    for text in ("eleben", "be", "人", "人物 lake", "beleben forest"):
        assert search(text) == [], text


def test_a_problem_is_found_by_what_its_row_says(store: TaskStore) -> None:
    asked: list[Stopped] = []

    def said(stopped: Stopped) -> str:
        asked.append(stopped)
        return f"Die Platte ist VOLL \x1e {stopped.state} {stopped.charge}"

    task = ended(store, "failed", "Lake")
    store.update(task.id, problem=TaskProblem("DiskFull", "no room", until=5.0))
    other = ended(store, "running", "Forest")
    store.update(other.id, problem=TaskProblem("NetworkError", "no way"))
    words = SearchWords(problem=said)
    for text, numbers in (("platte", [other.id, task.id]), ("voll lake", [task.id]), ("room", [task.id]), ("leer", [])):
        assert store.search(text, words).tolist() == numbers, text
    assert {each.problem for each in asked} == {
        TaskProblem("DiskFull", "no room"),
        TaskProblem("NetworkError", "no way"),
    }
    assert {each.problem.kind: each.is_accepted for each in asked} == {"DiskFull": False, "NetworkError": True}
    # What a row says depends on these too, so they are looked at again.
    assert store.search("failed forest", words).tolist() == []
    store.update(other.id, state=S.FAILED)
    assert store.search("failed forest", words).tolist() == [other.id]
    store.update(other.id, charge=Charge.UNCLEAR)
    assert store.search("unclear", words).tolist() == [other.id]


@pytest.mark.parametrize(("day", "text"), [(1, "0001-01-01"), (0, ""), (-1, ""), (10**12, ""), (1 << 70, "")])
def test_a_day_as_a_number(day: int, text: str) -> None:
    assert day_as_number(day) == text


def test_an_index_of_an_earlier_version_gives_way_and_may_come_back(path: Path) -> None:
    with closing(TaskStore.open(path)) as store:
        task = ended(store, "saved", "Lake")
    old = "CREATE INDEX tasks_sorted ON tasks (id, own_name, title, model_size, removed_at, shown_in)"
    with closing(sqlite3.connect(path)) as raw:
        version = raw.execute("PRAGMA user_version").fetchone()
        # As the earlier version leaves it: without the new ones, with its own.
        for name in ("tasks_named", "tasks_reasons"):
            raw.execute(f"DROP INDEX {name}")
        raw.execute(f"{old} WHERE removed_at IS NULL AND shown_in IS NULL")
    with closing(TaskStore.open(path)) as store:
        assert found(store, "lake") == [task.id]
    with closing(sqlite3.connect(path)) as raw:
        names = {name for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'index'")}
        assert {"tasks_named", "tasks_reasons"} <= names
        assert "tasks_sorted" not in names
        # An earlier version opens it all the same: nothing of the tables is new.
        assert raw.execute("PRAGMA user_version").fetchone() == version


def test_the_list_is_searched_without_reading_its_wide_rows(store: TaskStore, path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        plan = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {store_search._TEXTS}", (9, 9))]
        assert any("USING COVERING INDEX tasks_named" in step for step in plan), plan
        plan = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {store_search._REASONS}")]
        assert any("USING INDEX tasks_reasons" in step for step in plan), plan
